"""Mutations of texts: what stands in a cell, a line of a table, a tag of XML or HTML."""

import re

HUGE = ("-1", "0", "999999999", "2147483648", "18446744073709551616", "1e309", "NaN", "", "x", "9" * 4400, "１２", "²")
# What a cell could say that a careless reader does not expect.
WORDS = (
    "9" * 5000, "1e400", "-1e400", "NaN", "Infinity", "-0", "1,2,3", "0/0", "5/0", "١٢/٣/٢٠١٧", "２０１７", "²", "½",
    "10%%", "31/02/2017", "99/99/9999", "Oct 0000", "Oct 9999", "Dec 9999", "31/12/9999", "Q9 2017", "Q1 9999/00",
    "Q4 9999", "9999/00", "0001-01-01", "w/c 31/12/9999", "spring term 9999", "winter 9999", "1/1/0001: said",
    "Completed 9999", "1.1.1.1.1.1.1.1.1", "." * 300, "1" * 300, "Recommendation " + "9" * 400,
    "Recommendation 1: " + "x" * 200, "\u202e1.1", "=1+1", "#REF!", "<b>bold</b>", "a" * 200_000, "\n" * 5000,
    ", " * 3000, "14/10/17: " * 500, "65-75-85", "--", "<", ">", "< >", "85+ +", "1e5+", "0x10", "\u00a0", "\u200b",
    "and " * 2000, "/" * 2000, "(" * 3000, "Ref", "Action", "Lead", "Performance measure", "Review date", "Threshold",
    "Good", "Commentary", "Our ambition", "April 2017", "Q1 2017/18", "2017/18", "Northmere", "England", "↑", "R",
    "🔴", "\ufeff", "\ud7ff", "\U0010ffff", "Ongoing", "tbc", "ditto",
)  # fmt: skip
TAG = re.compile(r"<[^<>]{1,400}>")
NUMBER = re.compile(r'"\d+"')
SAID = re.compile(r">([^<>]+)<")
FIGURES = re.compile(r"-?[\d.]+(?:E-?\d+)?")
NUMBERS = ("0", "1", "-1", "3", "17", "43008", "43023.5", "2958466", "1E+300", "-1E-300", "0.764", "99999999", "60")
DEEP = 1000
LONGEST = 300_000  # letters: more is no damage but a larger document, and takes its time


def mutated_markup(text, rng):
    """XML or HTML with one to three things wrong; or whole, but saying other things."""
    if rng.random() < 0.5:
        return said_otherwise(text, rng)
    for _ in range(rng.randint(1, 3)):
        text = rng.choice(MARKUP)(text, rng)
    return text[:LONGEST]


def said_otherwise(text, rng):
    """A good document whose cells say what nobody expects, or what other cells said."""
    found = [at[1] for at in SAID.finditer(text) if at[1].strip()]
    share = rng.choice((0.02, 0.1, 0.5))

    def otherwise(at):
        if not at[1].strip() or rng.random() > share:
            return at[0]
        if FIGURES.fullmatch(at[1]):
            return f">{rng.choice(NUMBERS)}<"
        return f">{rng.choice(found) if rng.random() < 0.5 else _escaped(rng.choice(WORDS))}<"

    return SAID.sub(otherwise, text)


def _escaped(words):
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def mutated_lines(text, rng):
    """A text table with some things wrong."""
    for _ in range(rng.choice((1, 3, 20))):
        text = rng.choice(LINES)(text, rng)[:LONGEST]
    return text


def _one(pattern, text, rng):
    found = list(pattern.finditer(text))
    return rng.choice(found) if found else None


def _put(text, at, new):
    return text if at is None else text[: at.start()] + new + text[at.end() :]


def drop_tag(text, rng):
    return _put(text, _one(TAG, text, rng), "")


def drop_slice(text, rng):
    start = rng.randrange(len(text) or 1)
    return text[:start] + text[start + rng.randint(1, 2000) :]


def double_tag(text, rng):
    at = _one(TAG, text, rng)
    return text if at is None else _put(text, at, at[0] * rng.choice((2, 50, 5000)))


