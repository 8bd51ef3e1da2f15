"""What one user has chosen is kept for this user alone."""

import os
from dataclasses import replace

import platformdirs
import pytest

from tracker.settings import Settings, load_settings, save_changed, save_settings


@pytest.mark.skipif(os.name == "nt", reason="a mode of POSIX")
def test_nobody_else_reads_who_somebody_is_and_which_files_were_open(tmp_path, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda *_, **__: str(tmp_path))
    before = os.umask(0)
    try:
        save_settings(Settings(who="QA Manager"))
    finally:
        os.umask(before)
    (kept,) = tmp_path.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600 and load_settings().who == "QA Manager"


def of(**fields):
    return tuple({"headings": key, "fields": {"Who": field}} for key, field in fields.items())


def test_what_was_kept_meanwhile_by_another_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda *_, **__: str(tmp_path))
    first = Settings(who="QA Manager", recent=("/a", "/b"), tables=of(a="lead", b="lead", c="lead"))
    save_settings(first)
    save_settings(replace(first, recent=("/x", "/a", "/b"), tables=of(a="note", b="lead", c="lead", new="lead")))
    assert save_changed(first, replace(first, window="00")).tables == of(a="note", b="lead", c="lead", new="lead")
    second = replace(first, window="00", recent=("/b", "/a"), tables=of(b="note", c="lead", d="lead"))
    save_changed(replace(first, window="00"), second)
    kept = load_settings()
    assert (kept.who, kept.window, kept.recent) == ("QA Manager", "00", ("/b", "/x", "/a"))
    assert kept.tables == of(c="lead", new="lead", b="note", d="lead")


def test_views_that_two_windows_keep_are_both_there_and_damaged_ones_are_let_go(tmp_path, monkeypatch):
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda *_, **__: str(tmp_path))
    first, mine, theirs = Settings(), {"name": "Reds"}, {"name": "Mine, late"}
    save_changed(first, replace(first, views=(mine,)))
    kept = save_changed(first, replace(first, views=(theirs,), density="full", panel_folded=True))
    assert kept.views == (mine, theirs) and (kept.density, kept.panel_folded) == ("full", True)
    save_changed(kept, replace(kept, views=(theirs,), density="huge"))
    assert (load_settings().views, load_settings().density) == ((theirs,), "two lines")
    (path,) = tmp_path.iterdir()
    path.write_text('{"views": [1, {"name": 2}, {"name": "Kept"}], "panel_folded": "yes"}', encoding="utf-8")
    assert load_settings() == Settings(views=({"name": "Kept"},))
