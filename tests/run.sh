#!/usr/bin/env bash
# Installs what is missing, builds, runs all tests and ends with one line "N passed, N failed".
#   tests/run.sh                  with the release build
#   tests/run.sh --dev            with the debug build, where warnings are errors
#   tests/run.sh --asan           with the address and undefined-behaviour sanitizers
#   tests/run.sh --tsan           with the thread sanitizer
#   tests/run.sh --engines        with PostgreSQL, DuckDB and ClickHouse, to try `plantrack sql` in, GNU parallel and Dask (1 GB)
#   tests/run.sh --update         first rewrites the golden outputs and the examples in the docs, to be looked at with git diff
#   tests/run.sh --fuzz SECONDS   runs each fuzzer that long instead (with clang)
#   tests/run.sh --attack SECONDS attacks the program that long instead: random command lines, failing calls, signals
#   tests/run.sh --ci             all of it: the tests, then a minute of attack and a minute of each fuzzer
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tests/setup.sh

preset=release update='' seconds='' attack='' ci='' engines=''
while [ $# -gt 0 ]; do
  case $1 in
    --dev | --asan | --tsan) preset=${1#--} ;;
    --update) update=yes ;;
    --fuzz) preset=fuzz seconds=${2:?--fuzz needs a number of seconds} && shift ;;
    --attack) attack=${2:?--attack needs a number of seconds} && shift ;;
    --ci) ci=yes ;;
    --engines) engines=yes ;;
    *) sed -n '2,11s/^# \{0,1\}//p' tests/run.sh >&2 && exit 2 ;;
  esac
  shift
done
if [ -n "$ci" ]; then
  mkdir -p build
  passed=0 failed=0
  for job in "" "--attack 60" "--fuzz 60"; do
    # shellcheck disable=SC2086  # words of their own
    tests/run.sh $job 2>&1 | tee build/ci.log || true
    last=$(tail -n 1 build/ci.log)
    if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
      passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
    else
      failed=$((failed + 1))
    fi
  done
  echo "$passed passed, $failed failed"
  exit $((failed > 0))
fi

packages+=(python3-jsonschema libxml2-utils)  # to hold outputs against their schemas
packages+=(bash zsh fish shellcheck pre-commit)  # to complete in them, to look at scripts, to run hooks
packages+=(jq miller)                            # that recipes use
packages+=(mandoc lintian dpkg-dev)              # to look at manual pages and packages
packages+=(clang-format)                        # to hold files against .clang-format
packages+=(chromium poppler-utils fonts-noto-core) # to look at pages and prints of them
packages+=(pandoc)                              # to make Word files
packages+=(strace)                              # to see what is brought to the disk, and to make calls of the system fail
command -v npm >/dev/null || packages+=(npm)    # to fetch axe-core
[ -z "$engines" ] || packages+=(postgresql parallel python3-distributed)  # the other engines come by npm
[ "$preset" != fuzz ] || packages+=(clang libclang-rt-14-dev)


targets=(all)
[ "$preset" != fuzz ] || targets=(fuzzers)
[ -z "$attack" ] || targets=(plantrack)
if ! install_packages "${packages[@]}" || ! build "$preset" "${targets[@]}"; then
  echo "0 passed, 1 failed"
  exit 1
fi
if [ -n "$engines" ] && ! npm ci --no-audit --no-fund --prefix tests/engines >&2; then
  echo "0 passed, 1 failed"
  exit 1
fi
if [ "$preset" = fuzz ]; then
  exec python3 tests/run_cases.py fuzz --build build/fuzz --seconds "$seconds"
fi
if [ -n "$attack" ]; then
  exec python3 tests/run_cases.py attack --build "build/$preset" --seconds "$attack"
fi
if [ -n "$update" ]; then
  python3 tests/run_cases.py update --build "build/$preset"
fi

# ctest tells of each suite; the cases inside them are added up from its results.
results=$PWD/build/$preset/results.xml
rm -f "$results"
ctest --test-dir "build/$preset" -j "$(nproc)" --output-on-failure --output-junit "$results" \
  --test-output-size-passed 10000000 --test-output-size-failed 10000000 --no-tests=error || true
exec python3 tests/run_cases.py count "$results"
