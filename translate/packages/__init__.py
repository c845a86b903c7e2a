"""Argos packages on this machine, and the routes between languages that they make."""

from .metadata import METADATA, METADATA_BYTES, Metadata, parse_metadata
from .package import Package, installed_packages, other_versions, package_folders, read_package, version_key
from .rejection import Unfit, refusing, shown
from .routes import PIVOT, Route, find_route, routes_by_pivot

__all__ = [
    "METADATA",
    "METADATA_BYTES",
    "PIVOT",
    "Metadata",
    "Package",
    "Route",
    "Unfit",
    "find_route",
    "installed_packages",
    "other_versions",
    "package_folders",
    "parse_metadata",
    "read_package",
    "refusing",
    "routes_by_pivot",
    "shown",
    "version_key",
]
