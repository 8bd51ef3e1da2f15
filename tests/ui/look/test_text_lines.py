"""Texts in a few lines: only what may come into sight is laid out, and it reads as if all of it were."""

import pytest
from PySide6.QtGui import QFont

from tracker.ui.look import text_lines
from tracker.ui.look.text_lines import lines_of

TEXTS = [
    "Every visit of the month was looked at again. " * 40,
    "i" * 900,
    "WWWW " * 200,
    "a \u0301e\u0301 😀 مرحبا policy, and " * 40,
    "short",
    "",
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("width", [1, 90, 215, 900])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_long_text_is_cut_where_it_would_be_cut_if_all_of_it_were_laid_out(qapp, monkeypatch, text, width, most):
    font = QFont("DejaVu Sans", 10)
    lines = lines_of.__wrapped__(text, font, width, most)
    monkeypatch.setattr(text_lines, "_in_sight", lambda *_: 1 << 20)
    assert lines == lines_of.__wrapped__(text, font, width, most)
