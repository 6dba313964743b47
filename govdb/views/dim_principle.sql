CREATE VIEW report.dim_principle AS
SELECT p.principle_id, p.principle, p.label, p.definition, p.position, t.taxonomy_id, t.taxonomy, t.title AS taxonomy_title,
       t.author AS taxonomy_author, col.id AS collection_id, col.key AS collection
FROM report.principle p
JOIN report.taxonomy t ON t.taxonomy_id = p.taxonomy_id
JOIN govdb.principle q ON q.id = p.principle_id
JOIN govdb.collection col ON col.id = q.collection_id;

COMMENT ON VIEW report.dim_principle IS
  'Star: principles with their taxonomies. One row per principle: filter by taxonomy, as taxonomies say the same things in other words. Key: principle_id.';
COMMENT ON COLUMN report.dim_principle.principle_id IS 'Row number of the principle.';
COMMENT ON COLUMN report.dim_principle.principle IS 'Code of the principle within its taxonomy.';
COMMENT ON COLUMN report.dim_principle.label IS 'Short name of the principle.';
COMMENT ON COLUMN report.dim_principle.definition IS 'What falls under it, in our words.';
COMMENT ON COLUMN report.dim_principle.position IS 'Place in the order of the taxonomy, from 1: sort by it.';
COMMENT ON COLUMN report.dim_principle.taxonomy_id IS 'Row number of the taxonomy; joins to report.taxonomy.';
COMMENT ON COLUMN report.dim_principle.taxonomy IS 'Key of the taxonomy.';
COMMENT ON COLUMN report.dim_principle.taxonomy_title IS 'Title of the taxonomy.';
COMMENT ON COLUMN report.dim_principle.taxonomy_author IS 'Who drew the taxonomy up.';
COMMENT ON COLUMN report.dim_principle.collection_id IS 'Row number of the collection it came with; joins to report.collection.';
COMMENT ON COLUMN report.dim_principle.collection IS 'Key of that collection.';
