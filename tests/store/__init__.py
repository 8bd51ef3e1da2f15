"""Tests of the store: real files, real SQLite."""
