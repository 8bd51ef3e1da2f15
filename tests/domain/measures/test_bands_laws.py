"""Laws of bands that hold for any printed thresholds, also contradicting ones, whichever way is good."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.domain.builders import BANDS, a_scale
from tracker.domain.measure import CASES_PER
from tracker.domain.measures.bands import BELOW, next_band, zone_of
from tracker.domain.measures.thresholds import read_scale

NUMBERS = st.decimals(0, 100, places=1) | st.integers(0, 100).map(Decimal)
FORMS = ("{0}-{1}", "{1}-{0}", "{0}+", "<{0}", ">{0}", "{0}", "{0}%", "≥{0}", "{0} or less", "{0} – {1}")
PRINTED = st.builds(lambda form, low, more: form.format(low, low + more), st.sampled_from(FORMS), NUMBERS, NUMBERS)
SCALES = st.builds(
    lambda texts, unit: read_scale(tuple(zip(BANDS, texts, strict=False)), "", unit),
    st.lists(PRINTED, min_size=2, max_size=3),
    st.sampled_from(["percent", "number", None]),
)
CUT_SCALES = SCALES.filter(lambda scale: scale.polarity in ("higher", "lower"))
VALUES = st.fractions(-10, 210, max_denominator=400)


@given(st.lists(st.tuples(st.text(max_size=8), st.text() | PRINTED), max_size=4), st.text())
def test_reading_thresholds_never_raises(thresholds, name):
    scale = read_scale(tuple(thresholds), name)
    zone_of(scale, Fraction(1))
    next_band(scale, Fraction(1), None)


@given(CUT_SCALES, VALUES)
def test_every_number_falls_in_exactly_one_zone(scale, value):
    zone = zone_of(scale, value)
    assert zone is not None
    assert zone.name == (scale.bands[zone.place].name if zone.place != BELOW else f"Below {BANDS[0].lower()}")


@given(CUT_SCALES, VALUES, VALUES)
def test_a_better_value_never_gets_a_worse_band(scale, one, other):
    worse, better = sorted([one, other], reverse=scale.polarity == "lower")
    assert zone_of(scale, worse).place <= zone_of(scale, better).place


@given(CUT_SCALES)
def test_a_cut_itself_is_in_its_band_or_a_better_one_just_when_it_belongs_to_it(scale):
    for place, band in enumerate(scale.bands):
        if band.cut and band.cut.inclusive:
            assert zone_of(scale, Fraction(band.cut.value)).place >= place


@given(CUT_SCALES, VALUES)
def test_going_its_distance_reaches_the_next_band_and_going_less_does_not(scale, value):
    zone, better = zone_of(scale, value), next_band(scale, value, None)
    if better is None:
        assert zone.place == len(scale.bands) - 1
        return

    def after(step):
        return zone_of(scale, value + step if scale.polarity == "higher" else value - step)

    on_the_edge, past_it = after(better.distance), after(better.distance + Fraction(1, 10**9))
    reached = on_the_edge if on_the_edge.place != zone.place else past_it  # the edge may belong to the worse band
    assert (reached.place > zone.place, reached.name) == (True, better.name)
    assert after(better.distance * Fraction(999, 1000)).place == zone.place


@given(CUT_SCALES, st.integers(0, 400), st.integers(1, 400), st.sampled_from(["percent", "rate per 10,000"]))
@example(a_scale("50-60 / 80-90 / 70+"), 60, 100, "percent")
def test_the_fewest_whole_cases_reach_the_next_band_and_one_fewer_does_not(scale, numerator, denominator, unit):
    assume(unit != "percent" or numerator <= denominator)

    def place(cases):
        sign = 1 if scale.polarity == "higher" else -1
        return zone_of(scale, Fraction(numerator + sign * cases, denominator) * CASES_PER[unit]).place

    value = Fraction(numerator, denominator) * CASES_PER[unit]
    better = next_band(scale, value, unit, Decimal(numerator), Decimal(denominator))
    if better and better.cases is not None:
        assert better.cases >= 1
        assert place(better.cases) > place(0)
        assert place(better.cases - 1) == place(0)