def swap_tags(text, rng):
    one, other = _one(TAG, text, rng), _one(TAG, text, rng)
    return text if one is None else _put(text, one, other[0])


def huge_number(text, rng):
    return _put(text, _one(NUMBER, text, rng), f'"{rng.choice(HUGE)}"')


def other_words(text, rng):
    at = _one(SAID, text, rng)
    return _put(text, at, f">{_escaped(rng.choice(WORDS))}<")


def odd_reference(text, rng):
    return _put(text, _one(SAID, text, rng), f">{rng.choice(('&#xD800;', '&#0;', '&#x110000;', '&lol;', '&#65535;'))}<")


def entities(text, _):
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    head, mark, rest = text.partition("?>")
    start = f'{head}{mark}<!DOCTYPE x [<!ENTITY l0 "lol">{lol}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return start + rest.replace("</", "&l8;&f;</", 1)


def wide_cells(text, rng):
    """Spans far wider and taller than any table."""
    number = rng.choice(("1000000", "99999999", "16384", "-5", "0"))
    for cell, span in (
        ("<w:tcPr>", f'<w:tcPr><w:gridSpan w:val="{number}"/><w:vMerge w:val="restart"/>'),
        ("<td", f'<td colspan="{number}" rowspan="{number}"'),
        ("<mergeCells", f'<mergeCells><mergeCell ref="A1:XFD{number}"/></mergeCells><mergeCells'),
        ('r="', f'r="XFD{number}" x="'),
    ):
        if cell in text:
            parts = text.split(cell)
            at = rng.randrange(1, len(parts))
            return cell.join(parts[:at]) + span + cell.join(parts[at:])
    return text


def deep_tables(text, rng):
    """Tables in tables, or rows in rows where there are none."""
    for open_, inside, close, at in (
        ("<w:tbl><w:tr><w:tc>", "<w:p/>", "</w:tc></w:tr></w:tbl>", "</w:p>"),
        ("<table><tr><td>", "x", "</td></tr></table>", "</td>"),
        ("<row>", "", "</row>", "</row>"),
    ):
        if at in text:
            depth = rng.choice((20, 120, DEEP))
            return text.replace(at, at + open_ * depth + inside + close * depth, 1)
    return text


def other_namespace(text, rng):
    return re.sub(r'"http://[^"]+"', lambda at: at[0] if rng.random() < 0.7 else '"http://example.org/x"', text)


def other_encoding(text, rng):
    return text.replace("UTF-8", rng.choice(("UTF-16", "EBCDIC-CP-US", "x-none", "ASCII", "UTF-7")), 1)


MARKUP = (
    drop_tag, drop_slice, double_tag, swap_tags, huge_number, huge_number, other_words, other_words, other_words,
    odd_reference, entities, wide_cells, wide_cells, deep_tables, other_namespace, other_encoding,
)  # fmt: skip


def other_cell(text, rng):
    cells = re.split(r"([,;\t\n])", text)
    at = rng.randrange(0, len(cells), 2)
    cells[at] = '"' + rng.choice(WORDS).replace('"', '""') + '"'
    return "".join(cells)


def odd_quote(text, rng):
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(('"', '""', "'", '",', '\n"')) + text[at:]


def wide_line(text, rng):
    lines = text.split("\n")
    lines.insert(rng.randrange(len(lines)), rng.choice((",", ";", "\t")) * rng.choice((20, 10_000)))
    return "\n".join(lines)


def many_lines(text, rng):
    lines = text.split("\n")
    at = rng.randrange(len(lines))
    return "\n".join(lines[:at] + [lines[at]] * rng.choice((3, 300)) + lines[at:])


def other_delimiter(text, rng):
    return text.replace(rng.choice(",;\t\n"), rng.choice(",;\t\n|\r"))


def odd_sign(text, rng):
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice("\0\x0b\x1a\x85\u2028\ufeff\u202e\x1b") + text[at:]


LINES = (other_cell, other_cell, other_cell, odd_quote, wide_line, many_lines, drop_slice, other_delimiter, odd_sign)
