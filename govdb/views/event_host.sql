CREATE VIEW report.event_host AS
SELECT h.id AS event_host_id, h.event_id, e.key AS event, e.name AS event_name, h.actor_id, a.key AS actor,
       a.name AS actor_name, h.source_id, src.key AS source, src.title AS source_title, h.locator,
       h.verification_code, ver.label AS verification, conf.key AS confirmed_by, h.confirmed_locator, h.note
FROM govdb.event_host h
LEFT JOIN govdb.event e ON e.id = h.event_id
LEFT JOIN govdb.actor a ON a.id = h.actor_id
LEFT JOIN govdb.source src ON src.id = h.source_id
LEFT JOIN govdb.verification ver ON ver.code = h.verification_code
LEFT JOIN govdb.source conf ON conf.id = h.confirmed_by_id;

COMMENT ON VIEW report.event_host IS 'Actors that hosted an event. Key: event_host_id.';
COMMENT ON COLUMN report.event_host.event_host_id IS 'Row number of the pair.';
COMMENT ON COLUMN report.event_host.event_id IS 'Row number of the event; joins to report.event.';
COMMENT ON COLUMN report.event_host.event IS 'Key of the event.';
COMMENT ON COLUMN report.event_host.event_name IS 'Name of the event.';
COMMENT ON COLUMN report.event_host.actor_id IS 'Row number of the host; joins to report.actor.';
COMMENT ON COLUMN report.event_host.actor IS 'Key of the host.';
COMMENT ON COLUMN report.event_host.actor_name IS 'Name of the host.';
COMMENT ON COLUMN report.event_host.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.event_host.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.event_host.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.event_host.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.event_host.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.event_host.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.event_host.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.event_host.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.event_host.note IS 'Remark on the row.';
