#!/usr/bin/env bash
# Rows in PostgreSQL (15 or later): the table is made, the rows are loaded, those that count at the day are reported on.
#   with_postgresql.sh PLANS DATA DAY OUT
# psql finds the database by its own variables (PGHOST, PGDATABASE, …); no table plantrack_rows may be there yet. Only rows
# without errors go into it.
set -euo pipefail
plans=${1%/} data=${2%/} day=$3 out=${4%/}
mkdir -p "$out"
rm -f "$out/compare.csv"
ids=()
for folder in "$data"/*/; do
  id=$(basename "$folder")
  if [ ! -f "$plans/$id.yaml" ]; then
    echo "$data/$id: there is no plan $id in $plans, so nothing there is read" >&2
    continue
  fi
  plantrack validate -p "$plans/$id.yaml" --format concise "$data/$id" >&2
  plantrack normalize -p "$plans/$id.yaml" -o "$out/$id.csv" "$data/$id"
  ids+=("$id")
done
[ "${#ids[@]}" -gt 0 ] || exit 1
psql=(psql -X -q -v ON_ERROR_STOP=1)
plantrack sql --dialect postgresql -p "$plans" | "${psql[@]}"
for id in "${ids[@]}"; do
  "${psql[@]}" -c "\\copy plantrack_rows ($(head -n 1 "$out/$id.csv")) FROM '$out/$id.csv' WITH (FORMAT csv, HEADER match)"
done
"${psql[@]}" -c "\\copy (SELECT * FROM plantrack_counted('$day')) TO STDOUT WITH (FORMAT csv, HEADER)" |
  plantrack compare -p "$plans" --numbers en --as-of "$day" --format csv -o "$out/compare.csv" -
