-- From the raw lines of a HUGGO file (temporary table raw_treaty) to the staged rows of a collection.
-- Settings: govdb.import_collection, govdb.import_source, govdb.import_file,
-- govdb.import_name (the file as problems name it).

-- Codes that are no key of an actor here: names of organisations as the file has them, and codes of states that are gone.
CREATE TEMP TABLE treaty_name (code text PRIMARY KEY, actor text, name text, kind text) ON COMMIT DROP;
INSERT INTO treaty_name VALUES
  ('EUE', 'european-union', NULL, NULL), ('EUU', 'european-union', NULL, NULL), ('ROM', 'ROU', NULL, NULL),
  ('YUG', 'yugoslavia', 'Yugoslavia', 'former_state'), ('CSK', 'czechoslovakia', 'Czechoslovakia', 'former_state'),
  ('SCG', 'serbia-and-montenegro', 'Serbia and Montenegro', 'former_state'),
  ('DDR', 'german-democratic-republic', 'German Democratic Republic', 'former_state'),
  ('YMD', 'democratic-yemen', 'Democratic Yemen', 'former_state'),
  ('ANT', 'netherlands-antilles', 'Netherlands Antilles', 'former_state'),
  ('EURATOM European Atomic Energy Community', 'euratom', 'European Atomic Energy Community', 'intergovernmental'),
  ('IO-European Atomic Energy Community', 'euratom', 'European Atomic Energy Community', 'intergovernmental'),
  ('IO-EAEC', 'euratom', 'European Atomic Energy Community', 'intergovernmental'),
  ('IAEA International Atomic Energy Agency', 'iaea', 'International Atomic Energy Agency', 'intergovernmental'),
  ('IO-IAEA', 'iaea', 'International Atomic Energy Agency', 'intergovernmental'),
  ('FAO Food and Agriculture Organization of the UN', 'fao', 'Food and Agriculture Organization', 'intergovernmental'),
  ('IO-Un Food and Agriculture Organization', 'fao', 'Food and Agriculture Organization', 'intergovernmental'),
  ('WHO World Health Organization', 'who', 'World Health Organization', 'intergovernmental'),
  ('IO-World Health Organization', 'who', 'World Health Organization', 'intergovernmental'),
  ('WMO World Metereological Organization', 'wmo', 'World Meteorological Organization', 'intergovernmental'),
  ('IO-World Meteorological Organization', 'wmo', 'World Meteorological Organization', 'intergovernmental'),
  ('IO-IBRD', 'ibrd', 'International Bank for Reconstruction and Development', 'intergovernmental'),
  ('IO-EBRD', 'ebrd', 'European Bank for Reconstruction and Development', 'intergovernmental'),
  ('IO-NEFCO', 'nefco', 'Nordic Environment Finance Corporation', 'intergovernmental');

-- Each code of a state once, with the actor that it stands for; codes of one actor share its number.
CREATE TEMP TABLE treaty_actor ON COMMIT DROP AS
SELECT dense_rank() OVER (ORDER BY coalesce(x.actor, x.code))::integer AS id, x.*
FROM (
  SELECT s.code, n.name, n.kind,
         CASE WHEN n.kind IS NOT NULL THEN current_setting('govdb.import_collection') || '-' || n.actor
              ELSE coalesce(n.actor, a.key) END AS actor
  FROM (SELECT DISTINCT state AS code FROM raw_treaty WHERE state IS NOT NULL) s
  LEFT JOIN treaty_name n USING (code)
  LEFT JOIN govdb.actor a ON a.key = s.code
) x;

-- Each treaty once, under the title that most of its lines have; the order of the lines decides nothing.
CREATE TEMP TABLE treaty ON COMMIT DROP AS
SELECT row_number() OVER (ORDER BY r.line)::integer AS id, r.line, r.treaty AS code, r.title, r.signed, r.in_force,
       r.geng, r.iea, r.ecolex,
       current_setting('govdb.import_collection') || '-'
         || trim(BOTH '-' FROM lower(regexp_replace(r.treaty, '[^A-Za-z0-9]+', '-', 'g'))) AS key
