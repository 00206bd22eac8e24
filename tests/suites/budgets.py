"""What pages may weigh."""
import gzip
from functools import partial

from .support import Case, Wrong, shown

HEAD = """schema: plantrack/plan@1
id: budget
title: {{en: A plan of many targets, vi: Kế hoạch nhiều chỉ tiêu}}
place: {{name: Port Alder, kind: {{en: City, vi: Thành phố}}}}
document: {{number: 1/KH, issuer: UBND, status: issued, issued: 2020-12-31, source: "https://example.org/plan"}}
period: {{from: 2021, to: 2030}}
agencies:
  - {{id: one, name: Sở Một}}
reporting: {{every: year}}
{areas}targets:
"""
TARGET = """  - id: t{i}
    name: {{en: Share of craft villages with a protected brand {i}, vi: Tỷ lệ làng nghề có thương hiệu {i}}}
    measure: ratio
    accrual: stock
    unit: "%"
    lead: one
    baseline: {{year: 2020, value: 50}}
    goal: {{by: 2030, at_least: 80}}
"""
AREA_TARGET = """  - id: t{i}
    name: {{en: Crafts kept in each ward, vi: Nghề giữ được ở từng phường}}
    measure: count
    accrual: stock
    unit: {{en: crafts, vi: nghề}}
    level: ward
    lead: one
    goal: {{by: 2030, at_least: 2, in_each: ward}}
"""


def run(program, folder, *more):
    result = program.run("report", "-p", folder / "plan.yaml", folder / "rows.csv", "--as-of", "2025-03-01", *more)
    if result.code != 0:
        raise Wrong(f"exit code {result.code}\n{shown(result.err)}")
    return result


def many_targets(program, count):
    folder = program.scratch / f"budget-{count}"
    folder.mkdir(exist_ok=True)
    (folder / "plan.yaml").write_text(HEAD.format(areas="") + "".join(TARGET.format(i=i) for i in range(count)))
    rows = [f"t{i},{year},{100 + i + year - 2020},200,{year}-12-31" for i in range(count) for year in range(2021, 2025)]
    (folder / "rows.csv").write_text("target,period,numerator,denominator,reported_on\n" + "\n".join(rows) + "\n")
    return folder


def many_areas(program, count):
    folder = program.scratch / f"budget-areas-{count}"
    folder.mkdir(exist_ok=True)
    areas = "areas:\n" + "".join(f"  - {{id: w{i}, name: Phường {i}, level: ward}}\n" for i in range(count))
    (folder / "plan.yaml").write_text(HEAD.format(areas=areas) + AREA_TARGET.format(i=0))
    rows = [f"t0,w{i},{year},{i % 4},{year + 1}-01-20" for i in range(count) for year in range(2021, 2025)]
    (folder / "rows.csv").write_text("target,area,period,value,reported_on\n" + "\n".join(rows) + "\n")
    return folder


def page_is_small(program):
    one = len(run(program, many_targets(program, 1), "--format", "html").out)
    many = run(program, many_targets(program, 30), "--format", "html").out
    each = (len(many) - one) // 29
    if one - each > 23_600 or each > 8_500 or len(many) > 270 * 1024 or len(gzip.compress(many)) > 40_000:
        raise Wrong(f"the frame {one - each} bytes, a target {each}, 30 targets {len(many)}, "
                    f"{len(gzip.compress(many))} compressed")


def areas_fit(program):
    page = run(program, many_areas(program, 1000), "--format", "html").out
    league = run(program, many_areas(program, 1000), "--by", "area", "--format", "html").out
    if len(page) > 2_000_000 or len(league) > 1_000_000:
        raise Wrong(f"1,000 areas: {len(page)} bytes, by area {len(league)}")
    if page.count("Phường 999</".encode()) < 1:
        raise Wrong("an area is lost")


def cases(program):
    yield Case("a page is small", partial(page_is_small, program))
    yield Case("1,000 areas fit into 2 MB", partial(areas_fit, program))
