CREATE TABLE areas(id TEXT PRIMARY KEY, name, level, start, until, aliases) WITHOUT ROWID;
CREATE TABLE cells(target TEXT, period TEXT, area TEXT, agency TEXT, value TEXT, numerator TEXT, denominator TEXT,
                   reported_on TEXT, evidence TEXT, note TEXT);
.import --csv --skip 1 {areas} areas
