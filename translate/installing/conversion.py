"""Published models converted to CTranslate2, by its own programs, where those and what they need are installed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from ..engine import FAMILIES, MODEL
from ..errors import PackageRefused, WrongUse
from ..text import printable

OPUS, TRANSFORMERS = "ct2-opus-mt-converter", "ct2-transformers-converter"
QUANTIZATION = "int8"


def conversion_command(folder: Path, output: Path) -> list[str]:
    """Say how a published model is converted.

    Args:
        folder: With the original model.
        output: The folder to be made.

    Returns:
        The program and its arguments.

    Raises:
        PackageRefused: The folder holds no model that one of the programs reads.
    """
    if (folder / "decoder.yml").is_file():
        return [OPUS, "--model_dir", str(folder), "--output_dir", str(output), "--quantization", QUANTIZATION]
    if (folder / "config.json").is_file() and not (folder / MODEL).is_file():
        names = {name for family in FAMILIES.values() for name in (*family.tokenizers, *family.target_tokenizers)}
        copied = sorted(path.name for path in folder.iterdir() if path.name in names or path.name == "README.md")
        command = [TRANSFORMERS, "--model", str(folder), "--output_dir", str(output), "--quantization", QUANTIZATION]
        return [*command, "--copy_files", *copied] if copied else command
    raise PackageRefused(
        f"{printable(folder.name)}: holds neither a model of Transformers (config.json) nor of OPUS-MT (decoder.yml)."
    )


def convert_model(folder: Path, output: Path) -> None:
    """Convert a published model with the programs of CTranslate2.

    Args:
        folder: With the original model.
        output: The folder to be made; it must not be there.

    Raises:
        PackageRefused: It cannot be converted here; the message says what to install or what to run.
        WrongUse: `output` is there already.
    """
    command = conversion_command(folder, output)
    if output.exists():
        raise WrongUse(f"{output} is there already; name another folder with --output.")
    shown = " ".join(command)
    program = _find_program(command[0])
    if program is None:
        raise PackageRefused(f"{command[0]} is not installed; run `pip install ctranslate2`, then `{shown}`.")
    if command[0] == TRANSFORMERS and (find_spec("transformers") is None or find_spec("torch") is None):
        raise PackageRefused(
            f"{command[0]} needs Transformers and PyTorch. On any machine that has them (`pip install ctranslate2 "
            f"'transformers[torch]' sentencepiece`), run `{shown}`, and import the folder that it makes."
        )
    ended = subprocess.run([program, *command[1:]], check=False)
    if ended.returncode:
        raise PackageRefused(f"`{shown}` ended with {ended.returncode}; what it says above is the reason.")
    for name in ("source.spm", "target.spm"):
        if (folder / name).is_file() and not (output / name).exists():
            shutil.copyfile(folder / name, output / name)


def _find_program(name: str) -> str | None:
    """The program beside this Python, else on the path."""
    beside = Path(sys.executable).parent
    return shutil.which(name, path=str(beside)) or shutil.which(name)
