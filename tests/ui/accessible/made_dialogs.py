"""Every dialog of the program by a name, each made over a window on some plan."""

from datetime import datetime

from tests.ui.asking import ROOT
from tests.ui.conftest import DAY
from tracker.documents.reading.document import read_document
from tracker.domain.comparing.matching import PlanAsAt
from tracker.store.kept_copies import KeptCopy
from tracker.ui.actions.action_dialog import ActionDialog
from tracker.ui.actions.set_together import TogetherDialog
from tracker.ui.actions.sign_off_dialog import SignOffDialog
from tracker.ui.charts.theme_charts import ThemeCharts
from tracker.ui.dialogs.columns_dialog import ColumnsDialog
from tracker.ui.dialogs.dialog import Dialog
from tracker.ui.dialogs.keys_dialog import KeysDialog, keys_of_page
from tracker.ui.dialogs.messages import BugDialog, MessageDialog
from tracker.ui.dialogs.reason_dialog import ReasonDialog
from tracker.ui.help.about import AboutDialog
from tracker.ui.help.help_window import HelpWindow
from tracker.ui.importing.choices import ImportChoices
from tracker.ui.importing.dialog import ImportDialog
from tracker.ui.importing.source import Incoming
from tracker.ui.measures_editing.band_editor import BandEditor
from tracker.ui.measures_editing.block_dialog import BlockDialog
from tracker.ui.measures_editing.dialog_frame import MeasureForm
from tracker.ui.measures_editing.join_dialog import JoinDialog
from tracker.ui.measures_editing.measure_dialog import MeasureDialog
from tracker.ui.packs.chase_dialog import ChaseDialog
from tracker.ui.packs.send_dialog import LeadsDialog, SendDialog
from tracker.ui.plan.link_dialog import LinkDialog
from tracker.ui.plan.people_dialog import PeopleDialog
from tracker.ui.printing.layout import laid_out
from tracker.ui.printing.preview import PreviewDialog
from tracker.ui.printing.sheets import sheets_of_table
from tracker.ui.redacting.dialog import RedactDialog
from tracker.ui.redacting.offers import offers_of_action
from tracker.ui.reporting.changes_dialog import ChangesDialog
from tracker.ui.reporting.compare_dialog import CompareDialog
from tracker.ui.reporting.dialog import ReportDialog
from tracker.ui.reporting.next_year_dialog import NextYearDialog
from tracker.ui.reporting.workbook_dialog import WorkbookDialog
from tracker.ui.review.begin_dialog import BeginDialog
from tracker.ui.review.minutes_dialog import MinutesDialog
from tracker.ui.searching.dialog import LineDialog, SearchDialog
from tracker.ui.searching.goals import goals_of_plan
from tracker.ui.searching.palette import PaletteDialog
from tracker.ui.tables.copying import TableText
from tracker.ui.views.views_chip import NameDialog
from tracker.ui.who_am_i import WHO_SIGNS, WhoDialog
from tracker.ui.window.backups_dialog import BackupsDialog
from tracker.ui.window.settings_dialog import SettingsDialog

MESSY = ROOT / "tests" / "corpus" / "improvement_plan.docx"
SENTENCE = "Nothing of it is deleted, and whoever made it can bring it back on any later day. " * 12
WITHOUT_ONE = {Dialog, MeasureForm, LeadsDialog, LineDialog}  # what others are made of


