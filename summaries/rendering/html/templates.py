"""Templates to pages: escaping, the style sheets, and the policy that lets a page load nothing from outside."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = "templates"


def render_template(template: str, **values: Any) -> str:
    """One page from its template.

    `template`: a file name in `templates/`. `values`: what it speaks of; all text in them is escaped. Raises jinja2's
    `UndefinedError` where one is lacking.
    """
    return _environment().get_template(template).render(values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(__package__ or "", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


@cache
def load_part(name: str) -> str:
    """A style sheet or script of `templates/`, as it goes into a page. `name`: of the file."""
    return resources.files(__package__ or "").joinpath(TEMPLATES, name).read_text(encoding="utf-8")


def content_policy(style: str, script: str | None = None) -> str:
    """The Content-Security-Policy of a page.

    `style`, `script`: what stands in its one `<style>` and `<script>`; they alone are let in, by their hashes. What a
    script that was let in asks for is let in too. Nothing is loaded from elsewhere, sent, framed or submitted.
    """
    rules = ["default-src 'none'", f"style-src {_source(style)}", "base-uri 'none'", "form-action 'none'"]
    if script is not None:
        rules.insert(1, f"script-src 'strict-dynamic' {_source(script)}")
    return "; ".join(rules)


def _source(content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
