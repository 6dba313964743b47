-- title: Parties on a date
-- question: How many actors stood behind each framework on a day, by acts of their own and by membership?
-- param on (date, default today): the day
-- param frameworks (frameworks, optional): keys, aliases or unique prefixes, separated by commas; all when not given
-- hide: framework
-- note: An actor counts from its first commitment to the last act that ends it; acts of the day itself count.
-- note: Uncertain dates count from their earliest possible day. Undated commitments count in undated alone.
-- In psql the name is quoted, since it is a word of SQL: SET govdb."on" = '2024-01-01';
WITH asked AS MATERIALIZED (
  SELECT coalesce(nullif(current_setting('govdb.on', true), '')::date, current_date) AS day,
         string_to_array(nullif(current_setting('govdb.frameworks', true), ''), ',') AS frameworks
), chosen AS (
  SELECT framework_id, framework, short_name, party_list FROM report.framework
  WHERE coalesce(framework = ANY ((SELECT frameworks FROM asked)::text[]), true)
), counted AS (
  SELECT framework_id, count(since_on) AS parties,
         count(*) FILTER (WHERE individual_on <= (SELECT day FROM asked)) AS individual,
         count(*) - count(since_on) AS undated
  FROM report.participation
  WHERE (since_on > (SELECT day FROM asked)) IS NOT TRUE AND (until_on <= (SELECT day FROM asked)) IS NOT TRUE
  GROUP BY framework_id
)
SELECT c.framework, c.short_name, n.parties, n.individual, n.parties - n.individual AS membership, n.undated, c.party_list
FROM counted n
JOIN chosen c USING (framework_id)
ORDER BY n.parties DESC, c.framework
