"""Large plans for tests of speed and care, the same ones for the same seed: a workbook, and a scorecard as records."""

import random
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill

from tracker.domain.measure import Comparator, Measure, Reading, Remark
from tracker.domain.plan import Plan, Theme
from tracker.domain.when import month_when

ACTION_HEADINGS = ("Theme", "Ref", "Action", "Lead", "Review date", "Status", "RAG", "Update commentary")
MEASURE_HEADINGS = ("Theme", "Performance Measure", "What does it show?", "Requires Improvement", "Good", "Outstanding")
ACTIONS_PER_THEME = 40
SUBJECTS = (
    "Assessment and planning",
    "Voice of the child",
    "Care leavers",
    "Management oversight",
    "Resources",
    "Early help",
    "Schools and attendance",
    "Health of children in care",
)
LEADS = (
    "Vera Brook, Head of Service",
    "Susan Hale, Quality Assurance Manager",
    "Paul Yarrow, Service Manager",
    "Tessa Garland, Service Manager",
    "Joan Kettle / Miles Carrow",
    "Team Managers",
)
STATUSES = ("Not started", "In progress", "In progress", "In progress", "Complete", "")
FILLS = {"Red": "E06666", "Amber": "F6B26B", "Green": "93C47D", "Blue": "6FA8DC"}
TEXT_DATES = ("Ongoing", "Oct 2017", "Q3 2017/18", "Spring 2018", "Dec 202017", "31/03/2018", "Completed", "")
VERBS = ("Review", "Publish", "Audit", "Agree", "Improve", "Share", "Monitor", "Redesign")
THINGS = (
    "the plans of children in need",
    "the supervision policy",
    "visits that were made late",
    "the pathway plans",
    "the threshold guide",
    "what young people told us",
    "the daily report",
    "the offer to foster carers",
)
ENDS = (
    "with every team.",
    "before the next board.",
    "and report what was found.",
    "together with partners.",
    "so that no child waits.",
    "by using the monthly figures.",
)
ODD_TEXTS = (
    "Numbers <b>up</b> since <i>March</i> & still rising",
    "<b>Urgent</b>: see the note of the meeting",
    'Caseload < 20 and visits > 90 % "in time"',
)
FORMULA_LIKE = "=SUM of the visits made so far is what the board asked for"
BANDS = (("65-79", "80-89", "90-100"), ("50-60", "61-80", "81+"), ("25-20", "19-15", "<14"), ("40-50", "49-25", ">24"))


