-- The beginning of both jobs: what the plan knows, and how the rows are read. Types check numbers, dates and the number of
-- fields as they are read; what fails goes to reject_errors.
SET threads = {threads};
CREATE TEMP TABLE targets AS SELECT 't' || lpad(range::VARCHAR, 2, '0') AS id, range AS n, range // 10 AS kind FROM range(30);
CREATE TEMP TABLE periods AS
  SELECT (2024 + range // 12) || '-' || lpad((range % 12 + 1)::VARCHAR, 2, '0') AS id, range AS n FROM range(36);
CREATE TEMP TABLE agencies AS SELECT 'so-' || lpad(range::VARCHAR, 2, '0') AS id FROM range(20);
CREATE TEMP TABLE areas AS
  SELECT id, row_number() OVER () - 1 AS n FROM read_csv('{areas}', header = true, all_varchar = true, auto_detect = false,
    columns = {{'id': 'VARCHAR', 'name': 'VARCHAR', 'level': 'VARCHAR', 'from': 'VARCHAR', 'until': 'VARCHAR',
                'aliases': 'VARCHAR'}});
CREATE TEMP VIEW cells AS
  SELECT * FROM read_csv('{rows}', header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
    store_rejects = true, columns = {{
      'target': 'VARCHAR', 'period': 'VARCHAR', 'area': 'VARCHAR', 'agency': 'VARCHAR', 'value': 'DECIMAL(18,6)',
      'numerator': 'DECIMAL(18,6)', 'denominator': 'DECIMAL(18,6)', 'reported_on': 'DATE', 'evidence': 'VARCHAR',
      'note': 'VARCHAR'}});
