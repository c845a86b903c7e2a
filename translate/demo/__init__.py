"""Word-for-word packages made without training, for trying out and for tests."""

from .packages import NOTICE, demo_packages

__all__ = ["NOTICE", "demo_packages"]
