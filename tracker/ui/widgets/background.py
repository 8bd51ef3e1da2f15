"""Long work: a plain function on one helper thread, its answer or error told on the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Background(QObject):
    """One helper thread. Work runs in turn; a piece of work opens its own store."""

    _done = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, "helper")
        self._done.connect(lambda call, answer: call(answer), Qt.ConnectionType.QueuedConnection)
        self.busy = 0
        self._closed = False

    def run(
        self, work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        """Do `work` on the helper thread, then call `then` with its answer, or `failed` with its error, here.

        After `close` nothing is begun any more.
        """
        if self._closed:
            return
        self.busy += 1

        def finish(call: Callable[[Any], None]) -> Callable[[Any], None]:
            def at_home(answer: Any) -> None:
                self.busy -= 1
                call(answer)

            return at_home

        def job() -> None:
            try:
                answer = work()
            except BaseException as error:
                self._done.emit(finish(failed), error)
            else:
                self._done.emit(finish(then), answer)

        self._pool.submit(job)

    def close(self) -> None:
        """Let the running piece end; what waits is dropped."""
        self._closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
