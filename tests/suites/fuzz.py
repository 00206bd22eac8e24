"""Runs the fuzzers of the fuzz build, each for some time, from the corpus that is replayed as a test."""
import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

from .support import TESTS


def run_one(build, fuzzer, seconds):
    name = fuzzer.name.removeprefix("fuzz_")
    grown = build / "corpus" / name  # what the fuzzer finds stays in the build folder
    grown.mkdir(parents=True, exist_ok=True)
    seeds = TESTS / "fuzz" / "corpus" / name
    command = [fuzzer, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1",
               f"-dict={TESTS / 'fuzz' / 'words.dict'}",
               f"-artifact_prefix={build}/{name}-", grown, *([seeds] if seeds.exists() else [])]
    return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def run(build, seconds):
    fuzzers = sorted(file for file in build.glob("fuzz_*") if os.access(file, os.X_OK) and file.is_file())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda fuzzer: run_one(build, fuzzer, seconds), fuzzers))
    failed = 0
    for fuzzer, result in zip(fuzzers, results):
        text = result.stdout.decode("utf-8", "backslashreplace")
        runs = [line for line in text.splitlines() if "number_of_executed_units" in line]
        print(f"{fuzzer.name}: {runs[0].split()[-1] if runs else '?'} inputs, exit code {result.returncode}")
        if result.returncode != 0:
            failed += 1
            print(text[-6000:])
    print(f"{len(fuzzers) - failed} passed, {failed if fuzzers else 1} failed")
    return 1 if failed or not fuzzers else 0
