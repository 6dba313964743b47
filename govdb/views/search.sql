-- The owner's rights are used, as in the views, because the index is on the tables; whoever may not read the view of
-- full texts may not search either.
CREATE OR REPLACE FUNCTION report.search(
  query text, max_rows integer DEFAULT 20, in_framework text DEFAULT NULL, in_collection text DEFAULT NULL,
  by_issuer text DEFAULT NULL, of_kind text DEFAULT NULL, from_year integer DEFAULT NULL, to_year integer DEFAULT NULL,
  with_principle text DEFAULT NULL, coded_as text DEFAULT NULL, in_taxonomy text DEFAULT 'govdb'
)
RETURNS TABLE (
  kind text, framework text, name text, text_version text, locator text, heading text, snippet text, score numeric,
  found_by text, provision text, framework_id bigint, text_version_id bigint, provision_id bigint
)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- Small tables look cheap to read, but making lexemes of their rows is not; and planning takes longer than searching.
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  marks constant text := 'StartSel=«, StopSel=», MaxWords=35, MinWords=15';
  english constant tsquery := websearch_to_tsquery('english', query);
  languages text[] := '{}';
  queries tsquery[] := '{}';
  one text := '';
  issuers bigint[];
  scope bigint[];
  coded_provisions bigint[];
  coded_texts bigint[];
  trigrams text;
