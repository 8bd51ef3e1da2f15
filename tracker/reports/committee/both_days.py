"""A plan as it stood on the day of a report, and on the day since which it tells what changed."""

from __future__ import annotations

from tracker.columns.measures import MeasureRow, measure_rows
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import Line, among, register, tally
from tracker.domain.contradictions.contradiction import Contradiction
from tracker.domain.contradictions.every import contradictions
from tracker.domain.measure import Measure
from tracker.domain.plan import Plan, Theme
from tracker.domain.promises.states import promises
from tracker.domain.when import show_day
from tracker.reports.blocks import Run
from tracker.reports.committee.proofs import Proofs
from tracker.reports.committee.wanted import WantedReport

_OF_DATA = ("complete without effect", "green theme", "stated status", "cases")


class BothDays:
    """What every section of a report tells of. `before` and `rows_before` are empty where nothing is compared."""

    def __init__(self, plan: Plan, wanted: WantedReport) -> None:
        self.plan, self.wanted = plan, wanted
        self.as_at, self.since = wanted.as_at, wanted.since
        self.limits = Limits.of(plan.settings)
        self.proofs = Proofs()
        earlier = register(plan, wanted.since) if wanted.since else []
        self.before = {id(line.action): line for line in earlier}
        self.lines = register(plan, wanted.as_at)
        self.counts, self.counts_before = tally(self.lines), tally(earlier)
        self.rows = measure_rows(plan, wanted.as_at)
        self.rows_before = (
            {row.measure.ref: row for row in measure_rows(plan, wanted.since)} if wanted.since else {}
        )  # fmt: skip
        overdue = {line.action.ref for line in self.lines if line.overdue}
        self.contradictions = [
            one
            for one in contradictions(plan, among(self.lines), wanted.as_at)
            if one.kind != "re-dated again and again" or one.about not in overdue  # why it is late tells each move
        ]
        self.promises = promises(plan, wanted.as_at)
        self._themes = {id(theme): f"theme{at}" for at, theme in enumerate(plan.themes, 1)}
        self._measures = {row.measure.ref: f"measure{at}" for at, row in enumerate(self.rows, 1)}

    @property
    def day(self) -> str:
        """The day of the report in words."""
        return show_day(self.as_at)

    @property
    def since_day(self) -> str:
        """The earlier day in words; "" without one."""
        return show_day(self.since) if self.since else ""

    def lines_of(self, theme: Theme) -> list[Line]:
        return [line for line in self.lines if line.theme is theme]

    def contradictions_of(self, theme: Theme, *, data: bool) -> list[Contradiction]:
        """Those of a theme that its data speak of, or the others, which its actions show by themselves."""
        found = (one for one in self.contradictions if one.theme == theme.heading)
        return [one for one in found if (one.kind in _OF_DATA) == data]

    def rows_of(self, theme: Theme) -> list[MeasureRow]:
        return [row for row in self.rows if row.theme is theme]

    def theme_key(self, theme: Theme) -> str:
        """What the heading of a theme is known by."""
        return self._themes[id(theme)]

    def is_told(self, theme: Theme) -> bool:
        """Whether the theme has anything to tell, and so a heading."""
        said = any(text.strip() for text in (*theme.ambition, *(one.text for one in theme.evidence)))
        return (theme.stands_on(self.as_at) and said) or bool(self.lines_of(theme) or self.rows_of(theme))

    def measure_key(self, measure: Measure) -> str | None:
        """What the heading of a measure is known by; None for one without a reading, which has none."""
        row = next((row for row in self.rows if row.measure.ref == measure.ref), None)
        return self._measures[measure.ref] if row and row.finding.latest else None

    def action_ref(self, line: Line) -> Run:
        """The ref of an action, which leads to its theme."""
        return Run(line.action.ref or "No ref", bold=True, to=self.theme_key(line.theme))

    def measure_ref(self, measure: Measure) -> Run:
        """The ref of a measure, which leads to what is told of it."""
        return Run(measure.ref, bold=True, to=self.measure_key(measure))
