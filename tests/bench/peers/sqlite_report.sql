.mode tabs
-- Bare columns beside max() are those of the row with the maximum.
SELECT target, CASE WHEN target < 't10' THEN sum(total) WHEN target < 't20' THEN sum(value)
  ELSE 100.0 * sum(numerator) / sum(denominator) END
FROM (SELECT target, area, sum(value) AS total, max(period), value, numerator, denominator FROM cells GROUP BY target, area)
GROUP BY target ORDER BY target;
