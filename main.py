"""Runs the program from a checkout: `python main.py` is `python -m tracker`."""

import sys

from tracker.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
