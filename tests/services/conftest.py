"""The samples, read once, and a plan file to import them into."""

import pytest

from tests.services.builders import SAMPLES
from tracker.documents.reading.document import read_document


@pytest.fixture(scope="module")
def sample():
    return read_document(SAMPLES / "improvement_plan_2017-18.xlsx")


@pytest.fixture(scope="module")
def readings():
    return read_document(SAMPLES / "readings_2017-18.csv")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "plan.db"
