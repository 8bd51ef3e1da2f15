"""How much the tests try: where CI is set everything, else a part, of examples others each time."""

import os

FULL = bool(os.environ.get("CI"))
DEAR = 60 if FULL else 15  # examples of what takes long for each one: a chart, a workbook, a plan that is saved
