CREATE VIEW report.framework AS
WITH milestone AS (
  SELECT framework_id,
         coalesce(min(occurred_on) FILTER (WHERE milestone_code = 'adopted'),
                  min(occurred_on) FILTER (WHERE milestone_code = 'signed'),
                  min(occurred_on) FILTER (WHERE milestone_code = 'published'),
                  min(occurred_on) FILTER (WHERE milestone_code = 'dated'),
                  min(occurred_on) FILTER (WHERE milestone_code = 'entered_into_force'),
                  min(occurred_on) FILTER (WHERE milestone_code = 'proposed')) AS first_on,
         (array_agg(occurred_on ORDER BY occurred_on) FILTER (WHERE milestone_code = 'proposed'))[1] AS proposed_on,
         (array_agg(occurred_precision ORDER BY occurred_on) FILTER (WHERE milestone_code = 'proposed'))[1] AS proposed_precision,
         (array_agg(occurred_on ORDER BY occurred_on) FILTER (WHERE milestone_code = 'published'))[1] AS published_on,
         (array_agg(occurred_precision ORDER BY occurred_on) FILTER (WHERE milestone_code = 'published'))[1] AS published_precision,
         (array_agg(occurred_on ORDER BY occurred_on) FILTER (WHERE milestone_code = 'adopted'))[1] AS adopted_on,
         (array_agg(occurred_precision ORDER BY occurred_on) FILTER (WHERE milestone_code = 'adopted'))[1] AS adopted_precision,
         (array_agg(occurred_on ORDER BY occurred_on) FILTER (WHERE milestone_code = 'entered_into_force'))[1] AS entered_into_force_on,
         (array_agg(occurred_precision ORDER BY occurred_on) FILTER (WHERE milestone_code = 'entered_into_force'))[1] AS entered_into_force_precision
  FROM govdb.framework_milestone
  GROUP BY framework_id
), issuer AS (
  SELECT fa.framework_id, string_agg(coalesce(a.short_name, a.name), ', ' ORDER BY a.name) AS names,
         string_agg(a.key, ', ' ORDER BY a.name) AS keys
  FROM govdb.framework_actor fa
  JOIN govdb.actor a ON a.id = fa.actor_id
  WHERE fa.framework_role_code = 'issuer'
  GROUP BY fa.framework_id
), text_version AS (
  SELECT DISTINCT ON (v.framework_id) v.framework_id, v.id, v.version, r.id IS NOT NULL AS is_coded
  FROM govdb.text_version v
  LEFT JOIN (
    SELECT run.id, run.text_version_id
    FROM govdb.coding_run run
    JOIN govdb.taxonomy t ON t.id = run.taxonomy_id AND t.key = 'govdb'
    WHERE run.is_primary
  ) r ON r.text_version_id = v.id
  ORDER BY v.framework_id, r.id IS NOT NULL DESC, v.dated_on DESC NULLS LAST, v.version DESC
)
SELECT f.id AS framework_id, f.key AS framework, col.id AS collection_id, col.key AS collection, f.title, f.short_name, f.framework_kind_code AS kind_code, k.label AS kind,
       f.legal_status_code, l.label AS legal_status, issuer.names AS issuer, issuer.keys AS issuer_keys,
       m.proposed_on, m.proposed_precision, report.edtf(m.proposed_on, m.proposed_precision) AS proposed,
       m.published_on, m.published_precision, report.edtf(m.published_on, m.published_precision) AS published,
       m.adopted_on, m.adopted_precision, report.edtf(m.adopted_on, m.adopted_precision) AS adopted,
       m.entered_into_force_on, m.entered_into_force_precision, report.edtf(m.entered_into_force_on, m.entered_into_force_precision) AS entered_into_force,
       extract(year FROM m.first_on)::integer AS year,
       e.id AS event_id, e.key AS event_key, e.name AS event, e.place, coalesce(country.short_name, country.name) AS country,
       f.party_list_code, pl.label AS party_list, party.individual AS parties_individual,
       party.membership AS parties_membership, f.stated_parties, f.stated_parties_note,
       v.id AS text_version_id, v.version AS text_version, coalesce(v.is_coded, false) AS is_coded, f.url, f.summary, f.issuer_note, f.text_note,
       f.source_id, src.key AS source, src.title AS source_title, f.locator,
       f.verification_code, ver.label AS verification, conf.key AS confirmed_by, f.confirmed_locator, f.note
-- Left joins where every framework has a partner: a question that needs no name of it is then spared the join.
FROM govdb.framework f
LEFT JOIN govdb.collection col ON col.id = f.collection_id
LEFT JOIN govdb.framework_kind k ON k.code = f.framework_kind_code
LEFT JOIN govdb.legal_status l ON l.code = f.legal_status_code
LEFT JOIN govdb.party_list pl ON pl.code = f.party_list_code
LEFT JOIN govdb.event e ON e.id = f.event_id
LEFT JOIN govdb.actor country ON country.id = e.country_id
LEFT JOIN issuer ON issuer.framework_id = f.id
LEFT JOIN LATERAL (
  SELECT count(*) FILTER (WHERE p.basis_code = 'individual') AS individual,
         count(*) FILTER (WHERE p.basis_code = 'membership') AS membership
  FROM report.party p WHERE p.framework_id = f.id
) party ON true
LEFT JOIN text_version v ON v.framework_id = f.id
LEFT JOIN milestone m ON m.framework_id = f.id
LEFT JOIN govdb.source src ON src.id = f.source_id
LEFT JOIN govdb.verification ver ON ver.code = f.verification_code
LEFT JOIN govdb.source conf ON conf.id = f.confirmed_by_id;

