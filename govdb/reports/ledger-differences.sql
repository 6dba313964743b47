-- title: Differences between two ledgers
-- question: Where do two collections disagree on instruments, their dates, and who did what when?
-- param here (collection, default govdb): key of one collection; govdb when not given
-- param there (collection, default agm): key of the other; agm when not given
-- param proposed (integer, default 0): 1 takes pairs that nobody has decided yet for the same document
-- note: Documents are the same where a person has said so (govdb import match); an undecided pair is shown as such.
-- note: Acts are compared by state, act, basis and day; "different capacity" means another act or another basis.
-- note: Dates are shown with all milestones of both; "same day under another name": what one ledger calls adoption is promulgation, signing or publication in the other.
-- note: National rules and the like stand under "only" as well: two ledgers need not cover the same.
WITH side AS (
  SELECT coalesce(nullif(current_setting('govdb.here', true), ''), 'govdb') AS here,
         coalesce(nullif(current_setting('govdb.there', true), ''), 'agm') AS there,
         current_setting('govdb.proposed', true) = '1' AS with_proposed
), pair AS (
  SELECT m.framework_id AS here_id, m.framework AS here, m.other_framework_id AS there_id, m.other_framework AS there
  FROM report.framework_match m
  JOIN side s ON m.collection = s.here AND m.other_collection = s.there
  WHERE m.status = 'same' OR m.status = 'proposed' AND s.with_proposed
), instrument AS (
  SELECT f.framework_id, f.framework, f.collection, f.title, f.source, f.locator,
         CASE WHEN f.collection = s.here THEN 'here' ELSE 'there' END AS at,
         (SELECT string_agg(m.other_framework || ' (' || m.score || ')', ', ' ORDER BY m.score DESC)
          FROM report.framework_match m
          WHERE m.framework_id = f.framework_id AND m.status = 'proposed'
            AND m.other_collection IN (s.here, s.there)) AS undecided
  FROM report.framework f
  JOIN side s ON f.collection IN (s.here, s.there)
), alone AS (
  SELECT CASE WHEN i.at = 'here' THEN i.framework END AS here, CASE WHEN i.at = 'there' THEN i.framework END AS there,
         NULL::text AS actor, 'instrument only ' || i.at AS difference, i.title AS value, i.undecided, i.at,
         i.source || ', ' || i.locator AS source
  FROM instrument i
  WHERE NOT EXISTS (SELECT FROM pair p WHERE i.framework_id IN (p.here_id, p.there_id))
), stone AS (
  SELECT p.here, p.there, 'here' AS at, m.milestone_code, m.occurred_on, m.milestone || ' ' || m.occurred AS text,
         m.source || ', ' || m.locator AS source
  FROM pair p JOIN report.framework_milestone m ON m.framework_id = p.here_id
  UNION ALL
  SELECT p.here, p.there, 'there', m.milestone_code, m.occurred_on, m.milestone || ' ' || m.occurred,
         m.source || ', ' || m.locator
  FROM pair p JOIN report.framework_milestone m ON m.framework_id = p.there_id
), other_stone AS (
  -- A date without a meaning agrees with any; others have to agree with the same milestone.
  SELECT a.here, a.there, a.at, a.text, a.source,
         EXISTS (SELECT FROM stone b WHERE b.here = a.here AND b.there = a.there AND b.at <> a.at
                 AND b.occurred_on = a.occurred_on) AS is_known_there
  FROM stone a
  WHERE NOT EXISTS (
    SELECT FROM stone b
    WHERE b.here = a.here AND b.there = a.there AND b.at <> a.at AND b.occurred_on = a.occurred_on
      AND (b.milestone_code = a.milestone_code OR 'dated' IN (a.milestone_code, b.milestone_code))
  ) AND EXISTS (
    SELECT FROM stone b
    WHERE b.here = a.here AND b.there = a.there AND b.at <> a.at
      AND (b.milestone_code = a.milestone_code OR a.milestone_code = 'dated')
  )
), date_row AS (
  -- Where a ledger calls by another name what the other has on that day too, they agree on the day.
  SELECT here, there, NULL::text AS actor,
         CASE WHEN bool_and(is_known_there) FILTER (WHERE at = 'there') THEN 'same day under another name'
              ELSE 'different date of the instrument' END AS difference,
         (SELECT string_agg(s.text, '; ' ORDER BY s.text) FROM stone s
          WHERE s.at = 'here' AND s.here = o.here AND s.there = o.there) AS value_here,
         (SELECT string_agg(s.text, '; ' ORDER BY s.text) FROM stone s
          WHERE s.at = 'there' AND s.here = o.here AND s.there = o.there) AS value_there,
         coalesce(min(source) FILTER (WHERE at = 'here'),
                  (SELECT min(s.source) FROM stone s WHERE s.at = 'here' AND s.here = o.here AND s.there = o.there)) AS source_here,
         coalesce(min(source) FILTER (WHERE at = 'there'),
                  (SELECT min(s.source) FROM stone s WHERE s.at = 'there' AND s.here = o.here AND s.there = o.there)) AS source_there
  FROM other_stone o
  GROUP BY here, there
), act AS (
  SELECT p.here, p.there, 'here' AS at, a.actor, a.act_code, a.basis_code, a.acted, concat_ws('; ', a.source || ', ' || a.locator, a.note) AS source
  FROM pair p JOIN report.act a ON a.framework_id = p.here_id
  UNION ALL
  SELECT p.here, p.there, 'there', a.actor, a.act_code, a.basis_code, a.acted,
         concat_ws('; ', a.source || ', ' || a.locator, a.note)
  FROM pair p JOIN report.act a ON a.framework_id = p.there_id
), other_act AS (
  SELECT a.* FROM act a
  WHERE NOT EXISTS (
    SELECT FROM act b
    WHERE b.here = a.here AND b.there = a.there AND b.actor = a.actor AND b.at <> a.at AND b.act_code = a.act_code
      AND b.basis_code = a.basis_code AND b.acted IS NOT DISTINCT FROM a.acted
  )
), act_row AS (
  SELECT here, there, actor,
         string_agg(concat_ws(' ', act_code, acted, basis_code), '; ' ORDER BY act_code, acted) FILTER (WHERE at = 'here') AS value_here,
         string_agg(concat_ws(' ', act_code, acted, basis_code), '; ' ORDER BY act_code, acted) FILTER (WHERE at = 'there') AS value_there,
         string_agg(concat_ws(' ', act_code, basis_code), '; ' ORDER BY act_code, basis_code) FILTER (WHERE at = 'here') AS kind_here,
         string_agg(concat_ws(' ', act_code, basis_code), '; ' ORDER BY act_code, basis_code) FILTER (WHERE at = 'there') AS kind_there,
         min(source) FILTER (WHERE at = 'here') AS source_here, min(source) FILTER (WHERE at = 'there') AS source_there
  FROM other_act
  GROUP BY here, there, actor
), found AS (
  SELECT 1 AS part, here, there, actor, difference, CASE WHEN at = 'here' THEN value ELSE 'perhaps ' || undecided END AS value_here,
         CASE WHEN at = 'there' THEN value ELSE 'perhaps ' || undecided END AS value_there,
         CASE WHEN at = 'here' THEN source END AS source_here, CASE WHEN at = 'there' THEN source END AS source_there
  FROM alone
  UNION ALL
  SELECT 2, here, there, actor, difference, value_here, value_there, source_here, source_there FROM date_row
  UNION ALL
  SELECT 3, here, there, actor,
         CASE WHEN value_there IS NULL THEN 'act only here' WHEN value_here IS NULL THEN 'act only there'
              WHEN kind_here = kind_there THEN 'different date' ELSE 'different capacity' END,
         value_here, value_there, source_here, source_there
  FROM act_row
)
SELECT difference, here, there, actor, value_here, value_there, source_here, source_there
FROM found
ORDER BY part, difference, here, there, actor
