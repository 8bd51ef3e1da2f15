"""The four pictures of the overview: ratings by theme, overdue by lead, reviews by month, measures by band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tracker.charts.axes import tint_colour
from tracker.columns.words import counted, month_words
from tracker.domain.actions.filters import Filter
from tracker.domain.actions.rag import Limits
from tracker.domain.actions.register import Line
from tracker.domain.plan import Plan
from tracker.domain.summary.of_actions import (
    LeadOverdue,
    MonthReviews,
    ThemeTally,
    follows,
    overdue_by_lead,
    reviews_by_month,
    tallies_by_theme,
)
from tracker.domain.summary.of_measures import BandCount, BandCounts
from tracker.palette import RATING_LETTERS, RATING_WORDS, STANDINGS, mixed
from tracker.ui.look.band_chip import tints_of
from tracker.ui.look.theme import current_palette
from tracker.ui.overview.bars import BarRow, BarsView
from tracker.ui.overview.cards import PictureCard
from tracker.ui.overview.for_documents import bands_picture, leads_picture, months_picture, ratings_picture
from tracker.ui.overview.key_line import KeyEntry
from tracker.ui.overview.marks import MarkLook, MarkPart
from tracker.ui.overview.months import AcrossArea, MonthBar, MonthsView
from tracker.ui.overview.words import (
    BAND_COLUMNS,
    LEAD_COLUMNS,
    MONTH_COLUMNS,
    NAMELESS,
    THEME_COLUMNS,
    band_heading,
)

_MOST_THEMES, _MOST_LEADS = 12, 10  # before they are folded
_OVERDUE = frozenset({"overdue"})
# In the window there is room for the letters of the ratings, which the key explains; a copy has the words.
_LETTERED = [replace(one, heading=RATING_LETTERS.get(one.name, one.heading)) for one in THEME_COLUMNS]


class RatingsCard(PictureCard):
    """A bar for each theme, made of how many of its actions have which rating."""

    def __init__(self) -> None:
        self.bars = BarsView("Ratings by theme")
        super().__init__("Ratings by theme", self.bars, _LETTERED, lambda row: Filter(theme_id=row.theme.id))
        self.copied = THEME_COLUMNS
        self._told: list[ThemeTally] = []

    def refresh(self, plan: Plan, lines: Sequence[Line], as_at: date) -> None:
        """Take over how the actions stand."""
        self._told, meanings = tallies_by_theme(lines), Limits.of(plan.settings).key()
        self.call(f"Ratings by {' '.join(plan.theme_word.lower().split()) or 'theme'}")
        drawn = ratings_picture(plan, as_at, self.title.text(), self._told)
        self.offer_picture(drawn, len(self._told), as_at)
        there = [name for name in STANDINGS if any(one.counts[name] for one in self._told)]
        words = {"complete": meanings["blue"]} | {str(name): said for name, said in meanings.items()}
        self.show_key([KeyEntry(words.get(name, RATING_WORDS[name].lower()), name) for name in there])
        self.show_table(
            self._told, [n for n in STANDINGS if n not in there], without="The plan has no actions on this day."
        )
        self.draw()

    def draw(self) -> None:
        """The bars, folded or not."""
        many, total = len(self._told) > _MOST_THEMES, len(self._told)
        shown = self._told if self.unfolded else self._told[:_MOST_THEMES]
        self.bars.show_bars([BarRow(one.theme.heading, tuple(_ratings(one))) for one in shown])
        rest = total - _MOST_THEMES
        self.say_fold("" if not many else "Show fewer" if self.unfolded else f"Show {rest:,} more of {total:,}")


def _ratings(told: ThemeTally) -> list[MarkLook]:
    found = []
    for name in STANDINGS:
        if count := told.counts[name]:
            rating = current_palette().ratings[name]
            words = f"{' '.join(told.theme.heading.split())}: {counted(count, 'action')}, {rating.word}"
            wanted = Filter(theme_id=told.theme.id, counted_as=name)
            text = f"{count:,} {rating.letter}"
            found.append(MarkLook(count, (MarkPart(1, rating.fill),), words, wanted, text, rating.ink))
    return found


class LeadsCard(PictureCard):
    """A bar for each lead with something overdue; the long tail is folded."""

    def __init__(self) -> None:
        self.bars = BarsView("Overdue by lead")
        super().__init__("Overdue by lead", self.bars, LEAD_COLUMNS, lambda row: _overdue_of(row.lead))
        self._told: list[LeadOverdue] = []

    def refresh(self, plan: Plan, lines: Sequence[Line], as_at: date) -> None:
        """Take over what is overdue."""
        self._told = overdue_by_lead(lines)
        self.offer_picture(leads_picture(plan, as_at, self._told), len(self._told), as_at)
        self.show_table(self._told, without="Nothing is overdue on this day.")
        self.draw()

    def draw(self) -> None:
        """The bars, folded or not."""
        rest = self._told[_MOST_LEADS:] if len(self._told) > _MOST_LEADS + 1 else []
        shown = self._told[: len(self._told) - len(rest)] if not self.unfolded else self._told
        fill = current_palette().ratings["red"].fill
        self.bars.show_bars([_lead(one, fill) for one in shown])
        late = sum(one.overdue for one in rest)
        each = "one each" if late == len(rest) else f"{late:,} overdue"
        self.say_fold("" if not rest else "Show fewer" if self.unfolded else f"{len(rest):,} others, {each}")


def _lead(told: LeadOverdue, fill: str) -> BarRow:
    name = told.lead or NAMELESS
    mark = MarkLook(told.overdue, (MarkPart(1, fill),), f"{name}: {told.overdue:,} overdue", _overdue_of(told.lead))
    return BarRow(name, (mark,), f"{told.overdue:,}")


def _overdue_of(lead: str) -> Filter:
    return Filter(led_by=lead, stands=_OVERDUE)


class MonthsCard(PictureCard):
    """A bar for each month of reviews; what is overdue is red, and hatched."""

    sorts = False

    def __init__(self) -> None:
        self.months = MonthsView("Reviews by month")
        self.across = AcrossArea(self.months)
        super().__init__("Reviews by month", self.months, MONTH_COLUMNS, _of_month, self.across)

    def refresh(self, plan: Plan, lines: Sequence[Line], as_at: date) -> None:
        """Take over the reviews."""
        told, palette = reviews_by_month(lines), current_palette()
        self.offer_picture(months_picture(plan, as_at, told), len(told), as_at)
        late = palette.ratings["red"].fill, mixed(palette.surface, palette.ratings["red"].fill, 0.5)
        gaps = [False, *(not follows(before.month, one.month) for before, one in pairwise(told))]
        self.months.show_months([_month_bar(told, at, gaps[at], late) for at in range(len(told))])
        self.across.stand(next((at for at, one in enumerate(told) if one.reviews > one.overdue), 0))
        kinds = [KeyEntry("overdue", fill=late[0], hatch=late[1]), KeyEntry("to come", fill=palette.accent)]
        there = [any(one.overdue for one in told), any(one.reviews > one.overdue for one in told)]
        self.show_key([kind for kind, is_there in zip(kinds, there, strict=True) if is_there])
        live = sum(line.state.status.live for line in lines)
        without = live - sum(one.reviews for one in told)
        self.say(f"{counted(without, 'live action')} {'has' if without == 1 else 'have'} no date" if without else "")
        self.show_table(told, without="No live action has a review date on this day.")


def _of_month(told: MonthReviews) -> Filter:
    return Filter(review=told.month)


def _month_bar(told: Sequence[MonthReviews], at: int, after_gap: bool, late: tuple[str, str]) -> MonthBar:
    one = told[at]
    name = month_words(one.month)
    if at and not after_gap and one.month.month != 1:
        name = name.split()[0]
    if not one.reviews:
        return MonthBar(name, None, after_gap)
    share = one.overdue / one.reviews
    parts = (MarkPart(share, *late), MarkPart(1 - share, current_palette().accent))
    words = f"{month_words(one.month)}: {counted(one.reviews, 'review')}, {one.overdue:,} overdue"
    mark = MarkLook(one.reviews, tuple(part for part in parts if part.share), words, _of_month(one))
    return MonthBar(name, mark, after_gap)


class BandsCard(PictureCard):
    """A bar for each band that the latest readings are in."""

    sorts = False

    def __init__(self) -> None:
        self.bars = BarsView("Measures by band")
        super().__init__("Measures by band", self.bars, BAND_COLUMNS, lambda row: row.key)

    def refresh(self, plan: Plan, told: BandCounts, as_at: date) -> None:
        """Take over which band each measure is in."""
        self.offer_picture(bands_picture(plan, as_at, told.bands), len(told.bands), as_at)
        none_yet = f"; {told.unread:,} {'has' if told.unread == 1 else 'have'} none yet" if told.unread else ""
        self.say(f"latest reading of {told.read:,}{none_yet}" if told.read else "")
        self.bars.show_bars([_band(one) for one in told.bands])
        without = "No measure has a reading on this day." if told.unread else "The plan has no measures on this day."
        self.show_table(told.bands, without=without)


def _band(told: BandCount) -> BarRow:
    palette, stripe = current_palette(), tints_of(told.scale).get(told.name)
    fill = tint_colour(stripe, palette.bands) if stripe else palette.surface
    part = MarkPart(1, fill, palette.bands.hatch if stripe and stripe.hatched else "")
    name = band_heading(told)
    mark = MarkLook(told.measures, (part,), f"{name}: {counted(told.measures, 'measure')}", told.key)
    return BarRow(name, (mark,), f"{told.measures:,}")
