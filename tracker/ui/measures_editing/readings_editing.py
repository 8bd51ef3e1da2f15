"""What may be typed into the table of readings, and which reading it makes; refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from tracker.columns.words import Column
from tracker.documents.grid import folded
from tracker.domain.dates.reading import read_when
from tracker.domain.measure import Measure, Reading, Role
from tracker.domain.measures.finding import shown_number, shown_value
from tracker.domain.measures.readings import ReadingLine, day_known, says_nothing
from tracker.domain.measures.thresholds import scale_of
from tracker.domain.measures.value import fits_its_cases, of_cases, read_count, read_value
from tracker.domain.measures.word_scales import rank
from tracker.domain.pattern import pattern_of
from tracker.domain.when import NO_DATE, When, days_of, show_day, shown
from tracker.errors import TrackerError

ReadingField = Literal["period", "value", "numerator", "denominator", "source", "note"]
READING_FIELDS: tuple[ReadingField, ...] = ("period", "value", "numerator", "denominator", "source", "note")
READING_HEADINGS = ("Period", "Value", "Numerator", "Denominator", "Source", "Note")
READING_COLUMNS = [
    Column[Any](field, heading, lambda row: None, "text", 10)
    for field, heading in zip(READING_FIELDS, READING_HEADINGS, strict=True)
]
NO_PERIOD = ("none", "unread", "ongoing", "completed")
ROLE_IN_PERIOD = pattern_of(r"(?i)\W*\b(target|planned)\b\W*")
_DECIMAL_COMMA = pattern_of(r"-?\d+,\d{1,2}\s*%?")


class Disagrees(TrackerError):
    """A value was typed that is not its numerator over its denominator; `reading` is as it would be without them."""

    def __init__(self, sentence: str, reading: Reading) -> None:
        super().__init__(sentence)
        self.reading = reading


def reading_text(reading: Reading, field: ReadingField) -> str:
    """What a cell shows, and what is edited: the value as it was printed."""
    if field == "period":
        role = reading.role if reading.role in ("target", "planned") else ""
        return " ".join(part for part in (period_words(reading.period), role) if part)
    if field == "value":
        return folded(reading.as_printed) or ("" if reading.value is None else f"{reading.value:f}")
    if field in ("numerator", "denominator"):
        number: Decimal | None = getattr(reading, field)
        return "" if number is None else f"{number:,f}"
    return getattr(reading, field) or ""


def period_words(period: When) -> str:
    """A period as it was printed, on one line."""
    return " ".join(period.as_printed.split()) or shown(period)


def replaced_words(before: Reading, after: Reading) -> str:
    """ "replaced by 72.4 on 3 Dec 2017, QA Manager"; "cleared on ..." where nothing took its place."""
    day, who, value = day_known(after), after.recorded_by, reading_text(after, "value")
    same = value == reading_text(before, "value")
    what = "cleared" if says_nothing(after) else "changed" if same else f"replaced by {value or 'no value'}"
    return f"{what}{f' on {show_day(day)}' if day else ''}{f', {who}' if who else ''}"


def shown_text(reading: Reading, field: ReadingField) -> str:
    """What a cell shows while nobody edits it: without a source, where the reading was read from."""
    return reading_text(reading, field) or (field == "source" and reading.read_from) or ""


def origin_words(reading: Reading) -> str:
    """The source and the note of a reading, and the cell that it was read from."""
    said = {"source": reading.source, "note": reading.note, "read from": reading.read_from}
    return "\n".join(f"{name}: {words}" for name, words in said.items() if words)


def words_column(line: ReadingLine) -> int:
    """From which column on it is said by what a reading was replaced: where it has no cases, in their place."""
    bare = line.reading.numerator is None and line.reading.denominator is None
    return READING_FIELDS.index("numerator" if bare else "source")


def row_key(line: ReadingLine) -> tuple[object, ...]:
    """What a row is known by, also when another reading has taken the place of the one it showed."""
    reading = line.reading
    if line.replaced_by is not None:
        return "replaced", reading.uuid
    aimed = reading.role if reading.role in ("target", "planned") else ""
    unnamed = reading.place if reading.period.kind == "none" else None
    return *days_of(reading.period), aimed, unnamed


def edited(measure: Measure, reading: Reading, field: ReadingField, text: str, words: Sequence[str] = ()) -> Reading:
    """The reading with one cell typed anew; `words` are those of the measure's scale.

    Raises TrackerError when it cannot be read, Disagrees when value, numerator and denominator would not fit.
    """
    changed = with_text(reading, field, text, words)
    if field in ("numerator", "denominator") and fits(reading, measure):
        return counted_out(changed, measure)
    if field == "value":
        _must_fit(changed, measure)
    return changed


def _must_fit(reading: Reading, measure: Measure) -> None:
    if reading.value is not None and _is_too_much(reading.value, measure):
        said = reading_text(reading, "value")
        raise TrackerError(f'"{said}" is over 100%, which no value of this measure can be: look at it again.')
    if sentence := disagreement(reading, measure):
        bare = replace(reading, numerator=None, denominator=None)
        raise Disagrees(f"{sentence} Save {reading_text(reading, 'value')} and clear the two?", bare)


def _is_too_much(value: Decimal, measure: Measure) -> bool:
    """Whether it is over 100% of a measure none of whose values or thresholds is (as a growth may be)."""
    if measure.unit != "percent" or value <= 100:
        return False
    held = [one.value for one in measure.readings if one.value is not None]
    edges = [edge for band in scale_of(measure).bands for edge in (band.low, band.high) if edge is not None]
    return all(one <= 100 for one in (*held, *edges))


def with_text(reading: Reading, field: ReadingField, text: str, words: Sequence[str] = ()) -> Reading:
    """The reading with one cell read from its text; TrackerError when it cannot be read."""
    text = text.strip()
    if field == "period":
        role = ROLE_IN_PERIOD.search(text)
        named: Role = "actual" if role is None else "target" if role[1].lower() == "target" else "planned"
        return replace(reading, period=_period(ROLE_IN_PERIOD.sub("", text)), role=named if role else reading.role)
    if field == "value":
        found = _value(text, words)
        role_now = reading.role if reading.role in ("target", "planned", "baseline") else found.role
        read = {name: getattr(found, name) for name in ("value", "word", "as_printed", "suppressed")}
        return replace(reading, role=role_now, **read)
    if field == "numerator":
        return replace(reading, numerator=_number(text, "numerator"))
    if field == "denominator":
        return replace(reading, denominator=_number(text, "denominator"))
    said = folded(text) or None
    return replace(reading, source=said) if field == "source" else replace(reading, note=said)


def _period(text: str) -> When:
    when, _ = read_when(text)
    if when.kind in NO_PERIOD:
        said = f'"{text}" is not a period that could be read' if text else "A reading needs its period"
        raise TrackerError(f'{said}: write "Q3 2017/18", "Oct 2017", "2017/18" or 14/11/2017.')
    return when


def _value(text: str, words: Sequence[str]) -> Reading:
    text = folded(text)
    if (at := rank(text, words)) is not None:
        return Reading(NO_DATE, None, text, word=words[at])
    if _DECIMAL_COMMA.fullmatch(text):
        raise TrackerError(f'"{text}" is written with a decimal comma: write {text.replace(",", ".")}.')
    found, doubts = read_value(text)
    if words and (doubts or found.value is not None):
        raise TrackerError(f'"{text}" is no word of the scale of this measure: write one of {", ".join(words)}.')
    if doubts:
        raise TrackerError(f'"{text}" is not a value: write a number, "c" where it is suppressed, or "-" for none.')
    return found


def _number(text: str, what: str) -> Decimal | None:
    if text in ("", "-"):
        return None
    number = read_count(text.replace(" ", ""))
    if number is None or number < 0 or (what == "denominator" and number == 0):
        raise TrackerError(f'"{text}" is not a {what}: write how many cases, as a number.')
    return number


def fits(reading: Reading, measure: Measure) -> bool:
    """Whether the value is its numerator over its denominator, as exactly as it is written, or cannot be compared."""
    return fits_its_cases(reading, measure.unit)


def worked_out_value(reading: Reading, measure: Measure) -> Fraction | None:
    """Numerator over denominator in the measure's unit, where both are there."""
    return of_cases(reading, measure.unit)


