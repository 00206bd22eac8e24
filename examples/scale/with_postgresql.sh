#!/usr/bin/env bash
# Rows in PostgreSQL (15 or later): the table is made, the rows are loaded, those that count at the day are reported on.
#   with_postgresql.sh PLANS DATA DAY OUT
# psql finds the database by its own variables (PGHOST, PGDATABASE, …). Only rows without errors go into the table.
set -euo pipefail
plans=$1 data=$2 day=$3 out=$4
mkdir -p "$out"
folders=()
for plan in "$plans"/*.yaml; do
  [ ! -d "$data/$(basename "$plan" .yaml)" ] || folders+=("$data/$(basename "$plan" .yaml)")
done
plantrack validate -p "$plans" --format concise "${folders[@]}" >&2
plantrack normalize -p "$plans" -o "$out/rows.csv" "${folders[@]}"
psql=(psql -X -q -v ON_ERROR_STOP=1)
plantrack sql --dialect postgresql -p "$plans" | "${psql[@]}"
"${psql[@]}" -c "\\copy plantrack_rows ($(head -n 1 "$out/rows.csv")) FROM '$out/rows.csv' WITH (FORMAT csv, HEADER match)"
"${psql[@]}" -c "\\copy (SELECT * FROM plantrack_counted('$day')) TO STDOUT WITH (FORMAT csv, HEADER)" |
  plantrack compare -p "$plans" --numbers en --as-of "$day" --format csv -o "$out/compare.csv" -
