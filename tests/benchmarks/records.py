"""Convert whole folders with the word-for-word packages and check every record that comes out.

    python tests/benchmarks/records.py OUTPUT PATH...

PATH: files, and folders with a folder a language (`en/001.txt`), by whose names the detected language is judged; a file
elsewhere is only checked for being consistent. OUTPUT: a folder for what is written. Prints counts and every deviation:
an exit code, a record that does not fit the schema, a wrong language, an offset that does not hold, summaries of
different lengths. Ends with 1 where there is any.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import jsonschema

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "tests" / "summaries" / "records" / "record.schema.json").read_text(encoding="utf-8"))
CODES = ("en", "fa", "ur")


def deviations(path: Path) -> list[str]:
    """What is wrong with one record and the files beside it."""
    record = json.loads(path.read_text(encoding="utf-8"))
    found = [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(record)]
    code, name = record["language"]["code"], record["source"]["name"]
    if path.parent.name in CODES and code != path.parent.name:
        found.append(f"detected {code}")
    if record["other_languages"]:
        found.append(f"other languages: {record['other_languages']}")
    parts = [*([record["title"]] if record["title"] else []), *record["sentences"]]
    text = record["text"]
    moved = [part["start"] for part in parts if text[part["start"] : part["end"]] != part["text"][code]]
    found += [f"offset {start} does not hold" for start in moved]
    for target in CODES:
        lines = (path.parent / f"{name}.summary.{target}.txt").read_text(encoding="utf-8").split("\n")
        title = [record["title"]["text"][target], ""] if record["title"] else []
        if lines != [*title, *(sentence["text"][target] for sentence in record["sentences"]), ""]:
            found.append(f"the summary in {target} is not the record's")
    return found


def main() -> None:
    output, *paths = sys.argv[1:]
    command = [sys.executable, "run.py", "convert", *paths, "--output", output, "--demo-packages", "--force", "-q"]
    start = time.perf_counter()
    ended = subprocess.run(command, cwd=ROOT, check=False)
    print(f"convert ended with {ended.returncode} after {time.perf_counter() - start:.0f} s")
    bad = ended.returncode
    languages: Counter[str] = Counter()
    for path in sorted(Path(output).rglob("*.parallel.json")):
        found = deviations(path)
        bad += len(found)
        languages[json.loads(path.read_text(encoding="utf-8"))["language"]["code"]] += 1
        for one in found:
            print(f"{path}: {one}")
    print(f"{languages.total()} records ({dict(languages)}), {bad} deviations")
    sys.exit(min(bad, 1))


if __name__ == "__main__":
    main()
