"""Keeps an improvement plan and says how it stands as at any day."""

__version__ = "0.1.0"
