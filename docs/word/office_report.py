#!/usr/bin/env python3
"""An office's report as a Word file: the frame of the language, its findings in words, the tables as an annex.

  office_report.py --lang vi -o report.docx -p plans/ha-nam.yaml examples/ha-nam/

What stands before the tables is a draft: the office fills in numbers, causes and next steps. Needs plantrack and pandoc
on the PATH. Everything after -o FILE goes to `plantrack report` and `plantrack coverage` as it stands."""
import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Markdown as plantrack writes it; no HTML in it comes through, and nothing that people wrote becomes markup.
FROM = "markdown_strict+pipe_tables+all_symbols_escapable+fenced_divs-raw_html"
WORDS = {
    "en": {"day": "Figures as of", "none": "None.", "attention": "What needs attention",
           "overview": "Overview"},
    "vi": {"day": "Số liệu tính đến ngày", "none": "Không có.", "attention": "Cần chú ý",
           "overview": "Tổng quan"},
}


def plantrack(command, arguments, *more):
    done = subprocess.run(["plantrack", command, *arguments, *more], stdout=subprocess.PIPE, check=False)
    if done.returncode != 0:
        sys.exit(done.returncode)
    return done.stdout.decode()


def sections(text):
    """The parts of a document by their h2 headings; what stands before the first is under ''."""
    parts, name = {"": []}, ""
    for line in text.splitlines():
        if line.startswith("## "):
            name = line[3:]
            parts[name] = []
        else:
            parts[name].append(line)
    return {name: "\n".join(lines).strip() for name, lines in parts.items()}


def attention(table, words):
    """The rows of the table of what needs attention as sentences."""
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table.splitlines() if line.startswith("| ")]
    if len(rows) < 3:
        return words["none"]
    return "\n\n".join(f"{number}\\. {name} ({status}): {why}" for number, name, status, why, *_ in rows[2:])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=["en", "vi"], default="vi")
    parser.add_argument("-o", "--output", required=True)
    options, arguments = parser.parse_known_args()
    words = WORDS[options.lang]
    told = json.loads(plantrack("report", arguments, "--format", "json"))
    if len(told["plans"]) != 1:
        sys.exit("name one plan with -p")
    report = plantrack("report", arguments, "--format", "md", "--lang", options.lang)
    parts = sections(report)
    coverage = plantrack("coverage", arguments, "--format", "md", "--lang", options.lang)
    reports = coverage.split("\n\n", 2)[2].strip()  # behind its title and its day
    annex = "\n\n".join(f"## {name}\n\n{text}" for name, text in parts.items()
                        if name and name not in (words["attention"], words["overview"]))
    plan = told["plans"][0]
    title = re.match(r"# (.*)", report).group(1)
    kind = re.search(r"^- ([^:\n]*): ", report, re.MULTILINE).group(1)  # of the place: the first of the plan's particulars
    place = plan["place"][options.lang]
    place = f"{kind} {place}" if options.lang == "vi" else f"{place} {kind}"
    filled = (HERE / f"frame.{options.lang}.md").read_text(encoding="utf-8")
    for name, text in {"PLACE": place.upper(), "title": title,
                       "day": re.search(words["day"] + ": (.*)", report).group(1),
                       "findings": parts[words["overview"]].replace("**", ""),
                       "attention": attention(parts.get(words["attention"], ""), words), "reports": reports,
                       "annex": annex}.items():
        filled = filled.replace("{" + name + "}", text)
    subprocess.run(["pandoc", "-f", FROM, f"--lua-filter={HERE / 'letterhead.lua'}",
                    f"--reference-doc={HERE / 'reference-a4.docx'}", "-o", options.output], check=True,
                   input=filled.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
