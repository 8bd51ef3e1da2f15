"""What is said to people: no line wider than the terminal, nothing that a terminal obeys."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator

import click

from tracker.cli.terminal.letters import harmless, wide

NARROWEST = 30  # columns of a terminal; what says less than that says nothing
_FROM, _TO = "\ufdd0", "\ufdd1"  # around what is not to be broken: no letters, and no text has them
_WORD = re.compile(f"( *)((?:{_FROM}[^{_TO}]*{_TO}|[^ ])+)")
_WHOLE = (_FROM, "://")


def say(text: str = "", *, err: bool = False) -> None:
    """Print a text. A complaint stays one line, and so does all where nobody says how wide it is: in a file, a pipe."""
    room = 0 if err else columns_of_terminal()
    lines = (part for line in harmless(text).split("\n") for part in broken(line, room))
    click.echo("\n".join(lines), err=err)


def show(lines: Iterable[str]) -> None:
    """Print lines that are harmless and fit already, at once: to measure thousands again takes long."""
    click.echo("\n".join(lines))


def uncut(what: object) -> str:
    """A path or a command in what is said: it is copied, so it may pass the width of the terminal."""
    return f"{_FROM}{what}{_TO}"


def columns_of_terminal() -> int:
    """How wide the terminal is; 0 where nobody says."""
    known = shutil.get_terminal_size((0, 0)).columns
    return max(NARROWEST, known) if known else 0


def broken(line: str, room: int) -> list[str]:
    """The lines of a line, each indented as it is; a word that alone is too wide is cut, but none of `uncut`."""
    plain = _unmarked(line)
    if not room or wide(plain) <= room:
        return [plain]
    indent = " " * min(len(line) - len(line.lstrip(" ")), room // 2)
    lines, now = [], ""
    for gap, word in _pieces(line, room - len(indent)):
        longer = f"{now}{gap}{word}" if now else f"{indent}{word}"
        if now and wide(longer) > room:
            lines.append(now)
            longer = f"{indent}{word}"
        now = longer
    return [*lines, now]


def _pieces(line: str, room: int) -> Iterator[tuple[str, str]]:
    """The words with the blanks before them; a word that alone is wider than the room in pieces."""
    for gap, marked in _WORD.findall(line):
        word = _unmarked(marked)
        if wide(word) <= room or any(sign in marked for sign in _WHOLE):
            yield gap, word
            continue
        for piece in cut(word, room):
            yield gap, piece
            gap = ""


def cut(text: str, room: int) -> list[str]:
    """A text in lines that fit, a word that alone does not in pieces."""
    if text.isascii():
        import textwrap

        return textwrap.wrap(text, room)
    from wcwidth import wrap

    return list(wrap(text, room, control_codes="ignore", propagate_sgr=False))


def _unmarked(text: str) -> str:
    return text.replace(_FROM, "").replace(_TO, "")
