"""One statement per rule of the tables that the rule must refuse, for a seeded database in which ROWS have been run."""

# Tables that the seeds leave empty or with a single row get what the statements below need.
ROWS = """
INSERT INTO govdb.framework_relation (framework_id, relation_code, related_framework_id, source_id, locator,
                                      verification_code, collection_id)
SELECT f.id, r.code, o.id, f.source_id, 'p. 1', f.verification_code, f.collection_id
FROM govdb.framework f JOIN govdb.framework o ON o.key = 'gaigi' AND f.key <> o.key
CROSS JOIN govdb.relation r WHERE r.code IN ('cites', 'builds_on');
INSERT INTO govdb.taxonomy (key, title, version, author, source_id, locator, verification_code, collection_id)
SELECT 'other', 'Other', '1', author, source_id, 'p. 1', verification_code, collection_id FROM govdb.taxonomy
WHERE key = 'govdb';
INSERT INTO govdb.principle (taxonomy_id, code, position, label, definition, source_id, locator, verification_code,
                             collection_id)
SELECT o.id, p.code, p.position, p.label, p.definition, p.source_id, p.locator, p.verification_code, p.collection_id
FROM govdb.principle p JOIN govdb.taxonomy t ON t.id = p.taxonomy_id AND t.key = 'govdb'
JOIN govdb.taxonomy o ON o.key = 'other';
INSERT INTO govdb.principle_mapping (principle_id, match_code, target_principle_id, source_id, locator,
                                     verification_code, collection_id)
SELECT p.id, 'exact', o.id, p.source_id, 'p. 1', p.verification_code, p.collection_id
FROM govdb.principle p JOIN govdb.taxonomy t ON t.id = p.taxonomy_id AND t.key = 'govdb'
JOIN govdb.taxonomy u ON u.key = 'other' JOIN govdb.principle o ON o.code = p.code AND o.taxonomy_id = u.id;
INSERT INTO govdb.coder (key, coder_kind_code, name, description, collection_id)
SELECT 'other', 'human', 'Other', 'Other', id FROM govdb.collection;
INSERT INTO govdb.coding_run (text_version_id, taxonomy_id, coder_id, extent_code, is_primary, method, collection_id)
SELECT r.text_version_id, r.taxonomy_id, c.id, 'partial', false, 'reading', r.collection_id
FROM govdb.coding_run r CROSS JOIN govdb.coder c WHERE c.key = 'other';
INSERT INTO govdb.collection (key, title, licence, citation, is_redistributable) VALUES ('other', '', '', '', false);
INSERT INTO govdb.release (key, released_on) VALUES ('other', '2000-01-01');
INSERT INTO govdb.claim (key, position, claim_kind_code, statement, query, comparison_code, expected, tolerance,
                         verdict_code, source_id, locator, verification_code, collection_id)
SELECT 'claim-' || n, n, 'factual', 'Stated.', 'SELECT 1 AS value', 'equals', '1', 0, 'supported', t.source_id, 'p. 1',
       t.verification_code, t.collection_id
FROM govdb.taxonomy t CROSS JOIN generate_series(1, 2) n WHERE t.key = 'govdb';
INSERT INTO govdb.claim_result (claim_id, value, verdict_code) SELECT id, '1', 'supported' FROM govdb.claim;
INSERT INTO govdb.full_text (text_version_id, position, locator, body, language_configuration, words)
SELECT v.id, n, 'par. ' || n, 'Words.', 'english', to_tsvector('english', 'Words.')
FROM (SELECT min(id) AS id FROM govdb.text_version) v CROSS JOIN generate_series(1, 2) n;
INSERT INTO govdb.framework_attribute (framework_id, attribute_code, value, collection_id)
SELECT id, 'country', n::text, collection_id FROM govdb.framework CROSS JOIN generate_series(1, 2) n WHERE key = 'gaigi';
INSERT INTO govdb.actor_parent (actor_id, parent_id, collection_id)
SELECT a.id, p.id, a.collection_id FROM govdb.actor a JOIN govdb.actor p ON p.key = 'ITA' WHERE a.key IN ('FRA', 'DEU');
INSERT INTO govdb.import_problem (file_name, line_number, problem, collection_id)
SELECT 'other/file.csv', n, 'wrong', c.id FROM govdb.collection c CROSS JOIN generate_series(1, 2) n WHERE c.key = 'other';
INSERT INTO govdb.framework_match (framework_id, other_framework_id, match_method_code, score, evidence)
SELECT f.id, o.id, 'by_hand', 1, 'by hand' FROM govdb.framework f
JOIN govdb.framework o ON o.key = 'gaigi' AND f.key <> o.key;
"""

