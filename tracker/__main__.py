"""Opens the window, or obeys the command line. Each imports what it needs: the one no click, the other no Qt."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from tracker.errors import TrackerError
from tracker.paths import PROGRAM, READ_APART

if TYPE_CHECKING:
    from tracker.cli.main import Commands

COMPLETING = f"_{PROGRAM.replace('-', '_').upper()}_COMPLETE"  # click's own variable
WINDOW = "tracker.ui.window.application"


def main(arguments: list[str] | None = None) -> int:
    """Do what the arguments ask; answer the exit code: 0, 1 (the world went wrong), 2 (wrong usage)."""
    given = sys.argv[1:] if arguments is None else arguments
    if given == [READ_APART]:
        from tracker.documents.reading.child import answer_request

        answer_request()
    try:
        return open_window(given) if asks_for_window(given) else obey(given)
    except TrackerError as error:
        from tracker.cli.terminal.letters import harmless

        print(harmless(str(error)).replace("\n", " "), file=sys.stderr)
        return 1


def asks_for_window(arguments: list[str]) -> bool:
    """No arguments, or one existing file; never while a shell asks what completes a command."""
    if COMPLETING in os.environ:
        return False
    return not arguments or (len(arguments) == 1 and os.path.isfile(arguments[0]))


def open_window(arguments: list[str]) -> int:
    """Run the window on the file, if one is given, until it is closed; `run` there takes a Path or None."""
    gc.disable()  # what is imported stays: there is nothing to collect before the window lets it go on
    try:
        application = _application()
    except BaseException:
        gc.enable()
        raise
    return int(application.run(Path(arguments[0]) if arguments else None))


def _application() -> ModuleType:
    """The module of the window; TrackerError where the system or the program lacks something for it."""
    try:
        return importlib.import_module(WINDOW)
    except ModuleNotFoundError as missing:
        if missing.name not in (WINDOW, "tracker.ui"):
            raise
        raise TrackerError(f"The window is not built yet: see `{PROGRAM} --help` for the commands.") from None
    except ImportError as error:
        if "shared object" not in str(error):
            raise
        why = f"the system lacks a library of Qt ({error})"
        raise TrackerError(
            f"The window cannot be opened: {why}. The commands need none: `{PROGRAM} --help`."
        ) from error


def obey(arguments: list[str]) -> int:
    """Run one command; click itself ends the process, with 2 for wrong usage."""
    gc.set_threshold(500_000)  # what is imported stays: it need not be looked through again and again
    atexit.register(gc.freeze)  # or Python looks, as its last act, for circles in all that was imported and read
    try:
        commands().main(args=arguments, prog_name=PROGRAM)
    except SystemExit:
        if not _has_been_read_enough():
            raise
    except PermissionError as error:
        raise TrackerError(f"{error.filename} could not be read or written: {error.strerror}.") from error
    except OSError as error:
        if not _is_of_output(error):
            raise
        _let_output_go()
        raise TrackerError(
            f"What this prints could not be written ({error.strerror}): make room there, or send it elsewhere."
        ) from error
    return 0


def _has_been_read_enough() -> bool:
    """Whether whoever reads the output, `head` in a pipe, has gone: click then puts something silent in its place."""
    return type(sys.stdout).__name__.endswith("PacifyFlushWrapper")


def _is_of_output(error: OSError) -> bool:
    """Whether it was printing that failed, and no file of a command: all that is printed goes through click's echo."""
    from traceback import extract_tb

    return extract_tb(error.__traceback__)[-1].name == "echo"


def _let_output_go() -> None:
    """Python, as it ends, tries once more to write what could not be written, and would tell of it in its own way."""
    with suppress(OSError), open(os.devnull, "wb") as nothing:
        os.dup2(nothing.fileno(), sys.stdout.fileno())


def commands() -> Commands:
    """The command line, with the demo that stands above it."""
    from tracker.cli.main import cli

    cli.places["demo"] = "tracker.demo:demo"
    return cli


if __name__ == "__main__":
    sys.exit(main())
