CREATE VIEW report.event AS
SELECT e.id AS event_id, e.key AS event_key, e.name AS event, e.place, country.key AS country_key, coalesce(country.short_name, country.name) AS country,
       e.starts_on, e.starts_precision, report.edtf(e.starts_on, e.starts_precision) AS starts,
       e.ends_on, e.ends_precision, report.edtf(e.ends_on, e.ends_precision) AS ends,
       host.names AS hosts,
       e.source_id, src.key AS source, src.title AS source_title, e.locator,
       e.verification_code, ver.label AS verification, conf.key AS confirmed_by, e.confirmed_locator, e.note
FROM govdb.event e
LEFT JOIN govdb.actor country ON country.id = e.country_id
LEFT JOIN (
  SELECT h.event_id, string_agg(coalesce(a.short_name, a.name), ', ' ORDER BY a.name) AS names
  FROM govdb.event_host h
  JOIN govdb.actor a ON a.id = h.actor_id
  GROUP BY h.event_id
) host ON host.event_id = e.id
LEFT JOIN govdb.source src ON src.id = e.source_id
LEFT JOIN govdb.verification ver ON ver.code = e.verification_code
LEFT JOIN govdb.source conf ON conf.id = e.confirmed_by_id;

COMMENT ON VIEW report.event IS
  'Meetings at which frameworks were adopted, signed or announced, with their hosts. Key: event_id.';
COMMENT ON COLUMN report.event.event_id IS 'Row number of the event.';
COMMENT ON COLUMN report.event.event_key IS 'Key of the event.';
COMMENT ON COLUMN report.event.event IS 'Name of the event.';
COMMENT ON COLUMN report.event.place IS 'Town or site.';
COMMENT ON COLUMN report.event.country_key IS 'Key of the state or territory of the place.';
COMMENT ON COLUMN report.event.country IS 'State or territory of the place.';
COMMENT ON COLUMN report.event.starts_on IS 'Earliest possible day on which it starts.';
COMMENT ON COLUMN report.event.starts_precision IS 'How exact that day is: day, month, season or year.';
COMMENT ON COLUMN report.event.starts IS 'Date on which it starts, written in EDTF.';
COMMENT ON COLUMN report.event.ends_on IS 'Earliest possible day on which it ends.';
COMMENT ON COLUMN report.event.ends_precision IS 'How exact that day is: day, month, season or year.';
COMMENT ON COLUMN report.event.ends IS 'Date on which it ends, written in EDTF.';
COMMENT ON COLUMN report.event.hosts IS 'Names of the hosts.';
COMMENT ON COLUMN report.event.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.event.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.event.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.event.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.event.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.event.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.event.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.event.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.event.note IS 'Remark on the row.';
