"""What one user has chosen is kept for this user alone."""

import os

import platformdirs
import pytest

from tracker.settings import Settings, load_settings, save_settings


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
