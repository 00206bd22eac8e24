#!/usr/bin/env bash
# Installs what is missing, builds plantrack, and does the main job on the examples: validates each province's files,
# reports on its plan, and compares all provinces. The reports are also kept, in both languages and as CSV and JSON, in
# examples/out or the folder that PLANTRACK_OUT names.
set -Eeuo pipefail
out=${PLANTRACK_OUT:+$(realpath -m -- "$PLANTRACK_OUT")}
cd "$(dirname "${BASH_SOURCE[0]}")/.."
out=${out:-examples/out}
. tests/setup.sh
install_packages "${packages[@]}"
build release plantrack
PATH=$PWD/build/release:$PATH

step=
trap 'echo "FAILED: ${step:-set-up}" >&2' ERR

title() { printf '\n%s\n%s\n\n' "$1" "${1//?/=}"; }

# Shows a command as one would type it, then runs it.
run() {
  step="$*"
  printf '$ %s\n' "$step"
  "$@"
}

# keep FOLDER/NAME COMMAND...: what the command gives as Markdown in both languages, CSV and JSON.
keep() {
  local name=$1 language format
  shift
  mkdir -p "$(dirname "$name")"
  for language in en vi; do
    step="$* --format md --lang $language"
    "$@" --format md --lang "$language" -o "$name.$language.md"
  done
  for format in csv json; do
    step="$* --format $format"
    "$@" --format "$format" -o "$name.$format"
  done
}

folders=()
for folder in examples/*/; do
  province=$(basename "$folder")
  [ -f "plans/$province.yaml" ] || continue
  folders+=("examples/$province")
  title "$province"
  run plantrack validate -p "plans/$province.yaml" "examples/$province"
  echo
  run plantrack report -p "plans/$province.yaml" "examples/$province"
  keep "$out/$province/report" plantrack report -p "plans/$province.yaml" "examples/$province"
done

title "all provinces"
for language in en vi; do
  run plantrack compare -p plans --lang "$language" "${folders[@]}"
  echo
done
keep "$out/all-provinces/compare" plantrack compare -p plans "${folders[@]}"

title "done"
echo "The reports are also in $out/, in English and Vietnamese, and as CSV and JSON."
