"""Rounds of packs: sent, written into at random by leads and the office, collected, held against a model of its own.

The model knows three values of each field, sent, held and returned, and where each entered text has to be; it uses no
rule of the program.
"""

import shutil
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import count

import openpyxl
from openpyxl.comments import Comment

from tests.domain.builders import a_plan, an_action, an_update
from tests.pack_entries import AT, BACK, CLOCK, FIELDS, HEADING_ROW, HEADINGS, LEADS, LED, MEANT, OFFICE, REVIEWS, SENT
from tests.store.builders import a_file
from tracker.documents.packs.read import read_pack
from tracker.domain.actions.state import state_at
from tracker.domain.packs.collected import PackAnswers
from tracker.domain.plan import Lead, Theme
from tracker.services.packs import preview_packs, save_packs, send_packs
from tracker.store.sqlite import open_store


def plan_file(path):
    """A plan of two themes, whose actions have one lead, two or three."""
    actions = []
    for ref, leads in LED.items():
        named = " and ".join(leads)
        made = an_action(ref, REVIEWS[ref], status="in progress", text=f"Began {ref}.", lead=Lead(named, named))
        actions.append(replace(made, text=f"Do what {ref} promised to {ref[-1] * 3}", uuid=f"uuid-{ref}"))
    plan = a_plan(*actions)
    return a_file(path, replace(plan, themes=(*plan.themes, Theme("2.1", "Another theme"))))


