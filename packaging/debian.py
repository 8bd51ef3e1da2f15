"""Makes the Debian package of the program that was packed: its folder, menu entry, icon and kind of file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from program import COMMAND, DRAWN, MAKER, ROOT, SUMMARY, VERSION, WINDOW

sys.path.insert(0, str(ROOT))
from dev import OFFSCREEN_PACKAGES, SCREEN_PACKAGES

LINUX = Path(__file__).resolve().parent / "linux"
_CONTROL = """Package: {name}
Version: {version}
Architecture: {machine}
Maintainer: {maker} <nobody@localhost>
Installed-Size: {size}
Depends: {needs}
Section: misc
Priority: optional
Description: {summary}
"""


def write_deb(program: Path, work: Path, out: Path) -> Path:
    """Pack the folder `program` as a .deb in `out`; `work` is overwritten."""
    tree = work / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    home, share = tree / "usr" / "lib" / COMMAND, tree / "usr" / "share"
    shutil.copytree(program, home, symlinks=True)
    _copy(LINUX / f"{COMMAND}.desktop", share / "applications")
    _copy(LINUX / f"{COMMAND}.xml", share / "mime" / "packages")
    _copy(DRAWN, share / "icons" / "hicolor" / "scalable" / "apps", f"{COMMAND}.svg")
    _copy(ROOT / "LICENSE", share / "doc" / COMMAND, "copyright")
    (tree / "usr" / "bin").mkdir()
    for name in (COMMAND, WINDOW):
        (tree / "usr" / "bin" / name).symlink_to(f"../lib/{COMMAND}/{name}")
    (tree / "DEBIAN").mkdir()
    (tree / "DEBIAN" / "control").write_text(_control(tree), encoding="utf-8")
    _open_to_all(tree)
    made = out / f"{COMMAND}_{VERSION}_{_machine()}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(tree), str(made)],
        check=True,
        stdout=sys.stderr,
    )
    return made


def _control(tree: Path) -> str:
    size = sum(one.lstat().st_size for one in tree.rglob("*")) // 1024
    needs = ", ".join(sorted({"libc6", *OFFSCREEN_PACKAGES, *SCREEN_PACKAGES}))
    return _CONTROL.format(
        name=COMMAND, version=VERSION, machine=_machine(), maker=MAKER, size=size, needs=needs, summary=SUMMARY
    )


def _machine() -> str:
    return subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True).stdout.strip()


def _copy(file: Path, folder: Path, name: str | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(file, folder / (name or file.name))


def _open_to_all(tree: Path) -> None:
    """As Debian wants it: all may read and enter, whatever the umask of whoever builds."""
    for one in [tree, *tree.rglob("*")]:
        if not one.is_symlink():
            runs = one.is_dir() or one.stat().st_mode & 0o100
            one.chmod(0o755 if runs else 0o644)
