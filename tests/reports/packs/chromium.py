"""A headless Chromium that is told what to do through its pipe, as its developer tools do; nothing else is needed."""

import itertools
import json
import os
import select
import shutil
import subprocess
import sys

from tests.patience import PATIENCE

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# The browser reads what it is told from 3 and answers on 4.
_STARTER = """import fcntl, os, sys
told, hears = (fcntl.fcntl(int(one), fcntl.F_DUPFD, 10) for one in sys.argv[1:3])
os.dup2(told, 3)
os.dup2(hears, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
_OURS = ("file:", "data:", "blob:", "about:")


class Chromium:
    """One page of a browser, started with a profile of its own; `asked` are the addresses it asked a network for."""

    def __init__(self, folder):
        self.folder, self.asked, self.numbers = folder, [], itertools.count(1)
        told, self._tell = os.pipe()
        self._hear, hears = os.pipe()
        command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
        command += [f"--user-data-dir={folder / 'profile'}", "--no-first-run", "about:blank"]
        starter = [sys.executable, "-c", _STARTER, str(told), str(hears), *command]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(starter, pass_fds=(told, hears), **quiet)
        os.close(told)
        os.close(hears)
        self.heard, self.session, self.loaded, self.saved = b"", None, 0, 0
        self.do("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder), eventsEnabled=True)
        pages = self.do("Target.getTargets")["targetInfos"]
        page = next(one["targetId"] for one in pages if one["type"] == "page")
        self.session = self.do("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for name in ("Page", "Network", "Runtime"):
            self.do(f"{name}.enable")

    def do(self, method, **how):
        """Tell it one thing, and answer what it says to that."""
        number = next(self.numbers)
        said = {"id": number, "method": method, "params": how} | ({"sessionId": self.session} if self.session else {})
        os.write(self._tell, json.dumps(said).encode() + b"\0")
        while (told := self._next()).get("id") != number:
            pass
        assert "error" not in told, told
        return told["result"]

    def _next(self):
        while b"\0" not in self.heard:
            assert select.select([self._hear], [], [], PATIENCE)[0], "the browser says nothing"
            more = os.read(self._hear, 1 << 16)
            assert more, "the browser ended"
            self.heard += more
        text, _, self.heard = self.heard.partition(b"\0")
        told = json.loads(text)
        if told.get("method") == "Network.requestWillBeSent":
            url = told["params"]["request"]["url"]
            self.asked += [] if url.startswith(_OURS) else [url]
        self.saved += told.get("method") == "Browser.downloadProgress" and told["params"]["state"] == "completed"
        self.loaded += told.get("method") == "Page.loadEventFired"
        return told

    def open(self, path):
        """Show a file, and wait until it stands there."""
        self._loading("Page.navigate", url=path.as_uri())

    def reload(self):
        self._loading("Page.reload", ignoreCache=True)

    def _loading(self, method, **how):
        before = self.loaded
        self.do(method, **how)
        while self.loaded == before:
            self._next()

    def value(self, script):
        """What a script answers, a promise when it is kept."""
        said = self.do("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    def type(self, script, text):
        """Put the focus on the element that a script answers, and type."""
        self.value(f"({script}).focus()")
        self.do("Input.insertText", text=text)

    def save(self, script):
        """Do what saves a file, and wait until it is there."""
        before = self.saved
        self.value(script)
        while self.saved == before:
            self._next()

    def close(self):
        self.session = None
        os.write(self._tell, json.dumps({"id": 0, "method": "Browser.close"}).encode() + b"\0")
        self.process.wait(PATIENCE)
        os.close(self._tell)
        os.close(self._hear)
