"""Sets up .venv from requirements.lock and runs the program, the tests, the benchmarks or the checks in it.

    python3 dev.py run | test | check | bench | fuzz | campaign | office | package | lint | setup  [further arguments]
    (on Windows: py dev.py run)

Only the standard library, and nothing newer than Python 3.8, so that an old Python can say that it is too old.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OLDEST, TOO_NEW = (3, 11), (3, 15)
OFFSCREEN_PACKAGES = ["libegl1", "libgl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libxkbcommon0"]
SCREEN_PACKAGES = ["libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0"]
WINDOW = ROOT / "tracker" / "ui" / "window" / "application.py"
SAMPLE_PLAN = ROOT / "sample_plans" / "improvement_plan_2017-18.xlsx"
OPEN_QT = "from PySide6.QtWidgets import QApplication; QApplication([])"
PACKING_PACKAGES = ["binutils", "dpkg", "xvfb", "xdotool", "openbox"]
QUICK_TESTS = ["tests/domain", "tests/store"]
UNREACHABLE = "could not connect to display"
NO_NETWORK = ("connection broken", "connectionerror", "name resolution", "new connection", "timed out", "unreachable")


class SetupError(Exception):
    """One plain sentence that says what is missing and what to do."""


def main(arguments: list[str]) -> int:
    """Run one command; answer its exit code, 1 for a set-up that failed, 2 for an unknown command."""
    if not arguments or arguments[0] not in COMMANDS:
        print(f"usage: python3 dev.py {' | '.join(COMMANDS)} [arguments...]", file=sys.stderr)
        return 2
    try:
        return use_fitting_python(arguments) or COMMANDS[arguments[0]](arguments[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


# ---- commands


def run(arguments: list[str]) -> int:
    """Run the program: what was asked, or else the window on the sample plan, or else the demonstration."""
    windowed = has_screen() and WINDOW.exists()
    set_up(screen=windowed)
    if not arguments:
        arguments = [str(SAMPLE_PLAN)] if windowed else ["demo", "-o", str(Path("build", "demo")), "--overwrite"]
    return in_venv(["main.py", *arguments])


def test(arguments: list[str]) -> int:
    """Run the tests without a screen, all of them by two workers; pytest's closing line comes last."""
    set_up()
    return in_venv(["-m", "pytest", "-q", *workers(arguments), *arguments], offscreen=True)


def workers(arguments: list[str]) -> list[str]:
    """Two workers for pytest, but none for single files, which they would only make slower, or where one says so."""
    said = any(
        argument.startswith(("-n", "--numprocesses", "--pdb")) or "no:xdist" in argument for argument in arguments
    )
    single = any(argument.partition("::")[0].endswith(".py") for argument in arguments)
    return [] if said or single else ["-n2", "--dist=worksteal"]


def check(arguments: list[str]) -> int:
    """For daily work, in half a minute: the checks of `lint`, and the tests of what everything stands on."""
    return max(lint([]), test([*QUICK_TESTS, *arguments]))


def bench(arguments: list[str]) -> int:
    """Run the benchmarks without a screen."""
    set_up()
    return in_venv(["-m", "tests.bench", *arguments], offscreen=True)


def fuzz(arguments: list[str]) -> int:
    """Read two thousand damaged documents; those that do harm stay in build/fuzz."""
    set_up()
    return in_venv(["-m", "tests.fuzz", *arguments])


def campaign(arguments: list[str]) -> int:
    """Kill the program, cut its power, have its disk fail: a quarter of an hour, and a table of what was lost."""
    set_up()
    return in_venv(["-m", "tests.campaign", *arguments])


def office(arguments: list[str]) -> int:
    """Open what we write in LibreOffice, which must be installed: pages to look at, and each sheet as it was meant."""
    set_up()
    return in_venv(["-m", "tests.office", *arguments])


