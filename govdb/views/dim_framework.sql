CREATE VIEW report.dim_framework AS
SELECT f.framework_id, f.framework, f.title, f.short_name, f.kind_code, f.kind, f.legal_status_code, f.legal_status, f.issuer,
       f.event_id, f.event, f.country AS event_country, f.party_list_code, f.party_list, f.stated_parties, f.is_coded::integer AS is_coded,
       f.year, d.milestone_code AS date_milestone_code, k.label AS date_milestone, report.date_id(d.day, d.date_precision) AS trend_date_id,
       report.date_id(f.adopted_on, f.adopted_precision) AS adopted_date_id, report.date_id(f.published_on, f.published_precision) AS published_date_id,
       report.date_id(f.entered_into_force_on, f.entered_into_force_precision) AS in_force_date_id,
       f.collection_id, f.collection, c.title AS collection_title, f.url, f.summary
FROM report.framework f
JOIN govdb.collection c ON c.id = f.collection_id
LEFT JOIN LATERAL (
  SELECT m.* FROM (VALUES (1, 'adopted', f.adopted_on, f.adopted_precision), (2, 'published', f.published_on, f.published_precision),
    (3, 'entered_into_force', f.entered_into_force_on, f.entered_into_force_precision), (4, 'proposed', f.proposed_on, f.proposed_precision)
  ) m (rank, milestone_code, day, date_precision)
  WHERE m.day IS NOT NULL ORDER BY m.rank LIMIT 1
) d ON true
LEFT JOIN govdb.milestone k ON k.code = d.milestone_code;

COMMENT ON VIEW report.dim_framework IS
  'Star: frameworks. One row per framework, of all collections: filter by collection. Key: framework_id.';
COMMENT ON COLUMN report.dim_framework.framework_id IS 'Row number of the framework.';
COMMENT ON COLUMN report.dim_framework.framework IS 'Key of the framework; the same in every database.';
COMMENT ON COLUMN report.dim_framework.title IS 'Official title in English.';
COMMENT ON COLUMN report.dim_framework.short_name IS 'Short name for tables and charts.';
COMMENT ON COLUMN report.dim_framework.kind_code IS 'Code of the kind.';
COMMENT ON COLUMN report.dim_framework.kind IS 'Kind of instrument, in words.';
COMMENT ON COLUMN report.dim_framework.legal_status_code IS 'Code of the legal status.';
COMMENT ON COLUMN report.dim_framework.legal_status IS 'Whether it binds, and whom.';
COMMENT ON COLUMN report.dim_framework.issuer IS 'Names of the issuers, in one text; report.framework_actor has them row by row.';
COMMENT ON COLUMN report.dim_framework.event_id IS 'Row number of the event; joins to report.event.';
COMMENT ON COLUMN report.dim_framework.event IS 'Event at which it was adopted, signed or announced.';
COMMENT ON COLUMN report.dim_framework.event_country IS 'State or territory of the event.';
COMMENT ON COLUMN report.dim_framework.party_list_code IS 'Code of whether the recorded parties are all there are.';
COMMENT ON COLUMN report.dim_framework.party_list IS 'Whether the recorded parties are all there are: when partial, nothing follows from an actor''s absence.';
COMMENT ON COLUMN report.dim_framework.stated_parties IS 'Number of parties that a source states; not additive over time. The parties on record are the sum of party_count in report.fact_act.';
COMMENT ON COLUMN report.dim_framework.is_coded IS '1 if a text of it was read under our taxonomy, else 0.';
COMMENT ON COLUMN report.dim_framework.year IS 'Year for trends: of adoption, else of publication, entry into force or proposal.';
COMMENT ON COLUMN report.dim_framework.date_milestone_code IS 'Code of the milestone that year and trend_date_id are of.';
COMMENT ON COLUMN report.dim_framework.date_milestone IS 'The same in words; empty when none is recorded.';
COMMENT ON COLUMN report.dim_framework.trend_date_id IS 'Date for trends, of the same milestone as year; 0 when none is recorded; joins to report.dim_date.';
COMMENT ON COLUMN report.dim_framework.adopted_date_id IS 'Date of adoption; 0 when not adopted or not recorded; joins to report.dim_date.';
COMMENT ON COLUMN report.dim_framework.published_date_id IS 'Date of publication; 0 when not recorded; joins to report.dim_date.';
COMMENT ON COLUMN report.dim_framework.in_force_date_id IS 'Date of entry into force; 0 when not in force or not recorded; joins to report.dim_date.';
COMMENT ON COLUMN report.dim_framework.collection_id IS 'Row number of the collection it came with; joins to report.collection.';
COMMENT ON COLUMN report.dim_framework.collection IS 'Key of that collection: govdb for ours, or an imported one.';
COMMENT ON COLUMN report.dim_framework.collection_title IS 'Name of that collection.';
COMMENT ON COLUMN report.dim_framework.url IS 'Official address.';
COMMENT ON COLUMN report.dim_framework.summary IS 'What it is about, in our words.';
