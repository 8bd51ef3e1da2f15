"""The child process in which one document is read: asked on stdin, answering on stdout, ended by its own limits."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Timer
from time import process_time
from typing import Literal, NamedTuple, NoReturn

from tracker.domain.draft import Choices, Draft, TableChoice
from tracker.errors import TrackerError

SECONDS = 20.0
MEGABYTES = 1500  # of data: the largest plan that can be read within the seconds takes less than half


class Pasted(NamedTuple):
    """What was on the clipboard: the page, the text, and what to call it."""

    html: str | None
    text: str | None
    name: str = "the clipboard"


class Request(NamedTuple):
    """What is to be read, what was chosen for its tables, what that may take, and the day that it is to speak for."""

    what: Path | Pasted
    choices: Choices | None
    seconds: float
    megabytes: int
    dated: date | None = None


class Answer(NamedTuple):
    """A draft, or why there is none: `words` is the sentence of a refusal, or the traceback of a failure."""

    kind: Literal["draft", "refused", "memory", "failed"]
    draft: Draft | None = None
    words: str = ""

    def taken(self, name: str) -> Draft:
        """The draft; raises TrackerError, which says why there is none, with the name of what was read."""
        if self.draft is not None:
            return self.draft
        if self.kind == "refused":
            raise TrackerError(self.words)
        if self.kind == "memory":
            raise could_not(name, "that takes more memory than a plan needs")
        raise could_not(name, "it holds something unexpected") from RuntimeError(self.words)


def could_not(name: str, why: str) -> TrackerError:
    """Why something with a name could not be read, and what to do."""
    return TrackerError(f"{name} could not be read, for {why}: copy its tables into a new file and save that.")


def too_long(request: Request) -> TrackerError:
    """What is said of a document that takes too much time."""
    return could_not(request.what.name, f"it was not done after {request.seconds:g} seconds")


def answer_request() -> NoReturn:
    """Answer one request and end; whatever else is printed by anybody goes nowhere."""
    gc.disable()  # a short life: nothing that is made here needs to be looked through
    answers = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    request = request_in(sys.stdin.buffer.read())
    limit(request)
    if sys.platform == "win32":
        from tracker.documents.reading.windows_job import limit_this_process

        limit_this_process(process_time() + request.seconds + 2, request.megabytes)
    said = as_json(answer_to(request), request.what.name)
    with open(answers, "wb") as out:
        out.write(said)
    os._exit(0)  # without taking apart, object by object, all that was read


def answer_to(request: Request) -> Answer:
    """Read what is asked for, in this process."""
    try:
        return Answer("draft", _read(request.what, request.choices, request.dated))
    except TrackerError as error:
        return Answer("refused", words=str(error))
    except MemoryError:
        return Answer("memory")
    except Exception:
        import traceback

        return Answer("failed", words=traceback.format_exc())


def _read(what: Path | Pasted, chosen: Choices | None, dated: date | None) -> Draft:
    """The modules of the readers are loaded here, and not in the process that asks."""
    if isinstance(what, Pasted):
        from tracker.documents.reading.clipboard import read_pasted

        return read_pasted(*what, chosen)
    from tracker.documents.reading.document import read_document

    return read_document(what, chosen, dated)


# Both ways go as JSON: what a hostile file might make of the child can be no more than a draft here.


def request_json(request: Request) -> bytes:
    """A request as the child reads it."""
    import msgspec  # here and below: reading in the same process needs none

    what = os.fsencode(request.what) if isinstance(request.what, Path) else request.what  # a name may be no text
    return msgspec.json.encode((what, *request[1:]))


def request_in(said: bytes) -> Request:
    """The request that was sent."""
    import msgspec

    shape = tuple[bytes | Pasted, dict[str, TableChoice] | None, float, int, date | None]
    what, *asked = msgspec.json.decode(said, type=shape)
    return Request(Path(os.fsdecode(what)) if isinstance(what, bytes) else what, *asked)


def as_json(answer: Answer, name: str) -> bytes:
    """An answer as `answer_in` reads it; half a character, which no text that is kept may hold, is refused here."""
    import msgspec

    try:
        return msgspec.json.encode(answer)
    except UnicodeEncodeError as error:
        half = ascii(error.object[error.start : error.end])
        shown = name.encode(errors="replace").decode()
        sentence = f"{shown} could not be read: its name or a text in it holds half a character ({half}); mend that."
        return msgspec.json.encode(Answer("refused", words=sentence))


def answer_in(said: bytes) -> Answer:
    """The answer that was sent, all of its records checked against what they hold; ValueError for anything else."""
    import msgspec

    return msgspec.json.decode(said, type=Answer)


def limit(request: Request) -> list[tuple[int, tuple[int, int]]]:
    """Limits that the system sees to, where it has them: a parent that was killed cannot end its child.

    Answers what they were before, for `resource.setrlimit`.
    """
    try:
        import resource
    except ImportError:  # Windows, where only a child has limits: they cannot be taken back
        return []
    before = []
    for limit, most in (
        (resource.RLIMIT_DATA, request.megabytes << 20),
        (resource.RLIMIT_CPU, int(process_time() + request.seconds) + 2),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            soft, hard = resource.getrlimit(limit)
            resource.setrlimit(limit, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
            before.append((limit, (soft, hard)))
        except (ValueError, OSError):  # macOS knows the names and refuses some of the values
            continue
    return before


# Without a child: the command line is a process of its own


def read_within_limits(
    path: Path,
    choices: Choices | None = None,
    *,
    dated: date | None = None,
    seconds: float = SECONDS,
    megabytes: int = MEGABYTES,
) -> Draft:
    """Read a document as `services.reading_apart.read_apart` does, in less than half the time that a child would take.

    Raises TrackerError, in one sentence, for what cannot be read or takes more than `megabytes`; after `seconds` that
    sentence is printed and the process ended, with 1.
    """
    request = Request(path, choices, seconds, megabytes, dated)
    with _limited(request):
        answer = answer_to(request)
    return answer.taken(path.name)


@contextmanager
def _limited(request: Request) -> Iterator[None]:
    late = Timer(request.seconds, _end, [str(too_long(request))])
    late.daemon = True
    late.start()  # before the limits: a thread that finds no memory to start with is waited for without end
    before = limit(request)
    try:
        yield
    finally:
        late.cancel()
        for which, values in before:
            import resource

            resource.setrlimit(which, values)


def _end(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
    os._exit(1)
