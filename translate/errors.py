"""The one family of errors, each with the exit code it maps to and a message that says what to do next."""

from __future__ import annotations


class HamzabanError(Exception):
    """Anything that Hamzaban itself reports; its text is one line meant for the person who reads it.

    `exit_code` is what the command line ends with when this error is what stopped it.
    """

    exit_code = 1


class WrongUse(HamzabanError):
    """What was asked for cannot be meant: an unknown option value, two sources with one output."""

    exit_code = 2


class MissingPath(WrongUse):
    """A path that was given, and at which there is no file or folder; ends as any file that cannot be processed."""

    exit_code = 1


class UnknownLanguage(WrongUse):
    """A language code or name that is not in the table of languages."""


class NoText(HamzabanError):
    """The text holds no letters, so there is no language to find and nothing to summarise."""


class UnsupportedLanguage(HamzabanError):
    """The text is in a language that can be recognised but not worked on (Western Punjabi)."""


class Stopped(HamzabanError):
    """Work that was ended because its caller asked for that."""

    exit_code = 130


class MissingPackage(HamzabanError):
    """No route of installed packages leads from the source to the target.

    `source` and `target` are language codes; `needed` names the package pairs of the shortest usual
    route that are not installed, for example `("en_fa",)`.
    """

    exit_code = 3

    def __init__(self, message: str, source: str, target: str, needed: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.source = source
        self.target = target
        self.needed = needed

    def __reduce__(self) -> tuple[type[MissingPackage], tuple[str, str, str, tuple[str, ...]]]:
        """An exception is pickled by its message alone, which is not enough to make this one anew."""
        return type(self), (str(self), self.source, self.target, self.needed)


class BadPackage(HamzabanError):
    """An installed package that cannot be read or loaded."""

    exit_code = 3


class DownloadFailed(HamzabanError):
    """A package or index that could not be fetched; the message names each link and why."""

    exit_code = 3


class PackageRefused(HamzabanError):
    """An archive or folder that is no package fit to be installed; the message says why."""

    exit_code = 3
