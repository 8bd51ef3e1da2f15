"""The sign-off command: accepting what was reported complete, or saying why not yet."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import click

from tracker.cli.options import DAY, FILE, action_named, by_option, day_of, must_sign
from tracker.cli.terminal.saying import say
from tracker.domain.actions.sign_off import make_sign_off
from tracker.domain.when import show_day
from tracker.new_uuid import new_uuid
from tracker.services.evidence import evidence_of
from tracker.store.sqlite import open_store


@click.command("sign-off")
@FILE
@click.argument("ref")
@click.option("--accept", "answer", flag_value="accept", help="It is complete.")
@click.option("--not-yet", "answer", flag_value="not yet", help="It is back in progress; say why with --reason.")
@by_option("Who signs it off.")
@click.option("--reason", default="", help="Why not yet, or a remark about what was accepted.")
@click.option(
    "--evidence", "named", multiple=True, metavar="LINK_OR_FILE",
    help="What it goes by: an https address, or a file in the folder of FILE; may be given again.",
)  # fmt: skip
@click.option("--on", "day", type=DAY, help="The day it speaks for; by default the plan's as-at day.")
def sign_off(
    file: Path, ref: str, answer: str | None, by: str | None, reason: str, named: tuple[str, ...], day: date | None
) -> None:
    """Accept what was reported complete, or say why not yet.

    It is the action REF. Neither its lead nor whoever reported it complete signs it off.
    """
    if answer is None:
        raise click.UsageError("Say --accept or --not-yet.")
    by = must_sign(by, "signs it off")
    accepted = answer == "accept"
    with open_store(file) as store:
        plan = store.plan()
        evidence = [evidence_of(file.absolute().parent, text) for text in named]
        on, now = day or day_of(plan, None), datetime.now(UTC)
        said = make_sign_off(
            plan, action_named(plan, ref), accepted, by=by, reason=reason, evidence=evidence,
            uuid=new_uuid(), day=on, recorded_at=now,
        )  # fmt: skip
        store.save(said)
    say(f"Saved: {ref} is {'accepted' if accepted else 'not accepted yet'}, {show_day(on)}.")
