"""`make package`: packs the program for this system, and tries what was packed where there is no Python.

Linux: dist/improvement-tracker-VERSION-linux.tar.xz and a .deb. Windows and macOS: a folder or an .app, of which the
workflow makes an installer (README.md here).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import third_party
from debian import write_deb
from program import COMMAND, ROOT, VERSION
from tried import tried_in

HERE = Path(__file__).resolve().parent  # its modules are found beside it: Python looks there first
BUILD, OUT = ROOT / "build" / "package", ROOT / "dist"


def main() -> int:
    """Pack, and try; answer 1 where what was packed does not do what it is for."""
    OUT.mkdir(exist_ok=True)
    third_party.write_page()
    program = packed()
    third_party.write_sbom(OUT / f"{COMMAND}-{VERSION}.cdx.json")
    shutil.copy(OUT / f"{COMMAND}-{VERSION}.cdx.json", program / "sbom.cdx.json")
    third_party.write_licences(program / "licences")
    if sys.platform != "linux":
        return tried_in(program)
    made = [write_archive(program), write_deb(program, BUILD, OUT)]
    for one in made:
        print(f"Written: {one} ({one.stat().st_size / 1e6:.0f} MB)", flush=True)
    return max(tried_in(unpacked(one)) for one in made)


def packed() -> Path:
    """The folder with the program, made anew."""
    shutil.rmtree(BUILD, ignore_errors=True)
    command = [
        "--noconfirm",
        "--log-level",
        "ERROR",
        "--distpath",
        str(BUILD / "made"),
        "--workpath",
        str(BUILD / "work"),
    ]
    (BUILD / "work" / "tracker").mkdir(parents=True)
    subprocess.run([sys.executable, "-m", "PyInstaller", *command, str(HERE / "tracker.spec")], check=True, cwd=ROOT)
    return BUILD / "made" / COMMAND


def write_archive(program: Path) -> Path:
    """The folder as it is, to be unpacked anywhere."""
    path = OUT / f"{COMMAND}-{VERSION}-linux.tar.xz"
    with tarfile.open(path, "w:xz", preset=3) as archive:
        archive.add(program, f"{COMMAND}-{VERSION}")
    return path


def unpacked(package: Path) -> Path:
    """Where the program lies when a package was unpacked into an empty folder."""
    folder = BUILD / "unpacked" / package.suffix.lstrip(".")
    folder.mkdir(parents=True)
    if package.suffix == ".deb":
        subprocess.run(["dpkg-deb", "--extract", str(package), str(folder)], check=True)
        return folder / "usr" / "lib" / COMMAND
    subprocess.run(["tar", "--extract", "--file", str(package), "--directory", str(folder)], check=True)
    return folder / f"{COMMAND}-{VERSION}"


if __name__ == "__main__":
    sys.exit(main())