BEGIN
  IF NOT has_table_privilege(session_user, 'report.full_text', 'SELECT') THEN
    RAISE insufficient_privilege USING MESSAGE = 'permission denied for view full_text';
  END IF;
  -- The query in every language that texts are in, found in steps along the index; each text has that of its own, since
  -- what one language leaves out another would let in.
  LOOP
    SELECT min(t.language_configuration) INTO one FROM govdb.full_text t WHERE t.language_configuration > one;
    EXIT WHEN one IS NULL;
    languages := languages || one;
    queries := queries || websearch_to_tsquery(one::regconfig, query);
  END LOOP;
  IF by_issuer IS NOT NULL THEN
    -- The actor, the bodies below it, and those of a country.
    issuers := ARRAY(
      WITH RECURSIVE below AS (
        SELECT a.id FROM govdb.actor a WHERE a.key = by_issuer
        UNION
        SELECT p.actor_id FROM govdb.actor_parent p JOIN below b ON b.id = p.parent_id
      )
      SELECT b.id FROM below b UNION SELECT a.id FROM govdb.actor a JOIN below b ON a.country_id = b.id);
  END IF;
  IF num_nonnulls(in_framework, in_collection, by_issuer, of_kind, from_year, to_year, with_principle) > 0 THEN
    scope := ARRAY(
      SELECT f.id FROM govdb.framework f
      WHERE (in_framework IS NULL OR f.key = ANY(string_to_array(in_framework, ',')))
        AND (in_collection IS NULL OR f.collection_id = (SELECT c.id FROM govdb.collection c WHERE c.key = in_collection))
        AND (of_kind IS NULL OR f.framework_kind_code = of_kind)
        AND (by_issuer IS NULL OR EXISTS (
          SELECT FROM govdb.framework_actor fa
          WHERE fa.framework_id = f.id AND fa.framework_role_code = 'issuer' AND fa.actor_id = ANY(issuers)))
        AND ((from_year IS NULL AND to_year IS NULL) OR f.id IN (
          SELECT y.framework_id FROM report.framework y
          WHERE y.year BETWEEN coalesce(from_year, 0) AND coalesce(to_year, 9999)))
        AND (with_principle IS NULL OR EXISTS (
          SELECT FROM govdb.text_version v
          JOIN govdb.coding_run r ON r.text_version_id = v.id AND r.is_primary
          JOIN govdb.coding c ON c.coding_run_id = r.id
          JOIN govdb.principle p ON p.id = c.principle_id AND p.code = with_principle
          JOIN govdb.taxonomy x ON x.id = p.taxonomy_id AND x.key = in_taxonomy
          WHERE v.framework_id = f.id)));
  END IF;
  IF coded_as IS NOT NULL THEN
    -- A coding without a provision is one of the whole text.
    SELECT coalesce(array_agg(c.provision_id) FILTER (WHERE c.provision_id IS NOT NULL), '{}'),
           coalesce(array_agg(c.text_version_id) FILTER (WHERE c.provision_id IS NULL), '{}')
    INTO coded_provisions, coded_texts
    FROM govdb.coding c
    JOIN govdb.coding_run r ON r.id = c.coding_run_id AND r.is_primary
    JOIN govdb.principle p ON p.id = c.principle_id AND p.code = coded_as
    JOIN govdb.taxonomy x ON x.id = p.taxonomy_id AND x.key = in_taxonomy;
  END IF;
  RETURN QUERY
  WITH hit AS (
    SELECT 1 AS area, t.id, ts_rank_cd(t.words, q.query, 1) AS rank
    FROM unnest(languages, queries) q (language, query)
    JOIN govdb.full_text t ON t.words @@ q.query AND t.language_configuration = q.language
    WHERE (scope IS NULL OR t.text_version_id IN (
        SELECT v.id FROM govdb.text_version v WHERE v.framework_id = ANY(scope)))
      AND (coded_as IS NULL OR t.provision_id = ANY(coded_provisions) OR t.text_version_id = ANY(coded_texts))
    UNION ALL
    SELECT 2, p.id,
           ts_rank_cd(setweight(to_tsvector('english', coalesce(p.heading, '')), 'A')
                      || to_tsvector('english', p.summary), english, 1)
    FROM govdb.provision p
    WHERE to_tsvector('english'::regconfig, (COALESCE(p.heading, ''::text) || ' '::text) || p.summary) @@ english
      AND (scope IS NULL OR p.text_version_id IN (
        SELECT v.id FROM govdb.text_version v WHERE v.framework_id = ANY(scope)))
      AND (coded_as IS NULL OR p.id = ANY(coded_provisions))
    UNION ALL
    SELECT 3, f.id,
           ts_rank_cd(setweight(to_tsvector('english', f.title || ' ' || f.short_name), 'A')
                      || to_tsvector('english', f.summary), english, 1)
    FROM govdb.framework f
    WHERE to_tsvector('english'::regconfig, (((f.title || ' '::text) || f.short_name) || ' '::text) || f.summary)
          @@ english
      AND (scope IS NULL OR f.id = ANY(scope))
      AND (coded_as IS NULL OR f.id IN (SELECT v.framework_id FROM govdb.text_version v WHERE v.id = ANY(coded_texts)))
    UNION ALL
    SELECT 4, p.id,
           ts_rank_cd(setweight(to_tsvector('english', p.label), 'A') || to_tsvector('english', p.definition), english, 1)
    FROM govdb.principle p
    WHERE to_tsvector('english'::regconfig, (p.label || ' '::text) || p.definition) @@ english
      AND scope IS NULL AND coded_as IS NULL
  ), best AS (
    SELECT h.area, h.id, h.rank FROM hit h ORDER BY h.rank DESC, h.area, h.id LIMIT max_rows
  ), shown AS (
    SELECT b.*, t.text_version_id, NULL::bigint AS framework_id, t.provision_id, t.locator, t.heading, t.body,
           t.language_configuration::regconfig AS configuration
    FROM best b JOIN govdb.full_text t ON b.area = 1 AND t.id = b.id
    UNION ALL
    SELECT b.*, p.text_version_id, NULL, p.id, p.locator, p.heading, p.summary, 'english'
    FROM best b JOIN govdb.provision p ON b.area = 2 AND p.id = b.id
    UNION ALL
    SELECT b.*, NULL, f.id, NULL, NULL, f.title, f.summary, 'english'
    FROM best b JOIN govdb.framework f ON b.area = 3 AND f.id = b.id
    UNION ALL
    SELECT b.*, NULL, NULL, NULL, x.key || '/' || p.code, p.label, p.definition, 'english'
    FROM best b JOIN govdb.principle p ON b.area = 4 AND p.id = b.id JOIN govdb.taxonomy x ON x.id = p.taxonomy_id
  )
  SELECT ('{text,provision,framework,principle}'::text[])[s.area], f.key, f.short_name, v.version, s.locator,
         ts_headline(s.configuration, s.heading, websearch_to_tsquery(s.configuration, query), marks || ', HighlightAll=true'),
         regexp_replace(
           ts_headline(s.configuration, s.body, websearch_to_tsquery(s.configuration, query), marks), '\s+', ' ', 'g'),
         s.rank::numeric(8, 4), 'words', p.locator, f.id, v.id, p.id
  FROM shown s
  LEFT JOIN govdb.text_version v ON v.id = s.text_version_id
  LEFT JOIN govdb.framework f ON f.id = coalesce(s.framework_id, v.framework_id)
  LEFT JOIN govdb.provision p ON p.id = s.provision_id
  ORDER BY s.rank DESC, s.area, s.id;
  IF FOUND OR coded_as IS NOT NULL OR numnode(english) = 0 THEN
    RETURN;
  END IF;
  -- Nothing has these words: perhaps a name was misspelt. The extension may be missing, or lie in any schema.
  SELECT n.nspname INTO trigrams
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
  IF trigrams IS NULL THEN
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format($names$
    WITH named AS (
      SELECT f.id, unnest(ARRAY[f.title, f.short_name, f.key]) AS name FROM govdb.framework f
      UNION ALL SELECT a.framework_id, a.alias FROM govdb.framework_alias a
    ), near AS (
      SELECT DISTINCT ON (n.id) 3 AS area, n.id, n.name, %1$I.word_similarity($1, n.name) AS likeness
      FROM named n
      WHERE $2 IS NULL OR n.id = ANY($2)
      ORDER BY n.id, likeness DESC, n.name
    ), every AS (
      SELECT * FROM near
      UNION ALL
      SELECT 4, p.id, p.label, %1$I.word_similarity($1, p.label) FROM govdb.principle p WHERE $2 IS NULL
    )
    SELECT CASE e.area WHEN 3 THEN 'framework' ELSE 'principle' END, f.key, f.short_name, NULL,
           x.key || '/' || p.code, coalesce(f.title, p.label), coalesce(f.summary, p.definition),
           e.likeness::numeric(8, 4), 'similar name', NULL, f.id, NULL::bigint, NULL::bigint
    FROM every e
    LEFT JOIN govdb.framework f ON e.area = 3 AND f.id = e.id
    LEFT JOIN govdb.principle p ON e.area = 4 AND p.id = e.id
    LEFT JOIN govdb.taxonomy x ON x.id = p.taxonomy_id
    WHERE e.likeness >= 0.5
    ORDER BY e.likeness DESC, e.area, e.id
    LIMIT $3
  $names$, trigrams) USING query, scope, max_rows;
END
$$;

COMMENT ON FUNCTION report.search(
  text, integer, text, text, text, text, integer, integer, text, text, text
) IS
  'Finds words in full texts, provisions, frameworks and principles, the best first: SELECT * FROM report.search(''"human oversight" -military''). Words in quotes stand together, OR means either, a minus means without. The words found are marked «so» in heading and snippet.';
