"""What there is to do, found out before anything is done: new, changed, up to date, failed before."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Literal

from translate import Translator, describe_engine

from ..filesystem import UnreadableFolder
from ..jobs import Job
from ..outputs import missing_formats
from ..records import SCHEMA, Record, read_record
from ..settings import describe_settings, hash_settings
from ..sources import Found, PassedOver, Source, fingerprint
from .failures import Failure, read_failure

# `new`: nothing stands beside it. `changed`: the source, the settings, the packages or an output did. `unwritten`: some
# format is asked for that can be made of the record alone. `up to date`: a run would write the same. `needs packages`:
# the same, and languages are left out for want of packages. `failed before`: it would fail again. `missing`: there is
# no such file.
State = Literal["missing", "new", "changed", "unwritten", "up to date", "needs packages", "failed before"]


@dataclass(frozen=True)
class Planned:
    """One file and what is to be done with it.

    `language`: of the article, where its record holds. `unreached`: languages that were asked for and that it is not
    in, for lack of packages. `record`, `lacking`: where it is `unwritten`, what it is to be made of and in which
    formats. `failure`: why it failed before.
    """

    source: Source
    state: State
    language: str | None = None
    unreached: tuple[str, ...] = ()
    record: Record | None = None
    lacking: tuple[str, ...] = ()
    failure: Failure | None = None


@dataclass(frozen=True)
class Busy:
    """An article for a later pass: another process is writing in its folder."""

    planned: Planned


@dataclass(frozen=True)
class Plan:
    """What a batch will do, file by file, in order, and what was left out, as `Found` has it."""

    planned: tuple[Planned, ...]
    passed_over: tuple[PassedOver, ...] = ()
    links: tuple[Path, ...] = ()
    unreadable: tuple[UnreadableFolder, ...] = ()
    unread: Mapping[str, int] = field(default_factory=dict)

    def count(self) -> Mapping[State, int]:
        """How many files there are of each state."""
        return Counter(one.state for one in self.planned)

    @property
    def to_do(self) -> tuple[Planned, ...]:
        """The files that have to be read."""
        return tuple(one for one in self.planned if one.state in {"missing", "new", "changed"})


def make_plan(found: Found, job: Job, translator: Translator) -> Plan:
    """Find out what is to be done; nothing is written and nothing translated.

    `found`: files, as `find_sources` finds them. `translator`: the one that would be used.
    """
    planner = Planner(job, translator)
    missing = frozenset(found.missing)
    planned = (Planned(one, "missing") if one.path in missing else planner.plan(one) for one in found.sources)
    return Plan(tuple(planned), found.passed_over, found.links, found.unreadable, found.unread)


class Planner:
    """Finds out what is to be done with one file after another.

    `job`, `translator`: of the batch. The packages are taken to stay as they are while it is used.
    """

    def __init__(self, job: Job, translator: Translator) -> None:
        self._job = job
        self._plain = describe_settings(job.settings)
        self._settings_hash = cache(partial(_settings_hash, self._plain, job.settings.to, translator))

    def plan(self, source: Source) -> Planned:
        """What is to be done with one file now."""
        destination = source.destination
        record = None if self._job.force else read_record(destination.record)
        if record is None:
            if self._job.force or self._job.retry_failed or not os.path.lexists(destination.failure):
                return Planned(source, "changed" if os.path.lexists(destination.record) else "new")
            sha256 = fingerprint(source)
            failure = read_failure(destination, sha256, self._plain) if sha256 else None
            return Planned(source, "failed before" if failure else "new", failure=failure)
        # A record of an older version has less to say, and is made anew.
        if record.schema != SCHEMA or not self._still_holds(source, record):
            return Planned(source, "changed")
        lacking = missing_formats(destination, record, self._job.formats)
        if lacking is None:
            return Planned(source, "changed")
        summary = record.summary
        unreached = tuple(code for code in self._job.settings.to if code not in summary.languages)
        if lacking:
            return Planned(source, "unwritten", summary.language, unreached, record, lacking)
        return Planned(source, "needs packages" if unreached else "up to date", summary.language, unreached)

    def _still_holds(self, source: Source, record: Record) -> bool:
        """Whether a record is of the source as it is, and of the settings and packages of now."""
        if record.settings_sha256 != self._settings_hash(record.summary.language):
            return False
        return record.source.place == source.place and record.source.sha256 == fingerprint(source)


def _settings_hash(
    settings: Mapping[str, Any],
    targets: Iterable[str],
    translator: Translator,
    language: str,
) -> str:
    """What `settings_sha256` of a record would be for an article in `language`."""
    return hash_settings(settings, describe_engine(translator, language, targets))
