.mode tabs
-- A short row is filled up with NULL.
CREATE TEMP TABLE kinds AS WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 29)
  SELECT printf('t%02d', i) AS target, i / 10 AS kind FROM n;
CREATE UNIQUE INDEX kind_of ON kinds(target);
CREATE TEMP TABLE checked AS
SELECT kind IS NULL AS bad_target, note IS NULL AS short,
  note IS NOT NULL AND (value GLOB '*[^0-9.]*' OR value LIKE '%.%.%' OR numerator GLOB '*[^0-9.]*' OR
    denominator GLOB '*[^0-9.]*') AS bad_number,
  note IS NOT NULL AND date(reported_on, '+0 days') IS NOT reported_on AS bad_date,
  note IS NOT NULL AND kind = 2 AND CAST(numerator AS REAL) > CAST(denominator AS REAL) AS over,
  areas.id IS NULL OR period NOT GLOB '202[456]-[01][0-9]' OR agency NOT GLOB 'so-[01][0-9]' OR
    (kind = 0 AND value LIKE '%.%' AND value NOT LIKE '%.%.%') OR (kind < 2 AND value = '') AS other
FROM cells LEFT JOIN kinds USING (target) LEFT JOIN areas ON areas.id = area;
SELECT 'unknown-target', sum(bad_target AND NOT short) FROM checked
UNION ALL SELECT 'field-count', sum(short) FROM checked
UNION ALL SELECT 'bad-number', sum(bad_number) FROM checked
UNION ALL SELECT 'bad-date', sum(bad_date) FROM checked
UNION ALL SELECT 'numerator-over', sum(over) FROM checked
UNION ALL SELECT 'other', sum(other) FROM checked;
SELECT 'duplicate', coalesce(sum(n - 1), 0) FROM
  (SELECT count(*) AS n FROM cells JOIN kinds USING (target)
   WHERE note IS NOT NULL GROUP BY target, period, area HAVING n > 1);
