-- Counts are sums of all periods; amounts and ratios are those of each area's latest period.
SELECT target, CASE any_value(kind)
    WHEN 0 THEN sum(total) WHEN 1 THEN sum(latest.value) ELSE 100 * sum(latest.numerator) / sum(latest.denominator) END
FROM (
  SELECT target, area, any_value(kind) AS kind, sum(value) AS total,
    arg_max({{'value': value, 'numerator': numerator, 'denominator': denominator}}, period) AS latest
  FROM cells JOIN targets ON targets.id = target GROUP BY target, area)
GROUP BY target ORDER BY target;
