CREATE VIEW report.challenge AS
SELECT c.id AS challenge_id, c.key AS challenge, c.position, c.label, c.definition, c.source_id, src.key AS source,
       src.title AS source_title, c.locator, c.verification_code, ver.label AS verification, conf.key AS confirmed_by,
       c.confirmed_locator, c.note
FROM govdb.challenge c
JOIN govdb.source src ON src.id = c.source_id
JOIN govdb.verification ver ON ver.code = c.verification_code
LEFT JOIN govdb.source conf ON conf.id = c.confirmed_by_id;

COMMENT ON VIEW report.challenge IS 'Obstacles to a global governance of AI that a source names. Key: challenge_id.';
COMMENT ON COLUMN report.challenge.challenge_id IS 'Row number of the challenge.';
COMMENT ON COLUMN report.challenge.challenge IS 'Key of the challenge.';
COMMENT ON COLUMN report.challenge.position IS 'Place in the order of the source, from 1.';
COMMENT ON COLUMN report.challenge.label IS 'Short name of the challenge.';
COMMENT ON COLUMN report.challenge.definition IS 'What the challenge is, in our words.';
COMMENT ON COLUMN report.challenge.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.challenge.source IS 'Key of the source that names it.';
COMMENT ON COLUMN report.challenge.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.challenge.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.challenge.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.challenge.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.challenge.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.challenge.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.challenge.note IS 'Remark on the row.';
