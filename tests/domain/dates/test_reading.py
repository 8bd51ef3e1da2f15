"""Dates as they were written: what they mean, what is repaired in sight, and what is left unread."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.domain.builders import a_when, on
from tracker.domain.dates.reading import read_when
from tracker.domain.when import NO_DATE, TERMS, day_when, month_end, month_when, shown


def span(text, **settings):
    """The kind, first and last day of a text, as words: "month: 1 Oct 2017 to 31 Oct 2017"."""
    when = a_when(text, **settings)
    return when.kind, when.first, when.last


def doubts(text, **settings):
    return [doubt.kind for doubt in read_when(text, **settings)[1]]


@pytest.mark.parametrize(
    ("text", "kind", "first", "last"),
    [
        ("14 Nov 2017", "day", "14 Nov 2017", "14 Nov 2017"),
        ("14th November 2017", "day", "14 Nov 2017", "14 Nov 2017"),
        ("Tuesday 14 November 2017", "day", "14 Nov 2017", "14 Nov 2017"),
        ("03/04/2017", "day", "3 Apr 2017", "3 Apr 2017"),
        ("2017-04-03", "day", "3 Apr 2017", "3 Apr 2017"),
        ("9.12.16", "day", "9 Dec 2016", "9 Dec 2016"),
        ("w/c 13 Nov 2017", "day", "13 Nov 2017", "19 Nov 2017"),
        ("Oct 2017", "month", "1 Oct 2017", "31 Oct 2017"),
        ("October 2017", "month", "1 Oct 2017", "31 Oct 2017"),
        ("Feb 2016", "month", "1 Feb 2016", "29 Feb 2016"),
        ("Mar-26", "month", "1 Mar 2026", "31 Mar 2026"),
        ("10/2017", "month", "1 Oct 2017", "31 Oct 2017"),
        ("Nov - Feb 2018", "month", "1 Nov 2017", "28 Feb 2018"),
        ("Apr 2017/18", "month", "1 Apr 2017", "30 Apr 2017"),
        ("Feb 2017/18", "month", "1 Feb 2018", "28 Feb 2018"),
        ("Q1 2017/18", "quarter", "1 Apr 2017", "30 Jun 2017"),
        ("Q3 2017/18", "quarter", "1 Oct 2017", "31 Dec 2017"),
        ("Q4 2017/18", "quarter", "1 Jan 2018", "31 Mar 2018"),
        ("2017-18 Q3", "quarter", "1 Oct 2017", "31 Dec 2017"),
        ("Autumn term 2017", "term", "1 Sep 2017", "31 Dec 2017"),
        ("Spring term 2017/18", "term", "1 Jan 2018", "15 Apr 2018"),
        ("Summer term 2018", "term", "16 Apr 2018", "31 Jul 2018"),
        ("Spring 2018", "season", "1 Mar 2018", "31 May 2018"),
        ("Summer 2018", "season", "1 Jun 2018", "31 Aug 2018"),
        ("Autumn 2017", "season", "1 Sep 2017", "30 Nov 2017"),
        ("Winter 2017", "season", "1 Dec 2017", "28 Feb 2018"),
        ("Winter 2017/18", "season", "1 Dec 2017", "28 Feb 2018"),
        ("2017", "year", "1 Jan 2017", "31 Dec 2017"),
        ("2017/18", "year", "1 Apr 2017", "31 Mar 2018"),
        ("Academic year 2017/18", "year", "1 Sep 2017", "31 Aug 2018"),
        ("Autumn 1 2021/22", "term", "1 Sep 2021", "31 Oct 2021"),
        ("Autumn 1st half term 2022/2023", "term", "1 Sep 2022", "31 Oct 2022"),
        ("End of Autumn full term 2022/23", "term", "1 Sep 2022", "31 Dec 2022"),
        ("Spring half term 2 2021/22", "term", "21 Feb 2022", "15 Apr 2022"),
        ("HT1 2021/22", "term", "1 Sep 2021", "31 Oct 2021"),
        ("2021/22 HT6", "term", "1 Jun 2022", "31 Jul 2022"),
        ("2012-15", "year", "1 Apr 2012", "31 Mar 2015"),
        ("2012 to 2015", "year", "1 Apr 2012", "31 Mar 2015"),
        ("2009/12", "year", "1 Apr 2009", "31 Mar 2012"),
        ("2009-12", "month", "1 Dec 2009", "31 Dec 2009"),
        ("12 months to Mar 2023", "month", "1 Apr 2022", "31 Mar 2023"),
        ("Rolling year to 31 January 2023", "month", "1 Feb 2022", "31 Jan 2023"),
        ("six months ending Sep 2022", "month", "1 Apr 2022", "30 Sep 2022"),
        ("Year to date (Nov 2017)", "year", "1 Apr 2017", "30 Nov 2017"),
        ("Nov 2017 YTD", "year", "1 Apr 2017", "30 Nov 2017"),
        ("Q2 2018/19 YTD", "year", "1 Apr 2018", "30 Sep 2018"),
        ("Academic year to date May 2023", "year", "1 Sep 2022", "31 May 2023"),
    ],
)
def test_a_date_has_a_kind_and_a_first_and_a_last_day(text, kind, first, last):
    assert span(text) == (kind, on(first), on(last))
    assert doubts(text) == []


@pytest.mark.parametrize("text", ["early Oct 2017", "End of Oct 2017", "by the end of October 2017", "mid-Oct 2017"])
def test_early_and_end_of_stay_in_the_text_and_the_whole_period_counts(text):
    assert a_when(text).as_printed == text
    assert span(text) == span("Oct 2017")


def test_the_text_is_kept_as_it_was_written():
    assert a_when("Oct, 202017").as_printed == "Oct, 202017"
    assert a_when("Oct \n2017").as_printed == "Oct \n2017"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("202017", "2017"),
        ("Dec 202017", "Dec 2017"),
        ("Oct, 2017", "Oct 2017"),
        ("Oct, 202017", "Oct 2017"),
        ("Oct \n2017", "Oct 2017"),
        ("Oct   2017", "Oct 2017"),
        ("Sept 2017", "Sep 2017"),
        ("14 Sept 2017", "14 Sep 2017"),
        ("20131/4", "2013/14"),
        ("2013//14", "2013/14"),
    ],
)
def test_a_repair_is_visible(text, meant):
    assert span(text) == span(meant)
    assert doubts(text) == ["repaired"]
    assert meant in read_when(text)[1][0].message


def test_a_plain_date_is_not_repaired():
    assert doubts("Sep 2017") == doubts("  Oct 2017 ") == doubts("Oct – Dec 2017") == []


@pytest.mark.parametrize("text", ["Ongoing", "ongoing", "On-going", "Ongoing, each quarter"])
def test_ongoing_has_no_last_day(text):
    assert span(text) == ("ongoing", None, None)


def test_completed_may_carry_its_date():
    assert span("Completed") == ("completed", None, None)
    assert span("Completed Oct 2017") == ("completed", on("1 Oct 2017"), on("31 Oct 2017"))


def test_complete_by_a_date_is_a_promise_and_not_a_completion():
    assert span("Complete by Oct 2017") == span("Oct 2017")
    assert span("To be completed by Oct 2017") == span("Oct 2017")


@pytest.mark.parametrize("text", ["", " ", "-", "TBC", "n/a", "To be confirmed"])
def test_no_date_is_none(text):
    assert span(text) == ("none", None, None)
    assert doubts(text) == []


@pytest.mark.parametrize("text", ["Q3", "Quarter 3", "Autumn term", "spring term", "Spring", "Oct", "17 November"])
def test_a_quarter_a_term_or_a_month_without_a_year_is_unread(text):
    assert span(text) == ("unread", None, None)
    assert doubts(text) == ["unread"]


@pytest.mark.parametrize("text", ["31/02/2017", "13/13/2017", "29 Feb 2017", "Q5 2017/18", "2017/19", "soon", "0000"])
def test_what_the_calendar_does_not_have_is_unread(text):
    assert span(text) == ("unread", None, None)


def test_a_date_outside_the_plans_period_is_flagged_and_not_moved():
    period = a_when("2017/18")
    assert doubts("9.12.16", period=period) == ["doubtful"]
    assert span("9.12.16", period=period) == ("day", on("9 Dec 2016"), on("9 Dec 2016"))
    assert doubts("Jan 2017", period=period) == []


def test_a_two_figure_year_that_could_be_a_day_is_flagged():
    assert span("Nov 17") == span("Nov 2017")
    assert doubts("Nov 17") == ["doubtful"]
    assert doubts("Nov-17") == []


def test_quarters_are_calendar_ones_when_the_plan_says_so():
    assert span("Q3 2017", quarters="calendar") == ("quarter", on("1 Jul 2017"), on("30 Sep 2017"))
    assert doubts("Q3 2017", quarters="calendar") == []


def test_a_financial_quarter_of_one_year_is_flagged():
    assert span("Q3 2017") == span("Q3 2017/18")
    assert doubts("Q3 2017") == ["doubtful"]


def test_a_quarter_of_a_financial_year_is_financial_in_a_calendar_plan_too():
    assert span("Q3 2017/18", quarters="calendar") == ("quarter", on("1 Oct 2017"), on("31 Dec 2017"))


def test_terms_come_from_the_plans_table():
    terms = {"autumn": ((8, 28), (12, 20))}
    assert span("Autumn term 2017", terms=terms) == ("term", on("28 Aug 2017"), on("20 Dec 2017"))
    assert span("Autumn term 2017/18", terms=terms) == ("term", on("28 Aug 2017"), on("20 Dec 2017"))
    assert span("Spring term 2018", terms=terms) == ("unread", None, None)


def test_a_term_may_run_into_the_new_year():
    assert span("Autumn term 2017", terms={"autumn": ((9, 4), (1, 5))}) == ("term", on("4 Sep 2017"), on("5 Jan 2018"))


@pytest.mark.parametrize(
    ("text", "as_shown"),
    [
        ("14/11/17", "14 Nov 2017"),
        ("Oct, 202017", "Oct 2017"),
        ("2017-18 Q3", "Q3 2017/18"),
        ("spring term 2017/18", "Spring term 2018"),
        ("winter 2017/18", "Winter 2017"),
        ("week commencing 13/11/2017", "w/c 13 Nov 2017"),
        ("school year 2017/18", "Academic year 2017/18"),
        ("spring 1st half term 2021/22", "Spring 1 2021/22"),
        ("HT6 2021/22", "Summer 2 2021/22"),
        ("2012-15", "2012 to 2015"),
        ("YTD Nov 2017", "Year to date Nov 2017"),
        ("12 months to Mar 2023", "Apr 2022 - Mar 2023"),
        ("on-going", "Ongoing"),
        ("TBC", ""),
        ("whenever", "whenever"),
    ],
)
def test_a_date_is_shown_as_people_write_it(text, as_shown):
    assert str(a_when(text)) == as_shown


def test_a_typed_day_or_month_is_shown_in_words():
    assert day_when(date(2017, 11, 14)).as_printed == "14 Nov 2017"
    assert month_when(2017, 10) == a_when("Oct 2017")
    assert month_end(2016, 2) == date(2016, 2, 29)
    assert a_when("") == NO_DATE


YEARS = st.integers(1990, 2098)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
MONTH_NAMES = st.sampled_from(["jan", "February", "Mar", "APR", "May", "june", "Jul", "Sept", "oct", "Nov", "Dec"])
BOTH_YEARS = st.one_of(
    YEARS.map(str),
    YEARS.map(lambda year: f"{year}/{(year + 1) % 100:02}"),
    YEARS.map(lambda year: f"{year}-{year + 1}"),
    st.integers(0, 99).map(lambda year: f"{year:02}/{(year + 1) % 100:02}"),
)
NAMED = st.sampled_from(
    ["Q1", "Q2", "quarter 3", "Q4", "Autumn term", "spring term", "Summer term", "Winter", "Spring", "summer", "Autumn"]
    + ["Autumn 1", "Spring 2nd half term", "HT5", "", "FY", "Academic year", "Calendar year"]
)
WORDINGS = st.one_of(
    DAYS.map(lambda day: day.isoformat()),
    DAYS.map(lambda day: f"{day.day}/{day.month}/{day.year:04}"),
    DAYS.map(lambda day: f"w/c {day.day}.{day.month}.{day.year:04}"),
    st.tuples(MONTH_NAMES, YEARS).map("{0[0]} {0[1]}".format),
    st.tuples(MONTH_NAMES, st.integers(0, 99)).map("{0[0]}-{0[1]:02}".format),
    st.tuples(MONTH_NAMES, YEARS, MONTH_NAMES, YEARS).map("{0[0]} {0[1]} - {0[2]} {0[3]}".format),
    st.tuples(MONTH_NAMES, MONTH_NAMES, YEARS).map("{0[0]}-{0[1]} {0[2]}".format),
    st.tuples(NAMED, BOTH_YEARS).map(" ".join),
    st.tuples(YEARS, st.integers(2, 6)).map(lambda pair: f"{pair[0]}-{(pair[0] + pair[1]) % 100:02}"),
    st.tuples(
        st.sampled_from(["12 months to", "Year to date", "Academic year to date", "YTD"]), MONTH_NAMES, YEARS.map(str)
    ).map(" ".join),
    st.sampled_from(["Ongoing", "Completed", "TBC", "202017", "soon"]),
)
TEXTS = st.one_of(
    WORDINGS,
    WORDINGS.map("Completed {}".format),
    WORDINGS.map("end of {}".format),
    st.text(),
    st.text("0123456789 ./-,\nqQ2017ocMar'()&", max_size=20),
)
SETTINGS = st.fixed_dictionaries(
    {
        "quarters": st.sampled_from(["financial", "calendar"]),
        "terms": st.sampled_from([TERMS, {"autumn": ((8, 20), (12, 20)), "spring": ((1, 4), (4, 1))}, {}]),
    }
)


@given(TEXTS, SETTINGS)
@example("w/c 31 Dec 9999", {})
@example("Winter 9999", {})
@example("Q4 9999", {})
def test_reading_never_raises_and_the_first_day_is_not_after_the_last(text, settings):
    when, told = read_when(text, **settings)
    assert (when.first is None) == (when.last is None)
    assert when.first is None or when.first <= when.last
    assert when.as_printed == text.strip()
    assert (when.kind == "unread") == any(doubt.kind == "unread" for doubt in told)


@given(TEXTS, SETTINGS)
@example("1998/1999", {})
@example("Q3 1998/1999", {})
@example("1 Jan 0099", {})
@example("Apr 2017 - Mar 2018", {})
@example("Completed spring term 2018", {})
@example("Complete spring 1nd half term 2018", {})
@example("Complete spring1nd half term 2018", {})
@example("Complete HT3 2017/18", {})
@example("Complete: Apr 2001/Mar 2010", {})
@example("Q3 2017", {"quarters": "calendar"})
def test_a_date_read_from_its_own_shown_form_is_the_same_date(text, settings):
    when, _ = read_when(text, **settings)
    again, _ = read_when(shown(when), **settings)
    assert (again.kind, again.first, again.last) == (when.kind, when.first, when.last)
    assert shown(again) == shown(when)


@given(DAYS)
def test_a_typed_day_is_read_back(day):
    assert (a_when(day_when(day).as_printed).first, a_when(day_when(day).as_printed).last) == (day, day)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_ends_where_the_next_begins(year, month):
    end = month_end(year, month)
    assert (end.year, end.month) == (year, month)
    assert end == date.max or (end + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    "text", ["Quarterly", "Monthly review", "half-termly", "From April 2023 and ongoing", "2023 onwards"]
)
def test_what_comes_back_again_and_again_is_ongoing_and_said(text):
    when, doubts = read_when(text)
    assert (when.kind, when.last) == ("ongoing", None)
    assert [doubt.kind for doubt in doubts] == ["doubtful"]


def test_a_date_beside_ongoing_is_not_passed_over_in_silence():
    when, doubts = read_when("Ongoing - review Oct 2017")
    assert when.kind == "ongoing" and [doubt.kind for doubt in doubts] == ["doubtful"]


def test_years_together_that_are_not_three_are_doubted():
    assert doubts("2012-15") == []
    assert doubts("2016-18") == ["doubtful"]
    assert span("2016-25") == ("unread", None, None)


def test_a_span_up_to_a_day_within_a_month_is_unread():
    assert span("Year to 14 March 2023") == ("unread", None, None)


def test_a_number_that_only_looks_like_a_year_keeps_its_slash():
    assert span("20131/9") == ("unread", None, None)


def test_a_rolling_programme_is_ongoing_and_a_rolling_year_is_a_period():
    assert span("Rolling programme")[0] == "ongoing"
    assert span("Rolling 12 months to Mar 2023")[0] == "month"


@pytest.mark.parametrize("text", ["end of Nov 21", "End Nov 21", "by mid Nov 21", "early Nov 21"])
def test_a_part_of_a_month_has_no_day_in_it_so_its_two_figures_are_a_year(text):
    assert span(text) == span("Nov 2021")
    assert doubts(text) == []


@pytest.mark.parametrize(
    "text", ["6 months", "Within 6 months", "3-6 months", "six weeks", "in 6 months' time", "within 20 working days"]
)
def test_a_length_of_time_asks_from_when(text):
    assert span(text) == ("unread", None, None)
    assert read_when(text)[1][0].message == f'The date "{text}" says how long, and not from when.'


@pytest.mark.parametrize("text", ["asap", "As soon as possible", "Immediate", "Immediately", "Short term", "soon"])
def test_words_that_name_no_day_are_kept_and_say_so(text):
    assert a_when(text).as_printed == text
    assert read_when(text)[1][0].message == f'The date "{text}" names no day.'


@pytest.mark.parametrize("text", ["08/10/2205", "1 Jan 1900", "March 1025"])
def test_a_year_of_no_plan_is_flagged_and_not_moved(text):
    when, doubts = read_when(text)
    assert (when.kind != "unread", [one.kind for one in doubts]) == (True, ["doubtful"])


@pytest.mark.parametrize("text", ["1974", "31/03/2051"])
def test_a_year_long_ago_or_far_ahead_is_no_doubt(text):
    assert read_when(text)[1] == ()


@pytest.mark.parametrize("text", ["Sept", "Sept 2025\nJan 2026"])
def test_what_was_repaired_of_a_date_that_stays_unread_is_not_said(text):
    when, doubts = read_when(text)
    assert (when.kind, [one.kind for one in doubts]) == ("unread", ["unread"])
    assert "\n" not in doubts[0].message
