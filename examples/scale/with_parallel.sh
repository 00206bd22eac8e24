#!/usr/bin/env bash
# Many plans by GNU parallel: a job a plan, as many at a time as there are cores; then the reports are compared.
#   with_parallel.sh PLANS DATA DAY OUT
# For more machines name them: PARALLEL='--sshlogin node1,node2' (PLANS, DATA and OUT are then to lie on a shared disk). Where
# the rows of a plan have errors all ends with exit code 1.
set -euo pipefail
plans=${1%/} data=${2%/} day=$3 out=${4%/}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$out"
rm -f "$out/compare.csv"
jobs=() reports=()
for folder in "$data"/*/; do
  id=$(basename "$folder")
  if [ -f "$plans/$id.yaml" ]; then
    jobs+=("$plans/$id.yaml") reports+=("$out/$id.json")
  else
    echo "$data/$id: there is no plan $id in $plans, so nothing there is read" >&2
  fi
done
[ "${#jobs[@]}" -gt 0 ] || exit 1
parallel --halt now,fail=1 "$here/one_plan.sh" {} "$data" "$day" "$out" ::: "${jobs[@]}"
plantrack compare -p "$plans" --as-of "$day" --format csv -o "$out/compare.csv" "${reports[@]}"