FROM (
  SELECT DISTINCT ON (l.treaty) l.*
  FROM raw_treaty l
  JOIN (
    SELECT DISTINCT ON (treaty) treaty, lower(title) AS title FROM raw_treaty WHERE title IS NOT NULL
    GROUP BY treaty, lower(title) ORDER BY treaty, count(*) DESC, lower(title)
  ) most ON most.treaty = l.treaty AND most.title = lower(l.title)
  ORDER BY l.treaty, l.title, l.signed, l.in_force, l.geng, l.iea, l.ecolex, l.line
) r;
CREATE TEMP TABLE treaty_clash ON COMMIT DROP AS
SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY key ORDER BY code) AS nth FROM treaty) t WHERE nth > 1;

-- The lines with numbers in place of names; those that cannot be used are told of and left out.
CREATE TEMP TABLE treaty_line ON COMMIT DROP AS
SELECT r.line, t.id AS treaty, t.line AS first_line, a.id AS actor,
       CASE WHEN r.treaty IS NULL OR r.title IS NULL THEN 'the treaty or its title is missing'
            WHEN c.id IS NOT NULL THEN format('the key of treaty ''%s'' is that of another treaty', r.treaty)
            WHEN lower(r.title) <> lower(t.title)
            THEN format('treaty ''%s'' has another title in line %s: is it another treaty?', r.treaty, t.line)
            WHEN r.state IS NULL THEN 'the state is missing'
            WHEN a.actor IS NULL THEN format('unknown state or organisation ''%s''', r.state) END AS problem
FROM raw_treaty r
LEFT JOIN treaty t ON t.code = r.treaty
LEFT JOIN treaty_clash c ON c.id = t.id
LEFT JOIN treaty_actor a ON a.code = r.state;

-- When a treaty ended, on whichever of its lines that stands: an end of membership on that day is no withdrawal.
CREATE TEMP TABLE treaty_over ON COMMIT DROP AS
SELECT DISTINCT l.treaty, o.written
FROM raw_treaty r JOIN treaty_line l USING (line) CROSS JOIN LATERAL (VALUES (r.treaty_end), (r.term_end)) o (written)
WHERE o.written IS NOT NULL;
CREATE INDEX ON treaty_over (treaty, written);
ANALYZE treaty_over;

-- What the cells say, one row each.
CREATE TEMP TABLE treaty_cell ON COMMIT DROP AS
SELECT l.line, l.treaty, l.actor, x.act, x.place, x.written, r.term_end
FROM raw_treaty r
JOIN treaty_line l USING (line)
CROSS JOIN LATERAL (VALUES
  ('signature', 'signature', r.signature), ('ratification', 'ratification', r.ratification),
  ('accession', 'accession', r.accession), ('acceptance', 'acceptance', r.acceptance), ('consent', 'consent', r.consent),
  ('provisional_application', 'provisional application', r.provisional), ('reservation', 'reservation', r.reservation),
  ('succession', 'succession', nullif(r.succession, '0')),
  ('withdrawal', 'end', CASE WHEN NOT EXISTS (SELECT FROM treaty_over o WHERE o.treaty = l.treaty AND o.written = r.ended)
                             THEN r.ended END)
) x (act, place, written)
WHERE l.problem IS NULL AND x.written <> 'NA' AND NOT (x.act = 'withdrawal' AND x.written IN ('9999-12-31', '31.12.9999'));

-- Each way of writing a date once: the day, or why it is none.
CREATE TEMP TABLE treaty_day ON COMMIT DROP AS
WITH part AS MATERIALIZED (
  SELECT written, CASE WHEN written ~ '^\d{4}-\d\d-\d\d$' THEN string_to_array(written, '-')
                       WHEN written ~ '^\d\d\.\d\d\.\d{4}$'
                       THEN ARRAY[right(written, 4), substr(written, 4, 2), left(written, 2)] END::integer[] AS ymd
  FROM (SELECT written FROM treaty_cell
        UNION SELECT signed FROM treaty UNION SELECT in_force FROM treaty) w
  WHERE written IS NOT NULL
), checked AS MATERIALIZED (
  SELECT written, CASE WHEN ymd[1] > 0 AND ymd[2] BETWEEN 1 AND 12 AND ymd[3] BETWEEN 1 AND extract(
    day FROM make_date(ymd[1], greatest(1, least(12, ymd[2])), 1) + interval '1 month - 1 day')
    THEN make_date(ymd[1], ymd[2], ymd[3]) END AS day
  FROM part
)
SELECT written, CASE WHEN day <= current_date THEN day END AS day,
       CASE WHEN written = '1' THEN NULL WHEN day IS NULL THEN 'is not a day of the calendar'
            WHEN day > current_date THEN 'lies in the future' END AS problem
