"""Rounds of packs that LibreOffice saved anew, in one start: nothing is lost or doubled, every conflict told."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.pack_entries import rounds
from tests.pack_rounds import PlayedRound, plan_file

ROUNDS = 20  # three packs each


def differences(folder: Path, minutes: int, number: int = 1) -> Iterator[str]:
    """What a round of packs loses, doubles or takes in silence, when their leads use LibreOffice."""
    made = plan_file(folder / "packs.plan")
    played: dict[Path, PlayedRound] = {}
    for at, one in enumerate(_examples(number)):
        home = folder / "packs" / f"{at:02}"
        home.mkdir(parents=True)
        played[home] = PlayedRound(made, home, one)
        for lead, path in played[home].files.items():
            played[home].files[lead] = path.rename(folder / "packs" / f"{at:02} {lead}.xlsx")
    back = folder / "packs back"
    files = [str(path) for one in played.values() for path in one.files.values()]
    command = ["soffice", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(back), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=minutes * 60)
    for home, one in played.items():
        one.files = {lead: back / path.name for lead, path in one.files.items()}
        try:
            one.collect()
        except Exception as error:  # every round is looked at
            yield f"packs of round {home.name}: {type(error).__name__} {error}\n    {one.played}"
        one.close()


def _examples(number: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []

    @seed(number)
    @settings(
        max_examples=ROUNDS, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck)
    )  # fmt: skip
    @given(rounds)
    def drawn(one: dict[str, Any]) -> None:
        found.append(one)

    drawn()
    return found[-ROUNDS:]
