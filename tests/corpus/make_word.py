"""Builds the Word documents of the corpus; run once, the files are kept. Their answers are typed by hand beside them.

python -m tests.corpus.make_word            writes the documents
python -m tests.corpus.make_word resaved    has LibreOffice save some of them again
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.corpus import word_parts, word_plans, word_tables, word_themes

HERE = Path(__file__).parent
RESAVED = ("improvement_plan", "merged_and_cut", "tracked_changes", "five_themes", "rag_by_colour", "odd_characters")


def build() -> None:
    for module in (word_plans, word_themes, word_tables, word_parts):
        for make in module.DOCUMENTS:
            make(HERE / f"{make.__name__}.docx")


def save_again() -> None:
    """LibreOffice writes its own Word: other ids, other properties, its own way with controls and changes."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        for name in RESAVED:
            command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", folder]
            subprocess.run([*command, str(HERE / f"{name}.docx")], check=True, capture_output=True)
            (HERE / f"resaved_{name}.docx").write_bytes((Path(folder) / f"{name}.docx").read_bytes())


if __name__ == "__main__":
    save_again() if sys.argv[1:] == ["resaved"] else build()
