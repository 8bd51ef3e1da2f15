"""Makes the twins of some documents, the same plans in other formats, with LibreOffice (run once; they are kept)."""

from __future__ import annotations

import subprocess
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
TWINS = {
    "odt": ("improvement_plan.docx", "merged_and_cut.docx", "scorecard_symbols.docx"),
    "ods": ("log_rated_by_colour.xlsx", "log_dates.xlsx", "plan_hidden_places.xlsx", "plan_two_themes.xlsx"),
    "xls": ("plan_hidden_places.xlsx", "log_dates.xlsx"),
    "html": ("merged_and_cut.docx",),
    "pdf": ("rag_by_colour.docx", "improvement_plan.docx"),
}


def main() -> None:
    """Convert each into the folder of the twins."""
    with tempfile.TemporaryDirectory() as folder:
        for ending, names in TWINS.items():
            sources = [str(HERE / name) for name in names]
            subprocess.run(["soffice", "--headless", "--convert-to", ending, "--outdir", folder, *sources], check=True)
        for made in Path(folder).iterdir():
            _keep(made, HERE / "twins" / made.name)


def _keep(made: Path, twin: Path) -> None:
    """A twin without the pictures of itself that LibreOffice adds."""
    if made.suffix not in (".odt", ".ods"):
        twin.write_bytes(made.read_bytes())
        return
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(twin, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for part in old.infolist():
            if not part.filename.endswith((".png", "/")):
                new.writestr(part.filename, old.read(part))


if __name__ == "__main__":
    main()
