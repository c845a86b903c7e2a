"""Bundles, processed on a worker."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from translate import HamzabanError, MissingPackage, ModelFolder, Package, PackageStore, build_translator, detect

from ..batch import (
    ArticleOutputs,
    BrokenArticle,
    Prepared,
    Spent,
    Unprepared,
    build_outputs,
    disk_is_full,
    failed_content,
    prepare,
    translate_prepared,
)
from ..filesystem import LOCK_NAME, UnwritableOutput, rights_of
from ..outputs import outputs_match, write_outputs
from ..records import Destination
from ..sources import Source
from ..summarizing import ParallelSummary, Topic, translate_topic
from .bundle import BatchSpec, BundleItem, Cancelled, Done, Failed, Outcome, PackagesNeeded, PathNotShared

Error = TypeVar("Error", bound=HamzabanError)

# Within which a shared folder shows on one machine what another one has made in it.
SHARED_WITHIN_SECONDS = 6.0


class LackingPackages(Exception):
    """Ends what is done with a bundle at the place where a package turns out not to be here; never shown."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.names = tuple(names)


class BundleRunner:
    """Does bundles on one machine; owns the translator, each package of which is loaded once.

    `order`: what to do with every bundle. `threads`: sentences decoded side by side. `store`: the packages of this
    machine. Bundles may be done in several threads: they are read at the same time, and decoded one after another.
    """

    def __init__(self, order: BatchSpec, threads: int, store: PackageStore) -> None:
        self.stopping = threading.Event()
        self._order = order
        self._store = store
        self._translator = build_translator(order.blueprint, store, threads)
        self._decoding = threading.Lock()
        self._topic = self._watched_topic(order.job.settings.about)

    def close(self) -> None:
        """Begin nothing more, and give the memory of the models back once what is being decoded is done."""
        self.stopping.set()
        self.rest()

    def rest(self) -> None:
        """Give the memory of the models back; they are loaded again when needed."""
        with self._decoding:
            self._translator.close()

    def receive(self, name: str, data: bytes) -> None:
        """Take a package (its name as of `CarriedPackage`) that was sent. Raises `BadPackage` and `OSError`."""
        (carried,) = (one for one in self._order.blueprint.carried if one.name == name)
        self._store.receive(carried, data)

    def do(self, bundle: tuple[BundleItem, ...]) -> Outcome:
        """Prepare the articles of a bundle, translate them together and compose their outputs; write those if asked."""
        try:
            return self._do(bundle)
        except LackingPackages as lacking:
            return PackagesNeeded(lacking.names)

    def _do(self, bundle: tuple[BundleItem, ...]) -> Outcome:
        begun = time.perf_counter()
        prepared: list[Prepared | Unprepared] = []
        for item in bundle:
            if self.stopping.is_set():
                return Cancelled()
            if not item.is_sent and (unseen := _unseen(item)):
                return PathNotShared(unseen)
            prepared.append(self._prepare(item))
        spent = Spent(preparing=time.perf_counter() - begun)
        sound = [(item, one) for item, one in zip(bundle, prepared, strict=True) if isinstance(one, Prepared)]
        with self._decoding:
            if self.stopping.is_set():
                return Cancelled()
            start, before = time.perf_counter(), self._translator.effort
            for language in {one.analysis.detection.language for _, one in sound}:
                self._require(language, self._order.job.settings.to)
            summaries = translate_prepared(
                [(item.label, one) for item, one in sound], self._order.job, self._translator
            )
            after, written = self._translator.effort, time.perf_counter()
        spent = replace(spent, translating=written - start, decoding=after.seconds - before.seconds)
        translated = iter(
            self._compose(item, one, summary) for (item, one), summary in zip(sound, summaries, strict=True)
        )
        articles = tuple(
            Failed(one.error, sha256=one.sha256) if isinstance(one, Unprepared) else next(translated)
            for one in prepared
        )
        spent = replace(spent, writing=time.perf_counter() - written)
        return Done(articles, spent, after.decoded - before.decoded)

    def _compose(
        self, item: BundleItem, prepared: Prepared, summary: ParallelSummary | BrokenArticle
    ) -> ArticleOutputs | Failed:
        """What is to be written of one article; written, where its folder is shared."""
        if isinstance(summary, BrokenArticle):
            return Failed(summary, sha256=failed_content(prepared, summary))
        finished = build_outputs(prepared, summary, item.stem, self._order.job, self._translator)
        finished = replace(finished, missing=tuple(_renamed(error, self._folders()) for error in finished.missing))
        return finished if item.is_sent else _write(item, finished)

    def _prepare(self, item: BundleItem) -> Prepared | Unprepared:
        """Read and rank one article, wherever its content is; no message tells of where that was."""
        if item.prepared is not None:
            return item.prepared
        settings = self._order.job.settings
        with nullcontext() if item.data is None else tempfile.TemporaryDirectory(prefix="hamzaban-") as folder:
            place = Path(item.full_path)
            if folder is not None and item.data is not None:
                # Not only its content: the format is known by the name, and the record keeps it.
                place = Path(folder, item.name)
                place.write_bytes(item.data)
            source = Source(place, Destination(place.parent, item.stem), item.place)
            outcome = prepare(source, settings, self._topic)
        if isinstance(outcome, Prepared):
            return outcome
        return replace(outcome, error=_renamed(outcome.error, {str(place): item.path}))

    def _watched_topic(self, about: str | None) -> Topic | None:
        """The topic in any language; it is translated only where the packages for that are here."""
        if about is None:
            return None
        words_in, given = translate_topic(about, self._translator), detect(about).language

        def topic(language: str) -> str | None:
            with self._decoding:
                self._require(given, [language])
                return words_in(language)

        return topic

    def _require(self, source: str, targets: Iterable[str]) -> None:
        """Make sure that all packages on the ways from `source` are here, or raise `LackingPackages`."""
        hops = set()
        for target in targets:
            try:
                hops |= {hop.key for hop in self._translator.route(source, target).hops}
            except MissingPackage:
                continue  # nobody has it: the summary will name it
        found = {one.key: self._store.find(one) for one in self._order.blueprint.packages if one.key in hops}
        models = {one.key: self._store.find_model(one) for one in self._order.blueprint.models if one.key in hops}
        here = {key for key, one in (*found.items(), *models.items()) if one}
        lacking = [one.name for one in self._order.blueprint.carried if one.key in hops - here]
        if lacking:
            raise LackingPackages(lacking)
        # What was brought meanwhile lies elsewhere than where it was expected.
        self._translator.packages = tuple(found.get(one.key) or one for one in self._translator.packages)
        self._translator.models = tuple(models.get(one.key) or one for one in self._translator.models)

    def _folders(self) -> Mapping[str, str]:
        """From where packages lie here to where they lie on the machine that asked."""
        asked = {one.key: one.folder for one in self._order.blueprint.carried}
        installed: list[Package | ModelFolder] = [*self._translator.packages, *self._translator.models]
        return {str(one.folder): asked[one.key] for one in installed}


