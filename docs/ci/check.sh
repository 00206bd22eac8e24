#!/usr/bin/env bash
# What a CI job does with a repository of submissions: checks the plans and all progress files, reports, and fails where
# there are errors or a gate does not hold. GitHub, GitLab and Jenkins call this one script.
#
#   PLANTRACK_PLANS   plan files and folders, one a line; where empty, plantrack.yaml says
#   PLANTRACK_FILES   progress files and folders, one a line; where empty, plantrack.yaml says
#   PLANTRACK_CHECK   more options of `plantrack validate`, such as --strict
#   PLANTRACK_GATES   options of `plantrack report`, such as --fail-on missed,overdue
#   PLANTRACK_AS_OF   the day to judge on, as 2026-11-29, or `today`; where empty, plantrack.yaml says, else the latest
#                     row, and then nobody's silence is noticed
#   PLANTRACK_OUT     folder of the results; plantrack-out where empty
#   PLANTRACK         the program; where neither it nor plantrack on the PATH is there, it is built (Debian, Ubuntu)
#
# Results: findings.json, .sarif, .junit.xml, .gitlab.json, findings.md, report.md, report.csv, report.json.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${PLANTRACK_OUT:-plantrack-out}
mkdir -p "$out"

program=${PLANTRACK:-plantrack}
if ! command -v "$program" >/dev/null; then
  "$here/build.sh" >&2
  program=$here/../../build/release/plantrack
fi

lines() {
  local line
  while IFS= read -r line; do
    [ -z "$line" ] || words+=("$@" "$line")
  done
}
words=()
lines -p <<<"${PLANTRACK_PLANS:-}"
plans=(${words[@]+"${words[@]}"})
words=()
lines <<<"${PLANTRACK_FILES:-}"
files=(${words[@]+"${words[@]}"})
# Options are words between spaces, as they are typed.
read -ra check <<<"${PLANTRACK_CHECK:-}"
read -ra gates <<<"${PLANTRACK_GATES:-}"
day=${PLANTRACK_AS_OF:-}
[ "$day" != today ] || day=$(date +%F)
as_of=(${day:+--as-of "$day"})

shown=concise
[ "${GITHUB_ACTIONS:-}" != true ] || shown=github

failed=0
"$program" validate ${plans[@]+"${plans[@]}"} ${check[@]+"${check[@]}"} \
  ${as_of[@]+"${as_of[@]}"} --format "$shown" --format "json=$out/findings.json" \
  --format "sarif=$out/findings.sarif" --format "junit=$out/findings.junit.xml" \
  --format "gitlab=$out/findings.gitlab.json" --format "md=$out/findings.md" \
  -- ${files[@]+"${files[@]}"} || failed=$?
[ "$failed" -lt 2 ] || exit "$failed"

"$program" report --skip-invalid ${plans[@]+"${plans[@]}"} ${gates[@]+"${gates[@]}"} \
  ${as_of[@]+"${as_of[@]}"} --format "md=$out/report.md" --format "csv=$out/report.csv" --format "json=$out/report.json" -- ${files[@]+"${files[@]}"} || failed=$?

if [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  for page in findings report; do
    [ ! -f "$out/$page.md" ] || cat "$out/$page.md" >>"$GITHUB_STEP_SUMMARY"
  done
fi
exit "$failed"
