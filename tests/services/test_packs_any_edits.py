"""Packs go out, several leads and the office write at random, and the packs come back: nothing is lost or doubled."""

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from tests.levels import FULL
from tests.pack_entries import rounds
from tests.pack_rounds import PlayedRound, plan_file


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return plan_file(tmp_path_factory.mktemp("rounds") / "plan.plan")


@given(rounds)
@settings(max_examples=300 if FULL else 8, deadline=None)
def test_no_entered_text_is_lost_none_doubled_and_every_conflict_told(file, played):
    with TemporaryDirectory() as folder, closing(PlayedRound(file, Path(folder), played)) as played_round:
        played_round.collect()
