"""The command line: argument parsing, progress and exit codes; the work is done in `summaries` and `translate`.

Everything heavy is imported by the command that needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
import warnings
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summaries.cli import (
    INTERRUPTED,
    PAGE_LANGUAGE_OPTION,
    SITE_OPTION,
    ConfigurableGroup,
    Streams,
    agree_to_whole_disks,
    clean_command,
    cluster_options,
    completion_command,
    config_command,
    display_options,
    export_command,
    job_options,
    length_options,
    selection_options,
    show_command,
    source_option,
    warn_over_budget,
    watch_options,
)
from translate.cli import (
    ENGINE_OPTIONS,
    PathType,
    complain,
    help_command,
    memory,
    models,
    open_translator,
    print_row,
    print_text,
    say,
    say_lines,
)

if TYPE_CHECKING:
    from summaries import Job, Selection
    from summaries.cli import Display
    from summaries.cluster import ClusterChoice
    from summaries.watching import WatchRules
    from translate import HamzabanError

STOPPED = "Interrupted. Finished articles are kept; run the same command again to continue."
STDIN = Path("-")
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

ENCODING_OPTION = click.option(
    "--encoding", metavar="NAME", help="Encoding of the text, such as windows-1256.  [default: detected]"
)
OUTPUT_OPTION = click.option(
    "--output", type=PathType(), metavar="DIR", help="Folder for the outputs.  [default: next to each article]"
)
WORKERS_OPTION = click.option(
    "--workers",
    type=click.IntRange(0),
    metavar="N",
    help="Processes that read and rank articles.  [default: half the cores]",
)
FILE_ARGUMENT = click.argument("file", required=False, type=PathType(dir_okay=False))


@click.group(cls=ConfigurableGroup, context_settings=CONTEXT)
@click.version_option(package_name="hamzaban", prog_name="hamzaban")
def cli() -> None:
    """Summarise news in several languages at once, sentence by sentence, on this machine.

    \b
    Example: hamzaban demo
             hamzaban convert articles/ --to en,fa,ur
             hamzaban help convert
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=PathType(), metavar="PATH...")
@job_options
@OUTPUT_OPTION
@SITE_OPTION
@PAGE_LANGUAGE_OPTION
@selection_options
@click.option("--dry-run", is_flag=True, help="Show the plan, a line per file, and write nothing.")
@WORKERS_OPTION
@cluster_options
@ENGINE_OPTIONS
@display_options
def convert(
    paths: tuple[Path, ...],
    job: Job,
    output: Path | None,
    site: Path | None,
    page_language: str,
    selection: Selection,
    dry_run: bool,
    workers: int | None,
    cluster: ClusterChoice | None,
    display: Display,
    **engine: Any,
) -> int:
    """Write parallel summaries next to each article.

    Each PATH is a file, or a folder that is searched to any depth.

    \b
    Example: hamzaban convert articles/ --to en,fa,ur --sentences 5
    """
    from summaries import find_sources, make_plan, missing_packages
    from summaries.cli import Reporter, describe_missing, describe_plan, interruptible
    from summaries.cluster import open_batch
    from summaries.exporting import make_site, plan_site
    from summaries.unread import describe_unread

    if not dry_run:
        agree_to_whole_disks(paths, yes=engine["yes"])
    found = find_sources(paths, output, selection, job.settings.reading)
    for error in describe_missing(found):
        complain(error)
    planned_site = None if site is None else plan_site(site, found.sources, paths, output)
    with open_translator(
        lambda held: () if dry_run else missing_packages(found.sources, job, held), **engine
    ) as translator:
        plan = make_plan(found, job, translator)
        needed = missing_packages(found.sources, job, translator)
        if not display.quiet:
            for line in describe_plan(plan, needed):
                say(line)
        if dry_run:
            for planned in plan.planned:
                print_row(planned.state, planned.source.path)
            for folder in plan.unreadable:
                complain(folder)
            if plan.unread and not display.quiet:
                say(describe_unread(plan.unread))
            return 1 if found.missing or plan.unreadable else 0
        told: list[HamzabanError | str] = [*describe_missing(found), *(() if display.quiet else needed)]
        reporter = Reporter(display, len(plan.planned) + len(plan.unreadable), told)
        with (
            interruptible(display.quiet) as stop,
            open_batch(
                job, translator, workers=workers, cluster=cluster, stop=stop, on_progress=reporter.advance
            ) as batch,
        ):
            try:
                with reporter:
                    for result in batch.run(plan):
                        reporter.report(result)
            finally:
                reporter.close(batch)
        reporter.tell_unread(plan.unread)
    made = None if planned_site is None else make_site(planned_site, page_language)
    if made is not None and not made.articles:
        say(made)
    reporter.conclude(made.index if made is not None and made.articles else None)
    if stop.is_set():
        say(STOPPED)
        return INTERRUPTED
    return reporter.exit_code


