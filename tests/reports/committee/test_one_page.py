"""The page that a committee reads first stays one page, however much there is to tell."""

from tests.domain.builders import a_plan, an_action, an_update, on
from tests.reports.committee.reading import lines, under
from tracker.reports.blocks import Table
from tracker.reports.committee.report import committee_report
from tracker.reports.committee.wanted import WantedReport


def told(*actions, as_at="14 Nov 2017", since="12 Sep 2017"):
    return committee_report(a_plan(*actions), WantedReport(on(as_at), on(since)))


def test_the_refs_of_many_are_told_as_rows_in_the_order_of_the_plan_and_lead_there():
    late = [an_action(f"1.{n}", "Oct 2017" if n % 2 else "Sep 2017") for n in range(1, 120)]
    (*gravest, rest) = lines(under(told(*late, an_action("2.4", "Oct 2017")), "What got worse"))
    assert [line.split(" ", 1)[0] for line in gravest] == ["1.2", "1.4", "1.6"]
    assert rest == "117 more actions got worse: 1.1, 1.3, 1.5, 1.7 to 1.119, 2.4."


def test_a_long_reason_is_told_in_short_and_whole_where_the_moves_stand():
    why = "The contractor was late and the form had to be drawn anew. " * 20
    moved = an_update("1 Nov 2017", review="Dec 2017", reason=why)
    report = told(an_action("1.1", "Oct 2017", (moved,)))
    (line,) = (line for line in lines(under(report, "What is stuck")) if line.startswith("1.1"))
    assert line.endswith("(The contractor was late and the form had to be drawn anew. The contractor was late and…).")
    assert " ".join(why.split()) in "\n".join(lines(under(report, "Reviews that were moved")))


def test_a_review_that_says_completed_is_not_broken_in_two():
    report = told(an_action("1.1", "Completed", status="complete"))
    table = next(block for block in report.blocks if isinstance(block, Table))
    shares = {column.heading: column.share for column in table.columns}
    letters = 2 * 80 + len("Completed") * 97  # margins of a cell, and letters of Arial 9, in twentieths of a point
    assert shares["Review"] / sum(shares.values()) * 9524 > letters  # the width of the text of our page