MADE = {
    "message": lambda w, p: MessageDialog(w, "That did not work", f"{w.workspace.path}: {p.title} was not saved."),
    "question": lambda w, p: MessageDialog(w, "Remove", f"Remove {p.title}? {SENTENCE}", "Remove it"),
    "bug": lambda w, p: BugDialog(SENTENCE, f"Copy the report. It is also in the log, {w.workspace.path}."),
    "new plan": lambda w, p: ReasonDialog(w, "New plan", "What is it called?", "Go on…", True, "Its title"),
    "about": lambda w, p: AboutDialog(w, w.workspace),
    "backups": lambda w, p: BackupsDialog(w.workspace.path, [], [], w),
    "backups with copies": lambda w, p: BackupsDialog(w.workspace.path, _copies(w.workspace.path), [], w),
    "chase": lambda w, p: ChaseDialog(w, w.workspace, []),
    "minutes": lambda w, p: MinutesDialog(w, "Minutes", sheets_of_table("Actions", "", TableText((), ()), p, DAY)),
    "begin a meeting": lambda w, p: BeginDialog(w, w.workspace, None, "26 overdue"),
    "block of readings": lambda w, p: BlockDialog(w.workspace, w),
    "changes": lambda w, p: ChangesDialog(p, [], DAY, w.background, w),
    "columns": lambda w, p: ColumnsDialog(w.pages["Actions"].table.wanted),
    "compare": lambda w, p: CompareDialog(
        PlanAsAt(p, DAY, "now.plan"), w.workspace.path, w.background, lambda _: None, w
    ),
    "help": lambda w, p: HelpWindow(w),
    "import": lambda w, p: ImportDialog(Incoming(MESSY), ImportChoices(read_document(MESSY), None), w.background, w),
    "keys": lambda w, p: KeysDialog(w, keys_of_page(w.pages["Actions"], "Actions")),
    "name of a view": lambda w, p: NameDialog(w, "Save the view", "", lambda name: ""),
    "next year": lambda w, p: NextYearDialog(p, DAY, lambda _: None, w),
    "print": lambda w, p: PreviewDialog(
        laid_out(sheets_of_table("Actions", "", TableText((), ()), p, DAY), w.font().family()), "Actions", w
    ),
    "palette": lambda w, p: PaletteDialog(w, [*goals_of_plan(p, w.workspace.lines, DAY)]),
    "people": lambda w, p: PeopleDialog(w.workspace, w),
    "reason": lambda w, p: ReasonDialog(w, "Stop", "Why is it stopped?", "Stop it", True),
    "report": lambda w, p: ReportDialog(p, DAY, w.background, w),
    "search": lambda w, p: SearchDialog(w, w.workspace, "audit"),
    "send packs": lambda w, p: SendDialog(w, p, DAY),
    "settings": lambda w, p: SettingsDialog(w.workspace.settings, w),
    "who": lambda w, p: WhoDialog(w, WHO_SIGNS, p.people, w.workspace.lines),
    "workbook": lambda w, p: WorkbookDialog(p, w),
}  # fmt: skip
OF_A_PLAN = {
    "set together": lambda w, p, m: TogetherDialog(w.workspace, [action for _, action in p.actions()][:3], w),
    "redact": lambda w, p, m: RedactDialog(
        w.workspace, w.background, offers_of_action(p.themes[0], w.workspace.lines[0].action), w
    ),
    "sign off": lambda w, p, m: SignOffDialog(w, w.workspace, w.workspace.lines[0], True, lambda *_: None),
    "add an action": lambda w, p, m: ActionDialog(w.workspace, p.themes[0], None, w),
    "add a measure": lambda w, p, m: MeasureDialog(w.workspace, p.themes[0], None, w),
    "bands": lambda w, p, m: BandEditor(w.workspace, m, w),
    "join": lambda w, p, m: JoinDialog(w.workspace, m, w),
    "link": lambda w, p, m: LinkDialog(w, p, m, [action for _, action in p.actions()]),
    "charts of a theme": lambda w, p, m: ThemeCharts(p, p.themes[0], [m], DAY, w.background, w),
    "edit a measure": lambda w, p, m: MeasureDialog(w.workspace, p.themes[0], m, w),
}


def _copies(path):
    """Those of some days, of which one has a long name."""
    names = ["plan 2017-10-31 0900.plan", f"{path.stem}.{'before an import ' * 9}.plan", f"{'x' * 90}.plan"]
    return [KeptCopy(path.with_name(name), "Before an import", 1 << 20, datetime(2017, 10, 31, 9)) for name in names]


def made(name, window):
    """The dialog by its name, None where an empty plan has nothing for it."""
    plan = window.workspace.plan
    if name in MADE:
        return MADE[name](window, plan)
    measures = [one for _, one in plan.measures()]
    return OF_A_PLAN[name](window, plan, measures[3]) if measures else None
