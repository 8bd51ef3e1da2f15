"""Where the program's own files and the user's folders are.

In a checkout `resources/` and `sample_plans/` stand beside the package; in an installed wheel they are inside it.
"""

from pathlib import Path

PROGRAM = "improvement-tracker"
READ_APART = "--read-apart"  # with this alone, a program packed into one file starts itself as the reading child
_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of icons and style."""
    return _own_folder("resources")


def sample_plans() -> Path:
    """The folder of plans that come with the program."""
    return _own_folder("sample_plans")


def sample_plan() -> Path:
    """The published plan that the demonstration and the manual use."""
    return sample_plans() / "improvement_plan_2017-18.xlsx"


def user_settings_folder() -> Path:
    """The folder for this user's settings; it need not exist yet."""
    import platformdirs  # not needed before the first window is painted

    return Path(platformdirs.user_config_dir(PROGRAM, appauthor=False))


def user_data_folder() -> Path:
    """The folder for what the program keeps for this user; it need not exist yet."""
    import platformdirs

    return Path(platformdirs.user_data_dir(PROGRAM, appauthor=False))


def log_file() -> Path:
    """What the window writes down when something goes wrong; it need not exist yet."""
    import platformdirs

    return Path(platformdirs.user_log_dir(PROGRAM, appauthor=False)) / "window.log"


def log_files() -> list[Path]:
    """That, and the older ones that were put aside."""
    return sorted(log_file().parent.glob(f"{log_file().name}*"))


def drafts_folder() -> Path:
    """The folder for unsaved text, a file an action, named after its plan; it need not exist yet."""
    return user_data_folder() / "drafts"


def draft_file(plan_uuid: str | None, action_uuid: str | None) -> Path:
    """Where unsaved text of an action is kept. A uuid may be any text in a file that another program has changed."""
    return drafts_folder() / f"{_as_name(plan_uuid)}-{_as_name(action_uuid)}.json"


def backups_folder(plan_file: Path) -> Path:
    """The folder for the automatic backups of a plan file, by where that lies; it need not exist yet."""
    return user_data_folder() / "backups" / _as_name(str(plan_file.resolve()))


def any_drafts() -> bool:
    """Whether there is unsaved text of any plan: mostly there is none, and no name need be computed."""
    return any(drafts_folder().glob("*.json"))


def drafts_of(plan_uuid: str | None) -> list[Path]:
    """The unsaved text of a plan."""
    return sorted(drafts_folder().glob(f"{_as_name(plan_uuid)}-*.json")) if any_drafts() else []


def _as_name(uuid: str | None) -> str:
    from hashlib import sha256  # slow to load, and no first frame needs it

    return sha256((uuid or "").encode(errors="replace")).hexdigest()[:32]


def _own_folder(name: str) -> Path:
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
