"""Argos packages and other models on this machine, and the routes between languages that they make."""

from .metadata import METADATA, METADATA_BYTES, Metadata, parse_metadata
from .model_folders import (
    DESCRIPTION,
    NAME,
    ModelFolder,
    describe_model,
    installed_models,
    models_folder,
    order_models,
    read_model,
)
from .package import ARGOS_NAME, Package, installed_packages, other_versions, package_folders, read_package, version_key
from .rejection import InvalidArchive, quote_name, rejecting
from .routes import PIVOT, Route, find_route, routes_by_pivot

__all__ = [
    "ARGOS_NAME",
    "DESCRIPTION",
    "METADATA",
    "METADATA_BYTES",
    "NAME",
    "PIVOT",
    "InvalidArchive",
    "Metadata",
    "ModelFolder",
    "Package",
    "Route",
    "describe_model",
    "find_route",
    "installed_models",
    "installed_packages",
    "models_folder",
    "order_models",
    "other_versions",
    "package_folders",
    "parse_metadata",
    "quote_name",
    "read_model",
    "read_package",
    "rejecting",
    "routes_by_pivot",
    "version_key",
]
