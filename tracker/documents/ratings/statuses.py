"""Which words and signs are which status and rating."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tracker.documents.vocabulary.wording import plain
from tracker.domain.long_text import to_match
from tracker.domain.pattern import pattern_of
from tracker.domain.plan import Rag, Status

STATUSES: dict[str, Status] = {
    "not started": Status.NOT_STARTED, "not yet started": Status.NOT_STARTED, "not begun": Status.NOT_STARTED,
    "planned": Status.NOT_STARTED, "to start": Status.NOT_STARTED,
    **dict.fromkeys(  # of boards of tasks
        ("to do", "todo", "backlog", "in backlog", "in the backlog", "selected for development", "ready to start"),
        Status.NOT_STARTED,
    ),
    **dict.fromkeys(("doing", "in review", "under review", "in development", "in testing"), Status.IN_PROGRESS),
    "in progress": Status.IN_PROGRESS, "ongoing": Status.IN_PROGRESS, "started": Status.IN_PROGRESS,
    "underway": Status.IN_PROGRESS, "under way": Status.IN_PROGRESS, "on track": Status.IN_PROGRESS,
    "open": Status.IN_PROGRESS, "overdue": Status.IN_PROGRESS,
    "reported complete": Status.REPORTED_COMPLETE, "awaiting sign off": Status.REPORTED_COMPLETE,
    "complete": Status.COMPLETE, "completed": Status.COMPLETE, "done": Status.COMPLETE, "closed": Status.COMPLETE,
    "signed off": Status.COMPLETE, "achieved": Status.COMPLETE,
    "implemented": Status.COMPLETE, "fully implemented": Status.COMPLETE, "delivered": Status.COMPLETE,
    "embedded": Status.COMPLETE,
    "stopped": Status.STOPPED,
    "not due": Status.NOT_STARTED, "not yet due": Status.NOT_STARTED, "not commenced": Status.NOT_STARTED,
    "proposed for closure": Status.REPORTED_COMPLETE, "for closure": Status.REPORTED_COMPLETE,
    "pending closure": Status.REPORTED_COMPLETE, "ready for closure": Status.REPORTED_COMPLETE,
    **dict.fromkeys(
        ("partially implemented", "partly implemented", "partially complete", "partly complete", "part complete",
         "outstanding", "at risk", "off track", "behind", "behind schedule", "on schedule", "on target",
         "behind target", "ahead of target",
         "work in progress", "active", "live", "commenced", "on going", "reopened", "re opened", "restarted",
         "nearly there", "progressing", "in hand"),
        Status.IN_PROGRESS,
    ),
}  # fmt: skip
# Words that say more than the status that they stand for: why nothing moves, why it ended, how late it is.
SAY_MORE: dict[str, Status] = {
    **dict.fromkeys(
        ("on hold", "put on hold", "paused", "deferred", "suspended", "postponed", "rescheduled", "re scheduled",
         "delayed", "slipped", "slipping", "stalled", "blocked"),
        Status.IN_PROGRESS,
    ),
    **dict.fromkeys(
        ("cancelled", "canceled", "withdrawn", "superseded", "abandoned", "discontinued", "rejected", "not proceeding",
         "no longer required", "no longer needed", "no longer relevant", "no longer applicable", "not required",
         "not needed", "merged", "dropped"),
        Status.STOPPED,
    ),
}  # fmt: skip
STATUSES |= SAY_MORE
RAGS: dict[str, Rag] = {
    "red": "red", "r": "red", "amber": "amber", "a": "amber", "yellow": "amber", "orange": "amber",
    "green": "green", "g": "green", "blue": "blue", "b": "blue", "grey": "grey", "gray": "grey",
}  # fmt: skip

_BEFORE_LETTERS = {"rag", "brag", "rated", "rating", "status", "overall", "now", "currently", "is", "to", "from", "was"}
TICKS = ("✓", "✔", "☑", "✅", "🗸", "√")
CROSSES = ("✗", "✘", "☒", "❌", "✖", "🗴", "❎")
_FIRST_WORD, _FIRST_OF_STATUSES = pattern_of(r"[^\W_]+"), {words.split()[0] for words in STATUSES}
_FIRST_OF_THOSE = {words.split()[0] for words in SAY_MORE}
_WORDS_BEHIND = pattern_of(r"\s*[–—:;,(/\n]\s*|\.\s+|\s+-\s*|-\s")


def first_words(text: str) -> str:
    """What stands before the first mark of a text: "Amber" of "Amber: two were missed"."""
    return _WORDS_BEHIND.split(to_match(text.strip()), maxsplit=1)[0]


def words_behind(text: str) -> str:
    """What stands behind the first mark of a text, "" where nothing does."""
    return text.strip()[len(first_words(text)) :].strip(" \t\n–—-:;,./()")


def status_alone(text: str) -> Status | None:
    """The status of a text that says nothing else, or None: a commentary may begin with one and then go on."""
    # Nearly every text of a document comes by here: one word is enough to see that most are no status.
    first = _FIRST_WORD.search(text)
    if first is None or first[0].lower() not in _FIRST_OF_STATUSES or "?" in text:
        return None
    return STATUSES.get(plain(text))


def says_more(text: str) -> bool:
    """Whether a text begins with a word that says more than the status that it stands for: "Paused until May"."""
    first = _FIRST_WORD.search(text)
    if first is None or first[0].lower() not in _FIRST_OF_THOSE:
        return False
    words = f"{plain(text)} "
    return any(words.startswith(f"{more} ") for more in SAY_MORE)


def _rates(before: Sequence[str]) -> bool:
    """Whether a letter behind these words may be a rating: that of "Team A" and "Year R" is a name."""
    return not before or before[-1] in _BEFORE_LETTERS or before[-1] in RAGS


@lru_cache(maxsize=10_000)
def rag_of(text: str) -> Rag | None:
    """The rating that a rating cell names by word or letter ("A Amber"), or None."""
    words = plain(text).split()
    found = {RAGS[word] for at, word in enumerate(words) if word in RAGS and (len(word) > 1 or _rates(words[:at]))}
    return found.pop() if len(found) == 1 and len(words) <= 3 else None
