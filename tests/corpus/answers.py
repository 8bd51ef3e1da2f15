"""The two sides of the comparison: what was read in the form of an answer, and an answer with its defaults."""

from __future__ import annotations

from typing import Any

from tracker.documents.dump.write import draft_json
from tracker.domain.draft import Draft

Json = dict[str, Any]
READING: Json = {
    "period": "", "kind": "none", "last": None, "value": None, "printed": "", "suppressed": False, "estimate": False,
    "role": "actual", "word": None,
}  # fmt: skip
ACTION: Json = {
    "ref": None, "text": "", "lead": "", "review": None, "kind": "none", "due": None, "original": None,
    "status": "not started", "rag": None, "commentary": None, "notes": [],
}  # fmt: skip
MEASURE: Json = {
    "name": "", "shows": None, "unit": None, "polarity": "unknown", "thresholds": {}, "cuts": [], "stated_rating": None,
    "moved": None, "comment": None, "action": None, "rolling": None, "scale": None, "ratings": [], "readings": [],
    "groups": [], "comparators": [],
}  # fmt: skip
THEME: Json = {"ref": None, "title": "", "ambition": [], "evidence": [], "actions": [], "measures": []}
GROUP: Json = {"name": "", "readings": []}
COMPARATOR: Json = {"name": "", "part": None, "position": None, "readings": []}
TOLD_ONLY = ("about", "troubles")


def with_defaults(answer: Json) -> Json:
    """An answer in full: of the plan itself what is not given may be left out of the comparison."""
    full = {key: value for key, value in answer.items() if key not in TOLD_ONLY}
    full["themes"] = [_theme(theme) for theme in answer["themes"]]
    full["problems"] = sorted(map(tuple, answer.get("problems", [])), key=str)
    return full


def _filled(defaults: Json, given: Json) -> Json:
    unknown = set(given) - set(defaults)
    assert not unknown, f"an answer has no {unknown}"
    return {**defaults, **given}


def _theme(theme: Json) -> Json:
    full = _filled(THEME, theme)
    full["actions"] = [_filled(ACTION, action) for action in full["actions"]]
    full["measures"] = [_measure(measure) for measure in full["measures"]]
    return full


def _measure(measure: Json) -> Json:
    full = _filled(MEASURE, measure)
    full["readings"] = [_in_its_role(reading) for reading in full["readings"]]
    full["groups"] = [_filled(GROUP, one) for one in full["groups"]]
    full["comparators"] = [_filled(COMPARATOR, one) for one in full["comparators"]]
    for one in (*full["groups"], *full["comparators"]):
        one["readings"] = [_in_its_role(reading) for reading in one["readings"]]
    return full


def _in_its_role(reading: Json) -> Json:
    """A reading in full; an estimate has that role."""
    return _filled(READING, {"role": "estimate", **reading} if reading.get("estimate") else reading)


def as_answered(draft: Draft) -> Json:
    """A draft in the form of an answer."""
    said = draft_json(draft)
    plan = said["plans"][0]
    return {
        "title": plan["title"],
        "organisation": plan["organisation"],
        "dated": draft.dated.as_printed if draft.dated else None,
        "scales": [[one["name"], one["words"], one["key"]] for one in plan["scales"]],
        "themes": [_theme_read(theme) for theme in plan["themes"]],
        "problems": sorted(((p["kind"], p["place"], p["as_printed"], p["read_as"]) for p in said["problems"]), key=str),
    }


def _theme_read(theme: Json) -> Json:
    return {
        "ref": theme["ref"],
        "title": theme["title"],
        "ambition": theme["ambition"],
        "evidence": [[one["heading"], one["text"]] for one in theme["evidence"]],
        "actions": [_action_read(action) for action in theme["actions"]],
        "measures": [_measure_read(measure) for measure in theme["measures"]],
    }


def _action_read(action: Json) -> Json:
    review, original = action["review"] or {}, action["original_review"] or {}
    texts = [update["text"] for update in action["updates"] if update["text"]]
    return {
        "ref": action["ref"],
        "text": action["text"],
        "lead": action["lead"]["as_printed"],
        "review": review.get("as_printed") or None,
        "kind": review.get("kind", "none"),
        "due": review.get("last"),
        "original": original.get("as_printed") if original.get("last") != review.get("last") else None,
        "status": action["status"],
        "rag": action["stated_rag"],
        "commentary": "\n".join(texts) or None,
        "notes": action["notes"],
    }


def _measure_read(measure: Json) -> Json:
    stated = measure["stated_direction"]
    kept = {key: measure[key] for key in MEASURE if key in measure and key not in ("readings", "groups", "comparators")}
    return {
        **kept,
        "thresholds": {band: text for band, text in measure["thresholds_as_printed"].items() if text},
        "cuts": [band["cut"]["value"] for band in measure["bands"] if band["cut"]],
        "moved": stated["moved"] if stated else None,
        "ratings": [[one["day"], one["stated_rating"]] for one in measure["remarks"] if one["day"]],
        "readings": [_reading_read(reading) for reading in measure["readings"]],
        "groups": [_series_read(GROUP, one) for one in measure["groups"]],
        "comparators": [_series_read(COMPARATOR, one) for one in measure["comparators"]],
    }


def _series_read(defaults: Json, series: Json) -> Json:
    return {**{key: series[key] for key in defaults}, "readings": [_reading_read(one) for one in series["readings"]]}


def _reading_read(reading: Json) -> Json:
    period = reading["period"]
    return {
        "period": period["as_printed"],
        "kind": period["kind"],
        "last": period["last"],
        "value": reading["value"],
        "printed": reading["as_printed"],
        "suppressed": reading["suppressed"],
        "estimate": reading["estimate"],
        "role": reading["role"],
        "word": reading["word"],
    }
