-- title: At least 92 % of the acts rest on something better than the press
-- severity: soft
-- since: 2026-11-24
-- reason: A ledger of news clippings is no ledger; the share is the target of the data release of November 2026.
WITH share AS (
  SELECT round(100.0 * count(*) FILTER (WHERE verification_code IN ('official_text', 'official_list', 'secondary_dataset'))
               / nullif(count(*), 0), 1) AS percent, count(*) AS acts
  FROM report.act
)
SELECT 'frameworks' AS place, acts || ' acts' AS item, format('only %s %% are graded better than press', percent) AS problem
FROM share
WHERE percent < 92
