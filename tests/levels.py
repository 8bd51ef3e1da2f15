"""How much the tests try: a part, of examples others each time; with `THOROUGH=1 make test` everything."""

import os

FULL = bool(os.environ.get("THOROUGH"))
DEAR = 60 if FULL else 10  # examples of what takes long for each one: a chart, a workbook, a plan that is saved
