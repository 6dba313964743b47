CREATE VIEW report.source AS
SELECT s.id AS source_id, s.key AS source, s.source_kind_code AS kind_code, k.label AS kind, s.title, s.publisher,
       s.published_on, s.published_precision, report.edtf(s.published_on, s.published_precision) AS published,
       s.url, s.archived_url, s.accessed_on, s.language, s.note, c.key AS collection
FROM govdb.source s
LEFT JOIN govdb.source_kind k ON k.code = s.source_kind_code
LEFT JOIN govdb.collection c ON c.id = s.collection_id;

COMMENT ON VIEW report.source IS
  'Citable documents and data sets that facts point to. Key: source_id.';
COMMENT ON COLUMN report.source.source_id IS 'Row number of the source.';
COMMENT ON COLUMN report.source.source IS 'Key of the source.';
COMMENT ON COLUMN report.source.kind_code IS 'Code of the kind.';
COMMENT ON COLUMN report.source.kind IS 'Kind, in words.';
COMMENT ON COLUMN report.source.title IS 'Title.';
COMMENT ON COLUMN report.source.publisher IS 'Who published it.';
COMMENT ON COLUMN report.source.published_on IS 'Earliest possible day of publication.';
COMMENT ON COLUMN report.source.published_precision IS 'How exact that day is: day, month, season or year.';
COMMENT ON COLUMN report.source.published IS 'Date of publication, written in EDTF.';
COMMENT ON COLUMN report.source.url IS 'Public address.';
COMMENT ON COLUMN report.source.archived_url IS 'Stored copy that was read instead of or beside the public address.';
COMMENT ON COLUMN report.source.accessed_on IS 'Day on which it was last read.';
COMMENT ON COLUMN report.source.language IS 'Language of what was read, ISO 639-1.';
COMMENT ON COLUMN report.source.note IS 'Remark on the row.';
COMMENT ON COLUMN report.source.collection IS 'Key of the collection that the row was loaded with.';
