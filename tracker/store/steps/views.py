"""The views of a file, for programs that read it by plain SQL: as the program shows the plan today.

A later step that changes a table drops them first and makes them anew: SQLite looks into a view at ALTER TABLE.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_TODAY = "date('now', 'localtime')"
_LINE = "char(10)"  # stands between uuids, in none of them


def _clock(of: str) -> tuple[str, str]:
    """A clock to sort by, whatever zone it was noted in: whole seconds, and what of a second stands behind the point.

    SQLite itself would round to thousandths.
    """
    has_part = f"substr({of}, 20, 1) = '.'"
    zone = f"CASE WHEN {has_part} THEN substr({of}, 27) ELSE substr({of}, 20) END"
    seconds = f"CAST(strftime('%s', substr({of}, 1, 19) || {zone}) AS INTEGER)"
    return seconds, f"CASE WHEN {has_part} THEN substr({of}, 21, 6) ELSE '000000' END"


_SECONDS, _PART = _clock("recorded_at")
_READ_SECONDS, _READ_PART = _clock("r.recorded_at")

# As `domain.actions.state.withdrawn_by`: the latest that withdraw come first, and what they withdraw withdraws nothing.
_UPDATES = f"""CREATE VIEW updates_in_order AS
WITH RECURSIVE
aged AS (
  SELECT *, coalesce(day, '0001-01-01') AS from_day, {_SECONDS} AS seconds, {_PART} AS part FROM action_update
),
withdrawing AS (
  SELECT action_id, uuid, withdraws, count(*) OVER (PARTITION BY action_id) AS of_all,
    row_number() OVER (PARTITION BY action_id ORDER BY seconds DESC, part DESC, uuid DESC) AS nth
  FROM aged WHERE withdraws <> ''
),
walked (action_id, of_all, nth, withdrawn) AS (
  SELECT action_id, of_all, 0, {_LINE} FROM withdrawing WHERE nth = 1
  UNION ALL
  SELECT w.action_id, w.of_all, w.nth, k.withdrawn || CASE
    WHEN instr(k.withdrawn, {_LINE} || w.uuid || {_LINE}) THEN '' ELSE w.withdraws || {_LINE} END
  FROM walked AS k JOIN withdrawing AS w ON w.action_id = k.action_id AND w.nth = k.nth + 1
),
told AS (
  SELECT u.*, row_number() OVER (PARTITION BY u.action_id ORDER BY from_day, seconds, part, uuid) AS number,
    coalesce(instr(k.withdrawn, {_LINE} || u.uuid || {_LINE}) > 0, 0) AS is_withdrawn
  FROM aged AS u LEFT JOIN walked AS k ON k.action_id = u.action_id AND k.nth = k.of_all
)
SELECT a.ref, u.number, u.kind, u.day, u.text AS commentary, u.status, u.stated_rag AS stated_rating,
  u.review_as_printed AS review, u.review_kind, u.review_first, u.review_last, u.reason, u.author, u.recorded_by,
  u.recorded_at, u.is_withdrawn AS withdrawn,
  u.kind <> 'undo' AND NOT u.is_withdrawn AND (u.day IS NULL OR u.day <= {_TODAY}) AS counts_today,
  u.uuid, u.withdraws, u.action_id
FROM told AS u JOIN action AS a ON a.id = u.action_id JOIN theme AS t ON t.id = a.theme_id
ORDER BY t.place, t.id, a.place, a.id, u.number"""

_ACTIONS = f"""CREATE VIEW actions_now AS
WITH
said AS (SELECT * FROM updates_in_order WHERE counts_today),
latest AS (
  SELECT action_id,
    max(CASE WHEN status IS NOT NULL THEN number END) AS status_at,
    max(CASE WHEN review_kind IS NOT NULL THEN number END) AS review_at,
    max(CASE WHEN stated_rating IS NOT NULL THEN number END) AS stated_at,
    max(CASE WHEN commentary <> '' THEN number END) AS commentary_at
  FROM said GROUP BY action_id
),
now AS (
  SELECT l.action_id, coalesce(s.status, 'not started') AS status,
    coalesce(r.review, '') AS review, coalesce(r.review_kind, 'none') AS review_kind, r.review_first, r.review_last,
    nullif(g.stated_rating, 'none') AS stated_rating,
    c.commentary AS latest_commentary, c.day AS latest_day, c.author AS latest_author
  FROM latest AS l
  LEFT JOIN said AS s ON s.action_id = l.action_id AND s.number = l.status_at
  LEFT JOIN said AS r ON r.action_id = l.action_id AND r.number = l.review_at
  LEFT JOIN said AS g ON g.action_id = l.action_id AND g.number = l.stated_at
  LEFT JOIN said AS c ON c.action_id = l.action_id AND c.number = l.commentary_at
)
SELECT a.ref, a.text AS action, t.ref AS theme_ref, t.title AS theme,
  a.lead_as_printed AS lead, a.lead_name, a.lead_role, n.status,
  n.review, n.review_kind, n.review_first, n.review_last,
  CASE WHEN n.status IN ('not started', 'in progress') AND n.review_kind <> 'completed' AND n.review_last < {_TODAY}
    THEN CAST(julianday({_TODAY}) - julianday(n.review_last) AS INTEGER) ELSE 0 END AS days_late,
  n.stated_rating, n.latest_commentary, n.latest_day, n.latest_author, a.uuid, a.id AS action_id
