-- title: Problems of imports
-- question: Which lines of imported files were set aside, repaired or ignored in part, and why?
-- param collection (collection, optional): key of a collection; all when not given
-- note: What was set aside is in no other table; correct the file and import it again, or leave it.
SELECT collection, file_name, line_number AS line, problem, raw
FROM report.import_problem
WHERE nullif(current_setting('govdb.collection', true), '') IS NULL
   OR collection = current_setting('govdb.collection', true)
ORDER BY collection, file_name, line_number, problem
