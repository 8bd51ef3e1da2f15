"""Makes Qt look as the palettes say: colours, text size, spacing."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from tracker.palette import DARK, HIGH_CONTRAST, LIGHT, Palette, mixed
from tracker.settings import Settings

GRID = 8  # px: spacing is in multiples of this
_in_use = [LIGHT]  # painters ask for it with each text: a property of the application takes as long as a short line
STYLE = ("-style", "Fusion")  # arguments of Qt's application: `setStyle` would have all enums of QStyle made


def palette_for(settings: Settings, app: QApplication) -> Palette:
    """The palette the settings ask for; "system" follows the system's contrast and colour scheme."""
    chosen = {"light": LIGHT, "dark": DARK, "high contrast": HIGH_CONTRAST}.get(settings.look)
    if chosen:
        return chosen
    hints = app.styleHints()
    accessibility = hints.accessibility() if hasattr(hints, "accessibility") else None
    if accessibility is not None and accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def apply_look(app: QApplication, settings: Settings) -> Palette:
    """Give the whole application its font size and colours; answers the palette for what paints itself."""
    palette = palette_for(settings, app)
    wanted = f"{palette.name}, {settings.text_points} pt"
    if app.property("look applied") == wanted:  # it takes as long as making the whole window
        return palette
    app.setProperty("look applied", wanted)
    font = QFont(app.font())
    font.setPointSize(settings.text_points)
    app.setStyleSheet("")  # or each widget is dressed for the font, for the colours and for the sheet
    app.setFont(font)
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(_sheet(palette, QFontMetrics(font).height()))
    _in_use[:] = [palette]
    return palette


def current_palette() -> Palette:
    """The palette in use."""
    return _in_use[0]


