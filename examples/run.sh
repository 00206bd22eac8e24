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

# Made-up figures about real places say so in the report itself.
made_up=
notice_en="An example: figures from files named 'made-up' are made up, the others were published or follow from what was."
# shellcheck disable=SC2034  # named by ${!notice}
notice_vi="Ví dụ: số liệu trong các tệp có tên 'made-up' chỉ để minh họa, số liệu còn lại là số đã công bố hoặc suy ra từ số đã công bố."

# keep FOLDER/NAME COMMAND...: what the command gives as Markdown in both languages, CSV and JSON.
keep() {
  local name=$1 language format notice
  shift
  mkdir -p "$(dirname "$name")"
  for language in en vi; do
    step="$* --format md --lang $language"
    notice=notice_$language
    "$@" --format md --lang "$language" ${made_up:+--notice "${!notice}"} -o "$name.$language.md"
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
  made_up=$(compgen -G "examples/$province/*made-up*.csv" || true)
  run plantrack report -p "plans/$province.yaml" "examples/$province" ${made_up:+--notice "$notice_en"}
  keep "$out/$province/report" plantrack report -p "plans/$province.yaml" "examples/$province"
done

made_up=
title "all provinces"
for language in en vi; do
  run plantrack compare -p plans --lang "$language" "${folders[@]}"
  echo
done
keep "$out/all-provinces/compare" plantrack compare -p plans "${folders[@]}"
for language in en vi; do
  notice=notice_$language
  printf '\n> %s\n' "${!notice}" >> "$out/all-provinces/compare.$language.md"
done

title "done"
echo "The reports are also in $out/, in English and Vietnamese, and as CSV and JSON."
