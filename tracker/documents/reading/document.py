"""Reads a plan from a file, whatever its format: one function for both faces."""

from __future__ import annotations

from pathlib import Path

from tracker.documents.draft.plan_reader import read_tables
from tracker.domain.draft import Choices, Draft
from tracker.errors import TrackerError
from tracker.no_gc import no_gc


@no_gc()
def read_document(path: Path, choices: Choices | None = None) -> Draft:
    """Read a Word document, a workbook, a text table or a dump into a draft.

    `choices` are what the user chose for its tables, by their keys.
    Raises TrackerError in one sentence for a file that cannot be read; what is doubtful inside it is a problem.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        raise TrackerError(f"{path} is not there: check the name and the folder.")
    if suffix == ".json":
        from tracker.documents.dump.read import read_json

        return read_json(path)
    if suffix in (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods"):  # the last three are told what to do
        from tracker.documents.files.xlsx import read_xlsx

        return _told(read_tables(path.name, read_xlsx(path), choices), path)
    if suffix in (".docx", ".docm", ".dotx", ".doc"):
        from tracker.documents.files.docx import read_docx

        return _told(read_tables(path.name, read_docx(path), choices), path)
    if suffix in (".csv", ".tsv", ".txt"):
        from tracker.documents.files.text import read_text_table

        return _told(read_tables(path.name, read_text_table(path), choices), path)
    known = ".docx, .xlsx, .csv, .tsv, .txt and .json"
    raise TrackerError(f"{path.name} is not a kind of file that can be read: {known} can.")


def _told(draft: Draft, path: Path) -> Draft:
    """The draft, refused when it holds nothing at all."""
    if not (draft.plan.themes or draft.tables or draft.offers):
        raise TrackerError(f"{path.name} holds no table of actions, measures or readings that could be recognised.")
    return draft
