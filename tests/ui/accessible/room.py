"""What has no room where it stands: words that are cut, what lies over something else, or out of sight for good."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

CONTROLS = QAbstractButton | QAbstractItemView | QAbstractSpinBox | QComboBox | QLineEdit | QPlainTextEdit
MORE = 2  # points that nobody sees


def cut_words(root: QWidget) -> list[str]:
    """The buttons and labels whose words have no room, what lies over one another, what no scrolling leads to."""
    there = [one for one in root.findChildren(QWidget) if one.isVisibleTo(root)]
    cut = [one for one in there if isinstance(one, QAbstractButton | QLabel) and one.text() and _is_cut(one)]
    return [f"{one.text()!r} is cut" for one in cut] + list(_ill_laid(root, there))


def _is_cut(one: QAbstractButton | QLabel) -> bool:
    metrics, text = one.fontMetrics(), one.text()
    if isinstance(one, QLabel) and one.wordWrap():
        return one.height() < one.heightForWidth(one.width()) - 2
    if isinstance(one, QAbstractButton) or one.buddy() is not None:
        text = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    wide = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
    return one.width() < wide or one.height() < metrics.height()


def _ill_laid(root: QWidget, there: list[QWidget]) -> Iterator[str]:
    """What a layout has put over something else, beyond its edges, or has squeezed, for want of room."""
    for holder in {one.parentWidget() for one in there if one is not root}:
        laid = [one for one in _laid_out(holder.layout()) if one in there]
        for a, b in combinations(laid, 2):
            both = a.geometry().intersected(b.geometry())
            if min(both.width(), both.height()) > MORE:
                yield f"{_words(a)} lies over {_words(b)}"
        for one in laid:
            beyond = one.geometry().united(holder.rect()).size() - holder.size()
            if max(beyond.width(), beyond.height()) > MORE:
                yield f"{_words(one)} reaches beyond what it stands in by {beyond.width()}, {beyond.height()}"
            if isinstance(one, CONTROLS) and (lacks := _least_height(one) - one.height()) > MORE:
                yield f"{_words(one)} is squeezed by {lacks}"


def _least_height(one: QWidget) -> int:
    """What it asks for, or what it was given on purpose."""
    return one.minimumHeight() or min(one.minimumSizeHint().height(), one.maximumHeight())


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for at in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(at)
        if (widget := item.widget()) is not None:
            yield widget
        yield from _laid_out(item.layout())


def _words(one: QWidget) -> str:
    return f"{type(one).__name__} {one.accessibleName() or getattr(one, 'text', str)()!r}"
