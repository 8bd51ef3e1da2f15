"""Imported by the process that workers are forked from: each verb was done there once, so a kill meets the work itself.

Otherwise most kills would come while the worker still imports what the verb needs.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.campaign.kills import pieces_of
from tests.campaign.verbs import VERBS, make_folder

with TemporaryDirectory() as folder:
    for verb in VERBS:
        for _ in pieces_of(verb, make_folder(Path(folder) / verb)):
            pass