@cli.command()
@click.argument("folder", type=PathType())
@job_options
@OUTPUT_OPTION
@watch_options
@WORKERS_OPTION
@ENGINE_OPTIONS
@display_options
def watch(
    folder: Path, job: Job, output: Path | None, rules: WatchRules, workers: int | None, display: Display, **engine: Any
) -> int:
    """Write summaries of the articles in a folder as they arrive.

    The articles already in FOLDER come first. Ctrl-C stops the watcher.

    \b
    Example: hamzaban watch incoming/ --to en,fa,ur --done-folder done/
    """
    from summaries import find_sources, missing_packages
    from summaries.cli import EventLog, interruptible
    from summaries.watching import watch_folder

    agree_to_whole_disks([folder], yes=engine["yes"])
    log = EventLog(display)
    with (
        open_translator(
            lambda held: missing_packages(find_sources([folder]).sources, job, held), **engine
        ) as translator,
        interruptible(display.quiet) as stop,
    ):
        for event in watch_folder(folder, job, rules, output=output, translator=translator, workers=workers, stop=stop):
            log.log(event)
    return INTERRUPTED if stop.is_set() else log.exit_code


@cli.command()
@FILE_ARGUMENT
@click.option("--to", "target", required=True, metavar="LANG", help="Language to translate into.")
@source_option
@ENCODING_OPTION
@ENGINE_OPTIONS
def translate(file: Path | None, target: str, source: str | None, encoding: str | None, **engine: Any) -> int:
    """Translate a text, keeping its paragraphs.

    Reads FILE, or standard input where none is given.

    \b
    Example: hamzaban translate letter.txt --to fa
             echo "Peace talks resumed." | hamzaban translate --to ur
    """
    from summaries import identify
    from translate import find_language, needed_packages

    target = find_language(target).code
    text = _read(file, encoding)
    source = identify(text, source).language
    with open_translator(lambda held: needed_packages(held, [source], [target]), **engine) as translator:
        print_text(translator.translate_text(text, source, target), end="")
    return 0


@cli.command()
@FILE_ARGUMENT
@click.option("--to", "target", metavar="LANG", help="Language of the summary.  [default: the text's own]")
@source_option
@length_options
@ENCODING_OPTION
@ENGINE_OPTIONS
def summarize(
    file: Path | None,
    target: str | None,
    source: str | None,
    encoding: str | None,
    sentences: int | None,
    ratio: float | None,
    words: int | None,
    method: str,
    about: str | None,
    **engine: Any,
) -> int:
    """Print a summary of a text, one sentence a line.

    Reads FILE, or standard input where none is given.

    \b
    Example: hamzaban summarize article.txt --sentences 3
             hamzaban summarize article.txt --to en
    """
    from summaries import identify, parallel_summary
    from summaries import summarize as summarize_text
    from translate import find_language, needed_packages

    text = _read(file, encoding)
    if target is None:
        chosen = summarize_text(text, source, sentences=sentences, ratio=ratio, words=words, method=method, about=about)
        lines = [sentence.text for sentence in chosen]
        warn_over_budget(lines, identify(text, source).language, words)
    else:
        target = find_language(target).code
        source = identify(text, source).language
        with open_translator(lambda held: needed_packages(held, [source], [target]), **engine) as translator:
            summary = parallel_summary(
                text,
                [target],
                sentences=sentences,
                ratio=ratio,
                words=words,
                source=source,
                method=method,
                about=about,
                translator=translator,
            )
        warn_over_budget(summary.lines(source), source, words)
        lines = summary.lines(target)
    print_text("\n".join(lines))
    return 0


