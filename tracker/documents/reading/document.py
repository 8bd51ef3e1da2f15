"""Reads a plan from a file, whatever its format: one function for both faces."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

from tracker.columns.derived import SAVED
from tracker.documents.draft.plan_reader import read_tables
from tracker.documents.files.kinds import NEEDS_A_PROCESS, DocumentKind, document_kind
from tracker.documents.grid import Grid
from tracker.domain.draft import Choices, Draft
from tracker.domain.problem import Problem
from tracker.errors import TrackerError
from tracker.no_gc import no_gc
from tracker.plan_files import is_plan

_FILES = "tracker.documents.files"
# The module and the function that read each kind; a module is loaded when it is needed.
_READERS: dict[DocumentKind, tuple[str, str]] = {
    "excel": (f"{_FILES}.xlsx", "read_xlsx"),
    "excel 97": (f"{_FILES}.old_excel", "read_old_excel"),
    "excel binary": (f"{_FILES}.old_excel", "read_old_excel"),
    "word": (f"{_FILES}.word.docx", "read_docx"),
    "open document": (f"{_FILES}.open_document.read", "read_open_document"),
    "page": (f"{_FILES}.html", "read_page"),
    "text": (f"{_FILES}.text", "read_text_table"),
    "pdf": (f"{_FILES}.pdf.read", "read_pdf"),
}
_REFUSED: dict[DocumentKind, str] = {
    "rich text": "is rich text (.rtf): open it in Word and save it as .docx.",
    "web archive": "is a web page in one file: open it in Word or Excel and save it as .docx or .xlsx.",
    "excel xml": "is a workbook in the XML of 2003: open it in Excel and save it as .xlsx.",
    "word xml": "is a document in the XML of 2003: open it in Word and save it as .docx.",
    "empty": "is empty (it has 0 bytes): look whether it was copied or downloaded whole.",
    "zip": "is a zip file of several files: unpack it and import the documents in it.",
    "iwork": "is a document of Numbers or Pages: export it there as .xlsx or .docx and import that.",
    "other": "is not a kind of file that can be read: .docx, .xlsx, .odt, .ods, .xls, .html, .pdf, .csv, .tsv, .txt "
    "and .json can.",
}


@no_gc()
def read_document(path: Path, choices: Choices | None = None, dated: date | None = None) -> Draft:
    """Read a document of any kind that `_READERS` names, or a dump, into a draft, by what it holds.

    `choices` are what the user chose for its tables, by their keys; `dated` the day that it is said to speak for.
    Raises TrackerError in one sentence for a file that cannot be read; what is doubtful inside it is a problem.
    """
    _check_there(path)
    kind = document_kind(path)
    if kind == "dump":
        from tracker.documents.dump.read import read_json

        return read_json(path)
    grids = _grids(path, kind)
    if any(grid.name == SAVED for grid in grids):
        from tracker.documents.dump.workbook import saved_draft

        if (saved := saved_draft(path.name, grids)) is not None:
            return saved
    draft = _told(read_tables(path.name, grids, choices, dated), path, kind)
    return _with_left_out(draft, path) if kind in NEEDS_A_PROCESS else draft


@no_gc()
def read_grids(path: Path) -> list[Grid]:
    """What the cells of a document show, for a reader of its own; TrackerError for a file that cannot be read."""
    _check_there(path)
    return _grids(path, document_kind(path))


def _check_there(path: Path) -> None:
    try:
        if path.is_dir():
            raise TrackerError(f"{path} is a folder: name the documents in it.")
        if not path.is_file():
            raise TrackerError(f"{path} is not there: check the name and the folder.")
        path.open("rb").close()
    except OSError as error:
        raise TrackerError(f"{path} could not be opened: {error.strerror}.") from error


def _grids(path: Path, kind: DocumentKind) -> list[Grid]:
    if kind not in _READERS and is_plan(path):
        raise TrackerError(f"{path.name} is a plan file of this program: what its `dump` prints can be imported.")
    if kind not in _READERS:
        raise TrackerError(f"{path.name} {_REFUSED.get(kind, _REFUSED['other'])}")
    module, name = _READERS[kind]
    read: Callable[[Path], list[Grid]] = getattr(import_module(module), name)
    return read(path)


def _with_left_out(draft: Draft, path: Path) -> Draft:
    """The draft with what such a workbook does not tell."""
    from tracker.documents.files.old_excel import LEFT_OUT

    cause = "A workbook of this kind does not tell its looks"
    said = Problem(
        "skipped", path.name, path.name, "plan", "colours, formats and comments", None, LEFT_OUT, cause=cause
    )
    return replace(draft, problems=(*draft.problems, said))


def _told(draft: Draft, path: Path, kind: DocumentKind) -> Draft:
    """The draft, refused when it holds nothing at all."""
    if not (draft.plan.themes or draft.tables or draft.offers):
        todo = "check that it is the right file, and that headings such as Ref, Action and Lead stand above the rows"
        if kind == "pdf":
            todo = "tables of a PDF are known by their ruled lines; import the .docx or .xlsx that it was made of"
        raise TrackerError(
            f"{path.name} holds no table of actions, measures or readings that could be recognised: {todo}."
        )
    return draft