def package(arguments: list[str]) -> int:
    """Pack the program for this system into dist, and try what was packed where there is no Python."""
    set_up()
    if not remembered("packing"):
        install_libraries(ROOT / "packaging" / "requirements.lock")
        if sys.platform.startswith("linux"):
            install_packages(SCREEN_PACKAGES + PACKING_PACKAGES)
        remember("packing")
    return in_venv([str(Path("packaging", "package.py")), *arguments])


def lint(arguments: list[str]) -> int:
    """Run every check, even after one has failed."""
    set_up()
    checks = [["ruff", "check"], ["ruff", "format", "--check"], ["mypy", "tracker"]]
    return max([in_venv(["-m", *check]) for check in checks])


def setup(arguments: list[str]) -> int:
    """Only set up; `setup --again` makes .venv anew."""
    if "--again" in arguments:
        forget()
    set_up(screen=has_screen())
    print(f"Ready: {venv_python()}")
    return 0


COMMANDS = {
    command.__name__: command for command in (run, test, check, bench, fuzz, campaign, office, package, lint, setup)
}


def in_venv(arguments: list[str], offscreen: bool = False) -> int:
    """Run .venv's Python in the checkout; answer its exit code."""
    environment = dict(os.environ)
    if offscreen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.stdout.flush()
    code = subprocess.call([str(venv_python()), *arguments], cwd=str(ROOT), env=environment)
    return code if code >= 0 else 128 - code


