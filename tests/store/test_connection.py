"""The settings of every connection, whatever SQLite does by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.builders import a_file
from tracker.domain.plan import Plan
from tracker.store import connection
from tracker.store.sqlite import open_store


@pytest.fixture
def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A SQLite that leaves what is deleted where it was, as most are built."""
    bare = connection.bare

    def without(path: Path) -> connection.Connection:
        made = bare(path)
        made.execute("PRAGMA secure_delete = OFF").fetchall()
        return made

    monkeypatch.setattr(connection, "bare", without)


@pytest.mark.usefixtures("careless")
def test_what_is_written_over_does_not_stay_in_free_places_of_the_file(tmp_path: Path) -> None:
    path = a_file(tmp_path / "plan.db")
    words = [f"word {number}" for number in range(2000)]
    with open_store(path) as store:
        noted = {"read_from": [" ".join(words)]}  # of which the history keeps nothing
        plan = store.save(Plan("Ours", settings=noted, id=1))
        store.save(Plan("Ours", id=1, revision=plan.revision))
    left = path.read_bytes()
    assert not any(word.encode() in left for word in words[:10] + words[500:510] + words[-10:])