def disagreement(reading: Reading, measure: Measure) -> str:
    """The sentence that says that a value is not what its numerator and denominator make; "" when it is."""
    worked_out = worked_out_value(reading, measure)
    if worked_out is None or fits(reading, measure):
        return ""
    cases = f"{reading_text(reading, 'numerator')} of {reading_text(reading, 'denominator')}"
    made = shown_number(worked_out, 1)
    return f"{period_words(reading.period)}: {reading_text(reading, 'value')} is written, but {cases} is {made}."


def counted_out(reading: Reading, measure: Measure) -> Reading:
    """The reading with its value worked out from numerator and denominator, unless it is suppressed."""
    worked_out = worked_out_value(reading, measure)
    if worked_out is None or reading.suppressed or (reading.value is not None and fits(reading, measure)):
        return reading
    words = shown_value(worked_out, scale_of(measure))
    return replace(reading, value=Decimal(words), as_printed=words)


@dataclass(frozen=True, slots=True)
class NewReading:
    """What has been typed into the empty last row, not yet a reading."""

    texts: tuple[str, ...] = ("",) * len(READING_FIELDS)

    def typed(self, field: ReadingField, text: str, words: Sequence[str] = ()) -> NewReading:
        """The row with one cell typed; TrackerError when it cannot be read."""
        if text.strip():
            with_text(Reading(NO_DATE, None), field, text, words)
        at = READING_FIELDS.index(field)
        return NewReading((*self.texts[:at], text.strip(), *self.texts[at + 1 :]))

    @property
    def ready(self) -> bool:
        """Whether it has a period, and a value or what makes one."""
        period, value, numerator, denominator, *_ = self.texts
        return bool(period and (value or (numerator and denominator)))

    def reading(self, measure: Measure, words: Sequence[str] = ()) -> Reading:
        """The reading that the row makes."""
        return made(measure, dict(zip(READING_FIELDS, self.texts, strict=True)), words=words)


def made(
    measure: Measure, texts: dict[ReadingField, str], old: Reading | None = None, words: Sequence[str] = ()
) -> Reading:
    """A reading of the measure from the texts of its cells: a new one, or `old` with those cells changed.

    Raises TrackerError, Disagrees among them, in a sentence that names the period.
    """
    reading = old or Reading(
        NO_DATE,
        None,
        place=max((r.place for r in measure.readings), default=0) + 1,
        measure_id=measure.id,
    )
    for field, text in texts.items():
        reading = with_text(reading, field, text, words)
    if not reading.says and not reading.suppressed and not texts.get("value"):
        reading = counted_out(reading, measure)
    _must_fit(reading, measure)
    return reading


def same_place(readings: Iterable[Reading], reading: Reading, but: Reading | None = None) -> Reading | None:
    """The reading that already stands for a period, in the same role."""
    days = (reading.period.first, reading.period.last)
    alike = (one for one in readings if one is not but and _aim(one) == _aim(reading))
    return next((one for one in alike if days[0] and (one.period.first, one.period.last) == days), None)


def _aim(reading: Reading) -> Role:
    return "actual" if reading.role == "estimate" else reading.role