COMMENT ON VIEW report.framework IS
  'Instruments of AI governance, with what is derived from their milestones, acts and texts. Key: framework_id.';
COMMENT ON COLUMN report.framework.framework_id IS 'Row number of the framework.';
COMMENT ON COLUMN report.framework.framework IS 'Key of the framework.';
COMMENT ON COLUMN report.framework.collection_id IS 'Row number of the collection it came with; joins to report.collection.';
COMMENT ON COLUMN report.framework.collection IS 'Key of that collection: ours, or an imported one.';
COMMENT ON COLUMN report.framework.title IS 'Official title in English.';
COMMENT ON COLUMN report.framework.short_name IS 'Short name for tables.';
COMMENT ON COLUMN report.framework.kind_code IS 'Code of the kind.';
COMMENT ON COLUMN report.framework.kind IS 'Kind, in words.';
COMMENT ON COLUMN report.framework.legal_status_code IS 'Code of the legal status.';
COMMENT ON COLUMN report.framework.legal_status IS 'Whether it binds, and whom.';
COMMENT ON COLUMN report.framework.issuer IS 'Names of the issuers.';
COMMENT ON COLUMN report.framework.issuer_keys IS 'Keys of the issuers.';
COMMENT ON COLUMN report.framework.proposed_on IS 'Earliest possible day on which it was first proposed.';
COMMENT ON COLUMN report.framework.proposed_precision IS 'How exact that day is.';
COMMENT ON COLUMN report.framework.proposed IS 'Date of the first proposal, written in EDTF.';
COMMENT ON COLUMN report.framework.published_on IS 'Earliest possible day on which it was first published.';
COMMENT ON COLUMN report.framework.published_precision IS 'How exact that day is.';
COMMENT ON COLUMN report.framework.published IS 'Date of the first publication, written in EDTF.';
COMMENT ON COLUMN report.framework.adopted_on IS 'Earliest possible day of the first adoption; empty when it was never adopted.';
COMMENT ON COLUMN report.framework.adopted_precision IS 'How exact that day is.';
COMMENT ON COLUMN report.framework.adopted IS 'Date of the first adoption, written in EDTF.';
COMMENT ON COLUMN report.framework.entered_into_force_on IS 'Earliest possible day of entry into force.';
COMMENT ON COLUMN report.framework.entered_into_force_precision IS 'How exact that day is.';
COMMENT ON COLUMN report.framework.entered_into_force IS 'Date of entry into force, written in EDTF.';
COMMENT ON COLUMN report.framework.year IS 'Year for trends and filters: of adoption, else of signing, publication, the date a data set gives, entry into force or proposal; an adoption is only what adopted says.';
COMMENT ON COLUMN report.framework.event_id IS 'Row number of the event; joins to report.event.';
COMMENT ON COLUMN report.framework.event_key IS 'Key of that event.';
COMMENT ON COLUMN report.framework.event IS 'Event at which it was adopted, signed or announced.';
COMMENT ON COLUMN report.framework.place IS 'Town or site of the event.';
COMMENT ON COLUMN report.framework.country IS 'State or territory of the event.';
COMMENT ON COLUMN report.framework.party_list_code IS 'Code of whether the recorded parties are all there are.';
COMMENT ON COLUMN report.framework.party_list IS 'Whether the recorded parties are all there are.';
COMMENT ON COLUMN report.framework.parties_individual IS 'Number of actors that stand behind it now by an act of their own.';
COMMENT ON COLUMN report.framework.parties_membership IS 'Number of actors that are covered by an organisation only.';
COMMENT ON COLUMN report.framework.stated_parties IS 'Number of parties that the source states.';
COMMENT ON COLUMN report.framework.stated_parties_note IS 'What the stated number counts.';
COMMENT ON COLUMN report.framework.text_version_id IS 'Row number of the text version used for comparison: the newest that is coded, else the newest; joins to report.text_version.';
COMMENT ON COLUMN report.framework.text_version IS 'Name of that text version.';
COMMENT ON COLUMN report.framework.is_coded IS 'Whether that text has a primary coding run in the taxonomy govdb.';
COMMENT ON COLUMN report.framework.url IS 'Official address.';
COMMENT ON COLUMN report.framework.summary IS 'What it is about, in our words.';
COMMENT ON COLUMN report.framework.issuer_note IS 'Why no issuer is recorded.';
COMMENT ON COLUMN report.framework.text_note IS 'Why no text is recorded.';
COMMENT ON COLUMN report.framework.source_id IS 'Row number of the source; joins to report.source.';
COMMENT ON COLUMN report.framework.source IS 'Key of the source that states the fact.';
COMMENT ON COLUMN report.framework.source_title IS 'Title of the source.';
COMMENT ON COLUMN report.framework.locator IS 'Place in the source: page, paragraph, section or table.';
COMMENT ON COLUMN report.framework.verification_code IS 'Code of the grade of verification.';
COMMENT ON COLUMN report.framework.verification IS 'How well the fact is verified.';
COMMENT ON COLUMN report.framework.confirmed_by IS 'Key of a second, independent source that confirms the fact.';
COMMENT ON COLUMN report.framework.confirmed_locator IS 'Place in the confirming source.';
COMMENT ON COLUMN report.framework.note IS 'Remark on the row.';
