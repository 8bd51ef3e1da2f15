"""Damaged documents: each is read or refused in a sentence, soon, and imported whole or not at all."""

from itertools import islice

from tests.fuzz.mutating import mutants
from tests.fuzz.trying import MOST_TIMES, tried
from tests.levels import FULL

COUNT = 200 if FULL else 30  # `make fuzz` takes two thousand


def test_no_damaged_document_does_any_harm(tmp_path):
    results = list(tried(mutants(COUNT), tmp_path))
    wrong = [f"{result.name} ({result.what}): {result.outcome}\n{result.words}" for result in results if result.bad]
    assert not wrong, "\n\n".join(wrong)
    assert len(results) == COUNT and max(result.times for result in results) <= MOST_TIMES
    outcomes = [result.outcome for result in results]
    assert min(outcomes.count("draft"), outcomes.count("refused")) > COUNT // 5


def test_the_mutants_are_the_same_each_time_and_others_for_another_seed():
    first = list(mutants(12))
    assert first == list(mutants(12)) and first == list(islice(mutants(40), 12))
    assert [mutant.data for mutant in first] != [mutant.data for mutant in mutants(12, seed=2)]
