"""Two plans to be compared, as hypothesis thinks of them: the second is the first after edits, or another one."""

from dataclasses import replace

from hypothesis import strategies as st

from tests.domain.builders import a_when, an_action, on
from tracker.domain.comparing.matching import PlanAsAt
from tracker.domain.plan import Lead, Plan, Theme

DAY = on("14 Nov 2017")
WORDS = ("audit", "plans", "every", "child", "Review", "the", "board,", "10", "visits.", "team")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
LEADS = st.sampled_from(["QA Manager", "Head of Service", ""]).map(Lead)


def alike(one, other):
    """How many words two texts share, whichever comes first."""
    here, there = set(one.split()), set(other.split())
    return 100 * len(here & there) / max(1, len(here | there))


def as_at(plan, name="plan", day=DAY):
    return PlanAsAt(plan, day, name)


@st.composite
def actions(draw):
    made = an_action(
        draw(st.none() | st.sampled_from(["1.1", "1.2", "1.3", "2.1"])),
        draw(st.sampled_from(["Oct 2017", "Ongoing", "Dec 2017"])),
        status=draw(st.sampled_from(["not started", "in progress", "complete"])),
        lead=draw(LEADS),
    )
    return replace(made, text=draw(TEXTS), uuid=draw(st.none() | st.just(f"u{id(made)}")))


@st.composite
def plans(draw):
    """A plan of a few themes, some of which share refs, titles and words with others."""
    themes = tuple(
        Theme(
            draw(st.sampled_from(["1", "2", None])),
            draw(st.sampled_from(["Practice", "Voice", "Voices of children"])),
            ambition=tuple(draw(st.lists(TEXTS, max_size=3))),
            actions=tuple(draw(st.lists(actions(), max_size=4))),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    return Plan("Plan", period=a_when("2017/18"), themes=themes)


@st.composite
def two_plans(draw):
    """A plan, and what became of it: parts left out, reworded, moved; or another one."""
    before = draw(plans())
    if draw(st.booleans()):
        return before, draw(plans())
    themes = []
    for theme in draw(st.permutations(before.themes)):
        kept = [one for one in draw(st.permutations(theme.actions)) if draw(st.integers(0, 3))]
        reworded = tuple(replace(one, text=draw(TEXTS)) if draw(st.booleans()) else one for one in kept)
        title = draw(st.sampled_from([theme.title, "Voice"]))
        themes.append(replace(theme, title=title, ambition=theme.ambition[1:], actions=reworded))
    return before, replace(before, themes=tuple(themes))
