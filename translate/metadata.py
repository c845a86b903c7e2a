"""What a package says of itself: its `metadata.json`, parsed and judged.

Argos Translate takes this file as it comes; one that is not sane can keep it from seeing any package at all.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from packaging.version import InvalidVersion, Version

from .refusals import Unfit, refusing, shown
from .regular_files import open_regular

METADATA = "metadata.json"
METADATA_BYTES = 1024 * 1024

CODE = re.compile(r"[a-z]{2,3}([-_][A-Za-z]{2,8})?")
VERSION = re.compile(r"[0-9A-Za-z.+!_-]{1,32}")
PREFIX_LENGTH = 64
# Argos Translate appends to these at start: one that is no list would keep it from seeing any package.
METADATA_LISTS = ("languages", "source_languages", "target_languages")


@dataclass(frozen=True)
class Metadata:
    """What the package says of itself: language codes, version, and the piece wanted first, or ""."""

    source: str
    target: str
    version: str
    target_prefix: str


def read_metadata(folder: Path) -> Metadata:
    """What the package in `folder` says of itself, checked.

    `folder`: an unpacked package. Raises `PackageRefused` where its `metadata.json` is missing or not sane.
    """
    path = folder / METADATA
    with refusing(folder):
        if not path.is_file():
            raise Unfit(f"holds no {METADATA}")
        with open_regular(path) as file:
            return parse_metadata(file.read(METADATA_BYTES + 1))


def parse_metadata(raw: bytes) -> Metadata:
    """What a package says of itself, checked.

    `raw`: its `metadata.json`; a byte order mark is passed over. Raises `Unfit` where it is not sane.
    """
    if len(raw) > METADATA_BYTES:
        raise Unfit(f"{METADATA} is too large")
    try:
        described = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Unfit(f"{METADATA} is not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise Unfit(f"{METADATA} is not sound JSON") from error
    if not isinstance(described, dict):
        raise Unfit(f"{METADATA} is not a JSON object")
    return _check_metadata(described)


def _check_metadata(described: dict[str, Any]) -> Metadata:
    """Refuses metadata that a program would stumble over."""
    if described.get("type", "translate") != "translate":
        raise Unfit(f"is no translation package: its type is {shown(str(described['type']))}")
    codes = []
    for key in ("from_code", "to_code"):
        code = described.get(key)
        if not (isinstance(code, str) and CODE.fullmatch(code)):
            raise Unfit(f"{METADATA} has no language code as its {key}")
        codes.append(code)
    source, target = codes
    if source.casefold().replace("_", "-") == target.casefold().replace("_", "-"):
        raise Unfit(f"translates from {source} to {target}, which is the same")
    version = described.get("package_version")
    if isinstance(version, int | float) and not isinstance(version, bool):
        version = str(version)
    if not (isinstance(version, str) and VERSION.fullmatch(version) and _is_version(version)):
        raise Unfit(f"{METADATA} has no version as its package_version")
    prefix = described.get("target_prefix", "")
    if not (isinstance(prefix, str) and len(prefix) <= PREFIX_LENGTH and prefix.isprintable()):
        raise Unfit(f"{METADATA} has a target_prefix that is no short text")
    for key in METADATA_LISTS:
        if not isinstance(described.get(key, []), list):
            raise Unfit(f"{METADATA} has a {key} that is no list")
    return Metadata(source, target, version, prefix)


def _is_version(text: str) -> bool:
    try:
        Version(text)
    except InvalidVersion:
        return False
    return True
