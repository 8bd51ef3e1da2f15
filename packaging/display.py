"""A screen in memory with a window manager (Xvfb, openbox), and hands on its keyboard (xdotool)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep

PATIENCE = 60.0  # seconds
NEEDED = ["xvfb", "xdotool", "openbox"]  # Debian packages


class Display:
    """One screen, by its name (":7")."""

    def __init__(self, name: str) -> None:
        self.name = name

    def waits_for(self, title: str) -> str:
        """The visible window whose title matches, as soon as there is one; TimeoutError names those that are there."""
        seen: list[str] = []

        def there() -> bool:
            seen[:] = self._tool("search", "--onlyvisible", "--name", title).split()
            return bool(seen)

        self.until(there, lambda: f"no window called {title}: {self.titles()}")
        sleep(0.5)  # it is to have the keyboard before anything is typed
        return seen[-1]

    def titles(self) -> list[str]:
        """The titles of all windows."""
        every = self._tool("search", "--onlyvisible", "--name", ".").split()
        return [self._tool("getwindowname", one).strip() for one in every]

    def press(self, window: str, key: str) -> None:
        """Press a key in a window."""
        self._tool("windowactivate", "--sync", window, "key", key)

    def types(self, window: str, text: str) -> None:
        """Type over what is chosen in a window."""
        self._tool("windowactivate", "--sync", window, "key", "ctrl+a", "type", "--delay", "5", text)

    def until(self, true: Callable[[], bool], otherwise: Callable[[], str] = lambda: "nothing happened") -> None:
        """Wait until something is true."""
        end = monotonic() + PATIENCE
        while not true():
            if monotonic() > end:
                raise TimeoutError(otherwise())
            sleep(0.2)

    def _tool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=os.environ | {"DISPLAY": self.name}, capture_output=True, text=True
        )
        return done.stdout


@contextmanager
def screen() -> Iterator[Display]:
    """A new screen, gone afterwards."""
    ours, theirs = os.pipe()
    size = ["-screen", "0", "1280x800x24"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(theirs), *size],
        pass_fds=[theirs],
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    os.close(theirs)
    with os.fdopen(ours) as told:
        name = f":{told.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"], env=os.environ | {"DISPLAY": name}, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        yield Display(name)
    finally:
        manager.kill()
        manager.wait()
        server.kill()
        server.wait()
