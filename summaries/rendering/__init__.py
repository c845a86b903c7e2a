"""One record as text in one output format."""

from .characters import encodable
from .html.languages import Typeset, typeset
from .html.page import MONTHS, Links, Neighbour, page, write_date
from .html.templates import content_policy, part, render_template
from .markdown import markdown
from .plain_text import plain_text
from .table import DEFAULT_FORMATS, FORMATS, WRITERS, output_names, render
from .tables import comma_separated, json_lines
from .tmx import tmx

__all__ = [
    "DEFAULT_FORMATS",
    "FORMATS",
    "MONTHS",
    "WRITERS",
    "Links",
    "Neighbour",
    "Typeset",
    "comma_separated",
    "content_policy",
    "encodable",
    "json_lines",
    "markdown",
    "output_names",
    "page",
    "part",
    "plain_text",
    "render",
    "render_template",
    "tmx",
    "typeset",
    "write_date",
]
