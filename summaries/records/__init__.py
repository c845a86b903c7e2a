"""What is written beside a source, as data: records and the names of outputs."""

from .codec import read_record, to_json, valid_unicode
from .paths import (
    FAILURE_SUFFIX,
    MANY_SUFFIX,
    RECORD_SUFFIX,
    SITE_GENERATOR,
    SITE_INDEX,
    Destination,
    is_of_site,
    is_output,
    is_site,
    output_stem,
)
from .record import RECORD_BYTES, SCHEMA, SURROGATE, Record, SourceFile, is_output_of, make_record, source_file

__all__ = [
    "FAILURE_SUFFIX",
    "MANY_SUFFIX",
    "RECORD_BYTES",
    "RECORD_SUFFIX",
    "SCHEMA",
    "SITE_GENERATOR",
    "SITE_INDEX",
    "SURROGATE",
    "Destination",
    "Record",
    "SourceFile",
    "is_of_site",
    "is_output",
    "is_output_of",
    "is_site",
    "make_record",
    "output_stem",
    "read_record",
    "source_file",
    "to_json",
    "valid_unicode",
]
