"""The log of the window: what went wrong, what Qt says, and where the program stood when it was ended."""

from __future__ import annotations

import faulthandler
import logging
import sys
from contextlib import suppress
from logging.handlers import RotatingFileHandler

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from tracker.paths import PROGRAM, log_file

_MOST_BYTES, _OLD_ONES = 500_000, 3
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
}


class _LogFile(RotatingFileHandler):
    """Where Python writes to when it is ended by a fault is the file that is written to now."""

    def begin(self) -> None:
        if self.stream is not None:
            faulthandler.enable(self.stream)

    def doRollover(self) -> None:
        faulthandler.disable()
        super().doRollover()
        self.begin()

    def rotate(self, source: str, dest: str) -> None:
        """Another window may have the file open, which Windows does not allow to be moved: it grows on."""
        with suppress(OSError):
            super().rotate(source, dest)


def begin_log(about: str) -> None:
    """Write from now on, beginning with what the program is; where the folder cannot be written, nothing is."""
    log, path = logging.getLogger(PROGRAM), log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = _LogFile(path, maxBytes=_MOST_BYTES, backupCount=_OLD_ONES, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return
    file.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
    log.setLevel(logging.INFO)
    log.propagate = False
    log.addHandler(file)
    file.begin()
    qInstallMessageHandler(_from_qt)
    log.info("Started: %s", about)


def end_log() -> None:
    """Close the file; Qt's messages go where they went before."""
    log = logging.getLogger(PROGRAM)
    for file in [one for one in log.handlers if isinstance(one, _LogFile)]:
        qInstallMessageHandler(None)
        faulthandler.disable()
        log.removeHandler(file)
        file.close()


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger(PROGRAM).log(_LEVELS.get(kind, logging.ERROR), "Qt: %s", message)
    if sys.__stderr__ is not None:  # a window without a console has none
        print(message, file=sys.__stderr__)
