"""The command line: the same verbs and the same register as the window."""

from __future__ import annotations

import io
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from tracker import __version__
from tracker.cli.terminal.letters import harmless
from tracker.errors import NotKnown, TrackerError

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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word; where it is none, what was meant: a command like it, or a file."""
        given = args[0]
        if given not in self.places and not given.startswith("-") and not ctx.resilient_parsing:
            _refuse_file(given, args[1:])
            from difflib import get_close_matches  # hardly ever needed

            alike = get_close_matches(given.casefold(), self.places, 3)
            meant = f" Did you mean {' or '.join(alike)}?" if alike else " --help lists them."
            ctx.fail(f'There is no command "{given}".{meant}')
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """What a command answers; of a name that nothing has, with what was meant.

        Of a wrong usage, the words as a terminal may be given them.
        """
        try:
            return super().invoke(ctx)
        except NotKnown as error:
            from tracker.cli.terminal.meant import meant

            raise TrackerError(f"{error}{meant(error.given, error.known)}") from error
        except click.UsageError as error:
            if (words := harmless(error.format_message())) == error.format_message():
                raise
            raise click.UsageError(words, error.ctx) from error


def _refuse_file(given: str, after: list[str]) -> None:
    """Where a file stands before the command, or alone."""
    path = Path(given)
    if path.is_dir():
        raise TrackerError(f"{path} is a folder: give a plan file, or see --help for the commands.")
    if path.exists():
        turned = f"{after[0]} {given}" if after else f"actions {given}"
        raise TrackerError(f"{path} is a file, and the command comes first: {turned}.")
    if "." in given or path.name != given:
        raise TrackerError(f"There is no file {path}: check the name and the folder.")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Improvement plans: what is late, what was promised, and whether it works.

    Without a command, or with one plan file, the window opens.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a letter that the terminal does not know is shown as "?"
