CREATE VIEW report.actor AS
SELECT a.id AS actor_id, a.key AS actor, a.actor_kind_code AS kind_code, k.label AS kind, a.name, a.short_name,
       a.iso_alpha2, a.iso_numeric, home.key AS country_key, home.name AS country, region.name AS region,
       subregion.name AS subregion, a.url,
       a.source_id, src.key AS source, src.title AS source_title, a.locator,
       a.verification_code, ver.label AS verification, conf.key AS confirmed_by, a.confirmed_locator, a.note
FROM govdb.actor a
LEFT JOIN govdb.actor_kind k ON k.code = a.actor_kind_code
LEFT JOIN govdb.actor home ON home.id = a.country_id
LEFT JOIN (
  SELECT m.actor_id, min(g.name) AS name
  FROM govdb.group_membership m
  JOIN govdb.actor_group g ON g.id = m.actor_group_id AND g.group_kind_code = 'region'
  WHERE coalesce(m.member_from <= current_date, true) AND coalesce(m.member_to > current_date, true)
  GROUP BY m.actor_id
) region ON region.actor_id = a.id
LEFT JOIN (
  SELECT m.actor_id, min(g.name) AS name
  FROM govdb.group_membership m
  JOIN govdb.actor_group g ON g.id = m.actor_group_id AND g.group_kind_code = 'subregion'
  WHERE coalesce(m.member_from <= current_date, true) AND coalesce(m.member_to > current_date, true)
  GROUP BY m.actor_id
) subregion ON subregion.actor_id = a.id
LEFT JOIN govdb.source src ON src.id = a.source_id
LEFT JOIN govdb.verification ver ON ver.code = a.verification_code
LEFT JOIN govdb.source conf ON conf.id = a.confirmed_by_id;

COMMENT ON VIEW report.actor IS
  'States, territories, organisations, companies and other bodies, with their UN region. Key: actor_id.';
COMMENT ON COLUMN report.actor.actor_id IS 'Row number of the actor.';
COMMENT ON COLUMN report.actor.actor IS 'Key of the actor; ISO 3166-1 alpha-3 for states and territories.';
COMMENT ON COLUMN report.actor.kind_code IS 'Code of the kind.';
COMMENT ON COLUMN report.actor.kind IS 'Kind, in words.';
COMMENT ON COLUMN report.actor.name IS 'Name in English.';
COMMENT ON COLUMN report.actor.short_name IS 'Short name for tables.';
COMMENT ON COLUMN report.actor.iso_alpha2 IS 'ISO 3166-1 alpha-2 code.';
COMMENT ON COLUMN report.actor.iso_numeric IS 'ISO 3166-1 numeric code, three digits; the same as the UN M49 code.';
COMMENT ON COLUMN report.actor.country_key IS 'Key of the state of seat or home, for other actors than states.';
COMMENT ON COLUMN report.actor.country IS 'Name of the state of seat or home, for other actors than states.';
COMMENT ON COLUMN report.actor.region IS 'Region of the UN M49 standard; empty for other actors than countries.';
COMMENT ON COLUMN report.actor.subregion IS 'Sub-region of the UN M49 standard.';
COMMENT ON COLUMN report.actor.url IS 'Address of the actor''s site.';
COMMENT ON COLUMN report.actor.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.actor.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.actor.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.actor.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.actor.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.actor.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.actor.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.actor.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.actor.note IS 'Remark on the row.';
