"""Three files of one plan: its actions, its measures and their values, imported one after the other."""

from __future__ import annotations

from tests.corpus.excel_sheets import a_book, put
from tests.corpus.typed import FOLDER, Dated, action, keep, measure, over, theme

PLACE = FOLDER / "together"


def together() -> None:
    """Matched by the theme's ref and the measure's exact name; a name that is only similar is nobody's."""
    PLACE.mkdir(exist_ok=True)
    actions = [
        "Theme,Ref,Action,Lead,Review date,Commentary",
        "1. Timely assessments,1.1,Hold a planning meeting in week one,Team Manager,Oct 2017,Held in two teams.",
        ",1.2,Tell families what happens next,Participation Officer,Dec 2017,",
        "2. Confident managers,2.1,Hold supervision each month,Service Manager,Ongoing,Two are late.",
    ]
    (PLACE / "actions.csv").write_bytes(("\r\n".join(actions) + "\r\n").encode("utf-8-sig"))
    (page,) = a_book("Measures")
    shows = "What does it show?"
    put(page, 1, "Theme", "Performance measure", shows, "Requires improvement", "Good", "Outstanding")
    put(page, 2, "1. Timely assessments", "Assessments completed in 45 days", "Whether help is in time")
    put(page, 3, None, "Visits made in time (%)", "Whether children are seen", "65+", "75+", "85+")
    put(page, 4, "2. Confident managers", "Cases supervised each month (%)", None, "60+", "70+", "80+")
    page.parent.save(PLACE / "measures.xlsx")
    readings = [
        "Theme,Measure,Period,Value",
        "1,Assessments done within 45 days,Q1 2017/18,71.2",
        "1,Assessments done within 45 days,Q2 2017/18,76.4",
        "1,Visits made in time (%),Q1 2017/18,68%",
        "1,Visits made in time (%),Q2 2017/18,c",
        "2,Cases supervised each month (%),Q1 2017/18,31.5",
        "2,Cases supervised each month (%),Q2 2017/18,67.7",
    ]
    (PLACE / "readings.csv").write_bytes(("\r\n".join(readings) + "\r\n").encode("utf-8-sig"))
    both: list[Dated] = [("Q1 2017/18", "quarter", "2017-06-30"), ("Q2 2017/18", "quarter", "2017-09-30")]
    bands = ("Requires improvement", "Good", "Outstanding")
    one = theme(
        "1",
        "Timely assessments",
        actions=[
            action(
                "1.1",
                "Hold a planning meeting in week one",
                "Team Manager",
                ("Oct 2017", "month", "2017-10-31"),
                "Held in two teams.",
            ),
            action(
                "1.2", "Tell families what happens next", "Participation Officer", ("Dec 2017", "month", "2017-12-31")
            ),
        ],
        measures=[
            measure("Assessments completed in 45 days", [], shows="Whether help is in time"),
            measure(
                "Visits made in time (%)",
                over(both, (68, "68%"), "c"),
                shows="Whether children are seen",
                unit="percent",
                polarity="higher",
                thresholds=dict(zip(bands, ("65+", "75+", "85+"), strict=True)),
                cuts=[65, 75, 85],
            ),
        ],
    )
    two = theme(
        "2",
        "Confident managers",
        actions=[
            action(
                "2.1", "Hold supervision each month", "Service Manager", ("Ongoing", "ongoing", None), "Two are late."
            )
        ],
        measures=[
            measure(
                "Cases supervised each month (%)",
                over(both, 31.5, 67.7),
                unit="percent",
                polarity="higher",
                thresholds=dict(zip(bands, ("60+", "70+", "80+"), strict=True)),
                cuts=[60, 70, 80],
            ),
        ],
    )
    # What the window may offer as a match, the command line leaves alone: all its values stand in one problem.
    name = "Assessments done within 45 days"
    keep(
        "together/expected.json",
        "The plan after importing actions.csv, measures.xlsx and readings.csv in this order",
        ["several files", "matched by theme ref and exact name", "a similar name is not matched"],
        [one, two],
        [["unread", name, f"{name}: Q1 2017/18 71.2; Q2 2017/18 76.4", None]],
    )