class PlayedRound:
    """One round, from sending on; `files` are the packs as they come back."""

    def __init__(self, made, folder, played):
        self.played, self.store = played, open_store(shutil.copy(made, folder))
        self.numbers = count(1)
        self.texts = {}  # each entered text by its mark: the action it belongs to, None where it has none
        self.reasons = set()  # marks of reasons, which stand with each value that they were given for
        self.returned = {lead: {} for lead in LEADS}
        self.removed, self.told = set(), []
        self.held = {
            ref: {"Status": "in progress", "Rating": "none", "Next review": REVIEWS[ref]} for ref in LED
        }  # fmt: skip
        self.sent = {ref: dict(values) for ref, values in self.held.items()}
        self.files = {one.pack.lead: one.path for one in send_packs(self.store, [], folder / "out", SENT, CLOCK)}
        for lead, path in self.files.items():
            self._write(lead, path, played["said"][lead])

    def mark(self, ref, words="Words"):
        """A text that stands nowhere else, which the round has to keep."""
        mark = f"w{next(self.numbers):03}"
        self.texts[mark] = ref
        return f"{words} {mark}"

    def clock(self):
        """The clock, a second later each time."""
        return CLOCK + timedelta(seconds=next(self.numbers))

    # The leads

    def _write(self, lead, path, said):
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADING_ROW + 1) if row[0].value]
        rows = [[*row, None] for row in rows]  # a column that the lead adds
        if said["order"] == "last row gone":
            rows.pop()
        comments = {}
        for row in rows:
            if row[0] in said["entries"]:
                self._fill(lead, row, said["entries"][row[0]], comments)
        self._keys(rows, said["keys"])
        rows += [self._new(heading) for heading in said["new"]]
        if said["order"] == "a row twice":
            rows.append(rows[0])
        if said["order"] == "turned round":
            rows.reverse()
        places = list(range(len(HEADINGS) + 1))
        if said["order"] == "columns moved":
            places = places[:6:-1] + places[3:7] + places[:3]
        if said["order"] == "pasted":
            book = openpyxl.Workbook()
        elif said["head"]:
            sheet["H3"] = self.mark(None)
        self._put(book.worksheets[0], rows, places, comments, 0 if said["order"] == "pasted" else HEADING_ROW - 1)
        book.save(path)

    def _fill(self, lead, row, entry, comments):
        ref = row[0]
        given = self.returned[lead][ref] = {}
        for heading, value in entry.items():
            if heading == "comment":
                comments[ref] = self.mark(ref)
            elif heading == "beside":
                row[-1] = self.mark(ref)
            elif heading in ("Latest updates", "Action"):
                row[AT[heading]] = f"{row[AT[heading]]} {self.mark(ref)}"
            elif heading in ("Your update", "Reason"):
                row[AT[heading]] = self.mark(ref)
                self.reasons |= {row[AT[heading]].split()[-1]} if heading == "Reason" else set()
            else:
                row[AT[heading]] = value if value in MEANT[heading] else self.mark(ref, value)
                given[heading] = value
        given["reason"] = "Reason" in entry

    def _keys(self, rows, how):
        keys = [row[AT["Key"]] for row in rows]
        if how == "exchanged":
            keys = keys[1:] + keys[:1]
        elif how != "kept":
            keys = [{"nonsense": "nonsense", "gone": None}[how]] * len(rows)
        for row, key in zip(rows, keys, strict=True):
            row[AT["Key"]] = key

    def _new(self, heading):
        row = [None] * (len(HEADINGS) + 1)
        row[AT[heading]] = self.mark(None, f"A further step {'that is needed ' * 3}")
        return row

    def _put(self, sheet, rows, places, comments, above):
        sheet.delete_rows(above + 1, 40)
        for at, row in enumerate([[*HEADINGS, "Notes"], *rows], above + 1):
            for column, place in enumerate(places, 1):
                sheet.cell(at, column).value = row[place]
                if place == AT["Rating"] and row[0] in comments:
                    sheet.cell(at, column).comment = Comment(comments[row[0]], "Lead")
            if row[0] in comments:
                del comments[row[0]]  # of a row that stands there twice, once

    # The office

    def _change(self, ref, change, day):
        action = self.action(ref)
        if change == "removed":
            self.store.save(replace(action, updates=(), removed_on=OFFICE))
            self.removed.add(ref)
        elif change == "moved":
            other = self.store.plan().themes[1]
            self.store.save(replace(action, updates=(), theme_id=other.id, place=len(other.actions)))
        elif change == "renumbered":
            self.store.save(replace(action, updates=(), ref=f"9.{ref}"))
        elif change == "reworded":
            self.store.save(replace(action, updates=(), text="Something else, as the board wants it"))
        elif any(heading in change for heading in MEANT) or change["text"]:
            fields = {"status": change.get("Status"), "rag": change.get("Rating"), "review": change.get("Next review")}
            text = self.mark(ref) if change["text"] else None
            made = {"uuid": f"o{next(self.numbers)}", "kind": "decision", "action_id": action.id}
            made["recorded_at"] = self.clock()
            self.store.save(an_update(day, text, **fields, **made))
            self.held[ref] |= {heading: value for heading, value in change.items() if heading in MEANT}

    def action(self, ref):
        return next(action for _, action in self.store.plan().actions() if action.uuid == f"uuid-{ref}")

    # Collecting

    def collect(self):
        """Collect the packs, some more than once, while the office goes on; every rule of the round is held."""
        played = self.played
        theme = self.store.plan().themes[0].id if played["theme"] else None
        answers = PackAnswers(otherwise=played["choice"], theme=theme)
        everybody = [LEADS] if played["together"] else [(lead,) for lead in LEADS]
        for turn, leads in enumerate([*((lead,) for lead in played["turns"]), *everybody, *everybody]):
            for when, ref, change in played["office"]:
                if when == turn and not (change == "removed" and ref in self.removed):
                    self._change(ref, change, BACK if turn else OFFICE)  # no day goes back behind what was said
            self._collect_of(leads, answers)
        self._check_texts()

    def _collect_of(self, leads, answers):
        """The packs of some leads in one go, as the preview said."""
        returned, clock = [read_pack(self.files[lead]) for lead in leads], self.clock()
        seen = preview_packs(self.store.plan(), returned, BACK, clock, None, answers)
        made = save_packs(self.store, returned, BACK, clock, answers=answers)
        assert [one.lines for one in seen] == [one.lines for one in made]
        for lead, one in zip(leads, made, strict=True):
            self.told += one.lines
            for ref, given in self.returned[lead].items():
                self._check_fields(ref, given, one)
        self._check_plan()

    def close(self):
        self.store.close()

    def _check_fields(self, ref, given, made):
        for heading, name in FIELDS.items():
            lines = [line for line in made.lines if line.key.endswith(f" uuid-{ref}:{name}") and line.field == heading]
            came = MEANT[heading].get(given.get(heading))
            sent, held = self.sent[ref][heading], self.held[ref][heading]
            if ref in self.removed:
                assert came is None or any(given[heading] in line.came or came in line.came for line in made.lines)
            elif came in (None, sent, held):
                assert [line for line in lines if line.kind != "problem"] == [], (ref, lines)
            elif sent == held:
                self._take(ref, heading, came, given, lines)
            else:
                self._check_conflict(ref, heading, came, given, lines)

    def _check_conflict(self, ref, heading, came, given, lines):
        """A field that both changed to different values: told with all three values, and as it was answered."""
        choice = self.played["choice"]
        if choice == "theirs":
            self._take(ref, heading, came, given, [line for line in lines if line.kind == "reason"] or lines)
            return
        (line,) = lines
        assert line.kind == ("conflict" if choice is None else "update")
        shown = [MEANT[heading].get(text, text) for text in (line.sent or "none", line.now or "none")]
        assert shown == [self.sent[ref][heading], self.held[ref][heading]]
        shown, _, reason = line.came.partition(", reason: ")
        assert MEANT[heading].get(shown, shown) == came and (choice or bool(reason) == given["reason"])

    def _take(self, ref, heading, came, given, lines):
        """What only the lead changed is taken, unless it needs a reason and came without one; that is told."""
        (line,) = lines
        assert line.kind == "update" or (line.kind == "reason" and not given["reason"])
        if line.kind == "update":
            self.held[ref][heading] = came

    def _check_plan(self):
        for ref, held in self.held.items():
            state = state_at(self.action(ref).updates, BACK)
            review = MEANT["Next review"][state.review.as_printed]
            assert (str(state.status), state.stated_rag or "none", review) == tuple(held.values()), ref

    def _check_texts(self):
        plan, words, reasons = self.store.plan(), Counter(), Counter()
        for _, action in plan.actions():
            of = (action.uuid or "").removeprefix("uuid-")
            words.update((of if of in LED else None, mark) for mark in action.text.split())
            for update in action.updates:
                words.update((of if of in LED else None, mark) for mark in (update.text or "").split())
                reasons.update((of, mark) for mark in (update.reason or "").split())
        told = " ".join(line.came for line in self.told).split()
        for mark, ref in self.texts.items():
            where = {of: times for (of, found), times in words.items() if found == mark}
            assert where in ({}, {ref: 1}), (mark, ref, where)
            assert where or mark in told or (mark in self.reasons and reasons[ref, mark]), (mark, ref)
