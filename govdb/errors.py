"""The errors a user meets: each is one sentence (what is wrong, where, what to do next) and knows its exit code."""


class GovdbError(Exception):
    """Something went wrong that the user can understand and mend."""

    exit_code = 1


class UsageError(GovdbError):
    """The command was called with words it does not know, such as a misspelt key."""

    exit_code = 2


class CheckFailed(GovdbError):
    """A data-quality check or a claim did not hold."""

    exit_code = 3


class ServerError(GovdbError):
    """The embedded PostgreSQL could not be found, initialised, started or stopped."""


class DatabaseError(GovdbError):
    """The database cannot be reached, refuses the user, or is not in the state this govdb needs."""


class SeedError(GovdbError):
    """Seed files or staged rows have problems; ``problems`` lists them all as ``file:line: message``."""

    def __init__(self, message: str, problems: list[str] | None = None) -> None:
        super().__init__(message)
        self.problems = problems or []


class TextError(GovdbError):
    """A text cannot be read, or there is nothing in it."""
