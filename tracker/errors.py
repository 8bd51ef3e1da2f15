"""The one kind of error that is not our bug."""


class TrackerError(Exception):
    """The world went wrong; its sentence names the file or field and what to do."""


class NotKnown(TrackerError):
    """Nothing has the name that was `given`; among those that are `known` may be what was meant."""

    def __init__(self, sentence: str, given: str, known: list[str]) -> None:
        super().__init__(sentence)
        self.given, self.known = given, known