def write_big_plan(path, actions=1000, seed=1):
    """Write a workbook with the sheets Actions and Measures (one measure to eight actions); returns the path."""
    rng = random.Random(seed)
    book = Workbook(write_only=True)
    book.properties.creator = "Northmere Council"
    book.properties.created = datetime(2017, 9, 12, 9)
    _write_actions(book.create_sheet("Actions"), actions, rng)
    _write_measures(book.create_sheet("Measures"), actions // 8, actions, rng)
    book.save(path)
    return path


def _write_actions(sheet, count, rng):
    for column, width in zip("ABCDEFGH", (28, 9, 50, 32, 14, 14, 9, 60), strict=True):
        sheet.column_dimensions[column].width = width
    _write_top(sheet, "Northmere improvement plan, all actions", ACTION_HEADINGS)
    for place in range(count):
        action, commentary = _text(rng), _commentary(sheet, place, rng)
        sheet.append(
            (
                _theme(place),
                _ref(place),
                action,
                rng.choice(LEADS),
                _review(sheet, rng),
                rng.choice(STATUSES),
                _rag(sheet, rng),
                commentary,
            )
        )


def _write_measures(sheet, count, actions, rng):
    _write_top(sheet, "Northmere improvement plan, how we will know", MEASURE_HEADINGS)
    for place in range(count):
        name = f"Percentage of {rng.choice(THINGS).removeprefix('the ')} found good, no. {place + 1}"
        shows = f"That we {rng.choice(VERBS).lower()} {rng.choice(THINGS)} {rng.choice(ENDS)}"
        sheet.append((_theme(place * actions // count), name, shows, *rng.choice(BANDS)))


def _write_top(sheet, title, headings):
    sheet.append((_cell(sheet, title, font=Font(bold=True, size=14)),))
    sheet.append([_cell(sheet, heading, font=Font(bold=True)) for heading in headings])


def _cell(sheet, value, **looks):
    cell = WriteOnlyCell(sheet, value)
    for name, look in looks.items():
        setattr(cell, name, look)
    return cell


def _theme_ref(place):
    theme = place // ACTIONS_PER_THEME
    return f"{theme // 9 + 1}.{theme % 9 + 1}"


def _theme(place):
    """The theme of the action at a place, from 0: "1.1 Assessment and planning"."""
    return f"{_theme_ref(place)} {SUBJECTS[place // ACTIONS_PER_THEME % len(SUBJECTS)]}"


def _ref(place):
    return f"{_theme_ref(place)}.{place % ACTIONS_PER_THEME + 1}"


def _sentence(rng):
    return f"{rng.choice(VERBS)} {rng.choice(THINGS)} {rng.choice(ENDS)}"


def _text(rng):
    """One sentence, or for one action in eight a text of 400 to 1,500 characters."""
    if rng.random() > 0.125:
        return _sentence(rng)
    wanted, text = rng.randint(400, 1380), _sentence(rng)
    while len(text) < wanted:
        text += ("\n" if rng.random() < 0.1 else " ") + _sentence(rng)
    return text


def _commentary(sheet, place, rng):
    """The commentary: every 97th begins like a formula and is a text, every 41st holds signs that markup uses."""
    if place % 97 == 5:
        return _cell(sheet, FORMULA_LIKE, data_type="s")
    if place % 41 == 7:
        return ODD_TEXTS[place // 41 % len(ODD_TEXTS)]
    return "" if rng.random() < 0.1 else _text(rng)


def _review(sheet, rng):
    """A day or a month as a real date, or a date as text."""
    kind = rng.random()
    day = datetime(2017, 4, 3) + timedelta(days=rng.randrange(500))
    if kind < 0.45:
        return _cell(sheet, day, number_format="dd/mm/yyyy")
    if kind < 0.7:
        return _cell(sheet, day.replace(day=1), number_format="mmm yyyy")
    return rng.choice(TEXT_DATES)


def _rag(sheet, rng):
    """A rating as a word with its fill on about half of the rows, else nothing."""
    if rng.random() < 0.5:
        return None
    word = rng.choice(tuple(FILLS))
    return _cell(sheet, word, fill=PATTERNS[word])


PATTERNS = {word: PatternFill("solid", fgColor=colour) for word, colour in FILLS.items()}


def big_scorecard(measures=500, readings=60, seed=1):
    """A plan of measures in groups of 25, each with a reading a month until Oct 2017, and what was said of them."""
    rng = random.Random(seed)
    made = [_card_measure(place, readings, rng) for place in range(measures)]
    groups = [made[at : at + 25] for at in range(0, measures, 25)]
    named = ((SUBJECTS[at % len(SUBJECTS)], inside) for at, inside in enumerate(groups))
    themes = (Theme(None, title, measures=tuple(inside), place=at) for at, (title, inside) in enumerate(named))
    return Plan("Northmere scorecard", "Northmere Council", opens_as_at=date(2017, 11, 14), themes=tuple(themes))


def _card_measure(place, readings, rng):
    names = ("Requires improvement", "Good", "Outstanding")
    bands = tuple(zip(names, rng.choice(BANDS), strict=True))
    months = [2017 * 12 + 9 - back for back in range(readings)]
    ours = tuple(_card_reading(month, rng, f"{place}-{at}") for at, month in enumerate(reversed(months)))
    others = tuple(
        Comparator(name, readings=(_card_reading(months[0], rng, f"{place}-{name}"),))
        for name in ("Statistical neighbours", "England")
    )
    said = tuple(
        Remark(
            f"{place}-said-{month}", date(2017, month, 5), datetime(2017, month, 5, 9, tzinfo=UTC),
            _sentence(rng), _sentence(rng), rng.choice("123"), author="Performance Lead",
        )
        for month in range(6, 12)
    )  # fmt: skip
    name = f"Percentage of {rng.choice(THINGS).removeprefix('the ')} found good, no. {place + 1}"
    return Measure(
        f"M{place + 1:03}", name, unit="percent", thresholds=bands, readings=ours, comparators=others, remarks=said,
        place=place,
    )  # fmt: skip


def _card_reading(month, rng, uuid):
    value = Decimal(rng.randrange(300, 990)) / 10
    period = month_when(*divmod(month, 12)) if month % 12 else month_when(month // 12 - 1, 12)
    return Reading(period, value, str(value), uuid=uuid, recorded_at=datetime(2017, 11, 1, tzinfo=UTC))
