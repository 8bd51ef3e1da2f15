"""What was chosen for tables survives its file; a file that is none, or says what nothing means, is one sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.documents.dump.table_choices import choices_kept, entries_of, entries_over, read_mapping, write_mapping
from tracker.domain.draft import TableChoice
from tracker.errors import TrackerError

FORMAT = "improvement-plan-mapping/1"
REMARKS = {"headings": "ref | action | remarks", "fields": {"Remarks": "commentary"}}
KINDS = ["actions", "measures", "scorecard", "comparison", "series", "readings", "evidence", "ambition", "key", "notes"]
FIELDS = ["lead", "review", "commentary", "note", "band Good", "comparator England", "value", "evidence", None]

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
one_choice = st.builds(
    TableChoice,
    kind=st.none() | st.sampled_from(KINDS),
    head=st.none() | st.tuples(st.integers(-30, 30), st.integers(0, 3)),
    fields=st.dictionaries(texts, st.sampled_from(FIELDS), max_size=4),
    cut=st.lists(st.integers(1, 50), max_size=3, unique=True).map(tuple),
    joined=st.booleans(),
    left_out=st.booleans(),
    row_words=st.dictionaries(st.integers(-30, 50), texts, max_size=2),
)
any_choices = st.dictionaries(texts | st.builds("{} #{}".format, texts, st.integers(1, 9)), one_choice, max_size=5)


@pytest.fixture
def mapping(tmp_path):
    def made(said, name="taught.json"):
        path = tmp_path / name
        path.write_bytes(said if isinstance(said, bytes) else json.dumps(said).encode())
        return path

    return made


def refusal(path):
    with pytest.raises(TrackerError) as refused:
        read_mapping(path)
    said = str(refused.value)
    assert path.name in said and said.endswith(".") and "\n" not in said
    return said


@given(any_choices)
def test_whatever_was_chosen_survives_the_file(tmp_path_factory, choices):
    path = tmp_path_factory.mktemp("mapping") / "taught.json"
    write_mapping(path, choices)
    assert read_mapping(path) == choices
    assert choices_kept(entries_of(choices)) == choices == choices_kept(json.loads(json.dumps(entries_of(choices))))


def test_the_file_can_be_read_by_a_person_and_compared_with_another(tmp_path):
    one = {"ref | été": TableChoice("actions", fields={"Who": "lead", "As": None}), "a | b #2": TableChoice(cut=(3,))}
    for name, choices in (("1.json", one), ("2.json", dict(reversed(one.items())))):
        write_mapping(tmp_path / name, choices)
    said = (tmp_path / "1.json").read_text(encoding="utf-8")
    assert said == (tmp_path / "2.json").read_text(encoding="utf-8") and said.endswith("\n")
    assert json.loads(said) == {
        "format": FORMAT,
        "tables": [
            {"headings": "a | b #2", "cut": [3]},
            {"headings": "ref | été", "kind": "actions", "fields": {"As": None, "Who": "lead"}},
        ],
    }
    assert "été" in said and said.count("\n") > 10


def test_a_file_of_another_editor_is_read_too(mapping):
    said = {"format": FORMAT, "tables": [{**REMARKS, "kind": None, "joined": False, "cut": []}]}
    for coded in ("utf-8-sig", "utf-16"):
        assert read_mapping(mapping(json.dumps(said).encode(coded))) == {
            "ref | action | remarks": TableChoice(fields={"Remarks": "commentary"})
        }


def test_nothing_is_written_over_what_is_there(tmp_path):
    path = tmp_path / "taught.json"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(TrackerError, match="is there already"):
        write_mapping(path, {})
    assert path.read_text(encoding="utf-8") == "mine"
    write_mapping(path, {}, overwrite=True)
    assert read_mapping(path) == {}
    with pytest.raises(TrackerError, match=r"whose name ends in \.json"):
        write_mapping(tmp_path / "taught.db", {})


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (b"", "it is not JSON"),
        (b"{'format': 1}", "it is not JSON"),
        (b"[" * 100_000, "it is not JSON"),
        (b"\xff\xfe\x00", "it is not JSON"),
        (b"[]", "the whole file should be an object"),
        ({"tables": []}, '"format" should be "improvement-plan-mapping/1", and it says another'),
        ({"format": "improvement-plan/2", "plans": []}, "it says another"),
        ({"format": "improvement-plan-mapping/2", "tables": []}, "a newer version of this program wrote it"),
        ({"format": FORMAT}, "tables is missing"),
        ({"format": FORMAT, "tables": {}}, "tables should be a list"),
        ({"format": FORMAT, "tables": [], "plan": 1}, 'it has "plan"'),
        (b'{"format": "improvement-plan-mapping/1", "format": "x", "tables": []}', 'it gives "format" twice'),
        (b" " * ((1 << 20) + 1), "it is larger than a mapping can be"),
        ({"format": FORMAT, "tables": [{"headings": str(n)} for n in range(5001)]}, "it has more than 5,000 entries"),
        ({"format": FORMAT, "tables": [REMARKS, dict(REMARKS)]}, "entry 2 is about the same headings as entry 1"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_no_mapping_is_said(mapping, said, why):
    assert why in refusal(mapping(said))


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ("ref", "entry 2 should be an object"),
        ({"kind": "actions"}, "entry 2.headings is missing"),
        ({"headings": 1}, "entry 2.headings should be a text"),
        ({"headings": "a", "kind": "tasks"}, "entry 2.kind should be one of: actions, measures"),
        ({"headings": "a", "kind": ["actions"]}, "entry 2.kind should be one of"),
        ({"headings": "a", "field": {}}, 'entry 2 has "field"'),
        ({"headings": "a", "fields": ["lead"]}, "entry 2.fields should be an object"),
        ({"headings": "a", "fields": {"Who": "owner"}}, 'entry 2 reads "Who" as "owner", which is no field'),
        ({"headings": "a", "fields": {"Who": "band "}}, 'entry 2 reads "Who" as "band ", which is no field'),
        ({"headings": "a", "fields": {"Who": 1}}, "entry 2.fields.Who should be a text"),
        ({"headings": "a", "head": 1}, "entry 2.head should be a list"),
        ({"headings": "a", "head": [1]}, "entry 2.head should be two numbers"),
        ({"headings": "a", "head": [1, True]}, "entry 2.head should hold whole numbers only"),
        ({"headings": "a", "head": [0, 11]}, "entry 2.head should be by how many rows it moves"),
        ({"headings": "a", "head": [10**9, 1]}, "entry 2.head should be by how many rows it moves"),
        ({"headings": "a", "cut": [0]}, "entry 2.cut should be rows"),
        ({"headings": "a", "cut": [1.5]}, "entry 2.cut should hold whole numbers only"),
        ({"headings": "a", "cut": list(range(1, 1002))}, "entry 2.cut should be rows"),
        ({"headings": "a", "row_words": {"x": "a"}}, "entry 2.row_words should go by the rows of head and cut"),
        ({"headings": "a", "row_words": {"3": 1}}, "entry 2.row_words.3 should be a text"),
        ({"headings": "a", "joined": 1}, "entry 2.joined should be true or false"),
        ({"headings": "a", "left_out": "yes"}, "entry 2.left_out should be true or false"),
        ({"headings": "a\ud800"}, "entry 2 holds half a character"),
        ({"headings": "a", "fields": {"\udc00": None}}, "entry 2 holds half a character"),
    ],
    ids=str,
)
def test_the_entry_that_cannot_be_used_is_named_and_nothing_is_taken_from_the_others(mapping, entry, why):
    assert why in refusal(mapping({"format": FORMAT, "tables": [REMARKS, entry]}))
    assert len(choices_kept([REMARKS, entry])) == 1  # kept by somebody else: the others count


def test_a_file_that_cannot_be_opened_is_said(tmp_path):
    assert "could not be opened" in refusal(tmp_path / "none.json")
    assert "could not be opened" in refusal(tmp_path)


@pytest.mark.parametrize("kept", [None, 3, "x", {}, [None, 3, [], {}]])
def test_what_nobody_can_have_kept_says_nothing(kept):
    assert choices_kept(kept) == {} and entries_over(kept, kept) == []


def test_a_new_entry_takes_the_place_of_the_one_for_the_same_headings():
    other, newer = {"headings": "a", "from": "a newer version"}, {"headings": "ref | action | remarks"}
    assert entries_over([REMARKS, other], [newer]) == [newer, other]
    assert entries_over(None, (REMARKS,)) == [REMARKS]
