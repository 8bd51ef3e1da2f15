"""Mutants of the corpus: damaged bytes, damaged zip files, damaged XML, and cells that say what nobody expects."""

import io
import random
import warnings
import zipfile
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.texts import mutated_lines, mutated_markup

ROOT = Path(__file__).parents[2]
ENDINGS = {".docx", ".xlsx", ".csv", ".tsv", ".txt", ".html"}
LARGEST = 200_000  # bytes of a document that is worth mutating


class Mutant(NamedTuple):
    """A damaged document: the name that it would have as a file, what was done, and its bytes."""

    name: str
    what: str
    data: bytes


def originals():
    """The documents to damage: the corpus, and the sample plan with its values."""
    found = [*(ROOT / "tests" / "corpus").rglob("*"), *(ROOT / "sample_plans").iterdir()]
    return sorted(path for path in found if path.suffix in ENDINGS and path.stat().st_size <= LARGEST)


def mutants(count, seed=1):
    """So many mutants, each of its own seed: one can be made again alone."""
    documents = originals()
    for number in range(count):
        rng = random.Random(f"{seed}-{number}")
        document = documents[number % len(documents)]
        yield mutant(document, rng)


def mutant(document, rng):
    """One mutant of a document, in a way that fits what it is."""
    data, zipped = document.read_bytes(), document.suffix in (".docx", ".xlsx")
    ways = (_bytes, _zip, _parts, _parts, _parts) if zipped else (_bytes, _text, _text, _text)
    way = rng.choice(ways)
    return Mutant(document.name, way.__name__.strip("_"), way(data, rng))


def _bytes(data, rng):
    """Bytes flipped, cut off, doubled or overwritten, whatever they mean."""
    changed = bytearray(data)
    kind = rng.randrange(4)
    if kind == 0:
        for _ in range(rng.choice((1, 5, 50))):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
    elif kind == 1:
        del changed[rng.randrange(len(changed)) :]
    else:
        start = rng.randrange(len(changed))
        block = changed[start : start + rng.randint(1, 4000)]
        changed[start : start + (len(block) if kind == 3 else 0)] = bytes(len(block)) if kind == 3 else block
    return bytes(changed)


def _zip(data, rng):
    """Parts of the package left out, doubled, emptied, or changed for one another."""
    parts = _parts_of(data)
    at, other = rng.randrange(len(parts)), rng.randrange(len(parts))
    kind = rng.randrange(5)
    if kind == 0:
        del parts[at]
    elif kind == 1:
        parts.append((parts[at][0], parts[other][1]))
    elif kind == 2:
        parts[at], parts[other] = (parts[at][0], parts[other][1]), (parts[other][0], parts[at][1])
    elif kind == 3:
        parts[at] = (parts[at][0], b"")
    else:
        parts[at] = (parts[at][0].swapcase(), parts[at][1])
    return _zipped(parts)


def _parts(data, rng):
    """What one part says, mostly the one in which the tables stand."""
    parts = _parts_of(data)
    main = [
        n for n, (name, _) in enumerate(parts) if name.endswith(("document.xml", "sheet1.xml", "sharedStrings.xml"))
    ]
    xml = [n for n, (name, _) in enumerate(parts) if name.endswith((".xml", ".rels", ".vml"))]
    at = rng.choice(main if main and rng.random() < 0.7 else xml)
    text = mutated_markup(parts[at][1].decode("utf-8", "replace"), rng)
    parts[at] = (parts[at][0], text.encode("utf-8", "replace"))
    return _zipped(parts)


def _parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [(name, package.read(name)) for name in package.namelist()]


def _zipped(parts):
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")  # two parts of one name are meant
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)  # an info of its own has no clock
    return made.getvalue()


def _text(data, rng):
    """What a text table or a page says, and the encoding that it says it in."""
    text = data.decode("utf-8", "replace")
    text = (mutated_markup if "<table" in text.lower() else mutated_lines)(text, rng)
    encoding = rng.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-16-be"))
    encoded = text.encode(encoding, "replace")
    return encoded[: -rng.randint(1, 3)] + b"\xff\xfe\x80"[: rng.randrange(4)] if rng.random() < 0.2 else encoded
