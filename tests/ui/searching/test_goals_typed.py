"""Forty things as people type them into the palette, over the sample, and what each of them is to lead to first."""

from tracker.ui.searching.goals import Goals
from tracker.ui.window.menus.palette_commands import PaletteCommands

# Beginnings; letters left out; letters swapped, doubled or wrong; first letters of words; refs; words, also by halves.
MEANT = {
    "rep": "Report…", "und": "Undo", "undo": "Undo", "sett": "Settings…", "scor": "Scorecard", "my": "My own actions",
    "as at": "As-at day…", "day": "As-at day…", "larger": "Larger text",
    "prnt": "Print…", "bkp": "Backups…", "exprt": "Export a workbook…", "rprt": "Report…", "qut": "Quit",
    "cmpr": "Compare…", "scorcard": "Scorecard", "colums": "Columns…", "mesures": "Measures", "setings": "Settings…",
    "pritn": "Print…", "udno": "Undo", "undoo": "Undo", "exoprt": "Export a workbook…", "improt": "Import a document…",
    "reprot": "Report…", "overveiw": "Overview", "promisses": "Promises", "problams": "Problems", "abuot": "About…",
    "fs": "Full screen", "np": "New plan…", "moa": "My own actions", "csr": "Copy selected rows",
    "1.1.2": "1.1.2", "2.3": "2.3", "1.1-m04": "1.1-M04", "45 days": "1.1-M04", "neet": "1.3.7",
    "exprt wrkbook": "Export a workbook…", "packs snd": "Send packs…",
}  # fmt: skip


def test_each_of_forty_typings_leads_first_to_what_was_meant(page, window):
    goals, first = Goals(PaletteCommands(window).goals()), {}
    for typed in MEANT:
        best = next(iter(goals.find(typed)), None)
        first[typed] = best and (getattr(best.goal, "ref", None) or best.text)
    assert first == MEANT and len(MEANT) == 40
