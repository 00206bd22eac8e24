#!/usr/bin/env python3
"""Progress files of a made-up country for the bench: the same bytes each time.

  generate.py plan FOLDER                   plan.yaml of 30 targets, and areas.csv of 11,000 communes
  generate.py rows N FILE [--bad|--bytes]   N rows of about 93 bytes, at most 11,880,000, each of another target, area
                                            and month, in scattered order; --bad: one in a thousand is wrong, and what is
                                            wrong with them is counted in FILE.expected; --bytes: some are no UTF-8
  generate.py many FILES N FOLDER           so many files of N rows
"""
import json
import random
import sys
from collections import Counter
from pathlib import Path

AREA_COUNT = 11_000
YEARS = (2024, 2025, 2026)
TARGETS = [f"t{i:02}" for i in range(30)]  # the first ten are counts (flow), then amounts (stock), then ratios
AREAS = [f"{3 * i + 1:05}" for i in range(AREA_COUNT)]
PERIODS = [f"{year}-{month:02}" for year in YEARS for month in range(1, 13)]
AGENCIES = [f"so-{i:02}" for i in range(20)]
HEADER = "target,period,area,agency,value,numerator,denominator,reported_on,evidence,note\n"
NOTES = ([""] * 35
         + ["Hoàn thành theo kế hoạch", "Đạt chỉ tiêu quý", "Chậm tiến độ do thiếu nhân lực", "Đã số hóa hồ sơ"] * 11
         + ['"Đã tập huấn, còn thiếu thiết bị"', '"Xã vùng cao, khó tiếp cận"'] * 5
         + ['"Theo công văn ""số 12/UBND"", có điều chỉnh"'] * 6
         + ['"Dòng 1: đã đối chiếu\nDòng 2: chờ phê duyệt"'] * 5)
KEYS = len(TARGETS) * AREA_COUNT * len(PERIODS)
STEP = 7_368_787  # prime to KEYS: steps of it come by every key once
DEFECTS = ("unknown-target", "numerator-over", "bad-number", "bad-date", "duplicate", "field-count", "bad-bytes",
           "bad-number")

PLAN_HEAD = """schema: plantrack/plan@1
id: nation
title: Bench
province: {name: Nation, code: "00"}
document: {number: null, issued: null, issuer: Bench, status: draft, implements: [], source: generated}
period: {from: 2024, to: 2026}
"""
KINDS = ("measure: count, unit: người, accrual: flow", "measure: amount, unit: tỷ đồng, accrual: stock",
         'measure: ratio, unit: "%"')
GOALS = ("at_least: 400000000", "at_least: 500000", "at_least: 80")


def write_plan(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "plan.yaml", "w", encoding="utf-8") as file:
        file.write(PLAN_HEAD + "agencies:\n")
        file.writelines(f"  - {{id: {agency}, name: Agency {agency}}}\n" for agency in AGENCIES)
        file.write("areas_from: areas.csv\ntargets:\n")
        file.writelines(f"  - {{id: {target}, name: Target {target}, {KINDS[i // 10]}, level: commune, lead: so-00, "
                        f"support: [{', '.join(AGENCIES[1:])}], goal: {{{GOALS[i // 10]}, by: 2026}}}}\n"
                        for i, target in enumerate(TARGETS))
    with open(folder / "areas.csv", "w", encoding="utf-8") as file:
        file.write("id,name,level,from,until,aliases\n")
        file.writelines(f"{area},Xã {area},commune,,,\n" for area in AREAS)


def write_rows(count, path, defects=(), first=0):
    """`defects`: what may be wrong in a row, by three random bits."""
    bits = random.Random(11 + first).getrandbits
    planted = Counter()
    before = None  # the last row without a defect
    with open(path, "w", encoding="utf-8", errors="surrogateescape", newline="", buffering=1 << 20) as file:
        file.write(HEADER)
        lines = []
        for number in range(first, first + count):
            key = (number * STEP + 1_000_003) % KEYS
            t = key % 30
            a = key // 30 % AREA_COUNT
            p = key // 30 // AREA_COUNT
            dice = bits(64)
            target, area, period = TARGETS[t], AREAS[a], PERIODS[p]
            year, month = YEARS[p // 12], p % 12 + 1
            day = 1 + (dice & 15)
            date = f"{year}-{month + 1:02}-{day:02}" if month < 12 else f"{year + 1}-01-{day:02}"
            size = (a * 31 + t * 17) % 9973 + 100  # the series' own
            value = numerator = denominator = ""
            if t < 10:
                value = str(size + (dice >> 8 & 63))
            elif t < 20:
                value = f"{size + p}.{dice >> 8 & 63:02}"
            else:
                numerator, denominator = str(size * (60 + p) // 100), str(size)
            agency = AGENCIES[dice >> 20 & 15]
            note = NOTES[(dice >> 30) % 100]
            evidence = f"https://dl.example.vn/bc/{dice >> 40 & 0x7fffff:07}" if dice >> 37 & 3 else ""
            line = None
            if defects and dice >> 50 < 17:  # of 16384
                defect = defects[dice & 7]
                if (defect == "duplicate" and before is None) or (defect == "numerator-over" and t < 20):
                    defect = "bad-date"
                planted[defect] += 1
                if defect == "unknown-target":
                    target = "t99"
                elif defect == "numerator-over":
                    numerator = str(size + 5)
                elif defect == "bad-number":
                    value, numerator, denominator = ("1.2.3", "", "") if t < 20 else ("", "x", denominator)
                elif defect == "bad-date":
                    date = "2025-02-30"
                elif defect == "bad-bytes":
                    note = "B\udcff\udcfeo c\udce1o"
                elif defect == "duplicate":  # the same key, another figure
                    target, period, area, value, numerator, denominator, date = before
                    value, numerator = (value + "1", numerator) if value else (value, str(int(numerator) - 1))
                if defect == "field-count":
                    line = f"{target},{period},{area},{agency},{value},{numerator},{denominator}\n"
            else:
                before = (target, period, area, value, numerator, denominator, date)
            lines.append(line or f"{target},{period},{area},{agency},{value},{numerator},{denominator},{date},{evidence},"
                                 f"{note}\n")
            if len(lines) == 8192:
                file.write("".join(lines))
                lines.clear()
        file.write("".join(lines))
    if defects:
        Path(f"{path}.expected").write_text(json.dumps(planted))


def main(words):
    if words[:1] == ["plan"] and len(words) == 2:
        return write_plan(Path(words[1]))
    if words[:1] == ["rows"] and len(words) in (3, 4):
        without_bytes = tuple("bad-number" if defect == "bad-bytes" else defect for defect in DEFECTS)
        defects = {"--bad": without_bytes, "--bytes": DEFECTS}.get(words[3]) if words[3:] else ()
        return write_rows(int(words[1]), words[2], defects)
    if words[:1] == ["many"] and len(words) == 4:
        folder, each = Path(words[3]), int(words[2])
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(int(words[1])):
            write_rows(each, folder / f"f{number:04}.csv", first=number * each)
        return None
    sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
