"""The picture of the demo in the README, as rich draws it.

    python tests/benchmarks/picture.py RECORD > .github/demo.svg

RECORD: a `NAME.parallel.json`, such as the demo leaves behind.
"""

from __future__ import annotations

import html
import io
import re
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME

from summaries.cli.terminal import BEFORE, side_by_side

# Rich's own template loads its font from the network; this one takes what the reader's machine has. Cells with
# right-to-left text are laid out by the browser, so the grid is wide enough for any of those.
TEMPLATE = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: "DejaVu Sans Mono", "Vazirmatn", "Noto Sans Arabic", monospace;
  font-size: {char_height}px; line-height: {line_height}px;
}}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""

TEXT = re.compile(r'textLength="([\d.]+)"([^>]*>)([^<]*)<')
MARKS = re.compile(f"[{BEFORE}\u200c]")


def without_marks_width(found: re.Match[str]) -> str:
    """Rich gives a character that is never seen the width of one that is."""
    text = html.unescape(found[3])
    width = float(found[1]) * len(MARKS.sub("", text)) / max(len(text), 1)
    return f'textLength="{width:.1f}"{found[2]}{found[3]}<'


def main() -> None:
    console = Console(record=True, width=100, file=io.StringIO(), force_terminal=True)
    console.print("$ hamzaban demo", highlight=False)
    console.print(side_by_side(Path(sys.argv[1])))
    svg = console.export_svg(title="hamzaban", theme=SVG_EXPORT_THEME, code_format=TEMPLATE, unique_id="demo")
    sys.stdout.buffer.write(TEXT.sub(without_marks_width, svg).encode("utf-8"))


if __name__ == "__main__":
    main()