@cli.command()
@click.argument("files", nargs=-1, type=PathType(dir_okay=False), metavar="[FILE]...")
@ENCODING_OPTION
def detect(files: tuple[Path, ...], encoding: str | None) -> int:
    """Print the language of texts.

    Reads each FILE, or standard input where none is given, and prints its language, the confidence (0 to 1) and its
    name, separated by tabs.

    \b
    Example: hamzaban detect articles/*.txt
    """
    from translate import HamzabanError
    from translate import detect as detect_language

    exit_code = 0
    for file in files or (STDIN,):
        try:
            found = detect_language(_read(file, encoding))
        except HamzabanError as error:
            complain(error)
            exit_code = max(exit_code, error.exit_code)
            continue
        print_row(found.language, f"{found.confidence:.2f}", file)
        if not found.supported:
            say(f"{file}: {found.reason}")
    return exit_code


@cli.command()
@click.argument("folder", default="hamzaban-demo", type=PathType(file_okay=False))
def demo(folder: Path) -> int:
    """Try it on three bundled articles, without a download.

    Copies them to FOLDER (default: hamzaban-demo) and writes their summaries there.

    \b
    Example: hamzaban demo
    """
    from rich.console import Console

    from summaries import convert as convert_articles
    from summaries.cli import side_by_side
    from summaries.examples import EXAMPLE_LANGUAGES, copy_examples
    from translate import Translator, reaches_all
    from translate.demo import NOTICE

    articles = copy_examples(folder)
    official = reaches_all(Translator(), EXAMPLE_LANGUAGES)
    console = Console()
    exit_code = 0
    with open_translator(lambda _: (), demo_packages=not official, no_memory=True) as translator:
        for result in convert_articles(articles, EXAMPLE_LANGUAGES, translator=translator, force=True):
            for error in result.errors:
                complain(error)
            exit_code = max(exit_code, result.exit_code)
            if result.outputs:
                console.print(side_by_side(result.outputs[-1]))
    if not official:
        console.print(NOTICE, style="bold yellow")
    print_text(f"The articles, their summaries and records are in {folder}.")
    return exit_code


cli.add_command(config_command)
cli.add_command(completion_command)
cli.add_command(help_command)
cli.add_command(memory)
cli.add_command(models)
cli.add_command(export_command)
cli.add_command(show_command)
cli.add_command(clean_command)


def _read(file: Path | None, encoding: str | None = None) -> str:
    """The text of a file, or of standard input."""
    from summaries.reading import read_stream, read_text

    if file is None or file == STDIN:
        return read_stream(sys.stdin.buffer.read(), encoding=encoding)
    return read_text(file, encoding)


def _warn(message: Warning | str, *_: Any, **__: Any) -> None:
    """Print a warning as a message."""
    say(f"Warning: {message}", colour="yellow")


def main() -> None:
    """Run the command line and end the process with its exit code."""
    warnings.showwarning = _warn
    streams = Streams()
    code = streams.exit_code(_run())
    if code == INTERRUPTED:
        os._exit(code)  # the decoder may be at work on what nobody waits for any more
    sys.exit(code)


def _run() -> int:
    """Run the command line and return its exit code; an error is printed as one line."""
    try:
        return cli(prog_name="hamzaban", standalone_mode=False) or 0
    except click.ClickException as error:
        said = StringIO()
        error.show(file=said)
        say_lines(said.getvalue())
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say(STOPPED)
        return INTERRUPTED
    except Exception as error:
        from translate import HamzabanError

        if not isinstance(error, HamzabanError):
            raise
        complain(error)
        return error.exit_code


if __name__ == "__main__":
    main()
