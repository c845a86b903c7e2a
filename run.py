"""The command line: argument parsing, progress and exit codes; the work is done in `summaries` and `translate`.

Everything heavy is imported by the command that needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import json
import sys
import warnings
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from translate.commands import complain, models
from translate.engine_options import ENGINE_OPTIONS, open_translator, together

if TYPE_CHECKING:
    from summaries import Result

INTERRUPTED = 130
STDIN = Path("-")
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _codes(_context: click.Context, _parameter: click.Parameter, values: Sequence[str]) -> list[str]:
    """`--to en,fa --to ur` as `["en", "fa", "ur"]`."""
    return [code.strip() for value in values for code in value.split(",") if code.strip()]


SOURCE_OPTION = click.option("--from", "source", metavar="LANG", help="Language of the text.  [default: detect]")
LENGTH_OPTIONS = together(
    click.option(
        "--sentences",
        type=int,
        default=5,
        show_default=True,
        metavar="N",
        help="Sentences in a summary, at most.",
    ),
    click.option("--ratio", type=float, metavar="R", help="Instead: this share of the sentences, such as 0.2."),
    click.option("--words", type=int, metavar="N", help="Instead: at most this many words."),
    click.option(
        "--method",
        default="news",
        show_default=True,
        metavar="NAME",
        help="How to rank: news, lexrank, textrank, luhn, edmundson, reduction, sumbasic, kl or lsa.",
    ),
    click.option("--about", metavar="WORDS", help="A topic: sentences that speak of it come first."),
)
FILE_ARGUMENT = click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))


@click.group(context_settings=CONTEXT)
@click.version_option(package_name="hamzaban", prog_name="hamzaban")
def cli() -> None:
    """Parallel summaries of news, in every language its reader asked for, all on this machine.

    \b
    Try it:   hamzaban demo
    For real: hamzaban convert articles/ --to en,fa,ur
    """


@cli.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--to",
    "targets",
    multiple=True,
    default=["en,fa,ur"],
    show_default=True,
    callback=_codes,
    metavar="LANG",
    help="Languages of the summaries; repeatable, or with commas.",
)
@SOURCE_OPTION
@LENGTH_OPTIONS
@click.option("--full", is_flag=True, help="Translate the whole article too.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    default=["json,txt"],
    show_default=True,
    callback=_codes,
    metavar="NAME",
    help="What to write: json (the record, always written), txt.",
)
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Where.  [default: next to the source]")
@click.option("--force", is_flag=True, help="Also do what is up to date.")
@ENGINE_OPTIONS
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file on stdout.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Name every file that is written.")
def convert(
    paths: tuple[Path, ...],
    targets: list[str],
    formats: list[str],
    output: Path | None,
    source: str | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    sentences: int,
    ratio: float | None,
    words: int | None,
    method: str,
    about: str | None,
    full: bool,
    force: bool,
    **engine: Any,
) -> int:
    """Put parallel summaries next to every article in PATH... (files, or folders to any depth).

    \b
    Example: hamzaban convert articles/ --to en,fa,ur --sentences 5
    """
    from summaries import convert as convert_articles
    from summaries import find_sources, missing_packages

    total = len(find_sources(paths))
    if not total:
        click.echo(f"Nothing to do: no .txt or .md file in {', '.join(map(str, paths))}.", err=True)
    counts: dict[str, int] = {}
    told: set[str] = set()
    exit_code = 0
    with open_translator(
        lambda held: missing_packages(paths, targets, source, translator=held), **engine
    ) as translator:
        results = convert_articles(
            paths,
            targets,
            source=source,
            sentences=sentences,
            ratio=ratio,
            words=words,
            method=method,
            about=about,
            full=full,
            formats=formats,
            output=output,
            force=force,
            translator=translator,
        )
        for number, result in enumerate(results, start=1):
            counts[result.status] = counts.get(result.status, 0) + 1
            exit_code = max(exit_code, result.exit_code)
            if as_json:
                click.echo(json.dumps(_as_json(result), ensure_ascii=False))
            if not quiet:
                language = f"  {result.language}" if result.language else ""
                click.echo(f"[{number}/{total}] {result.status:7} {_on_one_line(result.path)}{language}", err=True)
            if verbose:
                for path in result.outputs:
                    click.echo(f"    {path}", err=True)
            for error in result.errors:
                # One package may be missing on the way to several languages: its name is said once.
                said = getattr(error, "needed", ()) or (str(error),)
                if not told.issuperset(said):
                    told.update(said)
                    complain(error)
    if not quiet:
        if counts.keys() - {"skipped"}:  # asking loads the engine, which nothing needed otherwise
            click.echo(f"device: {translator.device}", err=True)
        click.echo(", ".join(f"{count} {status}" for status, count in sorted(counts.items())), err=True)
    return exit_code


@cli.command()
@FILE_ARGUMENT
@click.option("--to", "target", required=True, metavar="LANG", help="Language to translate into.")
@SOURCE_OPTION
@ENGINE_OPTIONS
def translate(file: Path | None, target: str, source: str | None, **engine: Any) -> int:
    """Translate the whole of FILE (or what comes in), keeping paragraphs and blank lines.

    \b
    Example: hamzaban translate letter.txt --to fa
             echo "Peace talks resumed." | hamzaban translate --to ur
    """
    from summaries import identify
    from translate import find_language, needed_packages

    target = find_language(target).code
    text = _read(file)
    source = identify(text, source).language
    with open_translator(lambda held: needed_packages(held, [source], [target]), **engine) as translator:
        click.echo(translator.translate_text(text, source, target), nl=False)
    return 0


@cli.command()
@FILE_ARGUMENT
@click.option("--to", "target", metavar="LANG", help="Language of the summary.  [default: the text's own]")
@SOURCE_OPTION
@LENGTH_OPTIONS
@ENGINE_OPTIONS
def summarize(
    file: Path | None,
    target: str | None,
    source: str | None,
    sentences: int,
    ratio: float | None,
    words: int | None,
    method: str,
    about: str | None,
    **engine: Any,
) -> int:
    """Summarise FILE (or what comes in), one sentence a line.

    \b
    Example: hamzaban summarize article.txt --sentences 3
             hamzaban summarize article.txt --to en
    """
    from summaries import identify, parallel_summary
    from summaries import summarize as summarize_text
    from translate import find_language, needed_packages

    text = _read(file)
    if target is None:
        chosen = summarize_text(text, source, sentences=sentences, ratio=ratio, words=words, method=method, about=about)
        lines = [sentence.text for sentence in chosen]
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
        lines = summary.lines(target)
    click.echo("\n".join(lines))
    return 0


@cli.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False), metavar="[FILE]...")
def detect(files: tuple[Path, ...]) -> int:
    """Say which language each FILE (or what comes in) is in: LANG, confidence and FILE, with tabs between.

    \b
    Example: hamzaban detect articles/*.txt
    """
    from translate import HamzabanError
    from translate import detect as detect_language

    exit_code = 0
    for file in files or (STDIN,):
        try:
            found = detect_language(_read(file))
        except HamzabanError as error:
            complain(error)
            exit_code = max(exit_code, error.exit_code)
            continue
        click.echo(f"{found.language}\t{found.confidence:.2f}\t{file}")
        if not found.supported:
            click.echo(f"{file}: {found.reason}", err=True)
    return exit_code


@cli.command()
@click.argument("folder", default="hamzaban-demo", type=click.Path(path_type=Path, file_okay=False))
def demo(folder: Path) -> int:
    """Do the whole job on three bundled articles in FOLDER (default: hamzaban-demo), with no download.

    \b
    Example: hamzaban demo
    """
    from rich.console import Console

    from summaries import convert as convert_articles
    from summaries.examples import EXAMPLE_LANGUAGES, copy_examples
    from summaries.terminal import side_by_side
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
    console.print(f"The articles, their summaries and records are in {folder}.", highlight=False)
    return exit_code


cli.add_command(models)


def _read(file: Path | None) -> str:
    """The text of a file, or of standard input."""
    from summaries.articles import decode, read_text

    if file is None or file == STDIN:
        return decode(sys.stdin.buffer.read(), "standard input")[0]
    return read_text(file)


def _on_one_line(path: Path) -> str:
    """A path as it is shown: a name may hold line ends and worse."""
    return "".join(sign if sign.isprintable() or sign == "\u200c" else ascii(sign)[1:-1] for sign in str(path))


def _as_json(result: Result) -> dict[str, Any]:
    """One line of `--json`."""
    return {
        "path": str(result.path),
        "status": result.status,
        "language": result.language,
        "outputs": [str(path) for path in result.outputs],
        "errors": [str(error) for error in result.errors],
    }


def _warn(message: Warning | str, *_: Any, **__: Any) -> None:
    """What a part of this program warns of, as a person reads it."""
    click.secho(f"Warning: {message}", fg="yellow", err=True)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    warnings.showwarning = _warn
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(cli(prog_name="hamzaban", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; what is finished stays finished, and a rerun goes on from there.", err=True)
        sys.exit(INTERRUPTED)
    except Exception as error:
        from translate import HamzabanError

        if not isinstance(error, HamzabanError):
            raise
        complain(error)
        sys.exit(error.exit_code)


if __name__ == "__main__":
    main()
