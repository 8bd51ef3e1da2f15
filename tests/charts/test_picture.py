"""Saved pictures: whole or absent, the same each time, and readable."""

import os
import subprocess
import sys
from unicodedata import category
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.charts.pictures import boxes, drawn, measure, misplaced, quarter, quarterly, reading, year
from tests.levels import DEAR
from tracker.charts.picture import PNG_DPI, save_picture
from tracker.errors import TrackerError

SVG = "{http://www.w3.org/2000/svg}"
STARTS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


@pytest.mark.parametrize("suffix", STARTS)
def test_a_picture_is_saved_by_its_suffix_and_leaves_nothing_beside_it(tmp_path, suffix):
    save_picture(drawn(quarterly(71, 72)), tmp_path / f"chart{suffix}")
    assert (tmp_path / f"chart{suffix}").read_bytes().startswith(STARTS[suffix])
    assert [path.name for path in tmp_path.iterdir()] == [f"chart{suffix}"]


@pytest.mark.parametrize("inches", [(10, 5.6), (6.6, 2.05)])
def test_words_keep_their_room_in_the_picture_that_is_saved(inches):
    of = measure(reading(year(2016), "76.4"), *(reading(quarter(at), 70 + at) for at in (1, 2, 3)))
    figure = drawn(of, size=inches)
    figure.set_dpi(PNG_DPI)  # as saving does
    label = next(box for words, box in boxes(figure) if words == "2016/17: 76.4%")
    assert label.x1 <= figure.axes[0].get_window_extent().x1 and misplaced(figure) == ([], [])


def test_a_suffix_may_be_in_capitals(tmp_path):
    save_picture(drawn(quarterly(71)), tmp_path / "chart.PNG")
    assert (tmp_path / "chart.PNG").exists()


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
def test_the_same_chart_gives_the_same_bytes(tmp_path, suffix):
    for name in ("one", "two"):
        save_picture(drawn(quarterly(71, None, 72)), tmp_path / f"{name}{suffix}")
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


def test_a_png_has_200_dots_an_inch(tmp_path):
    save_picture(drawn(quarterly(71), size=(6, 4)), tmp_path / "chart.png")
    with Image.open(tmp_path / "chart.png") as image:
        assert image.size == (1200, 800)


def svg_texts(path) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.parse(path).iter(f"{SVG}text")]


def test_an_svg_holds_the_name_as_text(tmp_path):
    save_picture(drawn(quarterly(71, name="Plans <agreed> & 漢字 $5")), tmp_path / "chart.svg")
    assert "Plans <agreed> & 漢字 $5" in svg_texts(tmp_path / "chart.svg")


@settings(max_examples=DEAR)
@given(name=st.text(max_size=60))
def test_an_svg_of_any_name_is_well_formed(tmp_path_factory, name):
    path = tmp_path_factory.mktemp("any") / "chart.svg"
    save_picture(drawn(quarterly(71, name=name)), path)
    letters = "".join(c if category(c).startswith("L") else " " for c in name).split()
    assert not letters or letters[0][:9] in " ".join(svg_texts(path))


def test_an_svg_tells_what_it_is_and_what_it_shows(tmp_path):
    save_picture(
        drawn(quarterly(71, 72, name="Plans <agreed> & 漢字"), subtitle="72%: <good> & so on"), tmp_path / "c.svg"
    )
    first, second, *_ = ElementTree.parse(tmp_path / "c.svg").getroot()
    assert (first.tag, first.text) == (f"{SVG}title", "Plans <agreed> & 漢字")
    assert second.tag == f"{SVG}desc" and second.text.startswith("72%: <good> & so on. A run chart needs 12")
    assert "Readings: Q1 2016/17 71%; Q2 2016/17 72%." in second.text


def test_an_svg_without_a_name_has_its_description_all_the_same(tmp_path):
    save_picture(drawn(quarterly(71, name=" ")), tmp_path / "c.svg")
    assert ElementTree.parse(tmp_path / "c.svg").getroot()[0].tag == f"{SVG}desc"


def test_a_png_tells_it_too(tmp_path):
    save_picture(drawn(quarterly(71, name="漢字")), tmp_path / "c.png")
    with Image.open(tmp_path / "c.png") as image:
        assert image.text["Title"] == "漢字" and "Readings: Q1 2016/17 71%" in image.text["Description"]


def test_a_pdf_has_its_title_and_what_it_shows(tmp_path):
    save_picture(drawn(quarterly(71, name="Visits in time")), tmp_path / "c.pdf")
    held = (tmp_path / "c.pdf").read_bytes()
    assert b"/Title (Visits in time)" in held and b"/Subject" in held


def test_a_pdf_takes_any_character(tmp_path):
    save_picture(drawn(quarterly(71, name="漢字 😀 \x00 \ud800 ﷽")), tmp_path / "chart.pdf")
    assert (tmp_path / "chart.pdf").stat().st_size > 1000


@pytest.mark.parametrize("name", ["chart.gif", "chart", "chart.svgz"])
def test_another_suffix_is_refused_by_name(tmp_path, name):
    with pytest.raises(TrackerError, match=rf'"{name}".* ends in \.png, \.svg or \.pdf'):
        save_picture(drawn(quarterly(71)), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(TrackerError, match=r"There is no folder .*absent"):
        save_picture(drawn(quarterly(71)), tmp_path / "absent" / "chart.png")


def test_a_folder_of_that_name_is_told(tmp_path):
    (tmp_path / "chart.png").mkdir()
    with pytest.raises(TrackerError, match="is a folder"):
        save_picture(drawn(quarterly(71)), tmp_path / "chart.png")
    assert [path.name for path in tmp_path.iterdir()] == ["chart.png"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(TrackerError, match="may not write in its folder"):
            save_picture(drawn(quarterly(71)), tmp_path / "chart.png")
    finally:
        tmp_path.chmod(0o700)


def test_a_picture_that_cannot_be_finished_leaves_the_old_one_whole(tmp_path):
    class Broken(type(drawn(quarterly(71)))):
        def savefig(self, stream, **_):
            stream.write(b"half a picture")
            raise OSError(28, "No space left on device")

    path = tmp_path / "chart.png"
    path.write_bytes(b"the old one")
    with pytest.raises(TrackerError, match="the disk is full"):
        save_picture(Broken(), path, overwrite=True)
    assert path.read_bytes() == b"the old one"
    assert [one.name for one in tmp_path.iterdir()] == ["chart.png"]


def test_a_picture_that_is_there_is_replaced_only_with_overwrite(tmp_path):
    path = tmp_path / "chart.svg"
    path.write_bytes(b"the old one")
    with pytest.raises(TrackerError, match="is there already"):
        save_picture(drawn(quarterly(71)), path)
    assert path.read_bytes() == b"the old one"
    save_picture(drawn(quarterly(71)), path, overwrite=True)
    assert path.read_bytes().startswith(b"<?xml")


def test_drawing_and_saving_needs_neither_pyplot_nor_qt(tmp_path):
    code = f"""
import sys
from pathlib import Path
from tests.charts.pictures import drawn, quarterly
from tracker.charts import progress_chart
from tracker.charts.picture import save_picture
save_picture(drawn(quarterly(71, 72)), Path({str(tmp_path / "chart.svg")!r}))
save_picture(drawn(quarterly(71, 72)), Path({str(tmp_path / "chart.pdf")!r}))
print([name for name in ("matplotlib.pyplot", "PySide6") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
