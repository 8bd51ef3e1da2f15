"""The one kind of error that is not our bug."""


class TrackerError(Exception):
    """The world went wrong; its sentence names the file or field and what to do."""
