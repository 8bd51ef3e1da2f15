"""A plan whose every text looks like HTML, a mnemonic and a formula; and what a widget would make of such texts."""

from datetime import date

from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QListView,
    QMenu,
    QWidget,
)

from tests.domain.builders import BANDS, a_measure, a_reading, a_remark, an_update, on
from tracker.domain.draft import Draft
from tracker.domain.measure import Comparator, Group
from tracker.domain.plan import Action, Evidence, Lead, Person, Plan, Theme
from tracker.domain.problem import Problem
from tracker.domain.when import When

MARK = "<img src=x.png><b>bold</b> &amp; $x$ R&D"
TIPS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole)


def h(name):
    """The text of one field: "<img src=x.png>... title"."""
    return f"{MARK} {name}"


def the_plan():
    measures = (_measure("M1", 1), _measure("M2", 2))
    theme = Theme(h("tref"), h("theme"), h("tref"), (h("ambition"),), (Evidence(h("evidence"), h("quote")),))
    theme = Theme(theme.ref, theme.title, theme.ref_as_printed, theme.ambition, theme.evidence, _actions(), measures)
    people = (Person(h("person"), h("post"), h("mail"), (h("also"),)),)
    period = When(h("period"), "year", date(2017, 4, 1), date(2018, 3, 31))
    return Plan(h("title"), h("organisation"), period, h("word"), on("14 Nov 2017"), people=people, themes=(theme,))


def _actions():
    review = When(h("review"), "month", date(2017, 10, 1), date(2017, 10, 31))
    first = an_update(None, h("old"), status="in progress", kind="plan", author=h("author"))
    first = type(first)(**{name: getattr(first, name) for name in first.__slots__} | {"review": review})
    signed = {"author": h("writer"), "recorded_by": h("recorder")}
    later = an_update("1 Nov 2017", h("commentary"), rag="green", reason=h("reason"), **signed)
    taken_back = an_update("2 Nov 2017", h("wrong"), **signed)
    undo = an_update("3 Nov 2017", kind="undo", withdraws=taken_back.uuid, reason=h("why"), recorded_by=h("undoer"))
    lead = Lead(f"{h('name')}, {h('role')}", h("name"), h("role"))
    one = Action(
        h("ref"), h("action"), lead, (first, later, taken_back, undo), h("ref"), (h("moves"),), notes=(h("note"),)
    )
    return one, Action(None, h("second"), Lead(h("printed")), (an_update(None, kind="plan"),), place=1)


def _measure(ref, place):
    readings = (
        a_reading("Q1 2017/18", 60, place=1, source=h("source"), note=h("remark")),
        a_reading("Q2 2017/18", 70, numerator=70, denominator=100, place=2),
    )
    printed = tuple(zip(map(h, BANDS), (h("65-75"), "75-84", "85+"), strict=True))
    comparator = Comparator(h("comparator"), None, h("position"), (a_reading("2016/17", 83),))
    remarks = (
        a_remark(h("comment"), action=h("remedy"), stated_rating=h("stated"), stated_direction=(h("arrow"), "up")),
    )
    name, group = h(f"measure {ref}"), Group(h("group"), (a_reading("2016/17", 81),))
    measure = a_measure(readings=readings, name=name, shows=h("shows"), groups=(group,), comparators=(comparator,))
    return type(measure)(
        **{name: getattr(measure, name) for name in measure.__slots__}
        | {"ref": h(ref), "thresholds": printed, "rolling": h("rolling"), "remarks": remarks, "place": place}
    )


def the_draft():
    texts = [h(name) for name in ("source", "place", "about", "printed", "read", "message")]
    return Draft(the_plan(), (Problem("doubtful", *texts),), (), 3, 2)


# ---- what widgets make of it


def shown(text):
    """What a place that takes HTML when it looks like HTML shows of a text."""
    if not Qt.mightBeRichText(text):
        return text
    document = QTextDocument()
    document.setHtml(text)
    return document.toPlainText()


def unmarked(text):
    """What a button or a menu shows of a text: "&&" is an ampersand, a single one makes a shortcut and is gone."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def spoilt(root):
    """Every text with "bold" in a widget and in all inside it that does not show the whole mark as it was written."""
    widgets = [root, *root.findChildren(QWidget)]
    texts = [pair for widget in widgets for pair in texts_of(widget)]
    return [(where, text) for where, text in texts if "bold" in text and _flat(MARK) not in _flat(text)]


def seen(root):
    """All that a widget and those inside it show, as one text."""
    return _flat("\n".join(text for widget in [root, *root.findChildren(QWidget)] for _, text in texts_of(widget)))


def shows(root, text):
    """Whether a text is to be read in a widget as it was written; bands are named in small letters in a sentence."""
    return _flat(text) in seen(root)


def _flat(text):
    return " ".join(text.replace("\u200b", "").casefold().split())


def texts_of(widget):
    """(where, what is shown there) of one widget: as Qt would show it, not as it was set."""
    name = type(widget).__name__
    for tip in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
        yield f"tip of {name}", shown(tip)
    yield f"title of {name}", widget.windowTitle()
    if isinstance(widget, QLabel):
        yield name, _label(widget)
    elif isinstance(widget, QAbstractButton):
        yield name, unmarked(widget.text())
    elif isinstance(widget, QMenu):
        yield from ((name, unmarked(action.text())) for action in widget.actions())
        tips = widget.actions() if widget.toolTipsVisible() else ()
        yield from ((f"tip of {name}", shown(action.toolTip())) for action in tips)
    elif isinstance(widget, QComboBox):
        yield from ((name, widget.itemText(at)) for at in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model():
        yield from _cells(name, widget.model(), widget.rootIndex(), lists=isinstance(widget, QListView))


def _label(label):
    text = unmarked(label.text()) if label.buddy() else label.text()
    if label.textFormat() == Qt.TextFormat.PlainText or "<" not in text:
        return text
    return f"a label that takes HTML, with {text[: text.index('<')]}bold"


def _cells(name, model, parent, *, lists=False):
    columns = 1 if lists else model.columnCount(parent)  # Qt keeps that of a list to itself
    for column in range(columns):
        yield f"heading of {name}", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield name, str(index.data() or "")
            yield from ((f"tip in {name}", shown(str(index.data(role) or ""))) for role in TIPS)
        if not lists:
            yield from _cells(name, model, model.index(row, 0, parent))
