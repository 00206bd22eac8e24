#!/usr/bin/env bash
# The job of one plan, wherever it runs: its rows are checked, made canonical, and reported on.
#   one_plan.sh PLAN.yaml DATA DAY OUT
# DATA/ID holds the files of plan ID (PLAN's name without .yaml); OUT gets ID.csv, the rows as a database may load them, and
# ID.json, the report. Exit code 1 where rows have errors; then there is no report, nor where DATA has no such folder.
set -euo pipefail
plan=$1 data=${2%/} day=$3 out=$4
id=$(basename "$plan" .yaml)
if [ ! -d "$data/$id" ]; then
  echo "$id: there is no folder $data/$id" >&2
  exit 0
fi
mkdir -p "$out"
rm -f "$out/$id.json"
plantrack validate -p "$plan" --format concise "$data/$id" >&2
plantrack normalize -p "$plan" -o "$out/$id.csv" "$data/$id"
plantrack report -p "$plan" --numbers en --as-of "$day" --format json -o "$out/$id.json" "$out/$id.csv"