def _unseen(item: BundleItem) -> str | None:
    """What of an article is not to be seen on this machine, of its source and of the folder that is locked for it."""
    waited = time.monotonic() + SHARED_WITHIN_SECONDS
    for path in (Path(item.full_path), Path(item.full_folder, LOCK_NAME)):
        while not path.exists():
            if time.monotonic() >= waited:
                return str(path)
            time.sleep(0.2)
    return None


def _write(item: BundleItem, finished: ArticleOutputs) -> ArticleOutputs | Failed:
    """Put the outputs of one article into place, unless another machine that was given the same bundle has."""
    destination = Destination(Path(item.full_folder), item.stem)
    try:
        if not outputs_match(destination, finished.files):
            write_outputs(destination, finished.files, rights=rights_of(Path(item.full_path)))
    except UnwritableOutput as error:
        return Failed(_renamed(error, {item.full_folder: item.folder}), finished.language, disk_is_full(error))
    return replace(finished, files=dict.fromkeys(finished.files, ""))


def _renamed(error: Error, names: Mapping[str, str]) -> Error:
    """An error whose message names places as the machine that asked does."""
    message = str(error)
    for here, there in names.items():
        message = message.replace(here, there)
    if isinstance(error, MissingPackage) or message == str(error):
        return error
    return type(error)(message)
