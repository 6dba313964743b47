CREATE VIEW report.import_problem AS
SELECT p.id AS import_problem_id, p.collection_id, c.key AS collection, p.file_name, p.line_number, p.problem, p.raw
FROM govdb.import_problem p
LEFT JOIN govdb.collection c ON c.id = p.collection_id;

COMMENT ON VIEW report.import_problem IS
  'Lines of imported files that were set aside, repaired or ignored in part, and why. Key: import_problem_id.';
COMMENT ON COLUMN report.import_problem.import_problem_id IS 'Row number of the problem.';
COMMENT ON COLUMN report.import_problem.collection_id IS 'Row number of the collection; joins to report.collection.';
COMMENT ON COLUMN report.import_problem.collection IS 'Key of the collection.';
COMMENT ON COLUMN report.import_problem.file_name IS 'The file, after the key of its collection and a slash.';
COMMENT ON COLUMN report.import_problem.line_number IS 'Line in the file, from 1; the number of the entry in a JSON file.';
COMMENT ON COLUMN report.import_problem.problem IS 'What is wrong, and what was done about it.';
COMMENT ON COLUMN report.import_problem.raw IS 'The value or values in question as they stand in the file.';
