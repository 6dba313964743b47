-- title: Claim check
-- question: What do sources state, and what do the data say of it?
-- param source (text, optional): key of a source, such as that of the founding article
-- param verdict (text, optional): supported, qualified, contradicted or undecided
-- hide: source
-- note: Verdicts as computed at the last load; govdb verify computes them anew and shows the queries.
SELECT source, claim, locator, kind, statement, expected, value, coalesce(reading_evidence, evidence) AS evidence, verdict,
       concat_ws(' ', reading, reason) AS reading_or_reason
FROM report.claim
WHERE (nullif(current_setting('govdb.source', true), '') IS NULL OR source = current_setting('govdb.source', true))
  AND (nullif(current_setting('govdb.verdict', true), '') IS NULL OR verdict_code = current_setting('govdb.verdict', true))
ORDER BY source, position, claim
