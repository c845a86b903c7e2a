"""One record as text in one output format."""

from .characters import encodable
from .html.languages import LanguageLabel, language_label
from .html.page import MONTHS, Links, Neighbour, page, write_date
from .html.templates import content_policy, load_part, render_template
from .table import DEFAULT_FORMATS, FORMATS, WRITERS, output_names, render

__all__ = [
    "DEFAULT_FORMATS",
    "FORMATS",
    "MONTHS",
    "WRITERS",
    "LanguageLabel",
    "Links",
    "Neighbour",
    "content_policy",
    "encodable",
    "language_label",
    "load_part",
    "output_names",
    "page",
    "render",
    "render_template",
    "write_date",
]
