"""What leads and the office may write in a round of packs, and what that means: for `tests.pack_rounds` to play."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from tests.domain.builders import on

SENT, OFFICE, BACK = on("1 Nov 2017"), on("7 Nov 2017"), on("14 Nov 2017")
CLOCK = datetime(2017, 11, 1, 9, tzinfo=UTC)
ONE, TWO, THREE = LEADS = ("Service Manager", "QA Manager", "Head of Service")
LED = {
    "1.1.1": (ONE,), "1.1.2": (ONE,), "1.1.3": (ONE, TWO), "1.1.4": LEADS, "1.1.5": (TWO,), "1.1.6": (THREE,),
}  # fmt: skip
REVIEWS = dict(zip(LED, ("Sep 2017", "Dec 2017", "Oct 2017", "Dec 2017", "Oct 2017", "Jan 2018"), strict=True))
HEADINGS = ("Ref", "Action", "Asked and promised", "Latest updates", "Now")
HEADINGS += ("Your update", "Status", "Rating", "Reason", "Next review", "Key")
AT = {heading: place for place, heading in enumerate(HEADINGS)}
HEADING_ROW = 7
# What is written, and what that is; what is not here is none of the field and has to be kept as words.
MEANT = {
    "Status": {
        "Reported complete": "reported complete", "In progress": "in progress", "not started": "not started",
        "Stopped": "stopped",
    },
    "Rating": {"Red": "red", "A": "amber", "green": "green"},
    "Next review": {
        "Jan 2018": "Jan 2018", "January 2018": "Jan 2018", "31/03/2018": "31/03/2018", "31 March 2018": "31/03/2018",
        "Ongoing": "Ongoing", "Aug 2017": "Aug 2017", **{text: text for text in REVIEWS.values()},
    },
}  # fmt: skip
_NONSENSE = {"Status": "nearly", "Rating": "purple", "Next review": "whenever"}
FIELDS = {"Status": "status", "Rating": "stated_rag", "Next review": "review"}
BOOLEAN = st.booleans()


def _one_of(heading):
    return st.sampled_from([*MEANT[heading], _NONSENSE[heading]])


_entry = st.fixed_dictionaries(
    {},
    optional={
        **{heading: _one_of(heading) for heading in MEANT},
        # True: a text of its own is written there.
        **dict.fromkeys(("Your update", "Reason", "Latest updates", "Action", "comment", "beside"), st.just(True)),
    },
)
_said = st.fixed_dictionaries(
    {
        "entries": st.dictionaries(st.sampled_from(sorted(LED)), _entry, max_size=5),
        "new": st.lists(st.sampled_from(["Action", "Your update"]), max_size=2),
        "order": st.sampled_from(
            ["as sent", "turned round", "a row twice", "last row gone", "columns moved", "pasted"]
        ),
        "keys": st.sampled_from(["kept", "kept", "exchanged", "nonsense", "gone"]),
        "head": BOOLEAN,
    }
)
_change = st.tuples(
    st.integers(0, 4),
    st.sampled_from(sorted(LED)),
    st.one_of(
        st.fixed_dictionaries(
            {"text": BOOLEAN},
            optional={
                heading: st.sampled_from(sorted(set(meant.values()) & set(meant))) if heading == "Next review"
                else st.sampled_from(sorted(set(meant.values())))
                for heading, meant in MEANT.items()
            },
        ),
        st.sampled_from(["removed", "moved", "renumbered", "reworded"]),
    ),
)  # fmt: skip
rounds = st.fixed_dictionaries(
    {
        "said": st.fixed_dictionaries(dict.fromkeys(LEADS, _said)),
        "office": st.lists(_change, max_size=5),
        "turns": st.lists(st.sampled_from(LEADS), max_size=3),
        "choice": st.sampled_from([None, None, "theirs", "ours", "both"]),
        "theme": BOOLEAN,
        "together": BOOLEAN,
    }
)
