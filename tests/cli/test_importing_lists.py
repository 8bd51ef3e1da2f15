"""What lists offer, on the command line: listed with its number, taken when asked for."""

import json

from tests.cli.conftest import main_of

TEXT = "We will:\n- Meet the carers by 4 May 2024 (Head of Service)\n- Pay them each month\n"


def a_note(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(TEXT)
    return path


def test_what_lists_offer_is_listed_with_its_number_and_not_taken(tmp_path, capsys):
    assert main_of("import", a_note(tmp_path), "--dry-run") == 0
    said = capsys.readouterr().out
    assert "0 actions" in said
    assert "offered 1     row 2, column 1: action: Meet the carers by 4 May 2024 (Head of Service)" in said
    assert "[Head of Service, 4 May 2024]" in said and "offered 2" in said and "--take-lists" in said


def test_what_lists_offer_is_taken_when_asked_for_and_once(tmp_path, capsys):
    plan = tmp_path / "plan.db"
    assert main_of("import", a_note(tmp_path), "--into", plan, "--take-lists") == 0
    assert "2 actions" in capsys.readouterr().out
    assert main_of("import", a_note(tmp_path), "--into", plan, "--take-lists") == 0
    assert "That brought nothing new" in capsys.readouterr().out
    assert main_of("actions", plan) == 0
    assert "Pay them each month" in capsys.readouterr().out


def test_the_json_of_a_dry_run_has_the_offers(tmp_path, capsys):
    assert main_of("import", a_note(tmp_path), "--dry-run", "--format", "json") == 0
    offers = json.loads(capsys.readouterr().out)["offers"]
    assert [(one["kind"], one["theme"], one["action"]["lead"]["role"]) for one in offers] == [
        ("action", "We will", "Head of Service"),
        ("action", "We will", None),
    ]


def test_a_document_of_nothing_but_lists_is_not_saved_unasked(tmp_path, refused):
    plan = tmp_path / "plan.db"
    assert "--take-lists" in refused("import", a_note(tmp_path), "--into", plan)
    assert not plan.exists()


def test_a_document_of_lists_and_tables_that_nothing_is_known_of_says_both(tmp_path, refused):
    page = "<table><tr><th>Attendance<th>Seat</tr><tr><td>Chair<td>North</tr></table><p>We will:</p><ul><li>Meet them"
    (tmp_path / "minutes.html").write_text(page)
    said = refused("import", tmp_path / "minutes.html", "--into", tmp_path / "plan.db")
    assert "only lists" not in said
    assert "Attendance, Seat" in said and "--take-lists" in said
