#!/usr/bin/env bash
# Installs what is missing, builds plantrack, and does the main job on the examples: validates each province's files,
# reports on its plan, and compares all provinces. What is printed is also kept, with CSV and JSON, in examples/out
# (or the folder that PLANTRACK_OUT names).
set -Eeuo pipefail
out=${PLANTRACK_OUT:+$(realpath -m -- "$PLANTRACK_OUT")}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=${out:-examples/out}
. tests/setup.sh
install_packages "${packages[@]}"
build release plantrack
PATH=$PWD/build/release:$PATH

# The language in which the reports are shown; they are kept in both.
shown=en
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in vi*) shown=vi ;; esac

step=
trap 'echo "FAILED: ${step:-set-up}" >&2' ERR

title() { printf '\n%s\n%s\n\n' "$1" "${1//?/=}"; }

# Shows a command as one would type it, then runs it.
run() {
  step="$*"
  printf '$ %s\n' "$step"
  "$@"
}

# keep FOLDER NAME COMMAND...: a command's Markdown in both languages, CSV and JSON as FOLDER/NAME.*
keep() {
  local folder=$1 name=$2
  shift 2
  mkdir -p "$folder"
  local language
  for language in en vi; do
    run "$@" --format md --lang "$language" -o "$folder/$name.$language.md"
  done
  step="$* --format csv" && "$@" --format csv -o "$folder/$name.csv"
  step="$* --format json" && "$@" --format json -o "$folder/$name.json"
}

all_files=()
for folder in examples/*/; do
  province=$(basename "$folder")
  [ -f "plans/$province.yaml" ] || continue
  files=("$folder"*.csv)
  all_files+=("${files[@]}")
  title "$province"
  run plantrack validate -p "plans/$province.yaml" "${files[@]}"
  echo
  keep "$out/$province" report plantrack report -p "plans/$province.yaml" "${files[@]}"
  echo
  cat "$out/$province/report.$shown.md"
done

title "all provinces"
keep "$out/all-provinces" compare plantrack compare -p plans/ "${all_files[@]}"
for language in en vi; do
  echo
  cat "$out/all-provinces/compare.$language.md"
done

title "done"
echo "The reports in English and Vietnamese, as Markdown, CSV and JSON, are in $out/"
