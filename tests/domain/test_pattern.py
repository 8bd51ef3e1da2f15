"""Patterns are compiled when they are first asked, and then are what re itself makes of them."""

import copy
import gc
import importlib
import pickle
import re
from pathlib import Path

import pytest

import tracker
from tracker.domain.pattern import pattern_of

PACKAGE = Path(tracker.__file__).parent


def test_a_pattern_answers_as_the_compiled_one_does():
    late, compiled = pattern_of(r"(?P<word>late)\b", re.I), re.compile(r"(?P<word>late)\b", re.I)
    for _ in range(2):  # when it is compiled, and afterwards
        assert late.search("Is LATE")["word"] == compiled.search("Is LATE")["word"] == "LATE"
        assert late.sub("due", "late, Late") == compiled.sub("due", "late, Late")
        assert late.findall("late latest") == ["late"] and late.fullmatch("lately") is None


def test_nothing_is_compiled_before_it_is_asked():
    faulty = pattern_of("(")
    assert faulty.pattern == "("
    with pytest.raises(re.error):
        faulty.search("text")


def test_a_pattern_is_copied_and_pickled_before_and_after_it_is_asked():
    late = pattern_of("late", re.I)
    for _ in range(2):
        for other in (copy.copy(late), copy.deepcopy(late), pickle.loads(pickle.dumps(late))):
            assert (other.pattern, other.findall("LATE")) == ("late", ["LATE"])
        late.search("late")


def test_every_pattern_of_the_program_can_be_compiled():
    for room in ("domain", "documents"):
        for module in (PACKAGE / room).rglob("[!_]*.py"):
            importlib.import_module(".".join(("tracker", *module.relative_to(PACKAGE).with_suffix("").parts)))
    gc.unfreeze()  # what was there when the tests began is not looked at otherwise
    kept = [one for one in gc.get_objects() if type(one) is type(pattern_of("")) and one.pattern != "("]
    gc.freeze()
    assert len(kept) > 300
    for one in kept:
        re.compile(one.pattern, one.flags)
