CREATE VIEW report.framework_match AS
WITH pair AS (
  SELECT id, framework_id, other_framework_id, match_method_code, score, evidence, is_same, decided_on
  FROM govdb.framework_match
  UNION ALL
  SELECT id, other_framework_id, framework_id, match_method_code, score, evidence, is_same, decided_on
  FROM govdb.framework_match
)
SELECT m.id AS framework_match_id, m.framework_id, f.key AS framework, f.title, c.key AS collection,
       m.other_framework_id, o.key AS other_framework, o.title AS other_title, oc.key AS other_collection,
       m.match_method_code, k.label AS match_method, m.score, m.evidence,
       CASE WHEN m.is_same THEN 'same' WHEN NOT m.is_same THEN 'different' ELSE 'proposed' END AS status, m.decided_on
FROM pair m
LEFT JOIN govdb.framework f ON f.id = m.framework_id
LEFT JOIN govdb.collection c ON c.id = f.collection_id
LEFT JOIN govdb.framework o ON o.id = m.other_framework_id
LEFT JOIN govdb.collection oc ON oc.id = o.collection_id
LEFT JOIN govdb.match_method k ON k.code = m.match_method_code;

COMMENT ON VIEW report.framework_match IS
  'Pairs of frameworks of two collections that are, or may be, the same document; each pair stands here both ways round. Key: framework_match_id, framework_id.';
COMMENT ON COLUMN report.framework_match.framework_match_id IS 'Row number of the pair.';
COMMENT ON COLUMN report.framework_match.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_match.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.framework_match.title IS 'Title of the framework.';
COMMENT ON COLUMN report.framework_match.collection IS 'Key of its collection.';
COMMENT ON COLUMN report.framework_match.other_framework_id IS 'Row number of the other framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_match.other_framework IS 'Key of the other framework.';
COMMENT ON COLUMN report.framework_match.other_title IS 'Title of the other framework.';
COMMENT ON COLUMN report.framework_match.other_collection IS 'Key of the other collection.';
COMMENT ON COLUMN report.framework_match.match_method_code IS 'Code of how the pair was found.';
COMMENT ON COLUMN report.framework_match.match_method IS 'How the pair was found.';
COMMENT ON COLUMN report.framework_match.score IS 'How much speaks for the pair, from 0 to 1.';
COMMENT ON COLUMN report.framework_match.evidence IS 'What speaks for it.';
COMMENT ON COLUMN report.framework_match.status IS 'same or different when a person has decided, else proposed.';
COMMENT ON COLUMN report.framework_match.decided_on IS 'Day on which the person decided.';
