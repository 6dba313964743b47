CREATE VIEW report.challenge_principle AS
SELECT cp.id AS challenge_principle_id, cp.challenge_id, c.key AS challenge, c.label AS challenge_label, cp.principle_id,
       t.key AS taxonomy, p.code AS principle, p.label, cp.rationale
FROM govdb.challenge_principle cp
LEFT JOIN govdb.challenge c ON c.id = cp.challenge_id
LEFT JOIN govdb.principle p ON p.id = cp.principle_id
LEFT JOIN govdb.taxonomy t ON t.id = p.taxonomy_id;

COMMENT ON VIEW report.challenge_principle IS 'Principles that answer a challenge, in our reading. Key: challenge_principle_id.';
COMMENT ON COLUMN report.challenge_principle.challenge_principle_id IS 'Row number of the pair.';
COMMENT ON COLUMN report.challenge_principle.challenge_id IS 'Row number of the challenge; joins to report.challenge.';
COMMENT ON COLUMN report.challenge_principle.challenge IS 'Key of the challenge.';
COMMENT ON COLUMN report.challenge_principle.challenge_label IS 'Short name of the challenge.';
COMMENT ON COLUMN report.challenge_principle.principle_id IS 'Row number of the principle; joins to report.principle.';
COMMENT ON COLUMN report.challenge_principle.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.challenge_principle.principle IS 'Code of the principle within its taxonomy.';
COMMENT ON COLUMN report.challenge_principle.label IS 'Short name of the principle.';
COMMENT ON COLUMN report.challenge_principle.rationale IS 'Why the principle answers the challenge.';
