"""Patterns that are compiled when one is first asked: of the hundreds that know wordings, a document asks few."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Uncompiled:
    """Stands for a pattern; each of its methods, once asked for, is the compiled one's own."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __reduce__(self) -> tuple[type, tuple[str | bytes, int]]:
        """Copied and pickled by its text, as a compiled one is."""
        return _Uncompiled, (self.pattern, self.flags)

    def __getattr__(self, name: str) -> Any:
        asked = getattr(re.compile(self.pattern, self.flags), name)
        setattr(self, name, asked)
        return asked


def pattern_of(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of a text."""
    return cast("re.Pattern[AnyStr]", _Uncompiled(text, flags))
