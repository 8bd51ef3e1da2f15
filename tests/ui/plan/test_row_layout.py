"""Rows of the page of a plan in little room: counts stand whole, what is cut says so."""

from tracker.ui.plan.row_layout import RowFonts, RowLayout, short_ref
from tracker.ui.plan.rows import ShownRow


def test_the_counts_of_a_theme_take_a_second_line_before_one_is_cut(qapp):
    row = ShownRow("theme", "Care leavers", "29 R · 1 A · 1 G · 2 no date · 7 B")
    narrow, wide = (RowLayout([row], width, RowFonts(qapp.font())) for width in (160, 600))
    assert " · ".join(narrow.quiet_lines(row)) == row.quiet and len(narrow.quiet_lines(row)) == 2
    assert narrow.height(0) - wide.height(0) == RowFonts(qapp.font()).quiet_line


def test_a_caption_that_has_no_room_ends_in_dots(qapp):
    row = ShownRow("evidence", "They are told late.", "Feedback from children, young people, carers and families")
    (line,) = RowLayout([row], 160, RowFonts(qapp.font())).quiet_lines(row)
    assert line.endswith("…")


def test_a_long_ref_keeps_the_end_that_tells_it_from_others():
    assert short_ref("PUB24/05/2.2") == "PUB24/05/2.2" and short_ref(None) == ""
    assert short_ref("Recommendation 12.3.4") != short_ref("Recommendation 12.3.5")
    assert len(short_ref("Recommendation 12.3.4")) <= 16 and short_ref("Recommendation 12.3.4").endswith("12.3.4")