@lru_cache(maxsize=256)  # painters ask for the same few with each row
def larger(font: QFont, times: float, *, bold: bool = False) -> QFont:
    """A font that is larger (or smaller) by a factor, in step with the text size setting; nobody may change it."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * times)
    other.setBold(bold)
    return other


def set_looks(widget: QWidget, **looks: bool) -> None:
    """Give a widget properties that the application's sheet has rules for, before its font, which they reset.

    A sheet of its own would cost far more, each time that it is set.
    """
    if any(widget.property(name) != on for name, on in looks.items()):
        for name, on in looks.items():
            widget.setProperty(name, on)
        if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return  # Qt will look at the sheet when the widget is first seen
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _qt_palette(palette: Palette) -> QPalette:
    roles = QPalette.ColorRole
    qt = QPalette()
    for role, colour in {
        roles.Window: palette.background,
        roles.WindowText: palette.text,
        roles.Base: palette.surface,
        roles.AlternateBase: palette.background,
        roles.Text: palette.text,
        roles.Button: palette.surface,
        roles.ButtonText: palette.text,
        roles.ToolTipBase: palette.surface,
        roles.ToolTipText: palette.text,
        roles.PlaceholderText: palette.quiet_text,
        roles.Highlight: palette.accent,
        roles.HighlightedText: palette.surface,
        roles.Link: palette.accent,
        roles.Mid: palette.line,
        roles.Light: palette.surface,
        roles.Dark: palette.control_edge,
        roles.Shadow: palette.line,
        roles.Accent: palette.accent,
    }.items():
        qt.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        qt.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.quiet_text))
    return qt


def _sheet(p: Palette, line: int) -> str:
    """The little that a palette cannot say: edges, corners, the space inside controls."""
    tall, half = line + 2 * GRID, GRID // 2
    off = "dashed" if p.quiet_text == p.text else "solid"  # where no colour says that a button cannot be pressed
    return f"""
    QWidget#rail, QWidget#panel, QWidget#card {{ background: {p.surface}; }}
    QWidget#rail {{ border-right: 1px solid {p.line}; }}
    QWidget#panel {{ border-left: 1px solid {p.line}; }}
    QWidget#card {{ border: 1px solid {p.line}; border-radius: 6px; }}
    QStatusBar {{ background: {p.surface}; border-top: 1px solid {p.line}; }}
    QStatusBar::item {{ border: none; }}
    QLabel#quiet, QLabel[quiet="true"] {{ color: {p.quiet_text}; }}
    QLabel[error="true"] {{ color: {p.ratings["red"].fill}; }}
    QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox {{
        background: {p.surface}; border: 1px solid {p.control_edge}; border-radius: 6px;
        padding: {GRID // 2}px {GRID}px; selection-background-color: {p.accent}; }}
    QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{
        border: 2px solid {p.accent}; padding: {GRID // 2 - 1}px {GRID - 1}px; }}
    QPushButton, QToolButton#chip {{
        background: {p.surface}; border: 1px solid {p.control_edge}; border-radius: 6px;
        padding: {GRID // 2}px {GRID * 3 // 2}px; min-height: {line}px; color: {p.text}; outline: none; }}
    QPushButton:hover, QToolButton#chip:hover {{ background: {p.background}; }}
    QPushButton:focus, QToolButton#chip:focus {{ border: 2px solid {p.accent}; }}
    QPushButton:disabled {{ color: {p.quiet_text}; border-color: {p.line}; border-style: {off}; }}
    QPushButton[primary="true"] {{
        background: {p.accent}; border-color: {p.accent}; color: {p.surface}; font-weight: 600; }}
    QPushButton:checked {{ background: {p.accent}; color: {p.surface}; border-color: {p.accent}; }}
    QToolButton#chip {{ border-radius: {tall // 2 - 2}px; }}
    QToolButton#chip:checked {{ background: {p.accent}; color: {p.surface}; border-color: {p.accent}; }}
    QPushButton:checked:focus, QToolButton#chip:checked:focus, QPushButton[primary="true"]:focus {{
        border: 4px double {p.surface}; padding: {GRID // 2 - 3}px {GRID * 3 // 2 - 3}px; }}
    QToolButton#chip::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QTextBrowser, QListWidget#chapters {{
        background: {p.surface}; border: 1px solid {p.line}; border-radius: 6px; padding: 1px;
        selection-background-color: {p.accent}; selection-color: {p.surface}; }}
    QTextBrowser:focus, QListWidget#chapters:focus {{ border: 2px solid {p.accent}; padding: 0; }}
    QListWidget#chapters::item {{ padding: {half}px {GRID}px; }}
    QListWidget#chapters::item:selected {{ background: {p.accent}; color: {p.surface}; }}
    QTableView, QTreeView, QListView {{ background: {p.surface}; border: none; gridline-color: {p.line};
        selection-background-color: transparent; selection-color: {p.text}; }}
    QTableView[framed="true"], QListView[framed="true"] {{ border: 2px solid transparent; }}
    QTableView[framed="true"]:focus, QListView[framed="true"]:focus {{ border: 2px solid {p.accent}; }}
    DropList::drop-down {{ border: none; background: transparent; width: {GRID * 3}px; }}
    QLineEdit#in_a_list {{ border: none; padding: 0; background: transparent; }}
    QComboBox QAbstractItemView {{ selection-background-color: {p.accent}; selection-color: {p.surface}; }}
    QHeaderView::section {{ background: {p.surface}; color: {p.quiet_text}; border: none;
        border-bottom: 1px solid {p.line}; padding: {GRID}px; font-weight: 600; text-align: left; }}
    QScrollArea {{ border: none; background: transparent; }}
    QAbstractScrollArea::corner {{ background: transparent; border: none; }}
    QScrollArea#read {{ border: 2px solid transparent; }}
    QScrollArea#read:focus {{ border: 2px solid {p.accent}; }}
    QWidget#surface, QFrame#strip {{ background: {p.surface}; }}
    QFrame#strip {{ border-top: 1px solid {p.line}; }}
    QSplitter::handle {{ background: {p.line}; }}
    QToolButton#file {{ border: 1px solid transparent; border-radius: 6px; padding: {GRID // 2}px; }}
    QToolButton#file:hover {{ background: {p.background}; }}
    QToolButton#file:focus {{ border: 2px solid {p.accent}; }}
    QToolButton#file::menu-indicator {{ image: none; }}
    QPushButton#page {{ border: 1px solid transparent; border-radius: 6px; background: transparent; padding: 0; }}
    QPushButton#page:hover {{ background: {p.background}; }}
    QPushButton#page:checked {{ background: {mixed(p.accent, p.surface, 0.13)}; }}
    QPushButton#page:focus {{ border: 2px solid {p.accent}; }}
    QToolTip {{ background: {p.surface}; color: {p.text}; border: 1px solid {p.control_edge}; padding: {GRID // 2}px; }}
    QMenuBar {{ background: {p.surface}; color: {p.text}; border-bottom: 1px solid {p.line}; padding: 0 {GRID}px; }}
    QMenuBar::item {{ background: transparent; padding: {half}px {GRID}px; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {p.accent}; color: {p.surface}; }}
    QMenu {{ background: {p.surface}; border: 1px solid {p.control_edge}; padding: {GRID // 2}px; }}
    QMenu::item {{ padding: {GRID // 2}px {GRID * 2}px; }}
    QMenu::item:selected {{ background: {p.accent}; color: {p.surface}; }}
    QMenu::item:disabled {{ color: {p.quiet_text}; background: transparent; }}
    QMenu::separator {{ height: 1px; background: {p.line}; margin: {half}px {GRID}px; }}
    QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {p.surface}; }}
    QCalendarWidget QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px;
        color: {p.text}; padding: {half}px; font-weight: 600; }}
    QCalendarWidget QToolButton:hover {{ background: {p.background}; }}
    QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
    QCalendarWidget QAbstractItemView {{ selection-background-color: {p.accent}; selection-color: {p.surface}; }}
    QFrame#as_at {{ background: {p.bands.requires_improvement}; border: 1px solid {p.control_edge};
        border-radius: 6px; }}
    QFrame#as_at[today="true"] {{ background: {p.surface}; border-color: {p.line}; }}
    QFrame#as_at QLabel {{ background: transparent; color: {p.text}; border: none; }}
    QFrame#as_at QToolButton {{ border: none; background: transparent; padding: 2px; color: {p.text}; }}
    QFrame#as_at QToolButton:focus {{ border: 2px solid {p.accent}; border-radius: 6px; }}
    QFrame#as_at QToolButton::menu-indicator {{ image: none; }}
    QFrame#editor {{ background: {p.surface}; border: 2px solid {p.accent}; border-radius: 6px; }}
    QFrame#conflict {{ background: {p.bands.requires_improvement}; border: 1px solid {p.control_edge};
        border-radius: 6px; }}
    QFrame#conflict QLabel {{ background: transparent; color: {p.text}; }}
    QFrame#rule {{ background: {p.line}; border: none; }}
    QToolButton#chip:disabled {{ color: {p.quiet_text}; border-color: {p.line}; background: transparent; }}
    QPushButton[primary="true"]:disabled {{
        background: {p.background}; color: {p.quiet_text}; border-color: {p.line}; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: {GRID + half}px; }}
    QScrollBar:horizontal {{ height: {GRID + half}px; }}
    QScrollBar::handle {{ background: {p.control_edge}; border-radius: {half - 1}px; margin: 3px; }}
    QScrollBar::handle:vertical {{ min-height: {GRID * 4}px; }}
    QScrollBar::handle:horizontal {{ min-width: {GRID * 4}px; }}
    QScrollBar::handle:hover {{ background: {p.quiet_text}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
    """
