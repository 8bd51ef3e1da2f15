"""Words that were being typed when the program was killed are offered back, on the action that they were typed for."""

import os

import pytest

from tests.levels import FULL
from tests.store.killing import ready_to_fork
from tests.ui.asking import choose, words
from tests.ui.typing import killed_while_typing

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills by a signal")
KILLS = 50 if FULL else 3
TRIES = 20  # until a broken rule is found out: a kill may come before the first word


@pytest.fixture(scope="module", autouse=True)
def _forks():
    with ready_to_fork("tests.ui.typing"):
        yield


def test_words_that_were_typed_when_a_kill_came_are_offered_back_on_the_right_action(sample, tmp_path):
    found = [killed_while_typing(sample, tmp_path / str(number)) for number in range(KILLS)]
    while not any(one.kept for one in found) and len(found) < TRIES:  # each kill came before the first word
        found.append(killed_while_typing(sample, tmp_path / str(len(found))))
    assert {one.wrong for one in found} == {None}
    assert any(one.kept for one in found)


def test_words_said_to_be_kept_while_they_are_typed_would_be_found_out(sample, tmp_path):
    assert any(killed_while_typing(sample, tmp_path / str(number), too_early=True).wrong for number in range(TRIES))


def test_a_window_that_is_opened_after_a_kill_offers_the_words(page, file, tmp_path):
    killed = killed_while_typing(file, tmp_path / "user data")
    while not killed.offered:
        killed = killed_while_typing(file, tmp_path / "user data")
    for ref in ("1.1.4", "1.2.1", "3.2", "1.1.5"):
        form = choose(page, ref).panel.form
        assert form.text.toPlainText() == killed.offered.get(ref, "")
        assert any(text.endswith(" is back.") for text in words(form.foot)) == (ref in killed.offered)
