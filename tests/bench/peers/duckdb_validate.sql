-- One pass over the rows: every cell is read, so that its bytes are checked too, and keys are packed into one number.
CREATE TEMP TABLE found AS
WITH checked AS (
  SELECT (periods.n * 30 + targets.n) * 11000 + areas.n AS key, targets.n IS NULL AS bad_target,
    areas.n IS NULL OR periods.n IS NULL OR agencies.id IS NULL OR reported_on IS NULL AS bad_other,
    CASE targets.kind
      WHEN 0 THEN value IS NULL OR value <> trunc(value) OR value < 0
      WHEN 1 THEN value IS NULL
      WHEN 2 THEN numerator IS NULL OR denominator IS NULL OR denominator <= 0
    END AS bad_figure,
    coalesce(numerator > denominator, false) AS over, evidence, note
  FROM cells LEFT JOIN targets ON targets.id = target LEFT JOIN areas ON areas.id = area
    LEFT JOIN periods ON periods.id = period LEFT JOIN agencies ON agencies.id = agency)
SELECT count_if(bad_target) AS bad_target, count_if(bad_other) + count_if(bad_figure) AS other, count_if(over) AS over,
  count(key) - count(DISTINCT key) AS again, count(evidence) + count(note) AS texts
FROM checked;
CREATE TEMP TABLE rejected AS SELECT DISTINCT line, error_type::VARCHAR AS why, column_name FROM reject_errors;
SELECT 'unknown-target', bad_target FROM found
UNION ALL SELECT 'numerator-over', over FROM found
UNION ALL SELECT 'duplicate', again FROM found
UNION ALL SELECT 'bad-date', count(*) FROM rejected WHERE why = 'CAST' AND column_name = 'reported_on'
UNION ALL SELECT 'bad-number', count(*) FROM rejected WHERE why = 'CAST' AND column_name <> 'reported_on'
UNION ALL SELECT 'field-count', count(DISTINCT line) FROM rejected WHERE why NOT IN ('CAST', 'INVALID ENCODING')
UNION ALL SELECT 'other', other FROM found;
