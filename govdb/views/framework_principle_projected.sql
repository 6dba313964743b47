CREATE VIEW report.framework_principle_projected AS
WITH chosen AS (
  SELECT DISTINCT ON (v.framework_id, r.taxonomy_id) v.framework_id, r.taxonomy_id, r.id AS coding_run_id, r.text_version_id,
         r.extent_code, k.key AS coder, k.coder_kind_code
  FROM govdb.coding_run r
  JOIN govdb.text_version v ON v.id = r.text_version_id
  JOIN govdb.coder k ON k.id = r.coder_id
  WHERE r.is_primary
  ORDER BY v.framework_id, r.taxonomy_id, v.dated_on DESC NULLS LAST, v.version DESC
), carried AS (
  -- Grouped by the key of the taxonomy too, so that a question about one taxonomy carries nothing over to the others.
  SELECT u.framework_id, l.principle_id, l.taxonomy,
         bool_or(c.id IS NOT NULL AND l.carries_presence) AS is_present,
         bool_or(c.id IS NULL AND u.extent_code = 'complete' AND l.carries_absence) AS is_absent,
         bool_or(u.extent_code = 'complete' AND l.carries_presence AND l.carries_absence) AS is_two_sided,
         max(s.sort_order) FILTER (WHERE l.carries_presence) AS strength_rank,
         count(DISTINCT c.provision_id) FILTER (WHERE l.carries_presence) AS provisions,
         string_agg(DISTINCT l.from_taxonomy || '/' || l.from_principle, ', ')
           FILTER (WHERE CASE WHEN c.id IS NOT NULL THEN l.carries_presence
                              ELSE u.extent_code = 'complete' AND l.carries_absence END) AS carried_from,
         min(u.coding_run_id) AS coding_run_id
  FROM chosen u
  JOIN report.principle_link l ON l.from_taxonomy_id = u.taxonomy_id
  LEFT JOIN govdb.coding c ON c.coding_run_id = u.coding_run_id AND c.principle_id = l.from_principle_id
  LEFT JOIN govdb.strength s ON s.code = c.strength_code
  WHERE NOT EXISTS (SELECT FROM chosen d WHERE d.framework_id = u.framework_id AND d.taxonomy_id = l.taxonomy_id)
  GROUP BY u.framework_id, l.principle_id, l.taxonomy
)
SELECT fp.framework_id, fp.framework, fp.short_name, fp.taxonomy_id, fp.taxonomy, fp.principle_id, fp.principle, fp.position,
       fp.label,
       CASE WHEN fp.coding_run_id IS NOT NULL THEN fp.status WHEN c.is_present THEN 'present' WHEN c.is_absent THEN 'absent'
            ELSE 'not_coded' END AS status,
       CASE WHEN fp.coding_run_id IS NOT NULL THEN 'coded' WHEN c.is_present OR c.is_absent THEN 'projected'
            WHEN c.coding_run_id IS NOT NULL THEN 'not carried' ELSE 'none' END AS basis,
       CASE WHEN fp.coding_run_id IS NOT NULL THEN fp.extent_code = 'complete' ELSE coalesce(c.is_two_sided, false) END AS is_two_sided,
       s.code AS strength_code, s.label AS strength, s.sort_order AS strength_rank,
       CASE WHEN fp.coding_run_id IS NOT NULL THEN fp.provisions WHEN c.is_present THEN c.provisions
            WHEN c.is_absent THEN 0 END AS provisions,
       CASE WHEN fp.coding_run_id IS NULL THEN c.carried_from END AS carried_from,
       coalesce(fp.coding_run_id, c.coding_run_id) AS coding_run_id,
       coalesce(fp.text_version_id, u.text_version_id) AS text_version_id, coalesce(fp.coder, u.coder) AS coder,
       coalesce(fp.coder_kind_code, u.coder_kind_code) AS coder_kind_code, coalesce(fp.extent_code, u.extent_code) AS extent_code
FROM report.framework_principle fp
LEFT JOIN carried c ON c.framework_id = fp.framework_id AND c.principle_id = fp.principle_id AND c.taxonomy = fp.taxonomy AND fp.coding_run_id IS NULL
LEFT JOIN chosen u ON u.coding_run_id = c.coding_run_id
LEFT JOIN govdb.strength s ON s.sort_order = CASE WHEN fp.coding_run_id IS NOT NULL THEN fp.strength_rank
                                                  WHEN c.is_present THEN c.strength_rank END;

COMMENT ON VIEW report.framework_principle_projected IS
  'Every framework and every principle of every taxonomy, carried over through mappings where the taxonomy was not coded itself. Key: framework_id, principle_id.';
COMMENT ON COLUMN report.framework_principle_projected.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_principle_projected.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.framework_principle_projected.short_name IS 'Short name of the framework.';
COMMENT ON COLUMN report.framework_principle_projected.taxonomy_id IS 'Row number of the taxonomy; joins to report.taxonomy.';
COMMENT ON COLUMN report.framework_principle_projected.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.framework_principle_projected.principle_id IS 'Row number of the principle; joins to report.principle.';
COMMENT ON COLUMN report.framework_principle_projected.principle IS 'Code of the principle within its taxonomy.';
COMMENT ON COLUMN report.framework_principle_projected.position IS 'Place in the order of the taxonomy, from 1.';
COMMENT ON COLUMN report.framework_principle_projected.label IS 'Short name of the principle.';
COMMENT ON COLUMN report.framework_principle_projected.status IS 'present, absent or not_coded; by projection, presence from exact, close or narrower principles, absence from exact, close or wider ones.';
COMMENT ON COLUMN report.framework_principle_projected.basis IS 'coded: read under this taxonomy; projected: carried over; not carried: coded elsewhere, but no mapping decides; none: not coded at all.';
COMMENT ON COLUMN report.framework_principle_projected.is_two_sided IS 'Whether presence and absence could both be found: read completely, or carried over by an exact or close mapping. Only such rows may enter a share.';
COMMENT ON COLUMN report.framework_principle_projected.strength_code IS 'Code of the strongest strength; empty unless present.';
COMMENT ON COLUMN report.framework_principle_projected.strength IS 'Strongest strength; empty unless present.';
COMMENT ON COLUMN report.framework_principle_projected.strength_rank IS 'Rank of the strongest strength, 1 the weakest; 0 when it was not rated.';
COMMENT ON COLUMN report.framework_principle_projected.provisions IS 'Number of provisions that express it; empty when not coded.';
COMMENT ON COLUMN report.framework_principle_projected.carried_from IS 'Principles that decide it, as taxonomy/code; empty where it was coded itself.';
COMMENT ON COLUMN report.framework_principle_projected.coding_run_id IS 'Row number of the run behind it; of several, the first; joins to report.coding_run.';
COMMENT ON COLUMN report.framework_principle_projected.text_version_id IS 'Row number of the text version; joins to report.text_version.';
COMMENT ON COLUMN report.framework_principle_projected.coder IS 'Key of the coder.';
COMMENT ON COLUMN report.framework_principle_projected.coder_kind_code IS 'Code of the kind of coder: human, team, model or rule.';
COMMENT ON COLUMN report.framework_principle_projected.extent_code IS 'Code of how much of the text was read: complete or partial.';
