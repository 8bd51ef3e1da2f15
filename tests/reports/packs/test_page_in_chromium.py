"""The page of a pack in a real browser, where there is one: it is filled in and gives back its answer."""

import html
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256

import pytest

from tests.patience import PATIENCE
from tests.reports.packs.test_page import sent
from tests.services.test_packs import file, made_once, store
from tracker.documents.packs.read import read_pack

_FIXTURES = (sent, file, made_once, store)
BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# What a person would do: write, choose, and press a button; what came of it is left in the page to be looked at.
FILLED = """
const field = (name, at = 0) => document.querySelectorAll(`[data-field="${name}"]`)[at];
field("text").value = 'Held – "really" <b>now</b>';
field("status").value = "Reported complete";
field("stated_rag").value = "Amber";
field("review").value = "Mar 2018";
field("reason").value = "The board moved";
document.querySelector('[data-field="new_text"]').value = "Brief the new chairs";
document.dispatchEvent(new Event("input", { bubbles: true }));
document.getElementById("copy").click();
const seen = document.createElement("pre");
seen.id = "seen";
seen.textContent = document.getElementById("answer").value;
document.body.append(seen);
"""


@pytest.mark.skipif(BROWSER is None, reason="no browser is installed")
def test_a_filled_page_gives_back_an_answer_that_is_collected(sent, tmp_path):
    allowed = f"script-src 'sha256-{b64encode(sha256(FILLED.encode()).digest()).decode()}' "
    page = sent.replace("script-src ", allowed, 1).replace("</body>", f"<script>{FILLED}</script></body>")
    (tmp_path / "pack.html").write_text(page, encoding="utf-8")
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--virtual-time-budget=2000", "--dump-dom", f"file://{tmp_path / 'pack.html'}"]
    shown = subprocess.run(command, capture_output=True, check=True, text=True, timeout=PATIENCE).stdout
    (tmp_path / "mail.txt").write_text(html.unescape(re.search(r'<pre id="seen">(.*?)</pre>', shown, re.S)[1]))
    first, new = read_pack(tmp_path / "mail.txt").rows
    said = first.said
    assert (first.ref, said.text, said.stated_rag, said.review) == (
        "1.1.1",
        'Held – "really" <b>now</b>',
        "amber",
        "Mar 2018",
    )
    assert (str(said.status), said.reason, new.text) == ("reported complete", "The board moved", "Brief the new chairs")
