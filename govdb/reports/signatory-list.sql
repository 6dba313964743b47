-- title: Signatory list
-- question: Who did what towards a framework, when, on which basis, and where does it stand?
-- param framework (framework, required): key, alias or unique prefix of the framework
-- hide: actor, actor_kind, is_commitment, locator
-- note: Basis membership: covered by an organisation's act as its member; the actor did not sign.
SELECT actor, actor_name, actor_kind_code AS actor_kind, act, basis_code AS basis, acted AS date, is_commitment,
       verification, source, locator
FROM report.act
WHERE framework = current_setting('govdb.framework', true)
ORDER BY acted_on NULLS LAST, act_code, actor_name
