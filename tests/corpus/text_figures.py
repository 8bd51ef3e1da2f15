"""A scorecard saved as text by Excel."""

from __future__ import annotations

from tests.corpus.typed import CURRENT, FOLDER, PREVIOUS, UNDATED, keep, measure, other, reading, theme


def unicode_text() -> None:
    """As Excel saves "Unicode Text": UTF-16 with a BOM, tabs; cells with a comma, quote or line break are quoted."""
    rows = [
        "Group\tStatus\tMeasure\tPrevious\tCurrent\tStatistical neighbours\tDirection of travel\tComment",
        'Demand\t2\tReferrals begun in the last 12 months (number)\t"4,245"\t"4,161"\t\t▼\t'
        '"Fewer, since the ""one door"" sifts them."',
        '\t3\t"Referrals begun in the last 12 months (rate per 10,000 children)"\t784.7\t769.2\t579.3\t▼\t',
        "Timeliness\t3\tAssessments completed within 45 working days (%)\t57.8\t62.3\t89.2\t▲\t",
        "\t1\tFirst conferences held within 15 working days (%)\t91.1\t88.2\t82.5\t▼\t"
        '"Two were late in May;\nboth were held in the same week."',
        "Workforce\t2\tSickness absence (%)\t-\t4.22%\t\t–\tThe first figure of the new system.",
        "\t2\tPosts held by agency workers (%)\t\t68\t\t►\t",
    ]
    (FOLDER / "text_unicode.txt").write_bytes(b"\xff\xfe" + ("\r\n".join(rows) + "\r\n").encode("utf-16-le"))
    demand = theme(
        None,
        "Demand",
        measures=[
            measure(
                "Referrals begun in the last 12 months (number)",
                [reading(PREVIOUS, 4245, "4,245"), reading(CURRENT, 4161, "4,161")],
                stated_rating="2",
                moved="down",
                unit="number",
                rolling="rolling 12 months",
                comment='Fewer, since the "one door" sifts them.',
            ),
            measure(
                "Referrals begun in the last 12 months (rate per 10,000 children)",
                [reading(PREVIOUS, 784.7), reading(CURRENT, 769.2)],
                [other("Statistical neighbours", reading(UNDATED, 579.3))],
                stated_rating="3",
                moved="down",
                unit="rate per 10,000",
                rolling="rolling 12 months",
            ),
        ],
    )
    timeliness = theme(
        None,
        "Timeliness",
        measures=[
            measure(
                "Assessments completed within 45 working days (%)",
                [reading(PREVIOUS, 57.8), reading(CURRENT, 62.3)],
                [other("Statistical neighbours", reading(UNDATED, 89.2))],
                stated_rating="3",
                moved="up",
                unit="percent",
            ),
            measure(
                "First conferences held within 15 working days (%)",
                [reading(PREVIOUS, 91.1), reading(CURRENT, 88.2)],
                [other("Statistical neighbours", reading(UNDATED, 82.5))],
                stated_rating="1",
                moved="down",
                unit="percent",
                comment="Two were late in May;\nboth were held in the same week.",
            ),
        ],
    )
    # A dash is a reading without a value; an empty cell is no reading at all.
    workforce = theme(
        None,
        "Workforce",
        measures=[
            measure(
                "Sickness absence (%)",
                [reading(PREVIOUS, None, "-"), reading(CURRENT, 4.22, "4.22%")],
                stated_rating="2",
                moved="none",
                unit="percent",
                comment="The first figure of the new system.",
            ),
            measure(
                "Posts held by agency workers (%)",
                [reading(CURRENT, 68)],
                stated_rating="2",
                moved="none",
                unit="percent",
            ),
        ],
    )
    keep(
        "text_unicode",
        "A scorecard saved as Unicode Text by Excel: UTF-16, tabs, arrows, a group named on its first row only",
        ["UTF-16 LE with BOM", "tab", "arrows", "thousands comma", "group not repeated", "dash for no value"],
        [demand, timeliness, workforce],
    )
