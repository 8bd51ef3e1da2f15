"""A pack as a page for a browser: self-contained, without a network, and everything in it is a text."""

import html
import json
import re
from base64 import b64encode
from dataclasses import replace
from email.message import EmailMessage
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from tests.hostile_texts import HOSTILE
from tests.services.test_packs import BACK, CLOCK, LEAD, SENT, file, made_once, store, told, updates_of
from tracker.documents.packs.mail import read_mail
from tracker.documents.packs.read import read_pack
from tracker.errors import TrackerError
from tracker.palette import contrast
from tracker.paths import resources
from tracker.services.packs import save_packs, send_packs

_FIXTURES = (file, made_once, store)


class Page(HTMLParser):
    """The elements of a page with their attributes, and its texts."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.texts = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.texts.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def sent(store, tmp_path):
    send_packs(store, [LEAD], tmp_path / "out", SENT, CLOCK, pages=True)
    return (tmp_path / "out" / f"{LEAD} 2017-11-01.html").read_text(encoding="utf-8")


def answer_of(page, **rows):
    """What the page gives back when the rows of these refs are filled in so; "new" is a further action."""
    given = json.loads(Page(page).all("body")[0]["data-pack"])
    articles = {one["data-ref"]: one for one in Page(page).all("article")}
    said = []
    for ref, fields in rows.items():
        one = articles.get(ref.replace("_", ".").lstrip("r"), {})
        empty = dict.fromkeys(("text", "status", "stated_rag", "reason", "review"), "")
        said.append(
            {"key": one.get("data-row", ""), "ref": one.get("data-ref", ""), "words": one.get("data-words", "")}
            | empty
            | fields
        )
    return {"improvement-plan answer": 1, **given, "saved": "2017-11-09T10:00:00.000Z", "rows": said}


def as_text(given, width=60, quote=""):
    packed = b64encode(json.dumps(given).encode()).decode()
    lines = [packed[at : at + width] for at in range(0, len(packed), width)]
    return "\n".join(
        f"{quote}{line}" for line in ("Dear colleague,", "-----BEGIN ANSWER-----", *lines, "-----END ANSWER-----")
    )


def test_every_action_is_there_with_its_fields_each_with_a_label(sent):
    page = Page(sent)
    assert [one["data-ref"] for one in page.all("article")] == ["1.1.1", "1.1.3", "1.1.2", "1.1.4"]
    labelled = {one["for"] for one in page.all("label")}
    fields = [one["id"] for tag in ("input", "select", "textarea") for one in page.all(tag)]
    assert set(fields) <= labelled and len(fields) == len(set(fields)) == 4 * 5 + 5 * 6 + 1
    assert page.all("html") == [{"lang": "en-GB"}]


def looks():
    """The colours of the page by their names, in the light and in the dark."""
    style = (resources() / "pack_page" / "page.css").read_text(encoding="utf-8")
    light, dark = (re.findall(r"--([\w-]+): (#[0-9a-f]+)", part) for part in style.split("prefers-color-scheme: dark"))
    return [dict(light), dict(dark)]


@pytest.mark.parametrize("look", looks(), ids=["light", "dark"])
def test_words_edges_and_the_focus_stand_out_from_their_grounds(look):
    colours = {
        name: f"#{''.join(2 * sign for sign in one[1:])}" if len(one) == 4 else one for name, one in look.items()
    }
    grounds = [colours["ground"], colours["surface"]]
    for name in ("text", "quiet", "accent", "late"):
        assert min(contrast(colours[name], ground) for ground in grounds) >= 4.5, name
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5
    assert min(contrast(colours["edge"], ground) for ground in grounds) >= 3


def test_nothing_in_it_comes_from_outside_and_only_its_own_script_may_run(sent):
    page = Page(sent)
    assert not [one for _, one in page.elements if {"src", "href", "action"} & one.keys()]
    script = re.search(r"<script>(.*?)</script>", sent, re.S)[1]
    allowed = next(one["content"] for one in page.all("meta") if one.get("http-equiv"))
    assert f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" in allowed
    assert allowed.startswith("default-src 'none'") and "url(" not in sent and "@import" not in sent


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_a_text_whatever_it_says(store, tmp_path, text):
    action = next(one for _, one in store.plan().actions() if one.ref == "1.1.1")
    try:
        store.save(replace(action, text=text, updates=()))
    except TrackerError:
        pytest.skip("no plan can hold it")
    send_packs(store, [LEAD], tmp_path / "out", SENT, CLOCK, pages=True)
    sent = (tmp_path / "out" / f"{LEAD} 2017-11-01.html").read_text(encoding="utf-8")
    page = Page(sent)
    assert [tag for tag, _ in page.elements].count("script") == 1 and sent.count("</script>") == 1
    assert len(page.all("article")) == 4 and not [
        one for _, one in page.elements if any(name.startswith("on") for name in one)
    ]
    assert html.unescape(html.escape(text)) == text


def test_the_answer_is_collected_like_a_workbook(store, sent, tmp_path):
    given = answer_of(
        sent, r1_1_3={"text": "Report is written.", "status": "Reported complete"}, new={"new_text": "Brief the chairs"}
    )
    (tmp_path / "answer.json").write_text(json.dumps(given), encoding="utf-8")
    (made,) = save_packs(store, [read_pack(tmp_path / "answer.json")], BACK, CLOCK)
    assert told(made) == [("update", "1.1.3", "Commentary"), ("update", "1.1.3", "Status"), ("new", "new", "Action")]
    said = updates_of(store, "1.1.3")[-1]
    assert (said.text, said.author, said.day.isoformat()) == ("Report is written.", LEAD, "2017-11-09")
    (again,) = save_packs(store, [read_pack(tmp_path / "answer.json")], BACK, CLOCK)
    assert [line.kind for line in again.lines] == ["known", "new"] and again.updates == []


@pytest.mark.parametrize(("width", "quote"), [(60, ""), (60, "> "), (31, ">> "), (900, "")])
def test_the_pasted_text_may_be_wrapped_and_quoted_by_mail_programs(store, sent, tmp_path, width, quote):
    text = as_text(answer_of(sent, r1_1_1={"text": "Held – at last."}), width, quote)
    (tmp_path / "mail.txt").write_text(text, encoding="utf-8")
    mail = f"Subject: answer\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
    (tmp_path / "mail.eml").write_text(mail, encoding="utf-8")
    for one in (read_pack(tmp_path / "mail.txt"), *read_mail(tmp_path / "mail.eml").packs):
        assert [row.said.text for row in one.rows] == ["Held – at last."]


def test_a_text_that_was_cut_is_said_to_be_damaged(sent, tmp_path):
    text = as_text(answer_of(sent, r1_1_1={"text": "Held."}))
    lines = text.split("\n")
    (tmp_path / "mail.txt").write_text("\n".join([*lines[:3], lines[3][:-7], *lines[4:]]))
    with pytest.raises(TrackerError, match=r"The answer in mail\.txt is damaged: ask for the file"):
        read_pack(tmp_path / "mail.txt")


@pytest.mark.parametrize("rows", ["x", [1, 2], {"a": 1}])
def test_an_answer_that_says_nonsense_is_damaged(sent, tmp_path, rows):
    (tmp_path / "a.json").write_text(json.dumps({**answer_of(sent), "rows": rows}))
    with pytest.raises(TrackerError, match="damaged"):
        read_pack(tmp_path / "a.json")


def test_an_answer_whose_identity_was_edited_is_matched_by_its_rows(store, sent, tmp_path):
    given = {**answer_of(sent, r1_1_1={"text": "Held."}), "pack": "another"}
    (tmp_path / "a.json").write_text(json.dumps(given))
    (made,) = save_packs(store, [read_pack(tmp_path / "a.json")], BACK, CLOCK)
    assert made.lead == LEAD and len(made.updates) == 1


def mail_of(path, subtype, body, attached=None):
    made = EmailMessage()
    made["Subject"] = "answer"
    made.set_content(body, subtype=subtype)
    if attached:
        made.add_attachment(attached, maintype="application", subtype="json", filename="answer.json")
    path.write_bytes(bytes(made))
    return path


def test_an_answer_that_is_attached_to_an_e_mail_is_taken(sent, tmp_path):
    data = json.dumps(answer_of(sent, r1_1_1={"text": "Held – at last."})).encode()
    (one,) = read_mail(mail_of(tmp_path / "mail.eml", "plain", "Dear colleague, here it is.", data)).packs
    assert [row.said.text for row in one.rows] == ["Held – at last."]


def test_an_answer_in_an_e_mail_of_html_alone_is_taken_without_its_markup(sent, tmp_path):
    lines = html.escape(as_text(answer_of(sent, r1_1_1={"text": "Held."}), quote="> ")).splitlines()
    body = "<div>".join(f"<span class=q>{line}</span><br>&nbsp;" for line in lines)
    assert [row.said.text for row in read_mail(mail_of(tmp_path / "mail.eml", "html", body)).packs[0].rows] == ["Held."]


def test_an_e_mail_in_an_unknown_character_set_is_read(sent, tmp_path):
    text = as_text(answer_of(sent, r1_1_1={"text": "Held."}))
    (tmp_path / "mail.eml").write_text(f"Content-Type: text/plain; charset=x-nobody-knows\n\n{text}\n")
    assert [row.said.text for row in read_mail(tmp_path / "mail.eml").packs[0].rows] == ["Held."]


def test_a_text_without_its_end_is_said_to_be_damaged(sent, tmp_path):
    text = as_text(answer_of(sent, r1_1_1={"text": "Held."}))
    (tmp_path / "mail.txt").write_text(text[: len(text) // 2])
    with pytest.raises(TrackerError, match=r"The answer in mail\.txt is damaged"):
        read_pack(tmp_path / "mail.txt")
