CREATE VIEW report.dim_date AS
WITH used AS (
  SELECT acted_on AS day, acted_precision AS date_precision FROM govdb.signatory
  UNION
  SELECT occurred_on, occurred_precision FROM govdb.framework_milestone
), span AS (
  SELECT extract(year FROM min(day))::integer AS first, extract(year FROM max(day))::integer AS last FROM used
), listed AS (
  SELECT day, date_precision FROM used
  UNION
  SELECT make_date(y, 1, 1), 'year' FROM span CROSS JOIN generate_series(span.first, span.last) y
  UNION
  SELECT NULL, NULL
)
SELECT report.date_id(d.day, d.date_precision) AS date_id, coalesce(report.edtf(d.day, d.date_precision), '(not recorded)') AS date_label,
       report.edtf(d.day, d.date_precision) AS edtf, d.date_precision AS precision_code, p.label AS precision,
       d.day AS earliest_on,
       (d.day + CASE d.date_precision WHEN 'day' THEN interval '1 day' WHEN 'month' THEN interval '1 month'
                  WHEN 'season' THEN interval '3 months' WHEN 'year' THEN interval '1 year' END)::date - 1 AS latest_on,
       extract(year FROM d.day)::integer AS year, (extract(year FROM d.day)::integer / 10) * 10 AS decade,
       CASE WHEN d.date_precision IN ('day', 'month') THEN extract(quarter FROM d.day)::integer END AS quarter,
       CASE WHEN d.date_precision IN ('day', 'month') THEN to_char(d.day, 'YYYY-"Q"Q') END AS quarter_label,
       CASE WHEN d.date_precision IN ('day', 'month') THEN extract(month FROM d.day)::integer END AS month,
       CASE WHEN d.date_precision IN ('day', 'month') THEN to_char(d.day, 'YYYY-MM') END AS month_label,
       (d.day IS NOT NULL)::integer AS is_recorded
FROM listed d
LEFT JOIN govdb.date_precision p ON p.code = d.date_precision;

COMMENT ON VIEW report.dim_date IS
  'Star: dates, certain or not. One row per date as it is known (a year, a season, a month or a day), one for each year between the first and the last, and one, 0, for no date. What is not known of a date is empty, so that a date known by its year counts in no month. Key: date_id.';
COMMENT ON COLUMN report.dim_date.date_id IS 'Key of the date: its EDTF without hyphens, 00 for what is not known, 0 for no date; report.date_id makes it.';
COMMENT ON COLUMN report.dim_date.date_label IS 'The date in EDTF; (not recorded) for no date.';
COMMENT ON COLUMN report.dim_date.edtf IS 'The date in EDTF: 2023-11-01, 2023-11, 2023-21 (spring 2023) or 2023; empty for no date.';
COMMENT ON COLUMN report.dim_date.precision_code IS 'How exact it is: day, month, season or year; empty for no date.';
COMMENT ON COLUMN report.dim_date.precision IS 'The same in words.';
COMMENT ON COLUMN report.dim_date.earliest_on IS 'Earliest possible day.';
COMMENT ON COLUMN report.dim_date.latest_on IS 'Latest possible day.';
COMMENT ON COLUMN report.dim_date.year IS 'The year.';
COMMENT ON COLUMN report.dim_date.decade IS 'First year of the decade.';
COMMENT ON COLUMN report.dim_date.quarter IS 'Quarter, 1 to 4; empty when only the season or the year is known.';
COMMENT ON COLUMN report.dim_date.quarter_label IS 'Year and quarter, such as 2023-Q4; sorts in time.';
COMMENT ON COLUMN report.dim_date.month IS 'Month, 1 to 12; empty when only the season or the year is known.';
COMMENT ON COLUMN report.dim_date.month_label IS 'Year and month, such as 2023-11; sorts in time.';
COMMENT ON COLUMN report.dim_date.is_recorded IS '1 for a date, 0 for the row that stands for no date.';
