"""Sentences fit the terminal, and are no danger to it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import width

from tests.cli.conftest import ROOT
from tracker.cli.terminal.saying import broken, say, uncut

CLI = [*(ROOT / "tracker" / "cli").rglob("*.py"), ROOT / "tracker" / "demo.py"]


def test_a_long_line_goes_on_under_its_own_beginning():
    assert broken("   2. Susan Hale: The week was held.", 21) == ["   2. Susan Hale: The", "   week was held."]
    assert broken("As it fits,  it stays.", 30) == ["As it fits,  it stays."]


def test_a_word_wider_than_the_terminal_is_cut():
    assert broken("ab " + "x" * 25, 10) == ["ab", "x" * 10, "x" * 10, "x" * 5]
    assert broken("研修を行い、結果を確認する。", 10) == ["研修を行い", "、結果を確", "認する。"]


def test_a_path_a_command_and_an_address_are_never_cut_for_they_are_copied():
    path = "/a long/folder of/plans-2017/plan 2017-11-14.db"
    assert broken(f"Written: {uncut(path)} (3 actions)", 20) == ["Written:", path, "(3 actions)"]
    address = "https://example.org/a-long-address"
    assert broken(f"See {address} now", 12) == ["See", address, "now"]
    assert broken(f"Saved in {uncut(path)}.", 90) == [f"Saved in {path}."]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))), st.integers(30, 90))
def test_no_line_passes_the_width_and_no_letter_is_lost(text, room):
    text = text.replace("://", "")
    lines = broken(text, room)
    assert all(width(line) <= room for line in lines)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)


def test_where_nobody_says_how_wide_it_is_a_line_stays_whole(capsys, monkeypatch):
    monkeypatch.delenv("COLUMNS", raising=False)
    say("word " * 100)
    assert capsys.readouterr().out.count("\n") == 1
    monkeypatch.setenv("COLUMNS", "60")
    say("word " * 100)
    assert capsys.readouterr().out.count("\n") > 7


def test_complaints_stay_on_one_line_and_are_harmless_too(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    say("\u202eleft aside " * 10, err=True)
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and "\u202e" not in said.err


@pytest.mark.parametrize("module", CLI, ids=lambda path: path.stem)
def test_nothing_is_printed_by_another_way(module):
    """So what is said of a plan meets the one rule; JSON and CSV, which are for programs, go by `printing`."""
    by_another = module.stem not in ("saying", "printing") and re.search(r"\becho\(|\bprint\(", module.read_text())
    assert not by_another