def has_screen() -> bool:
    """Whether a window could be shown."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# ---- which Python


def fits(version: tuple) -> bool:
    """Whether the libraries in the lock can be had for this Python."""
    return OLDEST <= tuple(version[:2]) < TOO_NEW


def use_fitting_python(arguments: list[str]) -> int:
    """Answer 0 when this Python will do; otherwise hand over to one on PATH and end with its exit code."""
    if fits(sys.version_info):
        return 0
    other = fitting_python_on_path()
    if other is None:
        raise SetupError(wrong_python(sys.version_info))
    sys.exit(subprocess.call([other, str(Path(__file__).resolve()), *arguments]))


def fitting_python_on_path() -> str | None:
    """The newest Python on PATH that fits and really starts (a version manager's stand-in may not)."""
    for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found and is_python(found, minor):
            return found
    return None


def is_python(found: str, minor: int) -> bool:
    """Whether a program starts and is Python 3.minor."""
    asked = [found, "-c", f"import sys; sys.exit(sys.version_info[:2] != (3, {minor}))"]
    return subprocess.call(asked, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def wrong_python(version: tuple) -> str:
    """The sentence for a Python that is too old or too new."""
    this = f"{version[0]}.{version[1]}"
    if tuple(version[:2]) < OLDEST:
        return f"The tracker needs Python 3.11 or newer, and this is Python {this}: install a newer one."
    return f"The libraries are not made for Python {this} yet: install Python 3.11 to 3.14."


# ---- the environment and what is remembered about it


def set_up(screen: bool = False) -> None:
    """Make .venv and see that Qt loads, unless both are remembered."""
    if not (remembered("libraries") and venv_python().exists()):
        forget()
        make_venv()
        install_libraries()
        remember("libraries")
    kind = "qt-screen" if screen else "qt-offscreen"
    if not remembered(kind):
        make_qt_load(screen)
        remember(kind)


def venv_python() -> Path:
    """The Python of .venv."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def fingerprint() -> str:
    """Changes when the lock, the Python version or the kind of machine does."""
    kind = f"{sys.version_info[0]}.{sys.version_info[1]} {sys.platform} {platform.machine()}"
    return hashlib.sha256((ROOT / "requirements.lock").read_bytes() + kind.encode()).hexdigest()


def stamp(name: str) -> Path:
    """The file whose words say that a step was finished, for one fingerprint."""
    return VENV / f"done-{name}"


def remembered(name: str) -> bool:
    """Whether a step was finished for this lock and this Python."""
    try:
        return stamp(name).read_text(encoding="ascii") == fingerprint()
    except (OSError, ValueError):
        return False


def remember(name: str) -> None:
    """Note that a step is finished."""
    stamp(name).write_text(fingerprint(), encoding="ascii")


def forget() -> None:
    """Take every note away, so that an interrupted set-up is begun anew."""
    for note in VENV.glob("done-*"):
        note.unlink()


def make_venv() -> None:
    """Make .venv, empty, in place of whatever stood there."""
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        get_venv_module()
    say("Making .venv ...")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        raise SetupError(f"The folder .venv cannot be made: {last_line(made.stderr or made.stdout)}")


def get_venv_module() -> None:
    """Debian keeps the module apart from Python."""
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not install_packages([package]):
        raise SetupError(f"Python's venv module is missing; on Debian or Ubuntu run: sudo apt-get install {package}")


def install_libraries(lock: Path = ROOT / "requirements.lock") -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    say(f"Installing the libraries of {lock.relative_to(ROOT)} into .venv (once, a minute or two) ...")
    log = VENV / "pip.log"
    command = [str(venv_python()), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    with log.open("w", encoding="utf-8") as out:
        code = subprocess.call([*command, "--require-hashes", "-r", str(lock)], stdout=out, stderr=subprocess.STDOUT)
    if code:
        raise SetupError(why_not_installed(log.read_text(encoding="utf-8", errors="replace")))


def why_not_installed(words: str) -> str:
    """The sentence for pip's failure, from all that it wrote."""
    if any(sign in words.lower() for sign in NO_NETWORK):
        return "The libraries cannot be fetched: connect this computer to the network and run this again."
    reason = next((line for line in words.splitlines() if line.startswith("ERROR:")), last_line(words))
    return f"The libraries cannot be installed (.venv/pip.log has the whole story): {reason}"


# ---- Qt and the system's libraries


def make_qt_load(screen: bool) -> None:
    """See that Qt starts; install the system's libraries where that is what it lacks and we may."""
    trouble = qt_trouble(screen)
    packages = OFFSCREEN_PACKAGES + (SCREEN_PACKAGES if screen else [])
    if trouble and UNREACHABLE not in trouble and install_packages(packages):
        trouble = qt_trouble(screen)
    if trouble:
        raise SetupError(why_no_qt(trouble, packages))


def qt_trouble(screen: bool) -> str:
    """Why Qt does not start, in its own words; nothing when it does."""
    environment = dict(os.environ) if screen else dict(os.environ, QT_QPA_PLATFORM="offscreen")
    command = [str(venv_python()), "-c", OPEN_QT]
    tried = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace")
    if tried.returncode == 0:
        return ""
    told = [line for line in tried.stderr.splitlines() if line.startswith("qt.qpa")] or [last_line(tried.stderr)]
    return told[0] or f"it ended with code {tried.returncode}"


def why_no_qt(trouble: str, packages: list[str]) -> str:
    """The sentence for a Qt that does not start."""
    if not sys.platform.startswith("linux") or UNREACHABLE in trouble:
        return f"Qt does not start: {trouble}"
    return f"Qt does not start ({trouble}); on Debian or Ubuntu run: sudo apt-get install {' '.join(packages)}"


def install_packages(packages: list[str]) -> bool:
    """Install Debian packages when we are root on such a system; answer whether it was done."""
    if not shutil.which("apt-get") or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return False
    say(f"Installing with apt-get: {' '.join(packages)} ...")
    install = ["install", "-y", "--no-install-recommends", *packages]
    # A fresh system has no package lists, an old one has stale ones: either way the first try fails.
    return apt_get(install) or (apt_get(["update"]) and apt_get(install))


def apt_get(arguments: list[str]) -> bool:
    """Run apt-get without questions; answer whether it succeeded."""
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.call(["apt-get", "-q", *arguments], env=environment, **quiet) == 0


def say(words: str) -> None:
    """Tell what takes time."""
    print(words, file=sys.stderr, flush=True)


def last_line(words: str) -> str:
    """The last line with anything on it."""
    return (words.strip().splitlines() or [""])[-1].strip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
