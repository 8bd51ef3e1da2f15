"""What a rule repaired or doubted while it read a printed text."""

from typing import Literal, NamedTuple

ProblemKind = Literal["repaired", "doubtful", "unread", "skipped", "missing", "duplicate", "contradiction"]


class Doubt(NamedTuple):
    """One repair or doubt in a sentence for the reader; whoever knows the place makes a Problem of it."""

    kind: ProblemKind
    message: str
