"""Evidence of a sign-off: what is taken, what is refused, and whether a file still is the same."""

import os
from hashlib import sha256

import pytest

from tests.store.builders import blank
from tracker.domain.plan import SignOffEvidence
from tracker.errors import TrackerError
from tracker.services.evidence import evidence_of, file_now


@pytest.fixture
def folder(tmp_path):
    found = tmp_path / "plans"
    (found / "evidence").mkdir(parents=True)
    (found / "evidence" / "audit.pdf").write_bytes(b"seen")
    (tmp_path / "outside.pdf").write_bytes(b"not ours")
    return found


def test_an_https_address_is_kept_as_it_is(folder):
    address = "https://example.org/audits/2017?page=2#top"
    assert evidence_of(folder, f" {address} ") == SignOffEvidence(address)
    assert file_now(folder, SignOffEvidence(address)) is None


@pytest.mark.parametrize("written", ["evidence/audit.pdf", "evidence\\audit.pdf", "./evidence/../evidence/audit.pdf"])
def test_a_file_in_the_folder_is_kept_with_its_hash(folder, written):
    assert evidence_of(folder, written) == SignOffEvidence("evidence/audit.pdf", sha256(b"seen").hexdigest())


def test_a_whole_path_into_the_folder_is_kept_from_there(folder):
    assert evidence_of(folder, str(folder / "evidence" / "audit.pdf")).link == "evidence/audit.pdf"


@pytest.mark.parametrize(
    "text",
    [
        *("http://example.org", "ftp://example.org/a", "javascript:alert(1)", "file:///etc/passwd", "https://"),
        *("https://ann:secret@example.org/", "https://example.org/a b", "https://[", "mailto:a@example.org"),
        *("", "   ", "../outside.pdf", "evidence/../../outside.pdf", "/etc/passwd", "evidence", "missing.pdf", "a\0b"),
    ],
)
def test_anything_else_is_refused_in_one_sentence(folder, text):
    with pytest.raises(TrackerError) as error:
        evidence_of(folder, text)
    assert "\n" not in str(error.value).strip() and str(error.value).endswith(".")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_that_leads_out_of_the_folder_is_refused(folder):
    (folder / "link.pdf").symlink_to(folder.parent / "outside.pdf")
    with pytest.raises(TrackerError, match="outside"):
        evidence_of(folder, "link.pdf")


def test_a_plan_is_no_evidence(folder):
    (folder / "plan.db").write_bytes(blank())
    with pytest.raises(TrackerError, match="is a plan"):
        evidence_of(folder, "plan.db")


def test_a_file_is_the_same_changed_or_gone(folder):
    evidence = evidence_of(folder, "evidence/audit.pdf")
    assert file_now(folder, evidence) == "same"
    (folder / "evidence" / "audit.pdf").write_bytes(b"seen later")
    assert file_now(folder, evidence) == "changed"
    (folder / "evidence" / "audit.pdf").unlink()
    assert file_now(folder, evidence) == "gone"
    assert file_now(folder, SignOffEvidence("../outside.pdf", "0" * 64)) == "gone"
