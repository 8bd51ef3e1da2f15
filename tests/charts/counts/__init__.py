"""Tests of a figure as paper."""
