CREATE VIEW report.claim AS
SELECT c.id AS claim_id, c.key AS claim, c.position, c.claim_kind_code AS kind_code, k.label AS kind,
       c.challenge_id, ch.key AS challenge, c.statement, c.query, c.comparison_code, cmp.label AS comparison, c.expected, c.tolerance,
       c.principle_id, t.key AS taxonomy, p.code AS principle, p.label AS principle_label, c.base, c.unit, c.reading, c.reading_query, c.verdict_code AS recorded_verdict_code, rv.label AS recorded_verdict,
       r.value, r.evidence, r.reading_value, r.reading_evidence, r.verdict_code, v.label AS verdict,
       report.figure_verdict(c.query IS NOT NULL, c.comparison_code, c.expected, r.value, r.verdict_code)
         AS figure_verdict,
       CASE WHEN c.query IS NULL OR r.verdict_code <> 'undecided' THEN r.verdict_code = c.verdict_code END AS is_as_recorded,
       c.reason,
       c.source_id, src.key AS source, src.title AS source_title, c.locator,
       c.verification_code, ver.label AS verification, conf.key AS confirmed_by, c.confirmed_locator, c.note
FROM govdb.claim c
LEFT JOIN govdb.claim_kind k ON k.code = c.claim_kind_code
LEFT JOIN govdb.comparison cmp ON cmp.code = c.comparison_code
LEFT JOIN govdb.verdict rv ON rv.code = c.verdict_code
LEFT JOIN govdb.challenge ch ON ch.id = c.challenge_id
LEFT JOIN govdb.principle p ON p.id = c.principle_id
LEFT JOIN govdb.taxonomy t ON t.id = p.taxonomy_id
LEFT JOIN govdb.claim_result r ON r.claim_id = c.id
LEFT JOIN govdb.verdict v ON v.code = r.verdict_code
LEFT JOIN govdb.source src ON src.id = c.source_id
LEFT JOIN govdb.verification ver ON ver.code = c.verification_code
LEFT JOIN govdb.source conf ON conf.id = c.confirmed_by_id;

COMMENT ON VIEW report.claim IS
  'Statements of sources with the queries that decide them, and the verdicts as computed at the last load. Key: claim_id.';
COMMENT ON COLUMN report.claim.claim_id IS 'Row number of the claim.';
COMMENT ON COLUMN report.claim.claim IS 'Key of the claim.';
COMMENT ON COLUMN report.claim.position IS 'Place in the order of the source, from 1.';
COMMENT ON COLUMN report.claim.kind_code IS 'Code of the kind of statement.';
COMMENT ON COLUMN report.claim.kind IS 'Kind of statement.';
COMMENT ON COLUMN report.claim.challenge_id IS 'Row number of the challenge; joins to report.challenge.';
COMMENT ON COLUMN report.claim.challenge IS 'Key of the challenge that the statement is about.';
COMMENT ON COLUMN report.claim.statement IS 'What the source states, in our words.';
COMMENT ON COLUMN report.claim.query IS 'Query over schema report that decides it; empty when these data cannot.';
COMMENT ON COLUMN report.claim.comparison_code IS 'Code of the comparison.';
COMMENT ON COLUMN report.claim.comparison IS 'How the computed value must stand to the expected one, in words.';
COMMENT ON COLUMN report.claim.expected IS 'Value that the query gives if the statement holds as it is worded.';
COMMENT ON COLUMN report.claim.tolerance IS 'Largest difference between the numbers that still counts as equal.';
COMMENT ON COLUMN report.claim.principle_id IS 'Row number of the principle whose share is stated; joins to report.principle.';
COMMENT ON COLUMN report.claim.taxonomy IS 'Key of the taxonomy of that principle.';
COMMENT ON COLUMN report.claim.principle IS 'Code of that principle within its taxonomy.';
COMMENT ON COLUMN report.claim.principle_label IS 'Short name of that principle.';
COMMENT ON COLUMN report.claim.base IS 'Number of units that the stated share is of.';
COMMENT ON COLUMN report.claim.unit IS 'What was counted for the share, and how.';
COMMENT ON COLUMN report.claim.reading IS 'Reading under which the statement may hold when its wording does not.';
COMMENT ON COLUMN report.claim.reading_query IS 'Query for that reading.';
COMMENT ON COLUMN report.claim.recorded_verdict_code IS 'Code of the verdict that is expected.';
COMMENT ON COLUMN report.claim.recorded_verdict IS 'Verdict that is expected.';
COMMENT ON COLUMN report.claim.value IS 'Value that the query gave at the last load.';
COMMENT ON COLUMN report.claim.evidence IS 'Rows behind the value, in words.';
COMMENT ON COLUMN report.claim.reading_value IS 'Value that the query of the reading gave.';
COMMENT ON COLUMN report.claim.reading_evidence IS 'Rows behind that value, in words.';
COMMENT ON COLUMN report.claim.verdict_code IS 'Code of the verdict that follows: supported, qualified, contradicted or undecided.';
COMMENT ON COLUMN report.claim.verdict IS 'Verdict that follows.';
COMMENT ON COLUMN report.claim.figure_verdict IS 'The verdict on a published figure in the words for figures; empty when no number is stated.';
COMMENT ON COLUMN report.claim.is_as_recorded IS 'Whether the verdict is the expected one; empty when the data that the query needs are not loaded.';
COMMENT ON COLUMN report.claim.reason IS 'Why the verdict is what it is, or why these data cannot decide.';
COMMENT ON COLUMN report.claim.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.claim.source IS 'Key of the source that makes the statement.';
COMMENT ON COLUMN report.claim.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.claim.locator IS 'Place of the statement in the source.';
COMMENT ON COLUMN report.claim.verification_code IS 'Code of how the statement was read.';
COMMENT ON COLUMN report.claim.verification IS 'How the statement was read.';
COMMENT ON COLUMN report.claim.confirmed_by IS 'Key of a second source that makes the same statement.';
COMMENT ON COLUMN report.claim.confirmed_locator IS 'Place in that source.';
COMMENT ON COLUMN report.claim.note IS 'Remark on the row.';
