"""The page of a pack in a real browser, where there is one: filled in, kept, saved, given back; no network."""

import json
from datetime import timedelta

import pytest

from tests.reports.packs.chromium import BROWSER, Chromium
from tests.reports.packs.test_page import sent
from tests.services.test_packs import BACK, CLOCK, LEAD, SENT, file, made_once, store, told, updates_of
from tracker.documents.packs.read import read_pack
from tracker.services.packs import save_packs, send_packs

_FIXTURES = (sent, file, made_once, store)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no browser is installed")
TEXT = 'Held – "really" <b>now</b>\nand </script> in a second line'
TYPED = {"text": TEXT, "review": "Mar 2018", "reason": "The board moved"}
CHOSEN = {"status": "Reported complete", "stated_rag": "Amber"}
FIELDS = "[...document.querySelectorAll('[data-field]')].map((field) => field.value)"
# How far anything reaches to the right of the page, as wide as a telephone or at 200 % and 400 % zoom, and with text of
# twice the size; what the keyboard does not come to; fields without a label.
MEASURED = """(() => {
  const root = document.documentElement;
  const all = [...document.querySelectorAll("body *")];
  document.querySelector("h2").textContent += "unbroken".repeat(40);
  const ways = [[320, ""], [360, ""], [640, ""], [360, "32px"], [1280, "32px"]];
  const over = ways.map(([width, size]) => {
    root.style.width = width + "px";
    root.style.fontSize = size;
    return Math.max(...all.map((one) => one.getBoundingClientRect().right)) - width;
  });
  const reached = [...document.querySelectorAll("input, select, textarea:not([readonly]), button, summary")];
  const missed = reached.filter((one) => { one.focus(); return document.activeElement !== one || one.tabIndex !== 0; });
  const nameless = [...document.querySelectorAll("[data-field]")].filter((one) => one.labels.length !== 1);
  return { over, reached: reached.length, missed: missed.length, nameless: nameless.length };
})()"""
READING = """{
  const read = window.read = [], get = Storage.prototype.getItem;
  Storage.prototype.getItem = function (name) { read.push(document.readyState); return get.call(this, name); };
}"""
TOLD = "document.getElementById('told').textContent"


def field(name):
    return f"document.querySelector('[data-field=\"{name}\"]')"


@pytest.fixture(scope="module")
def started(tmp_path_factory):
    browser = Chromium(tmp_path_factory.mktemp("browser"))
    yield browser
    browser.close()


@pytest.fixture
def browser(started, sent, tmp_path):
    """The page of the pack, opened from a folder as a lead would; what others typed is gone."""
    started.open(tmp_path / "out" / f"{LEAD} 2017-11-01.html")
    started.value("localStorage.clear()")
    started.reload()
    started.asked.clear()
    return started


def fill_in(browser):
    """What a person would do: type, and choose from lists."""
    for name, text in TYPED.items():
        browser.type(field(name), text)
    for name, word in CHOSEN.items():
        choose = f"{{ const list = {field(name)}; list.value = {json.dumps(word)};"
        browser.value(f'{choose} list.dispatchEvent(new Event("input", {{ bubbles: true }})); }}')
    browser.type(field("new_text"), "Brief the new chairs")


def test_what_is_saved_and_what_is_copied_are_collected_to_the_same_facts_and_nothing_is_asked(
    browser, store, tmp_path
):
    fill_in(browser)
    browser.save("document.getElementById('save').click()")
    assert browser.value(TOLD) == "The answer was saved among your downloads. Send that file back."
    saved = browser.folder / f"{LEAD} answer.json"
    browser.value("document.getElementById('copy').click()")
    (tmp_path / "mail.txt").write_text(browser.value("document.getElementById('answer').value"), encoding="utf-8")
    assert read_pack(saved).rows == read_pack(tmp_path / "mail.txt").rows
    (made,) = save_packs(store, [read_pack(saved)], BACK, CLOCK)
    said = updates_of(store, "1.1.1")[-1]
    assert (said.text, str(said.status), said.stated_rag, said.review.as_printed, said.reason, said.author) == (
        TEXT, "reported complete", "amber", "Mar 2018", "The board moved", LEAD,
    )  # fmt: skip
    assert ("new", "new", "Action") in told(made)
    (again,) = save_packs(store, [read_pack(tmp_path / "mail.txt")], BACK, CLOCK + timedelta(1))
    assert again.updates == [] and browser.asked == []


def test_what_was_typed_and_not_saved_stands_there_again_after_the_page_was_closed(browser):
    fill_in(browser)
    before = browser.value(FIELDS)
    assert {*TYPED.values(), *CHOSEN.values()} <= set(before)
    browser.reload()
    assert browser.value(FIELDS) == before and browser.asked == []


def test_what_was_kept_is_read_once_the_page_is_loaded(browser):
    """A page that is still being loaded is sometimes given an empty store by a busy browser, and keeps it."""
    browser.do("Page.addScriptToEvaluateOnNewDocument", source=READING)
    browser.reload()
    assert browser.value("window.read") == ["complete"]


def test_what_was_typed_into_another_pack_stands_in_that_one_alone(browser, store, tmp_path):
    fill_in(browser)
    send_packs(store, [LEAD], tmp_path / "again", SENT, CLOCK, pages=True)
    browser.open(tmp_path / "again" / f"{LEAD} 2017-11-01.html")
    assert set(browser.value(FIELDS)) == {""}


def test_a_page_where_nothing_was_written_gives_nothing_back(browser):
    for button in ("save", "copy"):
        browser.value(f"document.getElementById('{button}').click()")
        assert browser.value(TOLD) == "Nothing was written yet."


def test_the_page_may_ask_no_network_and_this_test_would_see_one_that_did(browser, tmp_path):
    far = "http://127.0.0.1:9/x"
    ask = f"fetch('{far}').then(() => 'asked', () => 'refused')"
    show = f"new Promise((done) => {{ const image = new Image(); image.onerror = done; image.src = '{far}'; }})"
    browser.value(
        "window.refused = new Promise((done) => document.addEventListener('securitypolicyviolation', "
        "(one) => done(one.effectiveDirective))); 0"
    )
    assert browser.value(ask) == "refused" and browser.value("window.refused") == "connect-src"
    browser.value(f"{show}.then(() => 0)")
    browser.asked.clear()  # what was refused is told as one that was meant to be sent
    (tmp_path / "free.html").write_text("<p>A page that may.</p>")
    browser.open(tmp_path / "free.html")
    browser.value(ask)
    assert browser.asked == [far]


def test_nothing_reaches_beyond_a_narrow_page_and_all_is_reached_by_keyboard_and_named(browser):
    found = browser.value(MEASURED)
    assert max(found["over"]) <= 0
    assert found["reached"] > 50 and (found["missed"], found["nameless"]) == (0, 0)
