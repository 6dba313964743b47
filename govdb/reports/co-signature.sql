-- title: Co-signature
-- question: Which states stand behind the same frameworks, and where did two of them both commit themselves?
-- param actors (actors, optional): keys separated by commas, such as USA,CHN; only pairs with all ends among them
-- param basis (individual|any, default individual): individual counts acts of their own; any counts cover by organisations too
-- param limit (integer, default 30): how many pairs, those that share most first
-- hide: actor_a, actor_b
-- note: Jaccard: frameworks of both divided by frameworks of either, over frameworks with a list of parties.
-- note: A partial list hides parties, so a pair may share more than is shown.
WITH party AS (
  SELECT p.framework_id, f.short_name, p.actor_id, p.actor, p.name
  FROM report.party p
  JOIN report.framework f USING (framework_id)
  WHERE p.actor_kind_code = 'state' AND f.party_list_code <> 'none'
    AND (p.basis_code = 'individual' OR current_setting('govdb.basis', true) = 'any')
    AND (nullif(current_setting('govdb.actors', true), '') IS NULL
         OR p.actor = ANY (string_to_array(current_setting('govdb.actors', true), ',')))
), size AS (
  SELECT actor_id, count(*) AS frameworks FROM party GROUP BY actor_id
), shared AS (
  SELECT a.actor_id AS a_id, b.actor_id AS b_id, count(*) AS shared, string_agg(a.short_name, ', ' ORDER BY a.short_name) AS names
  FROM party a JOIN party b ON b.framework_id = a.framework_id AND b.actor > a.actor
  GROUP BY a.actor_id, b.actor_id
)
SELECT a.actor AS actor_a, b.actor AS actor_b, a.name AS state_a, b.name AS state_b, s.shared, x.frameworks AS frameworks_a,
       y.frameworks AS frameworks_b, round(s.shared::numeric / (x.frameworks + y.frameworks - s.shared), 3) AS jaccard,
       s.names AS shared_frameworks
FROM shared s
JOIN size x ON x.actor_id = s.a_id
JOIN size y ON y.actor_id = s.b_id
JOIN report.actor a ON a.actor_id = s.a_id
JOIN report.actor b ON b.actor_id = s.b_id
ORDER BY s.shared DESC, jaccard DESC, a.actor, b.actor
LIMIT coalesce(nullif(current_setting('govdb.limit', true), '')::integer, 30)
