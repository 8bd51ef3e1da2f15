"""What names columns of people, groups, papers and words, as no action begins: "Job title", "Meets", "Stands for"."""

from __future__ import annotations

from tracker.domain.pattern import pattern_of

_NAMES = pattern_of(
    r"(?:(?:first |full |board |team |course |group |meeting |partner |document )?names?|initials|"
    r"(?:job |post )?titles?|posts?|roles?(?: (?:on|in|of) .*)?|organisations?|agenc(?:y|ies)|teams?|"
    r"(?:board |panel |group )?members?(?:hip)?|contacts?(?: details)?|e ?mail(?: address)?|telephone|phone|chair|"
    r"meets|frequency|attend(?:ees|ance)|audience|providers?|venue|location|documents?|questions?|answers?|"
    r"acronyms?|abbreviations?|terms?|stands for|meanings?|definitions?|"
    r"where (?:it is |they are )?(?:kept|held|stored)|groups?|meetings?|boards?|partners?|sponsors?|"
    r"distribution(?: list)?|versions?|authors?|changes?(?: made)?|(?:training )?courses?|quorum|purpose|remit|"
    r"areas? covered)"
)


def names_other_column(text: str) -> bool:
    """Whether a text names a column that no plan has."""
    return len(text) <= 40 and _NAMES.fullmatch(text.strip().lower().replace("-", " ").rstrip(":")) is not None
