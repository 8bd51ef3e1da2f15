"""The command line: the same verbs and the same register as the window."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from typing import Any

import click

from tracker import __version__

ON_A_PLAN = (
    "actions", "backup", "check", "dump", "measures", "problems", "restore", "scorecard",
    "update",
)  # fmt: skip


class Commands(click.Group):
    """Commands that are imported when one is asked for: that takes longer than most of what they do."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.places = {name: f"tracker.cli.commands:{name}" for name in ON_A_PLAN}
        self.places["chart"] = "tracker.cli.outgoing.drawing:chart"
        self.places["export"] = "tracker.cli.outgoing.exporting:export"
        self.places["import"] = "tracker.cli.importing:import_"
        self.places["redact"] = "tracker.cli.redacting:redact"
        self.places["backups"] = "tracker.cli.backups:backups"
        self.places["changes"] = "tracker.cli.changes:changes"
        self.places["contradictions"] = "tracker.cli.standing:contradictions"
        self.places["slips"] = "tracker.cli.standing:slips"
        self.places["sign-off"] = "tracker.cli.signing_off:sign_off"
        self.places["mapping"] = "tracker.cli.mapping:mapping"
        self.places["report"] = "tracker.cli.outgoing.report:report"
        self.places["reports"] = "tracker.cli.outgoing.report:reports"
        self.places["promises"] = "tracker.cli.promises:promises"
        self.places["promise"] = "tracker.cli.promises:promise"
        self.places["meetings"] = "tracker.cli.meetings:meetings"
        self.places["minutes"] = "tracker.cli.meetings:minutes"
        self.places["pack"] = "tracker.cli.packs:pack"
        self.places["packs"] = "tracker.cli.packs:packs"
        self.places["chase"] = "tracker.cli.packs:chase"
        self.places["calendar"] = "tracker.cli.packs:calendar"
        self.places["collect"] = "tracker.cli.packs:collect"
        self.places["next-year"] = "tracker.cli.outgoing.next_year:next_year"
        self.places["compare"] = "tracker.cli.outgoing.comparing:compare"
        self.places["join"] = "tracker.cli.joining:join"

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order of the help."""
        return sorted(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        module, _, name = self.places.get(cmd_name, "").partition(":")
        command: click.Command | None = getattr(import_module(module), name) if module else None
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Improvement plans: what is late, what was promised, and whether it works.

    Without a command, or with one plan file, the window opens.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a letter that the terminal does not know is shown as "?"