FROM checked;

ANALYZE treaty, treaty_cell, treaty_day;

-- Acts from before the treaty itself was signed: one of the two dates is wrong, and nobody can tell which.
CREATE TEMP TABLE treaty_early ON COMMIT DROP AS
SELECT c.line, c.act, c.place, d.day, s.day AS signed
FROM treaty_cell c
JOIN treaty_day d USING (written)
JOIN treaty t ON t.id = c.treaty
JOIN treaty_day s ON s.written = t.signed
WHERE d.day < s.day;

ANALYZE treaty_early;

-- The acts: what a line calls by a more exact name is not a ratification besides.
CREATE TEMP TABLE treaty_act ON COMMIT DROP AS
WITH dated AS (
  SELECT c.line, c.treaty, c.actor, c.act, c.place, d.day
  FROM treaty_cell c
  JOIN treaty_day d USING (written)
  WHERE d.problem IS NULL AND NOT EXISTS (SELECT FROM treaty_early e WHERE e.line = c.line AND e.act = c.act)
), chosen AS (
  SELECT * FROM dated a
  WHERE a.act <> 'ratification' OR NOT EXISTS (
    SELECT FROM dated b WHERE b.line = a.line AND b.day = a.day AND b.act IN ('accession', 'acceptance', 'consent'))
)
SELECT c.*, min(c.line) OVER (PARTITION BY treaty, actor, act, day) AS first_line
FROM chosen c;
-- States that leave together rarely leave: as a rule it is the treaty that ended, or changed.
CREATE TEMP TABLE treaty_exodus ON COMMIT DROP AS
SELECT treaty, day, count(DISTINCT actor) AS states FROM treaty_act WHERE act = 'withdrawal'
GROUP BY treaty, day HAVING count(DISTINCT actor) > 1;
CREATE TEMP TABLE treaty_begin ON COMMIT DROP AS
SELECT treaty, actor, min(coalesce(day, '-infinity')) AS day
FROM treaty_act JOIN govdb.act k ON k.code = act AND k.is_commitment GROUP BY treaty, actor;
ANALYZE treaty_act, treaty_exodus, treaty_begin;

-- From here on, the form in which all collections are staged.
INSERT INTO stage_actor (file, line, key_path, key, actor_kind_code, name, source_id, locator, verification_code)
SELECT DISTINCT ON (actor) 'treaties', 0, actor, actor, kind, name, current_setting('govdb.import_source'),
       format('stateID %s', code), 'secondary_dataset'
FROM treaty_actor WHERE kind IS NOT NULL ORDER BY actor, code;

INSERT INTO stage_framework (file, line, key_path, key, title, short_name, framework_kind_code, legal_status_code,
                             party_list_code, summary, issuer_note, text_note, source_id, locator, verification_code)
SELECT current_setting('govdb.import_file'), t.line, t.key, t.key, t.title,
       CASE WHEN char_length(t.title) > 80 THEN left(t.title, 79) || '…' ELSE t.title END, 'treaty', 'binding', 'partial',
       'Environmental treaty of the HUGGO data set.', 'The parties made it together.', 'The data set has no texts.',
       current_setting('govdb.import_source'), format('manyID %s', t.code), 'secondary_dataset'
FROM treaty t WHERE t.id NOT IN (SELECT id FROM treaty_clash);

INSERT INTO stage_framework_milestone (file, line, key_path, framework_id, milestone_code, occurred_on,
                                       occurred_precision, source_id, locator, verification_code)
SELECT current_setting('govdb.import_file'), t.line, concat_ws('/', t.key, m.code, d.day), t.key, m.code, d.day, 'day',
       current_setting('govdb.import_source'), format('manyID %s, %s', t.code, m.place), 'secondary_dataset'
FROM treaty t
CROSS JOIN LATERAL (VALUES ('signed', 'Signature', t.signed), ('entered_into_force', 'Force', t.in_force))
  m (code, place, written)
JOIN treaty_day d ON d.written = m.written AND d.day IS NOT NULL
WHERE t.id NOT IN (SELECT id FROM treaty_clash);

