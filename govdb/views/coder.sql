CREATE VIEW report.coder AS
SELECT c.id AS coder_id, c.key AS coder, c.name, c.coder_kind_code AS kind_code, k.label AS kind, c.description,
       c.collection_id, col.key AS collection
FROM govdb.coder c
LEFT JOIN govdb.coder_kind k ON k.code = c.coder_kind_code
LEFT JOIN govdb.collection col ON col.id = c.collection_id;

COMMENT ON VIEW report.coder IS
  'Who codes: people, teams, models and rules. Key: coder_id.';
COMMENT ON COLUMN report.coder.coder_id IS 'Row number of the coder.';
COMMENT ON COLUMN report.coder.coder IS 'Key of the coder.';
COMMENT ON COLUMN report.coder.name IS 'Name of the coder.';
COMMENT ON COLUMN report.coder.kind_code IS 'Code of the kind: human, team, model or rule.';
COMMENT ON COLUMN report.coder.kind IS 'Kind, in words.';
COMMENT ON COLUMN report.coder.description IS 'How the coder works, and what its codings are worth.';
COMMENT ON COLUMN report.coder.collection_id IS 'Row number of the collection it came with; joins to report.collection.';
COMMENT ON COLUMN report.coder.collection IS 'Key of that collection.';
