"""One theme: what good looks like, what was done, what the data tell, what people say, what is late, what is next."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.columns.words import counted
from tracker.domain.plan import Evidence, Theme
from tracker.reports.blocks import Block, Bullets, Heading, PageBreak, Prose, Run
from tracker.reports.committee.both_days import BothDays
from tracker.reports.committee.figures import counted_lines
from tracker.reports.committee.runs import as_runs, unbroken
from tracker.reports.committee.theme_actions import what_comes_next, what_is_late, what_we_did
from tracker.reports.committee.theme_data import what_the_data_tell
from tracker.reports.committee.wanted import Pictures


def theme_sections(both: BothDays, pictures: Pictures) -> Iterator[Block]:
    """Every theme that has anything to tell by the day, each on a page of its own."""
    said: dict[Evidence, Theme] = {}  # what people say is often the same under several themes
    for theme in both.plan.themes_on(both.as_at):
        summed = list(_sum(both, theme))
        blocks = [
            *_what_good_looks_like(theme),
            *what_we_did(both, theme),
            *what_the_data_tell(both, theme, pictures),
            *_what_people_say(both, theme, said),
            *what_is_late(both, theme),
            *what_comes_next(both, theme),
        ]
        if blocks:
            yield PageBreak()
            yield Heading(1, unbroken(theme.heading) or both.plan.theme_word or "Theme", both.theme_key(theme))
            yield from summed
            yield from blocks


def _sum(both: BothDays, theme: Theme) -> Iterator[Block]:
    """How its actions stand, in a sentence."""
    lines = both.lines_of(theme)
    if not lines:
        return
    live, late = [one for one in lines if one.state.status.live], [one for one in lines if one.overdue]
    done = [one for one in lines if one.standing == "complete"]
    words = [Run(f"{counted(len(lines), 'action')}")]
    if live:
        rule = f"Live actions under {theme.heading} past the last day of their review on {both.day}"
        words += [Run(": "), counted_lines(both, rule, late, len(live)), Run(" live overdue")]
    if done:
        rule = f"Actions under {theme.heading} complete on {both.day}"
        words += [Run("; " if live else ": "), counted_lines(both, rule, done), Run(" complete")]
    yield Prose((*words, Run(".")), "lead")


def _what_good_looks_like(theme: Theme) -> Iterator[Block]:
    ambition = [unbroken(text) for text in theme.ambition if text.strip()]
    if ambition:
        yield Heading(2, "What good looks like")
        yield Bullets(tuple(as_runs(text) for text in ambition))


def _what_people_say(both: BothDays, theme: Theme, said: dict[Evidence, Theme]) -> Iterator[Block]:
    """The evidence by who it comes from; where another theme has the same, that one is named."""
    evidence = [one for one in theme.evidence if one.text.strip()]
    if not evidence:
        return
    yield Heading(2, "What people say")
    for one in evidence:
        head = Run(unbroken(one.heading), bold=True)
        before = said.setdefault(one, theme)
        if before is not theme:
            ref = Run(unbroken(before.ref or before.title), to=both.theme_key(before))
            yield Prose((*((head, Run(": ")) if head.text else ()), Run("the same as under "), ref, Run(".")))
            continue
        if head.text:
            yield Prose((head,), with_next=True)
        yield Bullets(tuple(as_runs(line) for line in one.text.splitlines() if line.strip()))
