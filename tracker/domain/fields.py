"""What a plan consists of: the records that are kept."""

from __future__ import annotations

from typing import TypeVar

from tracker.domain.measure import Comparator, Measure, Reading
from tracker.domain.plan import Action, Person, Plan, Theme, Update
from tracker.domain.problem import Problem

EditedRecord = Plan | Person | Theme | Action | Measure | Comparator | Reading | Problem
StoredRecord = EditedRecord | Update  # an update is only ever added
E = TypeVar("E", bound=EditedRecord)
R = TypeVar("R", bound=StoredRecord)
