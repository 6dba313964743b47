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
)
SELECT DISTINCT ON (w.id, w.plain) w.id, w.collection, w.title, w.plain, y.year, lower(concat_ws(' ', r.issuer, r.issuer_note)) AS issuer,
       ARRAY(SELECT DISTINCT x FROM unnest(string_to_array(w.plain, ' ')) x
             WHERE x NOT IN ('a', 'an', 'and', 'for', 'in', 'of', 'on', 'the', 'to')) AS words
FROM written w
JOIN report.framework r ON r.framework_id = w.id
LEFT JOIN year y ON y.framework_id = w.id
WHERE w.plain <> '';

CREATE TEMP TABLE match_pair ON COMMIT DROP AS
SELECT a.id AS a_id, b.id AS b_id, a.collection AS a_collection, b.collection AS b_collection,
       a.title AS a_title, b.title AS b_title, a.year AS a_year, b.year AS b_year, a.plain AS a_plain, b.plain AS b_plain,
       a.plain = b.plain AS is_exact,
       cardinality(a.words) >= 4 AND a.words <@ b.words OR cardinality(b.words) >= 4 AND b.words <@ a.words AS is_contained,
       EXISTS (SELECT FROM regexp_split_to_table(a.issuer, '[^[:alnum:]]+') w
               WHERE char_length(w) > 4 AND w <> 'stated' AND strpos(b.issuer, w) > 0) AS is_issuer_alike
FROM match_title a
JOIN match_title b ON b.collection <> a.collection
WHERE a.collection = current_setting('govdb.match_collection')
  AND (a.plain = b.plain AND cardinality(a.words) > 1 OR a.words && b.words);
