"""The head of the scorecard: the day and the counts, the search, chips that filter, what can be done with it all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal

from tracker.columns.scorecard_rows import CardRow, count_words
from tracker.columns.words import Column, share_words
from tracker.domain.when import show_day
from tracker.ui.widgets.chips import Chip, ListChip, SmallButton
from tracker.ui.widgets.flow_layout import flowing
from tracker.ui.widgets.page_head import PageHead

CARD_FLAGS: dict[str, tuple[str, Callable[[CardRow], bool]]] = {
    "red": ("Red", lambda row: row.colour == "red"),
    "worsening": ("Worsening", lambda row: row.finding.direction_of_travel == "worsening"),
    "disagree": ("Disagree", lambda row: bool(row.disagreement)),
    "no_reading": ("No reading", lambda row: row.current is None),
}


@dataclass(frozen=True, slots=True)
class CardFilter:
    """What is to be shown: rows that pass all that is asked for."""

    flags: frozenset[str] = field(default_factory=frozenset)
    group: int | None = None
    words: tuple[str, ...] = ()

    def passed(self, rows: Sequence[CardRow], text_of_row: Callable[[CardRow], str]) -> list[CardRow]:
        """The rows to show, in their order."""
        asked = [CARD_FLAGS[name][1] for name in self.flags]
        return [
            row
            for row in rows
            if (self.group is None or row.theme.id == self.group)
            and all(test(row) for test in asked)
            and (not self.words or _holds(text_of_row(row), self.words))
        ]


def _holds(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)


def searched_text(row: CardRow) -> str:
    """All that a row says, for searching."""
    said, status = row.said, row.said.stated_rating or ""
    parts = (row.measure.ref, row.measure.name, row.theme.heading, status, row.band, row.travel)
    return " ".join((*parts, said.comment or "", said.action or "", row.disagreement)).casefold()


class ScorecardHead(PageHead):
    """Tells when the filter or the order changes; the page does the rest."""

    filter_changed = Signal()
    order_changed = Signal()

    def __init__(self) -> None:
        super().__init__("Scorecard", "Search measures")
        self._day = self._counts = ""
        self.shown.hide()
        self.all = Chip("All", "measure")
        self.flags = {name: Chip(words, "measure") for name, (words, _) in CARD_FLAGS.items()}
        self.group = ListChip("Group", "All groups")
        self.order = ListChip("Order", "By group")
        self.order.setAccessibleName("Order of the rows")
        self.timeline = _button("Timeline", "Show the timeline of the chosen measure beside the table", "Ctrl+B")
        self.timeline.setCheckable(True)
        self.copy = _button("Copy as table", "Copy what is shown, to paste it into Word or Excel", "Ctrl+Shift+C")
        self.export = _button("Export…", "Write the workbook with the scorecard in it", "Ctrl+E")
        inside, flow = flowing()
        buttons = (self.timeline, self.copy, self.export)
        for widget in (self.all, *self.flags.values(), self.group, self.order, *buttons):
            flow.addWidget(widget)
        flow.break_before(self.timeline)
        self.lay_out(self.search, chips=inside)
        self.remember(group=self.group, order=self.order, **self.flags)
        self._connect()

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._changed())
        self.all.clicked.connect(lambda _=False: self.show_all())
        for chip in self.flags.values():
            chip.clicked.connect(lambda _=False: self._changed())
        self.group.chosen.connect(lambda _: self._changed())
        self.order.chosen.connect(lambda _: self.order_changed.emit())

    def filter(self) -> CardFilter:
        """What the chips and the search say."""
        flags = frozenset(name for name, chip in self.flags.items() if chip.isChecked())
        group = self.group.value if isinstance(self.group.value, int) else None
        return CardFilter(flags, group, tuple(self.search.text().casefold().split()))

    def show_all(self) -> None:
        """Take every filter away; it is told once."""
        with QSignalBlocker(self):
            self.search.clear()
            for chip in self.flags.values():
                chip.setChecked(False)
            self.group.choose(None)
        self._changed()

    def _changed(self) -> None:
        self.all.setChecked(self.filter() == CardFilter())
        self.filter_changed.emit()

    def refresh(self, rows: Sequence[CardRow], columns: Sequence[Column[Any]], day: date, today: date) -> None:
        """Take over the counts, and the lists to choose from."""
        self.all.tell(len(rows))
        for name, (_, test) in CARD_FLAGS.items():
            self.flags[name].tell(sum(test(row) for row in rows))
        groups = {row.theme.id: row.theme for row in rows}
        counts = [sum(row.theme.id == number for row in rows) for number in groups]
        named = zip(groups.values(), counts, strict=True)
        self.group.offer((f"{' '.join(theme.heading.split())}  {count}", theme.id) for theme, count in named)
        self.order.offer((" ".join(column.heading.split()), column.name) for column in columns)
        self.all.setChecked(self.filter() == CardFilter())
        not_today = "" if day == today else ", not today"
        self._day, self._counts = f"As at {show_day(day)}{not_today}", count_words(rows)

    def say_day(self, words: str) -> None:
        """The day is said together with the counts."""

    def say_shown(self, shown: int, total: int) -> None:
        """The day, how many of how many are shown, and what there is of them."""
        some = f" · {share_words(shown, total)} shown" if shown < total else ""
        super().say_day(f"{self._day}{some} · {self._counts}")


def _button(words: str, tip: str, keys: str) -> SmallButton:
    button = SmallButton(words)
    button.setAccessibleName(words.rstrip("…"))
    button.setAccessibleDescription(tip)
    button.setToolTip(f"{tip} ({keys})")
    return button
