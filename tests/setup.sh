# shellcheck shell=bash
# Sourced by tests/run.sh, examples/run.sh and docs/ci/build.sh: what they need before they start. Quiet where there
# is nothing to do.

# install_packages PACKAGE...: has apt install those of the packages that are not there.
install_packages() {
  command -v dpkg-query >/dev/null || return 0  # not a Debian: CMake will say what it misses
  local package missing=()
  for package; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    # On the runners of CI services the user may do it without being asked.
    if sudo -n true 2>/dev/null; then as_root=(sudo -n); fi
  fi
  if [ "$(id -u)" != 0 ] && [ ${#as_root[@]} = 0 ]; then
    {
      echo "These packages are missing: ${missing[*]}"
      echo "Install them as root, then run this again:"
      echo "  sudo apt-get update && sudo apt-get install --no-install-recommends ${missing[*]}"
    } >&2
    return 1
  fi
  echo "Installing ${missing[*]}"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    echo "apt-get could not install them; its whole output is in $log" >&2
    return 1
  fi
  rm -f "$log"
}

# build PRESET TARGET...: configures where needed and builds into build/PRESET of the current folder.
build() {
  local preset=$1 folder=build/$1
  shift
  local fresh=()
  # A tree that was moved or copied with its build folder is configured anew.
  if [ -f "$folder/CMakeCache.txt" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" "$folder/CMakeCache.txt"; then
    fresh=(--fresh)
  fi
  if [ ! -f "$folder/build.ninja" ] || [ ${#fresh[@]} -gt 0 ]; then
    echo "Building into $folder (some minutes the first time)"
    local log
    log=$(mktemp)
    if ! cmake --preset "$preset" "${fresh[@]}" >"$log" 2>&1; then
      cat "$log" >&2
      rm -f "$log"
      return 1
    fi
    rm -f "$log"
  fi
  # On a terminal ninja shows its progress in one line; in a log each tenth is told, and what went wrong.
  if [ -t 1 ]; then
    cmake --build "$folder" --target "$@"
  else
    cmake --build "$folder" --target "$@" 2>&1 | awk '
      match($0, /^\[[0-9]+\/[0-9]+\]/) {
        split(substr($0, 2, RLENGTH - 2), step, "/")
        tenth = int(10 * step[1] / step[2])
        if (step[2] >= 20 && tenth > told) { told = tenth; print "  " 10 * tenth " % of " step[2] " steps"; fflush() }
        next
      }
      $0 != "ninja: no work to do." { print; fflush() }'
    return "${PIPESTATUS[0]}"
  fi
}

export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2034  # used by those that source this
packages=(g++ cmake ninja-build git pkg-config libcli11-dev libyaml-cpp-dev libfmt-dev doctest-dev libutf8proc-dev
          libgmp-dev zlib1g-dev libexpat1-dev nlohmann-json3-dev python3 python3-yaml)
