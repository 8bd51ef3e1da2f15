"""What the program is made of, from the lock: a page for people (THIRD_PARTY.md) and a list for machines (SBOM)."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution, metadata
from pathlib import Path
from typing import NamedTuple

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from program import COMMAND, PROJECT, ROOT, SUMMARY, VERSION

PAGE = ROOT / "THIRD_PARTY.md"
_HEAD = """# What the program is made of

The improvement-plan tracker itself is under the licence in `LICENSE`. It comes with the libraries below, each under
its own, of which the packages hold the texts. This page is made from `requirements.lock` by `make package`.

## Qt

Qt and PySide6 are used under the GNU Lesser General Public License, version 3. Their source is at
<https://download.qt.io/official_releases/QtForPython/> and <https://download.qt.io/official_releases/qt/>, under the
version below. They are not changed, and they are replaceable: they lie as files of their own in `_internal/PySide6` of
every package (in a virtual environment, in `site-packages/PySide6`), and another build of the same version may be put
in their place. Nothing in the licence of the program forbids to do so, or to look how it is done.

## Libraries

| library | version | licence | home |
|---|---|---|---|
"""


class Library(NamedTuple):
    """A library that the program needs when it runs; `hashes` are the SHA-256 of its files in the lock."""

    name: str
    version: str
    licence: str
    home: str
    hashes: tuple[str, ...]


def libraries() -> list[Library]:
    """All that the program needs when it runs, with what that needs in turn, as locked; by their names."""
    locked = _locked()
    found: dict[str, Library] = {}
    asked = [Requirement(line) for line in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["pdf"]]]
    while asked:
        requirement = asked.pop()
        name = canonicalize_name(requirement.name)
        if name in found or not _applies(requirement):
            continue
        installed = distribution(name)
        found[name] = Library(
            name, installed.version, _licence(installed), _home(installed), locked[name, installed.version]
        )
        asked += [Requirement(line) for line in installed.requires or () if "extra ==" not in line]
    return [found[name] for name in sorted(found)]


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({**default_environment(), "extra": ""})


def _locked() -> dict[tuple[str, str], tuple[str, ...]]:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.findall(r"^(\S+)==([^\s;]+)[^\n]*\\\n((?: +--hash=[^\n]*\n)+)", lock, re.MULTILINE)
    return {(name, version): tuple(re.findall(r"sha256:(\w+)", hashes)) for name, version, hashes in blocks}


def _licence(installed: Distribution) -> str:
    """As the library itself names it, in a few words."""
    told = metadata(installed.name)
    classified = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License ::")]
    written = (told.get("License") or "").strip()
    short = written if written and "\n" not in written and len(written) < 60 else ""
    return told.get("License-Expression") or short or " / ".join(classified) or "see its files"


def _home(installed: Distribution) -> str:
    told = metadata(installed.name)
    links = dict(line.split(", ", 1) for line in told.get_all("Project-URL") or () if ", " in line)
    named = {key.lower(): link for key, link in links.items()}
    wanted = ("homepage", "repository", "source", "source code", "github")
    return told.get("Home-page") or next((named[one] for one in wanted if one in named), next(iter(links.values()), ""))


def write_page() -> None:
    """Write THIRD_PARTY.md."""
    rows = (
        f"| {one.name} | {one.version} | {one.licence} | {f'<{one.home}>' if one.home else ''} |" for one in libraries()
    )
    PAGE.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")


def write_sbom(path: Path) -> None:
    """Write the list as CycloneDX JSON: each library with its version, licence, address of its package and hashes."""
    from cyclonedx.model import HashAlgorithm, HashType
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.license import DisjunctiveLicense
    from cyclonedx.output.json import JsonV1Dot5
    from packageurl import PackageURL

    program = Component(name=COMMAND, version=VERSION, description=SUMMARY, type=ComponentType.APPLICATION)
    bom = Bom()
    bom.metadata.component = program
    made = [
        Component(
            name=one.name,
            version=one.version,
            type=ComponentType.LIBRARY,
            bom_ref=f"{one.name}=={one.version}",
            purl=PackageURL("pypi", None, one.name, one.version),
            licenses=[DisjunctiveLicense(name=one.licence)],
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in one.hashes],
        )
        for one in libraries()
    ]
    for one in made:
        bom.components.add(one)
    bom.register_dependency(program, made)
    path.write_text(JsonV1Dot5(bom).output_as_string(indent=2), encoding="utf-8")


def write_licences(folder: Path) -> None:
    """Copy the licence texts that each library brings into a folder, one folder a library."""
    for one in libraries():
        for file in distribution(one.name).files or ():
            if re.search(r"(?i)^(?:licen[cs]e|copying|notice|authors)", file.name) and "dist-info" in str(file):
                to = folder / one.name / file.name
                to.parent.mkdir(parents=True, exist_ok=True)
                to.write_bytes(Path(str(file.locate())).read_bytes())
