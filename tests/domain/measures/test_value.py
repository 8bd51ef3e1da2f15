"""One printed or typed value: a number, none, or suppressed; what is none of them is said."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.domain.builders import a_reading, a_when
from tracker.domain.measures.value import exact_value, fits_its_cases, read_count, read_value
from tracker.domain.problem import Diagnostic


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("76.4%", "76.4"), ("76.4 %", "76.4"), ("1,234", "1234"), ("£1,234.50", "1234.50"), ("-3", "-3"),
        ("12 days", "12"), ("4 points", "4"), (" 5 ", "5"), ("0", "0"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_printed(text, value):
    reading, doubts = read_value(text)
    assert (reading.value, reading.as_printed, reading.suppressed, reading.role) == (
        Decimal(value), text, False, "actual",
    )  # fmt: skip
    assert doubts == ()


@pytest.mark.parametrize("text", ["", "-", "–", "..", "n/a", "N/A", "Awaiting data", "tbc", "[x]", "[z]"])
def test_no_value_is_never_zero_and_no_doubt(text):
    reading, doubts = read_value(text)
    assert (reading.value, reading.suppressed, doubts) == (None, False, ())


@pytest.mark.parametrize("text", ["c", "C", "*", "x", "suppressed", "[c]", "<5", "< 10", "fewer than 5"])
def test_a_suppressed_value_is_neither_zero_nor_unread(text):
    reading, doubts = read_value(text)
    assert (reading.value, reading.suppressed, doubts) == (None, True, ())


@pytest.mark.parametrize("text", ["76.4 (est)", "est. 76.4", "76.4 (p)", "provisional 76.4%"])
def test_an_estimate_is_known_by_its_word(text):
    reading, doubts = read_value(text)
    assert (reading.value, reading.role, doubts) == (Decimal("76.4"), "estimate", ())


def test_what_is_no_number_counts_as_no_value_and_is_said():
    reading, doubts = read_value("about half")
    assert (reading.value, reading.as_printed) == (None, "about half")
    assert doubts == (
        Diagnostic(
            "unread",
            'The value "about half" could not be read as a number, and counts as no value.',
            "A value is no number",
        ),
    )


@pytest.mark.parametrize("text", ["76,4", "76,4%", "1,23", "1,2345"])
def test_a_comma_that_parts_no_thousands_is_not_passed_over(text):
    reading, doubts = read_value(text)
    assert reading.value is None and doubts[0].kind == "unread"


def test_a_value_is_of_the_period_that_is_given():
    assert read_value("5", a_when("Q3 2017/18"))[0].period == a_when("Q3 2017/18")


@pytest.mark.parametrize(("text", "count"), [("1,234", 1234), (" 12 ", 12), ("12.5", Decimal("12.5"))])
def test_a_count_of_cases_is_a_number(text, count):
    assert read_count(text) == count


@pytest.mark.parametrize("text", ["", "-", "many", "NaN", "Infinity"])
def test_what_counts_no_cases_is_none(text):
    assert read_count(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("£1.2m", 1_200_000), ("1.3m", 1_300_000), ("£5m", 5_000_000), ("£1,450k", 1_450_000), ("12.5k", 12_500),
        ("£2bn", 2 * 10**9), ("3 million", 3_000_000), ("-£300k", -300_000), ("(12.5)", Decimal("-12.5")),
        ("(£1.2m)", -1_200_000), ("(1,204)", -1204),
    ],
)  # fmt: skip
def test_thousands_millions_and_brackets_are_read_as_accounts_mean_them(text, value):
    reading, doubts = read_value(text)
    assert (reading.value, reading.as_printed, doubts) == (value, text, ())


@pytest.mark.parametrize("text", ["5m", "(12)", "1 in 4", "£1.2mm", "(12.5", "12.5)"])
def test_what_may_be_metres_or_a_note_is_no_amount(text):
    reading, doubts = read_value(text)
    assert reading.value is None and len(doubts) == 1


# ---- a value and its cases


def test_a_value_is_compared_exactly_by_its_numerator_and_denominator():
    reading = a_reading("Apr 2017", "66.7", numerator=2, denominator=3)
    assert exact_value(reading, "percent") * 3 == 200
    rate = a_reading("Apr 2017", "6666.7", numerator=2, denominator=3)
    assert exact_value(rate, "rate per 10,000") * 3 == 20_000
    assert exact_value(reading, "number") * 10 == 667
    assert exact_value(a_reading("Apr 2017", "76.4"), "percent") * 10 == 764
    assert exact_value(a_reading("Apr 2017", "5", numerator=0, denominator=0), "percent") == 5
    assert exact_value(a_reading("May 2017", None), "percent") is None


@pytest.mark.parametrize(
    ("printed", "numerator", "denominator", "fits"),
    [
        ("99%", 498, 801, False),
        ("62%", 498, 801, True),  # 62.17
        ("62.1%", 498, 801, True),  # cut off, not rounded
        ("62.2%", 498, 801, True),
        ("62.3%", 498, 801, False),
        ("62.0%", 498, 801, False),
        ("100%", 5, 5, True),
        ("4%", 0, 0, True),
    ],
)
def test_a_value_fits_its_cases_as_exactly_as_it_is_printed(printed, numerator, denominator, fits):
    value = Decimal(printed.rstrip("%")).normalize()  # as a dump keeps it
    reading = replace(a_reading("2017/18", value), as_printed=printed)
    reading = replace(reading, numerator=Decimal(numerator), denominator=Decimal(denominator))
    assert fits_its_cases(reading, "percent") is fits
    exact = Fraction(numerator * 100, denominator) if fits and denominator else Fraction(value)
    assert exact_value(reading, "percent") == exact
    assert fits_its_cases(reading, "days")


@pytest.mark.parametrize(
    ("text", "value", "cases"),
    [
        ("51/58 (88%)", 88, (51, 58)), ("88% (51/58)", 88, (51, 58)), ("45 of 55 (82%)", 82, (45, 55)),
        ("51 (88%)", 88, (None, None)), ("88% (n=51)", 88, (None, None)),
    ],
)  # fmt: skip
def test_a_percentage_may_stand_with_its_cases(text, value, cases):
    reading, doubts = read_value(text)
    assert (reading.value, (reading.numerator, reading.denominator), doubts) == (value, cases, ())
    assert (reading.as_printed, reading.role) == (text, "actual")


@pytest.mark.parametrize(
    ("text", "value"), [("6.9%¹", "6.9"), ("6.4%*", "6.4"), ("31†", "31"), ("14 r", "14"), ("n/a²", None)]
)
def test_the_mark_of_a_footnote_is_no_part_of_a_value(text, value):
    reading, doubts = read_value(text)
    assert (reading.value, reading.as_printed, reading.role) == (value and Decimal(value), text, "actual")
    assert doubts == ()