FROM now AS n JOIN action AS a ON a.id = n.action_id JOIN theme AS t ON t.id = a.theme_id
WHERE a.removed_on IS NULL OR a.removed_on > {_TODAY}
ORDER BY t.place, t.id, a.place, a.id"""

# As `domain.joining` and `domain.measure.told_by`: readings of a measure that was joined into another are that one's,
# and stand behind its own where both were told at once.
_READINGS = f"""CREATE VIEW readings_as_numbers AS
WITH RECURSIVE
placed AS (
  SELECT m.*, t.ref AS theme_ref, t.title AS theme,
    row_number() OVER (ORDER BY t.place, t.id, m.place, m.id) AS nth
  FROM measure AS m JOIN theme AS t ON t.id = m.theme_id
),
named AS (SELECT ref, min(nth) AS nth FROM placed GROUP BY ref),
chain (start, nth, after, seen) AS (
  SELECT p.nth, p.nth, n.nth, ',' || p.nth || ',' FROM placed AS p
    LEFT JOIN named AS n ON n.ref = nullif(p.joined_into, '')
  UNION ALL
  SELECT c.start, p.nth, n.nth, c.seen || p.nth || ','
  FROM chain AS c JOIN placed AS p ON p.nth = c.after LEFT JOIN named AS n ON n.ref = nullif(p.joined_into, '')
  WHERE instr(c.seen, ',' || p.nth || ',') = 0
),
homes AS (
  SELECT p.id AS measure_id, p.nth, coalesce(c.nth, p.nth) AS home
  FROM placed AS p LEFT JOIN chain AS c ON c.start = p.nth AND c.after IS NULL
),
sizes AS (SELECT home, count(*) AS parts FROM homes GROUP BY home),
series (kind, label, measure_id, group_id, comparator_id, place, id) AS (
  SELECT 'ours', NULL, id, NULL, NULL, 0, id FROM measure
  UNION ALL SELECT 'group', name, measure_id, id, NULL, place, id FROM measure_group
  UNION ALL SELECT 'comparator', name || coalesce(', ' || part, ''), measure_id, NULL, id, place, id FROM comparator
),
together AS (
  SELECT s.*, h.home, CASE WHEN z.parts = 1 THEN s.id ELSE lower(coalesce(s.label, '')) END AS alike,
    rank() OVER (
      PARTITION BY h.home, s.kind, CASE WHEN z.parts = 1 THEN s.id ELSE lower(coalesce(s.label, '')) END
      ORDER BY h.nth <> h.home, h.nth, s.place, s.id
    ) AS turn
  FROM series AS s JOIN homes AS h ON h.measure_id = s.measure_id JOIN sizes AS z ON z.home = h.home
),
told AS (
  SELECT r.*, s.home, s.kind AS series, s.label, s.alike,
    r.place - CASE WHEN s.turn = 1 THEN 0 ELSE 1000000 END AS behind,
    CASE WHEN r.role = 'estimate' THEN 'actual' ELSE r.role END AS as_role,
    coalesce({_READ_SECONDS}, -1000000000000) AS seconds, coalesce({_READ_PART}, '') AS part,
    r.known IS NULL OR r.known <= {_TODAY} AS is_known
  FROM reading AS r JOIN together AS s ON (s.kind = 'ours' AND r.measure_id = s.measure_id)
    OR (s.kind = 'group' AND r.group_id = s.group_id) OR (s.kind = 'comparator' AND r.comparator_id = s.comparator_id)
),
weighed AS (
  SELECT *, row_number() OVER (
    PARTITION BY home, series, alike, is_known, as_role, period_kind, period_first, period_last,
      CASE WHEN period_kind = 'unread' THEN period_as_printed END,
      CASE WHEN period_kind = 'none' AND as_role = 'actual' THEN behind END
    ORDER BY role = 'actual' DESC, coalesce(known, '0001-01-01') DESC, seconds DESC, part DESC, behind DESC, uuid DESC
  ) AS word_before_last
  FROM told
)
SELECT p.theme_ref, p.theme, p.ref AS measure_ref, p.name AS measure, p.unit, r.series, r.label AS series_name, r.role,
  r.period_as_printed AS period, r.period_kind, r.period_first, r.period_last,
  CAST(r.value AS REAL) AS value, r.word, CAST(r.numerator AS REAL) AS numerator,
  CAST(r.denominator AS REAL) AS denominator, r.as_printed, r.suppressed, r.known, r.recorded_at,
  r.is_known AND r.word_before_last = 1
    AND (r.as_role <> 'actual' OR r.period_last IS NULL OR r.period_last <= {_TODAY}) AS counts_today,
  r.uuid
FROM weighed AS r JOIN placed AS p ON p.nth = r.home
WHERE p.removed_on IS NULL OR p.removed_on > {_TODAY}
ORDER BY p.nth, r.series <> 'ours', r.series DESC, r.alike, r.period_last, r.period_first, r.behind"""

VIEWS = {"updates_in_order": _UPDATES, "actions_now": _ACTIONS, "readings_as_numbers": _READINGS}  # name and SQL


def views_for_other_programs(db: Database) -> None:
    """How each action stands today, readings as numbers, updates in their order: for Power BI, Datasette, plain SQL."""
    for name, sql in VIEWS.items():
        db.execute(f"DROP VIEW IF EXISTS {name}")
        db.execute(sql)
