-- title: Parties on a date
-- question: How many actors stood behind each framework on a day, by acts of their own and by membership?
-- param on (date, default today): the day
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- hide: framework
-- note: An actor counts from its first commitment to the last act that ends it; acts of the day itself count.
-- note: Uncertain dates count from their earliest possible day. Undated commitments count in undated alone.
-- In psql the name is quoted, since it is a word of SQL: SET govdb."on" = '2024-01-01';
WITH day AS (
  SELECT coalesce(nullif(current_setting('govdb.on', true), '')::date, current_date) AS day
), chosen AS (
  SELECT framework_id, framework, short_name, party_list FROM report.framework
  WHERE nullif(current_setting('govdb.frameworks', true), '') IS NULL
     OR framework = ANY (string_to_array(current_setting('govdb.frameworks', true), ','))
), standing AS (
  SELECT a.framework_id, a.actor_id,
         bool_or(a.basis_code = 'individual') FILTER (WHERE a.is_commitment) AS is_individual,
         max(a.acted_on) FILTER (WHERE a.is_commitment) AS joined_on,
         max(a.acted_on) FILTER (WHERE a.ends_commitment) AS left_on,
         bool_or(a.ends_commitment AND a.acted_on IS NULL) AS is_end_undated
  FROM report.act a
  WHERE (a.is_commitment OR a.ends_commitment) AND (a.acted_on <= (SELECT day FROM day) OR a.acted_on IS NULL)
  GROUP BY a.framework_id, a.actor_id
), counted AS (
  SELECT framework_id, count(*) FILTER (WHERE joined_on IS NOT NULL) AS parties,
         count(*) FILTER (WHERE joined_on IS NOT NULL AND is_individual) AS individual,
         count(*) FILTER (WHERE joined_on IS NOT NULL AND NOT is_individual) AS membership,
         count(*) FILTER (WHERE joined_on IS NULL) AS undated
  FROM standing
  WHERE is_individual IS NOT NULL AND NOT is_end_undated AND (left_on IS NULL OR joined_on > left_on)
  GROUP BY framework_id
)
SELECT c.framework, c.short_name, n.parties, n.individual, n.membership, n.undated, c.party_list
FROM counted n
JOIN chosen c USING (framework_id)
ORDER BY n.parties DESC, c.framework
