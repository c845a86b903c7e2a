"""`hamzaban models …`: packages on the command line, and asking for those that a command misses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from ..errors import HamzabanError
from ..text import printable, table_code
from . import imported_models
from .help_pages import SummaryGroup
from .path_type import PathType
from .saying import ask, can_ask, complain, print_row, say

if TYPE_CHECKING:
    from ..installing import Reference

Item = TypeVar("Item")
MEGABYTE = 1_000_000
NAMES = click.argument("names", nargs=-1, required=True, metavar="PAIR|LANG...")


@click.group(cls=SummaryGroup)
def models() -> None:
    """Manage the translation models (Argos packages).

    They are kept in the folder of Argos Translate (ARGOS_PACKAGES_DIR) and downloaded from its index
    (ARGOS_PACKAGE_INDEX, an address or a folder).

    \b
    Example: hamzaban models install en-fa ur
    """


@models.command("list")
def list_installed() -> int:
    """List installed packages and their size.

    Prints pair, version, size and folder; then the pairs that are reached through another language.

    \b
    Example: hamzaban models list
    """
    from ..packages import installed_models, installed_packages, other_versions, package_folders, routes_by_pivot

    packages = installed_packages()
    total = 0
    for package in packages:
        size = sum(path.stat().st_size for path in package.folder.rglob("*") if path.is_file())
        total += size
        print_row(package.pair, package.version, _megabytes(size), package.folder)
        for older in other_versions(package):
            say(f"{older.pair}: {older.version} lies in {older.folder} too; {package.version} is used.")
    if packages:
        say(f"{len(packages)} package{'' if len(packages) == 1 else 's'}, {_megabytes(total)} in all")
    imported = installed_models()
    imported_models.list_models(imported, _megabytes)
    for route in routes_by_pivot(packages, imported):
        print_row(f"{route.source}_{route.target}", "through", route)
    if not packages and not imported:
        folders = ", ".join(map(str, package_folders())) or "no folder that can be read"
        say(f"No package is installed ({folders}). `hamzaban models install en-fa` fetches one.")
    return 0


@models.command("available")
@click.argument("language", required=False, metavar="[LANG]")
def list_available(language: str | None) -> int:
    """List packages that can be installed.

    Prints pair, version and whether it is installed; with LANG, a code or a name, only its pairs.

    \b
    Example: hamzaban models available fa
    """
    from ..installing import read_index
    from ..packages import installed_packages

    index = read_index()
    code = None if language is None else table_code(language)
    installed = {package.pair: package.version for package in installed_packages()}
    for package in index.packages:
        if code is None or code in {package.source, package.target}:
            held = (f"installed: {installed[package.pair]}",) if package.pair in installed else ()
            print_row(package.pair, package.version, *held)
    if index.kept:
        say(f"The index is out of reach; this is what it was on {index.date}.")
    return 0


@models.command("install")
@NAMES
@imported_models.FAMILY
@imported_models.LANGUAGES
@imported_models.NAME
def install(names: tuple[str, ...], family: str | None, languages: str | None, name: str | None) -> int:
    """Download and install packages, or a model.

    Each name is a pair, such as en-fa, or a language, which means both directions with English; or a model of another
    family on the Hugging Face hub or a mirror of it (HAMZABAN_MODEL_HUB), as hf:OWNER/NAME or hf:OWNER/NAME@REVISION.

    \b
    Example: hamzaban models install en-fa ur
    """
    from ..installing import PREFIX, fetch_model, parse_reference, wanted_pairs

    references = [parse_reference(one) for one in names if one.startswith(PREFIX)]
    pairs = wanted_pairs([one for one in names if not one.startswith(PREFIX)])

    def fetch_one(reference: Reference) -> None:
        with ExitStack() as bars:
            model = fetch_model(
                reference,
                name=name,
                family=family,
                languages=[languages] if languages else (),
                progress=lambda file: bars.enter_context(_progress(file)),
            )
        imported_models.tell_imported(model)

    fetched = _each(references, fetch_one)
    return max(fetched, _install(pairs) if pairs else 0)


@models.command("update")
@click.argument("names", nargs=-1, metavar="[PAIR|LANG]...")
def update(names: tuple[str, ...]) -> int:
    """Install newer versions of installed packages.

    Updates each (default: all) that the index has a newer version of. Articles are then converted anew.

    \b
    Example: hamzaban models update
             hamzaban models update en-fa
    """
    from ..installing import read_index, wanted_pairs
    from ..packages import installed_packages, version_key

    index = read_index()
    offered = {package.pair: package for package in index.packages}
    wanted = set(wanted_pairs(names))
    newer = []
    for package in installed_packages():
        if wanted and package.pair not in wanted:
            continue
        wanted.discard(package.pair)
        if package.pair in offered and version_key(offered[package.pair].version) > version_key(package.version):
            newer.append(package.pair)
        else:
            print_row(package.pair, package.version, "is up to date" if package.pair in offered else "not in the index")
    for pair in sorted(wanted if names else ()):
        say(f"{pair} is not installed; `hamzaban models install {pair.replace('_', '-')}` installs it.")
    return max(_install(newer) if newer else 0, int(bool(names and wanted)))


@models.command("import")
@click.argument("paths", nargs=-1, required=True, type=PathType(), metavar="FILE|FOLDER...")
@imported_models.FAMILY
@imported_models.LANGUAGES
@imported_models.NAME
def import_archives(paths: tuple[Path, ...], family: str | None, languages: str | None, name: str | None) -> int:
    """Install packages from .argosmodel files, or models from folders.

    A model folder is what CTranslate2's converters write of OPUS-MT, NLLB-200, M2M-100 or MADLAD-400, with the
    SentencePiece files of the original. It is copied, and translates a word in each direction before it is used.

    \b
    Example: hamzaban models import /media/stick/
    """
    from ..installing import find_archives, install_archive

    def install_one(path: Path) -> None:
        if family is not None or imported_models.is_model_folder(path):
            imported_models.import_folder(path, name, family, languages)
            return
        package = install_archive(path)
        print_row(f"{package.pair} {package.version} installed in {package.folder}")

    found: list[Path] = []
    for path in paths:
        found += [path] if family or imported_models.is_model_folder(path) else find_archives(path)
    return _each(found, install_one)


@models.command("verify")
@click.argument("names", nargs=-1, metavar="[PAIR|LANG]...")
def verify_installed(names: tuple[str, ...]) -> int:
    """Check that installed packages are intact and work.

    Compares each (default: all) with its checksums of the day it was installed, and translates a word with it.

    \b
    Example: hamzaban models verify
    """
    from ..installing import has_checksums, verify, wanted_pairs
    from ..packages import installed_models, installed_packages

    imported = installed_models()
    known = {model.name for model in imported}
    wanted = set(wanted_pairs([name for name in names if name not in known]))
    exit_code = imported_models.verify_models([model for model in imported if not names or model.name in names])
    if names and not wanted:
        return exit_code
    for package in installed_packages():
        if wanted and package.pair not in wanted:
            continue
        wanted.discard(package.pair)
        problems = verify(package)
        note = "" if has_checksums(package) else ", installed by another program: no checksums"
        print_row(package.pair, package.version, "damaged" if problems else f"sound{note}")
        for problem in problems:
            exit_code = 1
            say(f"    {package.folder}: {problem}")
    if exit_code:
        say("Put damaged packages right with `hamzaban models remove` and `hamzaban models install`.")
    for pair in sorted(wanted if names else ()):
        exit_code = 1
        say(f"{pair} is not installed.")
    return exit_code


@models.command("remove")
@NAMES
def remove_installed(names: tuple[str, ...]) -> int:
    """Remove installed packages, in all versions.

    \b
    Example: hamzaban models remove en-fa
    """
    from ..installing import remove, remove_model, wanted_pairs
    from ..packages import installed_models

    known = {model.name for model in installed_models()}

    def remove_one(name: str) -> None:
        for folder in [remove_model(name)] if name in known else remove(name):
            print_row(f"{name} removed from {folder}")

    pairs = wanted_pairs([name for name in names if name not in known])
    return _each([*(name for name in names if name in known), *pairs], remove_one)


models.add_command(imported_models.convert)


def obtain_missing(pairs: Sequence[str], *, yes: bool, offline: bool) -> None:
    """Fetch packages that a command needs, if the person agrees.

    `pairs`: such as `en_fa`. `yes`: without asking. `offline`: not at all. Where nobody can be asked nothing is
    fetched; what is then missing is said by the command itself. An index or package that cannot be had is reported and
    does not end the command.
    """
    if not pairs or offline or not (yes or can_ask()):
        return
    if not yes:
        from ..installing import read_index, remote_size

        try:
            index = read_index()
            sizes = {pair: remote_size(index.find(pair).links) for pair in pairs}
        except HamzabanError as error:
            complain(error)
            return
        told = ", ".join(f"{pair} ({_megabytes(size)})" for pair, size in sizes.items())
        if not ask(f"These packages are needed: {told}. Fetch and install them?", default=True):
            return
    _install(pairs)


def _install(pairs: Sequence[str]) -> int:
    from ..installing import fetch_and_install, read_index

    try:
        index = read_index()
    except HamzabanError as error:
        complain(error)
        return error.exit_code
    if index.kept:
        say(f"The index is out of reach; using what it was on {index.date}.")

    def install_one(pair: str) -> None:
        available = index.find(pair)
        with _progress(f"{pair} {available.version}") as progress:
            package, fetched = fetch_and_install(available, progress=progress)
        state = "installed" if fetched else "is already there"
        print_row(f"{pair} {package.version} {state} in {package.folder}")

    return _each(pairs, install_one)


def _each(items: Sequence[Item], act: Callable[[Item], None]) -> int:
    """Do all of them, whatever one runs into; the exit code of the worst."""
    exit_code = 0
    for item in items:
        try:
            act(item)
        except HamzabanError as error:
            complain(error)
            exit_code = max(exit_code, error.exit_code)
    return exit_code


@contextmanager
def _progress(title: str) -> Iterator[Callable[[int, int | None], None]]:
    """A bar with size, speed and time left on stderr; nothing where that is no terminal."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    console = Console(stderr=True)
    with Progress(*columns, TimeRemainingColumn(), console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(escape(printable(title)), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _megabytes(size: int | None) -> str:
    return "size unknown" if size is None else f"{size / MEGABYTE:.1f} MB"
