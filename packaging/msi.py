"""Makes the MSI of a folder packed on Windows: `python packaging/msi.py FOLDER OUT.msi`, with wixl (msitools) on Linux.

Per machine, silent with `msiexec /qn`; a later version takes the place of an earlier one.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.builder import ElementMaker
from program import COMMAND, EXTENSION, FILE_TITLE, MAKER, MIME_TYPE, TITLE, UPGRADE_CODE, VERSION, WINDOW

NAMESPACE = "http://schemas.microsoft.com/wix/2006/wi"
E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
_PROG_ID = "ImprovementPlan"
_NEWER = f"A newer version of {TITLE} is installed already."


def main() -> None:
    """Write the MSI."""
    folder, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "program.wxs"
        source.write_bytes(
            etree.tostring(wix_source(folder), pretty_print=True, encoding="utf-8", xml_declaration=True)
        )
        subprocess.run(["wixl", "--arch", "x64", "-o", str(out), str(source)], check=True, cwd=folder)


def wix_source(folder: Path) -> etree._Element:
    """The WiX source: every file of the folder, the menu entry, and the kind of file that opens in the window."""
    home = E.Directory(*_inside(folder, folder), Id="INSTALLDIR", Name=TITLE)
    kept = [one.get("Id") for one in home.iter(f"{{{NAMESPACE}}}Component")]
    menu = E.Directory(_menu(), Id="ProgramMenuFolder")
    root = E.Directory(E.Directory(home, Id="ProgramFiles64Folder"), menu, Id="TARGETDIR", Name="SourceDir")
    every = [E.ComponentRef(Id=one) for one in [*kept, "Menu", "OpenedBy"]]
    home.append(_opened_by())
    return E.Wix(
        E.Product(
            E.Package(InstallerVersion="500", Compressed="yes", InstallScope="perMachine", Manufacturer=MAKER),
            E.MajorUpgrade(DowngradeErrorMessage=_NEWER),
            E.Media(Id="1", Cabinet="program.cab", EmbedCab="yes"),
            root,
            E.Feature(*every, Id="Program", Level="1", Title=TITLE),
            Id="*", Name=TITLE, Language="2057", Version=VERSION, Manufacturer=MAKER, UpgradeCode=UPGRADE_CODE,
        )
    )  # fmt: skip


def _inside(folder: Path, top: Path) -> Iterator[etree._Element]:
    for one in sorted(folder.iterdir()):
        known = _id(one.relative_to(top))
        if one.is_dir():
            yield E.Directory(*_inside(one, top), Id=f"D{known}", Name=one.name)
        else:
            file = E.File(Id=f"F{known}", Name=one.name, Source=one.relative_to(top).as_posix(), KeyPath="yes")
            yield E.Component(file, Id=f"C{known}", Guid=_guid(one.relative_to(top).as_posix()), Win64="yes")


def _menu() -> etree._Element:
    shortcut = E.Shortcut(Id="Entry", Name=TITLE, Target=f"[INSTALLDIR]{WINDOW}.exe", WorkingDirectory="INSTALLDIR")
    return E.Component(
        shortcut, _registered("HKLM", rf"Software\{COMMAND}", "menu", "1", key=True), Id="Menu", Guid=_guid("menu")
    )


def _opened_by() -> etree._Element:
    window = f"[INSTALLDIR]{WINDOW}.exe"
    return E.Component(
        _registered("HKCR", f".{EXTENSION}", None, _PROG_ID, key=True),
        _registered("HKCR", f".{EXTENSION}", "Content Type", MIME_TYPE),
        _registered("HKCR", _PROG_ID, None, FILE_TITLE),
        _registered("HKCR", rf"{_PROG_ID}\DefaultIcon", None, f'"{window}",0'),
        _registered("HKCR", rf"{_PROG_ID}\shell\open\command", None, f'"{window}" "%1"'),
        Id="OpenedBy", Guid=_guid("opened by"), Win64="yes",
    )  # fmt: skip


def _registered(root: str, key_of: str, name: str | None, value: str, key: bool = False) -> etree._Element:
    told = {"Root": root, "Key": key_of, "Type": "string", "Value": value}
    return E.RegistryValue(**told, **({"Name": name} if name else {}), **({"KeyPath": "yes"} if key else {}))


def _id(path: Path) -> str:
    return sha256(path.as_posix().encode()).hexdigest()[:30]


def _guid(what: str) -> str:
    """Of one part in every version, so that Windows knows it again."""
    return str(uuid5(NAMESPACE_URL, f"{UPGRADE_CODE}/{what}")).upper()


if __name__ == "__main__":
    main()
