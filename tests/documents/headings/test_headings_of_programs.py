"""Headings as programs write them, over measures: what they say of periods and roles is read too."""

import pytest

from tracker.documents.reading.document import read_document

HEADS = [
    "Indicator|Target 2023/24|Actual 2023/24",
    "Indicator|2021/22|2022/23|2023/24",
    "Indicator|England 2022/23|Statistical neighbours 2021/22|Our latest",
    "Measure|Current Q1 2023/24|Previous Q4 2022/23|Target",
    "Indicator|Q1 2023|Q2 2023|Q3 2023|RAG",
    "Indicator|Baseline 2021/22|Current value|Direction of travel",
    "Measure|April 2023|May 2023",
    "KPI name|Good is|Year end target|Latest value",
]


def facts(path, heads):
    rows = [[f"Visits {name}", *[str(40 + at + row) for at in range(len(heads) - 1)]] for row, name in enumerate("abc")]
    path.write_text("\n".join(",".join(row) for row in (heads, *rows)))
    measures = [measure for _, measure in read_document(path).plan.measures()]
    assert len(measures) == 3
    return [(one.name, *map(values, (one, *one.comparators))) for one in measures]


def values(series):
    return [
        (reading.period.first, reading.period.last, reading.role, reading.as_printed) for reading in series.readings
    ]


@pytest.mark.parametrize("row", HEADS)
@pytest.mark.parametrize("case", [str.lower, str.upper, str])
def test_headings_with_underscores_say_the_same(tmp_path, row, case):
    heads = row.split("|")
    joined = [case(head.replace("/", "_").replace(" ", "_")) for head in heads]
    assert facts(tmp_path / "a.csv", joined) == facts(tmp_path / "b.csv", heads)


@pytest.mark.parametrize(
    "row", ["MeasureName|CurrentValue|PreviousValue", "INDICATORNAME|CURRENTVALUE|PREVIOUSVALUE",
            "measure-name|current-value|previous-value", "measureName|currentValue|previousValue"]
)  # fmt: skip
def test_headings_run_together_say_the_same(tmp_path, row):
    assert facts(tmp_path / "a.csv", row.split("|")) == facts(tmp_path / "b.csv", ["Measure", "Current", "Previous"])
