"""The contradictions command, on the sample."""

DAY = ("--as-at", "2017-11-14")


def test_contradictions_are_listed_with_a_sentence_each(run, plan):
    code, out, _ = run("contradictions", plan, *DAY)
    assert code == 0 and "1.1.3 is Ongoing, but its commentary has no date" in out
    assert out.endswith("As at 14 Nov 2017: 3 contradictions.\n")


def test_json_names_ref_kind_lead_and_sentence(told, plan):
    answer = told("contradictions", plan, *DAY, "--lead", "wynn", "--format", "json")
    assert answer["as_at"] == "2017-11-14"
    (one,) = answer["contradictions"]
    assert (one["ref"], one["kind"], one["lead"]) == ("1.2.6", "ongoing and silent", "Clara Wynn, Service Manager")
    assert one["sentence"].startswith("1.2.6 is Ongoing, but ") and list(one) == ["ref", "kind", "lead", "sentence"]


def test_csv_has_a_row_each(run, plan):
    code, out, _ = run("contradictions", plan, *DAY, "--format", "csv")
    assert code == 0 and out.splitlines()[0] == "Theme,Ref,Kind,Lead,What cannot both be true"
    assert len(out.splitlines()) == 4