# A table whose rule is not listed here is tried with the statement of the rule's kind: see db_bad_row_rules.
EXPLICIT = {
    # Spells: an end after the beginning, and acts of its own within.
    "ck_participation_ends_after_it_begins": "UPDATE govdb.participation SET until_on = since_on",
    "ck_participation_own_act_makes_it_individual": "UPDATE govdb.participation SET is_individual = false, individual_on = since_on",
    "ck_participation_own_act_is_within": "UPDATE govdb.participation SET is_individual = true, individual_on = since_on - 1",
    # Actors: codes of countries and the keys that carry them.
    "ck_actor_alpha3_is_for_countries": "UPDATE govdb.actor SET actor_kind_code = 'company' WHERE key = 'FRA'",
    "ck_actor_country_is_another_actor": "UPDATE govdb.actor SET country_id = id WHERE key = 'FRA'",
    "ck_actor_iso_codes_are_well_formed": "UPDATE govdb.actor SET iso_numeric = '25' WHERE key = 'FRA'",
    "ck_actor_iso_is_for_countries": "UPDATE govdb.actor SET iso_alpha2 = 'XX' WHERE key = 'unesco'",
    "ck_actor_key_is_kebab_case_or_alpha3": "UPDATE govdb.actor SET key = 'Not Kebab' WHERE key = 'unesco'",
    "fk_actor_actor_kind_code": "UPDATE govdb.actor SET actor_kind_code = 'no_such' WHERE key = 'unesco'",
    "uq_actor_iso_alpha2": "UPDATE govdb.actor SET iso_alpha2 = 'CN' WHERE key = 'FRA'",
    "uq_actor_iso_numeric": "UPDATE govdb.actor SET iso_numeric = '156' WHERE key = 'FRA'",
    "uq_actor_key": "UPDATE govdb.actor SET key = 'CHN' WHERE key = 'FRA'",
    "uq_actor_alias_alias_lower": """
        UPDATE govdb.actor_alias SET alias = (SELECT upper(alias) FROM govdb.actor_alias ORDER BY id LIMIT 1)
        WHERE id = (SELECT max(id) FROM govdb.actor_alias)""",
    # Groups and meetings: spells and days in order.
    "ck_event_ends_after_it_starts": "UPDATE govdb.event SET ends_on = starts_on - 1, ends_precision = 'day'",
    "ck_group_membership_ends_after_it_begins": """
        UPDATE govdb.group_membership SET member_to = member_from, member_to_precision = member_from_precision
        WHERE id = (SELECT min(id) FROM govdb.group_membership WHERE member_from IS NOT NULL)""",
    "ex_group_membership_spells_do_not_overlap": """
        INSERT INTO govdb.group_membership (actor_group_id, actor_id, member_from, member_from_precision, source_id,
                                            locator, verification_code, collection_id)
        SELECT actor_group_id, actor_id, member_from + 1, 'day', source_id, locator, verification_code, collection_id
        FROM govdb.group_membership WHERE member_from IS NOT NULL AND member_to IS NULL LIMIT 1""",
    "uq_group_membership_actor_group_id_actor_id_member_from": """
        INSERT INTO govdb.group_membership (actor_group_id, actor_id, source_id, locator, verification_code,
                                            collection_id)
        SELECT actor_group_id, actor_id, source_id, locator, verification_code, collection_id
        FROM govdb.group_membership WHERE member_from IS NULL LIMIT 1""",
    # Frameworks, texts and provisions.
    "ck_framework_alias_alias_is_kebab_case": "UPDATE govdb.framework_alias SET alias = 'Not Kebab'",
    "ck_framework_relation_relates_to_another": "UPDATE govdb.framework_relation SET related_framework_id = framework_id",
    "ck_framework_stated_parties_is_a_count": "UPDATE govdb.framework SET stated_parties = -1",
    "ck_framework_summary_is_short": "UPDATE govdb.framework SET summary = repeat('x', 301)",
    "ck_text_version_version_is_one_word": "UPDATE govdb.text_version SET version = 'two words'",
    "ck_provision_parent_is_another": "UPDATE govdb.provision SET parent_id = id",
    "ck_provision_summary_is_short": "UPDATE govdb.provision SET summary = repeat('x', 301)",
    "fk_provision_parent_in_same_text": """
        UPDATE govdb.provision SET parent_id = (SELECT max(id) FROM govdb.provision)
        WHERE id = (SELECT min(id) FROM govdb.provision)""",
    "fk_provision_text_version_id": """
        INSERT INTO govdb.provision (text_version_id, position, summary, source_id, locator, verification_code,
                                     collection_id)
        SELECT -1, position, summary, source_id, locator, verification_code, collection_id
        FROM govdb.provision LIMIT 1""",
    "uq_provision_text_version_id_position": "UPDATE govdb.provision SET position = 2 WHERE position = 1",
    "ck_source_urls_are_web_addresses": "UPDATE govdb.source SET url = 'ftp://example.org'",
    "ck_full_text_passage_says_something": "UPDATE govdb.full_text SET body = ''",
    "fk_full_text_provision_of_same_text": """
        UPDATE govdb.full_text SET provision_id = (SELECT max(id) FROM govdb.provision WHERE text_version_id <> (
          SELECT min(text_version_id) FROM govdb.full_text))""",
    # Principles and codings: a run, its text, its taxonomy, and what was coded belong together.
    "ck_principle_code_is_one_word": "UPDATE govdb.principle SET code = 'two words'",
    "ck_principle_mapping_maps_to_another": "UPDATE govdb.principle_mapping SET target_principle_id = principle_id",
    "uq_principle_taxonomy_id_position": "UPDATE govdb.principle SET position = 2 WHERE position = 1",
    "uq_strength_sort_order": "UPDATE govdb.strength SET sort_order = 2 WHERE sort_order = 1",
    "uq_coding_run_one_primary": "UPDATE govdb.coding_run SET is_primary = true WHERE NOT is_primary",
    "fk_coding_run_of_same_text_and_taxonomy": """
        UPDATE govdb.coding SET text_version_id = (SELECT max(id) FROM govdb.text_version), provision_id = NULL
        WHERE id = (SELECT min(id) FROM govdb.coding)""",
    "fk_coding_provision_of_same_text": """
        UPDATE govdb.coding SET provision_id = (SELECT max(id) FROM govdb.provision)
        WHERE id = (SELECT min(id) FROM govdb.coding)""",
    "fk_coding_principle_of_same_taxonomy": """
        UPDATE govdb.coding SET principle_id = (SELECT max(id) FROM govdb.principle)
        WHERE id = (SELECT min(id) FROM govdb.coding)""",
    # Claims: what belongs together is there together.
    # Imports: what others bring, and pairs of the same document.
    "ck_actor_parent_parent_is_another": "UPDATE govdb.actor_parent SET parent_id = actor_id",
    "ck_import_problem_line_number_is_a_count": "UPDATE govdb.import_problem SET line_number = -1",
    "ck_framework_match_matches_another": "UPDATE govdb.framework_match SET other_framework_id = framework_id",
    "ck_framework_match_score_is_a_share": "UPDATE govdb.framework_match SET score = 1.1",
    "ck_framework_match_decision_has_a_day": "UPDATE govdb.framework_match SET is_same = true",
    "ck_claim_statement_is_short": "UPDATE govdb.claim SET statement = repeat('x', 301)",
    "ck_claim_query_needs_expected_value": "UPDATE govdb.claim SET expected = NULL",
    "ck_claim_base_has_unit": "UPDATE govdb.claim SET base = 36",
    "ck_claim_base_is_of_a_value": "UPDATE govdb.claim SET base = 0, unit = 'percent of texts'",
    "fk_claim_principle_id": "UPDATE govdb.claim SET principle_id = -1, base = 36, unit = 'percent of texts'",
    "ck_claim_principle_has_base": "UPDATE govdb.claim SET principle_id = (SELECT min(id) FROM govdb.principle)",
    "ck_claim_reading_has_query": "UPDATE govdb.claim SET reading = 'otherwise'",
    "ck_claim_reading_is_second_to_query": """
        UPDATE govdb.claim SET query = NULL, expected = NULL, reason = 'why', reading = 'otherwise', reading_query = 'SELECT 1'""",
    "ck_claim_undecided_has_reason": "UPDATE govdb.claim SET query = NULL, expected = NULL",
    "ck_claim_tolerance_is_a_distance": "UPDATE govdb.claim SET tolerance = -1",
    "ck_coding_run_provisions_read_is_a_count": "UPDATE govdb.coding_run SET provisions_read = -1",
    "ck_coding_run_complete_run_counts_provisions": """
        UPDATE govdb.coding_run SET provisions_read = NULL WHERE extent_code = 'complete'""",
    "ck_signatory_group_covers_by_membership": """
        UPDATE govdb.signatory SET basis_code = 'individual' WHERE actor_group_id IS NOT NULL""",
    "fk_signatory_basis_code": "UPDATE govdb.signatory SET basis_code = 'no_such' WHERE actor_group_id IS NULL",
    # Acts without a day are alike as well.
    "uq_signatory_framework_id_actor_id_act_code_acted_on": """
        INSERT INTO govdb.signatory (framework_id, actor_id, act_code, basis_code, source_id, locator,
                                     verification_code, collection_id)
        SELECT framework_id, actor_id, 'approval', basis_code, source_id, locator, verification_code, collection_id
        FROM (SELECT * FROM govdb.signatory LIMIT 1) s CROSS JOIN generate_series(1, 2)""",
}

# They contain the primary key and are there for composite foreign keys to point to: no row can break them alone.
TARGETS = {
    "uq_provision_id_text_version_id",
    "uq_principle_id_taxonomy_id",
    "uq_coding_run_id_text_version_id_taxonomy_id",
}
