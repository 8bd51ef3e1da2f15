"""One object of a dump that is read, with the way to it: what is wrong with a field is named by its way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NoReturn, get_args

from tracker.documents.dump.write import NOT_STAMPED
from tracker.domain.measure import is_number


class Unfit(Exception):
    """What is wrong with one field, named by the way to it."""


@dataclass(frozen=True, slots=True)
class Node:
    """One object of the file, and the way to it: "plans[0].themes[2]"."""

    value: Any
    way: str

    def __post_init__(self) -> None:
        if not isinstance(self.value, dict):
            raise Unfit(f"{self.way or 'the whole file'} should be an object")

    def to(self, key: str) -> str:
        return f"{self.way}.{key}" if self.way else key

    def fail(self, key: str, wanted: str) -> NoReturn:
        raise Unfit(f"{self.to(key)} {wanted}")

    def get(self, key: str) -> Any:
        return self.value[key] if key in self.value else self.fail(key, "is missing")

    def of(self, key: str) -> Node:
        return Node(self.get(key), self.to(key))

    def many(self, key: str) -> list[Any]:
        found = self.get(key)
        return found if isinstance(found, list) else self.fail(key, "should be a list")

    def each(self, key: str) -> Iterator[Node]:
        return (Node(value, f"{self.to(key)}[{at}]") for at, value in enumerate(self.many(key)))

    def any_of(self, key: str) -> Iterator[Node]:
        """The objects of a list that may be left out."""
        return iter(()) if self.value.get(key) is None else self.each(key)

    def texts(self, key: str) -> tuple[str, ...]:
        found = self.many(key)
        return tuple(found) if all(isinstance(one, str) for one in found) else self.fail(key, "should hold texts only")

    def text(self, key: str) -> str:
        found = self.get(key)
        return found if isinstance(found, str) else self.fail(key, "should be a text")

    def any_text(self, key: str) -> str | None:
        return None if self.get(key) is None else self.text(key)

    def flag(self, key: str) -> bool:
        found = self.get(key)
        return found if isinstance(found, bool) else self.fail(key, "should be true or false")

    def choice(self, key: str, choices: Any) -> Any:
        """One of the words of a Literal or of a str enumeration."""
        words = get_args(choices) or tuple(choices)
        found = self.get(key)
        return words[words.index(found)] if found in words else self.fail(key, f"should be one of: {', '.join(words)}")

    def any_choice(self, key: str, choices: Any) -> Any:
        return None if self.get(key) is None else self.choice(key, choices)

    def number(self, key: str) -> Decimal:
        found = self.get(key)
        number = Decimal(str(found)) if type(found) in (int, float) else self.fail(key, "should be a number")
        return number if is_number(number) else self.fail(key, "should be a number of less than 309 figures")

    def day(self, key: str) -> date | None:
        text = self.any_text(key)
        try:
            return None if text is None else date.fromisoformat(text)
        except ValueError:
            self.fail(key, 'should be a day such as "2017-10-31"')

    def clock(self, key: str) -> datetime | None:
        text = self.any_text(key)
        try:
            return None if text in (None, NOT_STAMPED) else datetime.fromisoformat(text)
        except ValueError:
            self.fail(key, 'should be a time such as "2017-10-31T09:30:00+00:00"')
