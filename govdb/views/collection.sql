CREATE VIEW report.collection AS
SELECT c.id AS collection_id, c.key AS collection, c.title, c.licence, c.citation, c.url, c.is_redistributable, c.note
FROM govdb.collection c;

COMMENT ON VIEW report.collection IS
  'Bodies of data that were loaded together, with licence and citation. Key: collection_id.';
COMMENT ON COLUMN report.collection.collection_id IS 'Row number of the collection.';
COMMENT ON COLUMN report.collection.collection IS 'Key of the collection.';
COMMENT ON COLUMN report.collection.title IS 'Name of the collection.';
COMMENT ON COLUMN report.collection.licence IS 'Licence of the data.';
COMMENT ON COLUMN report.collection.citation IS 'How to cite the collection.';
COMMENT ON COLUMN report.collection.url IS 'Public address.';
COMMENT ON COLUMN report.collection.is_redistributable IS 'Whether the licence allows exports that contain the rows.';
COMMENT ON COLUMN report.collection.note IS 'Remark on the row.';
