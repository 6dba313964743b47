CREATE VIEW report.dim_actor AS
SELECT a.actor_id, a.actor, a.name, coalesce(a.short_name, a.name) AS short_name, a.kind_code, a.kind,
       CASE WHEN a.iso_numeric IS NOT NULL THEN a.actor END AS iso_alpha3, a.iso_alpha2, a.iso_numeric,
       coalesce(a.country_key, CASE WHEN a.iso_numeric IS NOT NULL THEN a.actor END) AS country_key,
       coalesce(a.country, CASE WHEN a.iso_numeric IS NOT NULL THEN a.name END) AS country,
       a.region, a.subregion, income.name AS income_class, col.id AS collection_id, col.key AS collection
FROM report.actor a
JOIN govdb.actor t ON t.id = a.actor_id
JOIN govdb.collection col ON col.id = t.collection_id
LEFT JOIN (
  SELECT b.actor_id, min(b.group_name) AS name FROM report.bridge_actor_group b WHERE b.group_kind_code = 'income_class' GROUP BY b.actor_id
) income ON income.actor_id = a.actor_id;

COMMENT ON VIEW report.dim_actor IS
  'Star: actors. One row per state, territory, organisation, company or other body. Key: actor_id.';
COMMENT ON COLUMN report.dim_actor.actor_id IS 'Row number of the actor.';
COMMENT ON COLUMN report.dim_actor.actor IS 'Key of the actor; ISO 3166-1 alpha-3 for states and territories.';
COMMENT ON COLUMN report.dim_actor.name IS 'Name in English.';
COMMENT ON COLUMN report.dim_actor.short_name IS 'Shorter name, where there is one, for charts.';
COMMENT ON COLUMN report.dim_actor.kind_code IS 'Code of the kind of actor.';
COMMENT ON COLUMN report.dim_actor.kind IS 'Kind of actor, in words.';
COMMENT ON COLUMN report.dim_actor.iso_alpha3 IS 'ISO 3166-1 alpha-3 code, for maps; empty for all but states and territories.';
COMMENT ON COLUMN report.dim_actor.iso_alpha2 IS 'ISO 3166-1 alpha-2 code, for maps.';
COMMENT ON COLUMN report.dim_actor.iso_numeric IS 'ISO 3166-1 numeric code, three digits; text, for its zeros.';
COMMENT ON COLUMN report.dim_actor.country_key IS 'Key of the state of the seat or home; of states and territories their own, unless they have another.';
COMMENT ON COLUMN report.dim_actor.country IS 'Name of that state.';
COMMENT ON COLUMN report.dim_actor.region IS 'UN region today.';
COMMENT ON COLUMN report.dim_actor.subregion IS 'UN subregion today.';
COMMENT ON COLUMN report.dim_actor.income_class IS 'Income class of the World Bank today.';
COMMENT ON COLUMN report.dim_actor.collection_id IS 'Row number of the collection it came with; joins to report.collection.';
COMMENT ON COLUMN report.dim_actor.collection IS 'Key of that collection.';
