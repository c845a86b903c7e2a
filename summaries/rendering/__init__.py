"""One record as text in one output format."""

from .characters import encodable
from .html.languages import Typeset, typeset
from .html.page import MONTHS, Links, Neighbour, page, write_date
from .html.templates import content_policy, part, render_template
from .table import DEFAULT_FORMATS, FORMATS, WRITERS, output_names, render

__all__ = [
    "DEFAULT_FORMATS",
    "FORMATS",
    "MONTHS",
    "WRITERS",
    "Links",
    "Neighbour",
    "Typeset",
    "content_policy",
    "encodable",
    "output_names",
    "page",
    "part",
    "render",
    "render_template",
    "typeset",
    "write_date",
]
