"""Long work: a plain function on one helper thread, its answer or error told on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from tracker.errors import TrackerError
from tracker.store.busy import waiting

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

_Answer = TypeVar("_Answer")
_Told = TypeVar("_Told")


class Job(Generic[_Answer]):
    """A piece of long work, in words; then what is done with its answer.

    `work` is given the event that `cancel` sets. One that `can_stop` looks at it and ends at once, and its answer is
    let fall: it only reads. Any other saves or writes something and is told whatever comes of it; to cancel it ends
    only that it waits for another program (`waits`).
    """

    def __init__(
        self,
        words: str,
        work: Callable[[Event], _Answer],
        then: Callable[[_Answer], None],
        *,
        can_stop: bool = False,
    ) -> None:
        self.words, self.work, self.then, self.can_stop = words, work, then, can_stop
        self.stopping = Event()
        self.waits = False

    @property
    def cancelled(self) -> bool:
        """Whether its answer is not wanted any more."""
        return self.can_stop and self.stopping.is_set()

    def cancel(self) -> None:
        """End it where it can be ended."""
        self.stopping.set()


class Background(QObject):
    """One helper thread. Work runs in turn; a piece of work opens its own store.

    `waits_changed`: a job (by itself) has begun or ended to wait for another program.
    """

    waits_changed = Signal(object)
    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done.connect(lambda call, answer: call(answer), Qt.ConnectionType.QueuedConnection)
        self.busy = 0
        self._closing = Event()

    def do(
        self,
        job: Job[_Answer],
        ended: Callable[[], None],
        failed: Callable[[TrackerError], None],
        told: Callable[[bool], None] = lambda _: None,
    ) -> None:
        """Do a job. Unless cancelled, `ended` is called here, then `then` or `failed`, then `told` (False: a bug)."""

        def over(tell: Callable[[_Told], None], answer: _Told) -> None:
            if job.cancelled:
                return
            ended()
            well = False
            try:
                tell(answer)
                well = True
            finally:
                told(well)

        def went_wrong(error: BaseException) -> None:
            if isinstance(error, TrackerError):
                over(failed, error)
            elif job.cancelled:
                raise error
            else:
                over(raise_error, error)

        self.run(lambda: self._work(job), lambda answer: over(job.then, answer), went_wrong)

    def _work(self, job: Job[_Answer]) -> _Answer:
        def tell(waits: bool) -> None:
            job.waits = waits
            self.waits_changed.emit(job)

        with waiting(stop=job.stopping, tell=lambda waits: self._done.emit(tell, waits)):
            return job.work(job.stopping)

    def run(
        self, work: Callable[[], _Answer], then: Callable[[_Answer], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Do `work` on the helper thread, then call `then` with its answer, or `failed` with its error, here.

        After `close` nothing is begun any more, and nothing waits for another program.
        """
        if self._closing.is_set():
            return
        self.busy += 1

        def finish(call: Callable[[_Told], None]) -> Callable[[_Told], None]:
            def at_home(answer: _Told) -> None:
                self.busy -= 1
                call(answer)

            return at_home

        def job() -> None:
            try:
                with waiting(stop=self._closing):
                    answer = work()
            except BaseException as error:
                self._done.emit(finish(failed), error)
            else:
                self._done.emit(finish(then), answer)

        self._helper.submit(job)

    @cached_property
    def _helper(self) -> ThreadPoolExecutor:
        """The one thread; there is none until there is work."""
        from concurrent.futures import ThreadPoolExecutor  # no first frame needs it

        return ThreadPoolExecutor(1, "helper")

    def close(self) -> None:
        """Let the running piece end; what waits is dropped."""
        self._closing.set()
        if "_helper" in self.__dict__:
            self._helper.shutdown(wait=True, cancel_futures=True)


def raise_error(error: BaseException) -> None:
    """What is done about a bug on the helper thread: the window's thread tells it as any other."""
    raise error
