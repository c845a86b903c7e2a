"""One record as text in one output format."""

from .characters import encodable
from .html.interface import DEFAULT_INTERFACE, INTERFACES, MONTHS, check_interface, fill, words_of
from .html.languages import LanguageLabel, interface_values, language_label, name_in
from .html.page import Links, Neighbour, page
from .html.templates import content_policy, load_part, render_template
from .table import DEFAULT_FORMATS, FORMATS, WRITERS, output_names, render

__all__ = [
    "DEFAULT_FORMATS",
    "DEFAULT_INTERFACE",
    "FORMATS",
    "INTERFACES",
    "MONTHS",
    "WRITERS",
    "LanguageLabel",
    "Links",
    "Neighbour",
    "check_interface",
    "content_policy",
    "encodable",
    "fill",
    "interface_values",
    "language_label",
    "load_part",
    "name_in",
    "output_names",
    "page",
    "render",
    "render_template",
    "words_of",
]
