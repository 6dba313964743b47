CREATE VIEW report.actor_parent AS
SELECT x.id AS actor_parent_id, x.actor_id, a.key AS actor, a.name, x.parent_id, p.key AS parent,
       p.name AS parent_name, c.key AS collection
FROM govdb.actor_parent x
LEFT JOIN govdb.actor a ON a.id = x.actor_id
LEFT JOIN govdb.actor p ON p.id = x.parent_id
LEFT JOIN govdb.collection c ON c.id = x.collection_id;

COMMENT ON VIEW report.actor_parent IS
  'Bodies that belong to other bodies in an imported tree of authorities. Key: actor_parent_id.';
COMMENT ON COLUMN report.actor_parent.actor_parent_id IS 'Row number of the link.';
COMMENT ON COLUMN report.actor_parent.actor_id IS 'Row number of the body; joins to report.actor.';
COMMENT ON COLUMN report.actor_parent.actor IS 'Key of the body.';
COMMENT ON COLUMN report.actor_parent.name IS 'Name of the body.';
COMMENT ON COLUMN report.actor_parent.parent_id IS 'Row number of the body that it belongs to; joins to report.actor.';
COMMENT ON COLUMN report.actor_parent.parent IS 'Key of that body.';
COMMENT ON COLUMN report.actor_parent.parent_name IS 'Name of that body.';
COMMENT ON COLUMN report.actor_parent.collection IS 'Key of the collection that the tree came with.';
