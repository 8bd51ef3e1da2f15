"""The pictures of the overview as charts for a document: light, with all their rows, a title and a foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.charts.axes import tint_colour
from tracker.charts.counts.count_bars import CountBar, CountFill
from tracker.columns.words import as_at_words, month_words
from tracker.domain.plan import Plan
from tracker.domain.summary.of_actions import LeadOverdue, MonthReviews, ThemeTally
from tracker.domain.summary.of_measures import BandCount
from tracker.palette import LIGHT, mixed
from tracker.ui.look.band_chip import tints_of
from tracker.ui.overview.words import NAMELESS, band_heading

if TYPE_CHECKING:
    from tracker.ui.widgets.chart_canvas import Figure

Drawn = Callable[["Figure"], None]


def ratings_picture(plan: Plan, as_at: date, title: str, told: Sequence[ThemeTally]) -> Drawn:
    """A bar for each theme, of its ratings."""
    rows = [(" ".join(one.theme.heading.split()), dict(one.counts)) for one in told]

    def draw(figure: Figure) -> None:
        from tracker.charts.progress_chart import draw_progress
        from tracker.charts.words import foot_words

        foot = foot_words(plan.organisation, as_at)
        draw_progress(figure, rows, title=title, subtitle=_subtitle(plan, as_at), foot=foot)

    return draw


def leads_picture(plan: Plan, as_at: date, told: Sequence[LeadOverdue]) -> Drawn:
    """A bar for each lead with something overdue."""

    def bars() -> list[CountBar]:
        return [CountBar(one.lead or NAMELESS, ((one.overdue, _late()),), f"{one.overdue:,}") for one in told]

    return _counts(plan, as_at, "Overdue by lead", bars)


def months_picture(plan: Plan, as_at: date, told: Sequence[MonthReviews]) -> Drawn:
    """A bar for each month of reviews, what is overdue hatched."""

    def bars() -> list[CountBar]:
        made = []
        for one in told:
            parts = (one.overdue, _late()), (one.reviews - one.overdue, _to_come())
            late = f", {'all' if one.overdue == one.reviews else f'{one.overdue:,}'} overdue" if one.overdue else ""
            made.append(CountBar(month_words(one.month), parts, f"{one.reviews:,}{late}"))
        return made

    return _counts(plan, as_at, "Reviews by month", bars, lambda: {"overdue": _late(), "to come": _to_come()})


def bands_picture(plan: Plan, as_at: date, told: Sequence[BandCount]) -> Drawn:
    """A bar for each band that measures are in."""

    def bars() -> list[CountBar]:
        return [CountBar(band_heading(one), ((one.measures, _tint(one)),), f"{one.measures:,}") for one in told]

    return _counts(plan, as_at, "Measures by band", bars)


def _counts(
    plan: Plan,
    as_at: date,
    title: str,
    bars: Callable[[], Sequence[CountBar]],
    key: Callable[[], dict[str, CountFill]] = dict,
) -> Drawn:
    def draw(figure: Figure) -> None:
        from tracker.charts.counts.counts_chart import draw_counts
        from tracker.charts.words import foot_words

        foot, made = foot_words(plan.organisation, as_at), bars()
        draw_counts(figure, made, title=title, subtitle=_subtitle(plan, as_at), foot=foot, key=key())

    return draw


def _subtitle(plan: Plan, as_at: date) -> str:
    return f"{' '.join(plan.title.split())}. {as_at_words(as_at, as_at)}"


def _late() -> CountFill:
    red = LIGHT.ratings["red"].fill
    return CountFill(red, mixed(LIGHT.surface, red, 0.5))


def _to_come() -> CountFill:
    return CountFill(LIGHT.accent)


def _tint(band: BandCount) -> CountFill:
    stripe = tints_of(band.scale).get(band.name)
    if stripe is None:
        return CountFill(LIGHT.surface)
    return CountFill(tint_colour(stripe, LIGHT.bands), LIGHT.bands.hatch if stripe.hatched else "")
