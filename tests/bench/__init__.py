"""Benchmarks: what the program does at 10,000 actions, each against a few plain lines that do the least of it."""