INSERT INTO stage_framework_attribute (file, line, key_path, framework_id, attribute_code, value)
SELECT DISTINCT current_setting('govdb.import_file'), t.line, concat_ws('/', t.key, 'external_id', x.value), t.key, 'external_id',
       x.value
FROM treaty t CROSS JOIN LATERAL (VALUES (t.geng), (t.iea), (t.ecolex)) x (value)
WHERE x.value IS NOT NULL AND x.value <> 'NA' AND t.id NOT IN (SELECT id FROM treaty_clash);

INSERT INTO stage_signatory (file, line, key_path, framework_id, actor_id, act_code, basis_code, acted_on,
                             acted_precision, source_id, locator, verification_code)
SELECT current_setting('govdb.import_file'), a.line, concat(t.key, '/', s.actor, '/', a.act, '/', a.day), t.key, s.actor,
       a.act, 'individual', a.day, CASE WHEN a.day IS NOT NULL THEN 'day' END, current_setting('govdb.import_source'),
       format('manyID %s, stateID %s, %s', t.code, s.code, a.place), 'secondary_dataset'
FROM treaty_act a
JOIN treaty t ON t.id = a.treaty
JOIN raw_treaty r ON r.line = a.line
JOIN treaty_actor s ON s.code = r.state
LEFT JOIN treaty_begin b ON b.treaty = a.treaty AND b.actor = a.actor
LEFT JOIN treaty_exodus x ON x.treaty = a.treaty AND x.day = a.day AND a.act = 'withdrawal'
WHERE a.line = a.first_line AND (a.act <> 'withdrawal' OR b.day <= a.day AND x.day IS NULL);

-- What was set aside, by line.
INSERT INTO stage_import_problem (file, line, key_path, file_name, line_number, problem, raw)
SELECT p.file, p.line, concat_ws('/', p.name, p.line, p.problem), p.name, p.line, p.problem, p.raw
FROM (
  SELECT current_setting('govdb.import_file') AS file, x.line::integer AS line, x.problem, x.raw,
         current_setting('govdb.import_name') AS name
  FROM (
    SELECT l.line, l.problem || ': the line was set aside' AS problem, concat_ws(', ', r.treaty, r.state) AS raw
    FROM treaty_line l JOIN raw_treaty r USING (line) WHERE l.problem IS NOT NULL
    UNION ALL
    SELECT c.line, format('%s ''%s'' %s: the act was set aside', c.place, c.written, d.problem), c.written
    FROM treaty_cell c JOIN treaty_day d USING (written) WHERE d.problem IS NOT NULL
    UNION ALL
    SELECT t.line, format('the treaty''s date ''%s'' %s: the milestone was set aside', d.written, d.problem), d.written
    FROM treaty t JOIN treaty_day d ON d.written IN (t.signed, t.in_force) AND d.problem IS NOT NULL
    UNION ALL
    SELECT a.line, string_agg(format('%s %s stands already in line %s', a.place, coalesce(a.day::text, 'without a day'),
                                     a.first_line), '; ' ORDER BY a.place) || ': it counts once', NULL
    FROM treaty_act a WHERE a.line > a.first_line GROUP BY a.line
    UNION ALL
    SELECT a.line, format('the end %s has no earlier act that it could end: it was set aside', coalesce('on ' || a.day, 'without a day')), a.day::text
    FROM treaty_act a LEFT JOIN treaty_begin b USING (treaty, actor)
    WHERE a.act = 'withdrawal' AND a.line = a.first_line AND (b.day <= a.day) IS NOT TRUE
    UNION ALL
    SELECT a.line, format('the end on %s is that of %s members of the treaty, which may have ended itself: it was set aside',
                          a.day, x.states), a.day::text
    FROM treaty_act a JOIN treaty_exodus x USING (treaty, day) JOIN treaty_begin b USING (treaty, actor)
    WHERE a.act = 'withdrawal' AND a.line = a.first_line AND b.day <= a.day
    UNION ALL
    SELECT e.line, string_agg(format('%s %s', e.place, e.day), '; ' ORDER BY e.place)
                   || format(': before the treaty was signed on %s, so it was set aside', e.signed), NULL
    FROM treaty_early e GROUP BY e.line, e.signed
  ) x
) p;
