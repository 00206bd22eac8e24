#!/usr/bin/env python3
"""Writes what is installed beside the program, from what the program tells of itself and from the docs: manual pages in
both languages, completions, JSON Schemas, the list of what is inside (SBOM), and what a Debian package must have.

  share.py --program build/release/plantrack --version 0.1.0 --date 2026-11-29 --output build/release/share
"""
import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
from email.utils import format_datetime
from datetime import datetime, timezone
from pathlib import Path

sys.dont_write_bytecode = True
import man_page  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
HEADINGS = {
    "en": {"name": "NAME", "synopsis": "SYNOPSIS", "description": "DESCRIPTION", "options": "OPTIONS",
           "examples": "EXAMPLES", "exit": "EXIT STATUS", "files": "FILES", "see": "SEE ALSO", "commands": "COMMANDS"},
    "vi": {"name": "TÊN", "synopsis": "TÓM TẮT", "description": "MÔ TẢ", "options": "TÙY CHỌN",
           "examples": "VÍ DỤ", "exit": "MÃ THOÁT", "files": "TỆP", "see": "XEM THÊM", "commands": "CÁC LỆNH"},
}
EXIT = {
    "en": "| 0 | done; no finding of severity error |\n| 1 | the data or plans have errors, or a gate failed |\n"
          "| 2 | the command line is wrong, or a file cannot be read or written |\n",
    "vi": "| 0 | xong, không có lỗi |\n| 1 | số liệu hoặc kế hoạch có lỗi, hoặc không đạt điều kiện kiểm soát |\n"
          "| 2 | dòng lệnh không đúng, hoặc không đọc hay ghi được tệp |\n",
}
ABOUT = {
    "en": ("tracks the targets of public plans",
           "plantrack reads plans written as YAML and progress files as CSV or workbooks, checks both, and tells what has "
           "been achieved of each target, with exact figures. Each command has its own page: `man plantrack-report`."),
    "vi": ("theo dõi việc thực hiện chỉ tiêu của các kế hoạch",
           "plantrack đọc kế hoạch viết bằng YAML và số liệu ở dạng CSV hoặc bảng tính, kiểm tra cả hai, và cho biết từng "
           "chỉ tiêu đã đạt đến đâu, với con số chính xác. Mỗi lệnh có trang riêng: `man plantrack-report`."),
}
FORMATS = {
    "plan": {"en": ("plan-format.md", "how a plan is written"), "vi": ("plan-format.vi.md", "cách viết một kế hoạch")},
    "progress": {"en": ("progress-format.md", "how progress files are written"),
                 "vi": ("progress-format.vi.md", "cách viết tệp số liệu")},
}
LIBRARIES = [  # name, Debian package that it is built from, licence
    ("yaml-cpp", "libyaml-cpp-dev", "MIT"),
    ("fmt", "libfmt-dev", "MIT"),
    ("utf8proc", "libutf8proc-dev", "MIT"),
    ("gmp", "libgmp-dev", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    ("CLI11", "libcli11-dev", "BSD-3-Clause"),
    ("glibc", "libc6-dev", "LGPL-2.1-or-later"),
    ("libstdc++", "libstdc++-12-dev", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    ("zlib", "zlib1g-dev", "Zlib"),
    ("Expat", "libexpat1-dev", "MIT"),
    ("nlohmann/json", "nlohmann-json3-dev", "MIT"),
]
TABLE_HEAD = "| code | when |\n| --- | --- |\n"


class Share:
    def __init__(self, options):
        self.program, self.version, self.date, self.folder = (options.program, options.version, options.date,
                                                              options.output)

    def ask(self, *words):
        return subprocess.run([self.program, *words], check=True, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL).stdout

    def write(self, path, content):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def write_packed(self, path, content):
        self.write(path + ".gz", gzip.compress(content.encode(), 9, mtime=0))

    def man(self, name, section, language, parts):
        folder = "man" if language == "en" else f"man/{language}"
        words = HEADINGS[language]
        named = [(words[key], text) for key, text in parts if text]
        self.write_packed(f"{folder}/man{section}/{name}.{section}",
                          man_page.page(name, section, self.date, self.version, named))

    def commands(self):
        overview = self.ask("help", "--format", "md", "--lang", "en")
        return re.findall(r"^\| `plantrack ([a-z]+)` \|", overview, re.MULTILINE)

    def command_pages(self, language):
        for command in self.commands():
            text = self.ask("help", command, "--format", "md", "--lang", language)
            summary, synopsis, rest = re.fullmatch(r"(.*?)\n\n```text\n(.*?)\n```\n\n(.*)", text, re.DOTALL).groups()
            about, table, examples = re.fullmatch(r"(.*?)(\|.*?\|\n)(?:\n```bash\n(.*?)```\n)?", rest, re.DOTALL).groups()
            summary = summary.rstrip(".")
            self.man(f"plantrack-{command}", 1, language, [
                ("name", f"plantrack-{command} - {summary[0].lower()}{summary[1:]}"),
                ("synopsis", f"`{synopsis}`"), ("description", about or summary + "."), ("options", table),
                ("exit", TABLE_HEAD + EXIT[language]), ("examples", f"```\n{examples}```" if examples else ""),
                ("see", "`plantrack`(1), `plantrack-plan`(5), `plantrack-progress`(5)")])

    def overview_page(self, language):
        summary, about = ABOUT[language]
        commands, options = self.ask("help", "--format", "md", "--lang", language).split("\n\n")
        see = ", ".join(f"`plantrack-{command}`(1)" for command in self.commands())
        self.man("plantrack", 1, language, [
            ("name", f"plantrack - {summary}"), ("synopsis", "`plantrack COMMAND [OPTION]...`"), ("description", about),
            ("commands", commands), ("options", options), ("exit", TABLE_HEAD + EXIT[language]),
            ("see", f"{see}, `plantrack-plan`(5), `plantrack-progress`(5)")])

    def format_pages(self, language):
        for name, (file, summary) in ((name, texts[language]) for name, texts in FORMATS.items()):
            source = ROOT / "docs" / file
            if not source.exists():
                continue
            _, _, text = source.read_text(encoding="utf-8").partition("\n")
            intro, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
            words = HEADINGS[language]
            parts = [(words["name"], f"plantrack-{name} - {summary}"), (words["description"], intro)]
            parts += [tuple(section.split("\n", 1)) for section in sections]
            parts.append((words["see"], "`plantrack`(1)"))
            folder = "man" if language == "en" else f"man/{language}"
            self.write_packed(f"{folder}/man5/plantrack-{name}.5",
                              man_page.page(f"plantrack-{name}", 5, self.date, self.version,
                                            [(title.replace("`", ""), text) for title, text in parts]))

    def completions(self):
        for shell, path in (("bash", "bash-completion/completions/plantrack"), ("zsh", "zsh/_plantrack"),
                            ("fish", "fish/vendor_completions.d/plantrack.fish")):
            self.write(path, self.ask("completion", shell))

    def debian(self):
        """What Debian's policy wants beside the licence."""
        day = format_datetime(datetime.fromisoformat(self.date).replace(tzinfo=timezone.utc))
        self.write_packed("doc/plantrack/changelog.Debian",
                          f"plantrack ({self.version}-1) unstable; urgency=medium\n\n"
                          "  * Release; what changed stands in changelog.md.\n\n"
                          f" -- The plantrack developers <plantrack@example.org>  {day}\n")
        licence = (ROOT / "LICENSE").read_text(encoding="utf-8").strip().splitlines()
        body = "\n".join(f" {line}" if line.strip() else " ." for line in licence)
        holder = next(line for line in licence if line.startswith("Copyright"))
        self.write("doc/plantrack/copyright",
                   "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
                   "Upstream-Name: plantrack\n\nFiles: *\n"
                   "Comment: The program holds parts of other libraries: docs/third-party.md names them, with their\n"
                   " licences and copyright holders.\n"
                   f"Copyright: {holder.replace('Copyright (c) ', '')}\nLicense: Expat\n{body}\n")

    def sbom(self):
        """The list of what is inside, as SPDX 2.3: the program has these libraries in itself."""
        moment = f"{self.date}T00:00:00Z"
        packages = [self.package("plantrack", self.version, "MIT")]
        for name, debian, licence in LIBRARIES:
            done = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", debian], capture_output=True, text=True) \
                if shutil.which("dpkg-query") else None
            known = done is not None and done.returncode == 0 and done.stdout
            packages.append(self.package(name, done.stdout if known else "NOASSERTION", licence))
        document = {
            "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
            "name": f"plantrack-{self.version}",
            "documentNamespace": f"https://spdx.org/spdxdocs/plantrack-{self.version}",
            "creationInfo": {"created": moment, "creators": ["Tool: src/packaging/share.py"]},
            "packages": packages,
            "relationships": [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES",
                               "relatedSpdxElement": "SPDXRef-plantrack"}] + [
                {"spdxElementId": "SPDXRef-plantrack", "relationshipType": "STATIC_LINK",
                 "relatedSpdxElement": each["SPDXID"]} for each in packages[1:]]}
        self.write("doc/plantrack/sbom.spdx.json", json.dumps(document, indent=2) + "\n")

    @staticmethod
    def package(name, version, licence):
        return {"SPDXID": f"SPDXRef-{re.sub('[^A-Za-z0-9.-]', '-', name)}", "name": name, "versionInfo": version,
                "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "licenseConcluded": licence,
                "licenseDeclared": licence, "copyrightText": "NOASSERTION"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--date", required=True)
    parser.add_argument("--output", type=Path, required=True)
    options = parser.parse_args()
    shutil.rmtree(options.output, ignore_errors=True)
    share = Share(options)
    for language in HEADINGS:
        share.overview_page(language)
        share.command_pages(language)
        share.format_pages(language)
    share.completions()
    share.debian()
    share.sbom()


if __name__ == "__main__":
    main()
