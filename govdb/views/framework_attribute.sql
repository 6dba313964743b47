CREATE VIEW report.framework_attribute AS
SELECT x.id AS framework_attribute_id, x.framework_id, f.key AS framework, f.short_name, c.key AS collection,
       x.attribute_code, k.label AS attribute, x.value
FROM govdb.framework_attribute x
LEFT JOIN govdb.framework f ON f.id = x.framework_id
LEFT JOIN govdb.collection c ON c.id = x.collection_id
LEFT JOIN govdb.attribute k ON k.code = x.attribute_code;

COMMENT ON VIEW report.framework_attribute IS
  'Facts of imported data sets about their documents, one row per value: count a document under each of its values. Key: framework_attribute_id.';
COMMENT ON COLUMN report.framework_attribute.framework_attribute_id IS 'Row number of the value.';
COMMENT ON COLUMN report.framework_attribute.framework_id IS 'Row number of the framework; joins to report.framework.';
COMMENT ON COLUMN report.framework_attribute.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.framework_attribute.short_name IS 'Short name of the framework.';
COMMENT ON COLUMN report.framework_attribute.collection IS 'Key of the collection that the value came with.';
COMMENT ON COLUMN report.framework_attribute.attribute_code IS 'Code of what the value tells.';
COMMENT ON COLUMN report.framework_attribute.attribute IS 'What the value tells.';
COMMENT ON COLUMN report.framework_attribute.value IS 'The value as the data set writes it.';
