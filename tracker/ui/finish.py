"""What a page adds to the theme: slim scroll bars, rules, and buttons that cannot be pressed."""

from __future__ import annotations

from tracker.palette import Palette, mixed
from tracker.ui.theme import GRID


def finish(p: Palette) -> str:
    """The style sheet of a page."""
    half, handle = GRID // 2, mixed(p.control_edge, p.surface, 0.55)
    return f"""
    QFrame#rule {{ background: {p.line}; border: none; }}
    QToolButton#chip:disabled {{ color: {p.quiet_text}; border-color: {p.line}; background: transparent; }}
    QPushButton[primary="true"]:disabled {{
        background: {p.background}; color: {p.quiet_text}; border-color: {p.line}; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: {GRID + half}px; }}
    QScrollBar:horizontal {{ height: {GRID + half}px; }}
    QScrollBar::handle {{ background: {handle}; border-radius: {half - 1}px; margin: 3px; }}
    QScrollBar::handle:vertical {{ min-height: {GRID * 4}px; }}
    QScrollBar::handle:horizontal {{ min-width: {GRID * 4}px; }}
    QScrollBar::handle:hover {{ background: {p.control_edge}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
    """
