"""Small workbooks for the tests of reading, and what they are read as."""

from openpyxl import Workbook, load_workbook

from tracker.documents.reading.document import read_document

HEAD = ["Ref", "Action", "Lead"]
PLAN = ("Plan", [HEAD, ["1.1", "Build", "Ann Young"], ["1.2", "Paint", "Ann Young"], ["1.3", "Mow", "Bo Ash"]])
HEADINGS = {
    "ref": ("Ref", "Reference", "No.", "Action ref", "ID"),
    "action": ("Action", "What we will do", "Agreed action", "Actions", "ACTION REQUIRED"),
    "lead": ("Lead", "Owner", "By whom", "Responsible officer", "Lead officer"),
    "review": ("Review date", "By when", "Deadline", "Progress / Review Date", "Due"),
    "commentary": ("Update commentary", "Commentary update", "Progress", "Latest update", "Commentary"),
    "status": ("Status", "Action status", "Progress status"),
    "rag": ("RAG", "RAG rating", "BRAG"),
}


def a_book(path, *sheets):
    """A workbook of sheets given as rows, or as (name, rows); a (value, format) in a cell sets its number format."""
    book = Workbook()
    book.remove(book.active)
    for number, sheet in enumerate(sheets, 1):
        name, rows = sheet if isinstance(sheet, tuple) else (f"Sheet {number}", sheet)
        page = book.create_sheet(name)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                if isinstance(value, tuple):
                    page.cell(row, column, value[0]).number_format = value[1]
                elif value is not None:
                    page.cell(row, column, value)
    book.save(path)
    return path


def read_book(tmp_path, *sheets):
    return read_document(a_book(tmp_path / "plan.xlsx", *sheets))


def actions_of(draft):
    return [action for _, action in draft.plan.actions()]


def first_update(tmp_path, **cells):
    """The first update of a single action whose row has these cells, and the draft."""
    row = {"ref": "1.1", "action": "Agree the policy"} | cells
    draft = read_book(tmp_path, [[HEADINGS[name][0] for name in row], list(row.values())])
    return actions_of(draft)[0].updates[0], draft


def changed(tmp_path, change, *sheets):
    """The draft of a workbook of sheets after a change to it."""
    path = a_book(tmp_path / "plan.xlsx", *(sheets or (PLAN,)))
    book = load_workbook(path)
    change(book)
    book.save(path)
    return read_document(path)


def said(draft, *kinds):
    return [(p.kind, p.place, p.as_printed, p.read_as) for p in draft.problems if not kinds or p.kind in kinds]


def texts(draft):
    return [action.text for action in actions_of(draft)]
