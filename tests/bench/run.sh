#!/usr/bin/env bash
# Measures plantrack beside other programs and prints tables in Markdown; docs/benchmarks.md says what they mean. Builds
# the release, installs the programs it can (into build/release/bench; Debian's packages as root) and makes the data
# there. Not part of the tests.
#   tests/bench/run.sh --quick                  100,000 rows, three rounds: some minutes
#   tests/bench/run.sh                          100,000, 1 million and 10 million rows: the better part of an hour
#   tests/bench/run.sh --rows 1000000 --peers duckdb,python --jobs validate --parts others
#   tests/bench/run.sh --micro                  the micro-benchmarks of single functions (Google Benchmark)
#   tests/bench/run.sh --help                   all that can be chosen
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/setup.sh

case " $* " in *" --help "* | *" -h "*)
  sed -n '2,9s/^# \{0,1\}//p' tests/bench/run.sh
  exec python3 tests/bench/bench.py --help
  ;;
esac

install_packages "${packages[@]}"
if [ "${1:-}" = --micro ]; then
  shift
  install_packages libbenchmark-dev
  cmake --preset release -DPLANTRACK_BENCH=ON >/dev/null
  build release plantrack_micro
  exec build/release/plantrack_micro "$@"
fi

build release plantrack
bench=build/release/bench
mkdir -p "$bench"
g++ -O2 -std=c++20 -o "$bench/measure" tests/bench/measure.cpp

exec 3>&2
# have NAME COMMAND...: notes whether a program can take part.
have() {
  local name=$1
  shift
  if "$@" >"$bench/install.log" 2>&1 </dev/null; then
    rm -f "$bench/missing-$name"
  else
    echo "$name cannot be installed and is left out: $(tail -n 1 "$bench/install.log")" >&2
    touch "$bench/missing-$name"
  fi
}

# DuckDB's library comes inside its package for Node; neither Node nor the package's scripts are run to use it.
duckdb_version=1.5.6-r.1
install_duckdb() {
  local library=$bench/node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so
  grep -qsF "\"version\": \"$duckdb_version\"" "$(dirname "$library")/package.json" ||
    npm install --prefix "$bench" --no-save --ignore-scripts "@duckdb/node-bindings-linux-x64@$duckdb_version" || return 1
  g++ -O2 -std=c++20 -o "$bench/duckdb" tests/bench/peers/duckdb.cpp -ldl
}

# install_program COMMAND PACKAGE VERSION: that of Debian 12, which the tables are about; another takes part, and it is told.
install_program() {
  command -v "$1" >/dev/null || install_packages "$2" || return 1
  local found
  found=$(dpkg-query -W -f '${Version}' "$2" 2>/dev/null) || found=another
  [[ $found == "$3"* ]] || echo "$1 is $found, not $3: its numbers are not those of docs/benchmarks.md" >&3
}

peers=" duckdb sqlite miller csvkit "
arguments=" $* "
case $arguments in
  *" --peers "*) peers=${arguments#*" --peers "} && peers=" ${peers%% *} " && peers=${peers//,/ } ;;
esac
case $peers in *" duckdb "*) have duckdb install_duckdb ;; esac
case $peers in *" sqlite "*) have sqlite install_program sqlite3 sqlite3 3.40.1 ;; esac
case $peers in *" miller "*) have miller install_program mlr miller 6.6.0 ;; esac
case $peers in *" csvkit "*) have csvkit install_program csvclean csvkit 1.0.7 ;; esac

exec python3 tests/bench/bench.py "$@"
