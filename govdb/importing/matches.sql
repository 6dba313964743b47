-- Pairs of frameworks of two collections that may be the same document, into the temporary table match_pair.
-- Setting: govdb.match_collection.
CREATE TEMP TABLE match_title ON COMMIT DROP AS
WITH year AS (
  SELECT framework_id, min(extract(year FROM occurred_on))::integer AS year FROM govdb.framework_milestone
  WHERE milestone_code IN ('proposed', 'published', 'signed', 'adopted', 'opened_for_signature', 'dated')
  GROUP BY framework_id
), written AS (
  SELECT f.id, c.key AS collection, t.title,
         trim(regexp_replace(regexp_replace(lower(t.title), '\([^)]*\)', ' ', 'g'), '[^[:alnum:]]+', ' ', 'g')) AS plain
  FROM govdb.framework f
  JOIN govdb.collection c ON c.id = f.collection_id
  CROSS JOIN LATERAL (VALUES (f.title), (f.short_name)) t (title)
), issuer AS (
  SELECT r.framework_id, string_agg(concat_ws(' ', a.short_name, a.name), ', ' ORDER BY a.key) AS names
  FROM govdb.framework_actor r JOIN govdb.actor a ON a.id = r.actor_id
  WHERE r.framework_role_code = 'issuer'
  GROUP BY r.framework_id
)
SELECT row_number() OVER () AS number, t.* FROM (
  SELECT DISTINCT ON (w.id, w.plain) w.id, w.collection, w.title, w.plain, y.year,
         lower(concat_ws(' ', i.names, f.issuer_note)) AS issuer,
         ARRAY(SELECT DISTINCT x FROM unnest(string_to_array(w.plain, ' ')) x
               WHERE x NOT IN ('a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'to')) AS words
  FROM written w
  JOIN govdb.framework f ON f.id = w.id
  LEFT JOIN issuer i ON i.framework_id = w.id
  LEFT JOIN year y ON y.framework_id = w.id
  WHERE w.plain <> ''
) t;

-- Words that tell titles apart: what half the titles of the field have in common pairs nothing.
CREATE TEMP TABLE match_word ON COMMIT DROP AS
SELECT t.number, t.collection = current_setting('govdb.match_collection') AS is_asked, w.word
FROM match_title t CROSS JOIN LATERAL unnest(t.words) w (word);
CREATE TEMP TABLE match_pair ON COMMIT DROP AS
WITH rare AS (
  SELECT word FROM match_word GROUP BY word HAVING count(*) <= 40
), near AS (
  SELECT a.number AS a, b.number AS b
  FROM match_word a JOIN rare USING (word) JOIN match_word b USING (word)
  WHERE a.is_asked AND NOT b.is_asked
  UNION
  SELECT a.number, b.number FROM match_title a JOIN match_title b ON b.plain = a.plain AND b.collection <> a.collection
  WHERE a.collection = current_setting('govdb.match_collection') AND cardinality(a.words) > 1
)
SELECT a.id AS a_id, b.id AS b_id, a.collection AS a_collection, b.collection AS b_collection,
       a.title AS a_title, b.title AS b_title, a.year AS a_year, b.year AS b_year, a.plain AS a_plain, b.plain AS b_plain,
       a.issuer AS a_issuer, b.issuer AS b_issuer, a.plain = b.plain AS is_exact,
       cardinality(a.words) >= 4 AND a.words <@ b.words OR cardinality(b.words) >= 4 AND b.words <@ a.words AS is_contained
FROM near n
JOIN match_title a ON a.number = n.a
JOIN match_title b ON b.number = n.b;
