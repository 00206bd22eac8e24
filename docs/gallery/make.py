#!/usr/bin/env python3
"""Makes the gallery: every page of plantrack in both languages, as its source and as pictures of it on a desktop, a phone,
in the dark and on paper, and the index README.md. Needs Chromium, pdftoppm (poppler-utils) and the program:

  docs/gallery/make.py --program build/release/plantrack

Workbooks and Word files are drawn too where LibreOffice (soffice) and pandoc are there."""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "tests"))
from suites.chromium import Browser  # noqa: E402

TUYEN_QUANG = ("-p", "plans/tuyen-quang.yaml", "examples/tuyen-quang")
LANG_SON = ("-p", "plans/lang-son.yaml", "examples/lang-son")
BAC_NINH = ("-p", "plans/bac-ninh.yaml", "examples/bac-ninh")
NOTICE = {"en": "The figures are made up, to show what a report looks like.",
          "vi": "Số liệu chỉ để minh họa cách trình bày báo cáo."}
# Name: title in both languages, and what makes the page.
PAGES = {
    "report": (("A province's report", "Báo cáo của một tỉnh"), ("report", *LANG_SON, "--since", "2025-01-31")),
    "villages": (("A plan of craft villages", "Kế hoạch về làng nghề"), ("report", *TUYEN_QUANG)),
    "agencies": (("By agency", "Theo cơ quan"), ("report", *TUYEN_QUANG, "--by", "agency")),
    "areas": (("By area", "Theo địa phương"), ("report", *LANG_SON, "--by", "area")),
    "periods": (("By period", "Theo kỳ"), ("report", *TUYEN_QUANG, "--by", "period")),
    "coverage": (("Who has reported", "Tình hình báo cáo"), ("coverage", *TUYEN_QUANG)),
    "provinces": (("Provinces side by side", "Các tỉnh cạnh nhau"),
                  ("compare", "-p", "plans", *(f"examples/{name}" for name in ("tuyen-quang", "lang-son", "bac-ninh", "ha-nam",
                                                                               "binh-thuan")))),
    "changes": (("What changed between two days", "Thay đổi giữa hai ngày"),
                ("compare", *LANG_SON, "--from", "2024-06-30", "--to", "2025-07-31")),
}
LOOKS = {"desktop": {}, "phone": {"width": 390, "height": 844, "scale": 2}, "dark": {"dark": True}}
WORDS = {"en": {"desktop": "desktop", "phone": "phone", "dark": "dark", "paper": "paper", "trace": "how a figure came to be",
                "cards": "target by target", "workbook": "workbook", "word": "Word file", "source": "page"},
         "vi": {"desktop": "máy tính", "phone": "điện thoại", "dark": "nền tối", "paper": "bản in", "trace": "số liệu từ đâu ra",
                "cards": "từng chỉ tiêu", "workbook": "bảng tính", "word": "tệp Word", "source": "trang"}}


def paper(pdf, picture, page=1):
    """A page of a PDF as a picture."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-png", "-r", "70", "-f", str(page), "-l", str(page), "-singlefile", pdf, f"{folder}/page"],
                       check=True)
        shutil.move(f"{folder}/page.png", picture)


def office_pdf(file, folder):
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir",
                    folder, file], check=True, capture_output=True, timeout=300)
    return Path(folder) / (Path(file).stem + ".pdf")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=Path, required=True)
    options = parser.parse_args()
    program = options.program.resolve()
    made = {language: {} for language in WORDS}
    for old in [*HERE.glob("*.webp"), *HERE.glob("*.png"), *HERE.glob("*.html"), *HERE.glob("*.svg")]:
        old.unlink()
    with tempfile.TemporaryDirectory() as scratch, Browser(3600) as browser:
        for language, words in WORDS.items():
            for name, (_, command) in PAGES.items():
                stem = f"{name}-{language}"
                page_file = HERE / f"{stem}.html"
                notice = ("--notice", NOTICE[language]) if command[0] == "report" and "--by" not in command else ()
                subprocess.run([program, *command, *notice, "--format", "html", "--lang", language, "-o", page_file], cwd=ROOT,
                               check=True)
                pictures = made[language].setdefault(name, [("source", page_file.name)])
                for look, size in LOOKS.items():
                    if look == "dark" and name not in ("report", "provinces"):
                        continue
                    with browser.page(page_file.as_uri(), **size) as page:
                        file = HERE / f"{stem}-{look}.webp"
                        page.picture(file)
                        pictures.append((look, file.name))
                        if look == "desktop" and name == "villages":
                            page.value("document.querySelector('.card details').open = true")
                            for part, selector in {"cards": ".cards", "trace": ".card:has(details[open])"}.items():
                                file = HERE / f"{stem}-{part}.webp"
                                page.picture(file, selector)
                                pictures.append((part, file.name))
                        if look == "desktop":
                            page.value("document.querySelectorAll('details').forEach(d => { d.open = false })")
                            page.pdf(Path(scratch) / f"{stem}.pdf")
                file = HERE / f"{stem}-paper.png"
                paper(Path(scratch) / f"{stem}.pdf", file)
                pictures.append(("paper", file.name))
            if shutil.which("soffice") and shutil.which("pandoc"):
                book, word = Path(scratch) / f"book-{language}.xlsx", Path(scratch) / f"word-{language}.docx"
                subprocess.run([program, "report", *LANG_SON, "--format", "xlsx", "--lang", language, "-o", book], cwd=ROOT,
                               check=True)
                subprocess.run([ROOT / "docs/word/office_report.py", "--lang", language, "-o", word, *LANG_SON], cwd=ROOT,
                               check=True, env={**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}"})
                for kind, given in (("workbook", book), ("word", word)):
                    file = HERE / f"report-{language}-{kind}.png"
                    paper(office_pdf(given, scratch), file)
                    made[language]["report"].append((kind, file.name))
    lines = ["# Gallery", "", "Every page in both languages, made by `docs/gallery/make.py`. The figures are made up: they are those of",
             "`examples/`. Open a page from your own checkout; GitHub shows only its source.", ""]
    for name, (titles, command) in PAGES.items():
        lines += [f"## {titles[0]} / {titles[1]}", "", "```bash", "plantrack " + " ".join(command) + " --format html", "```", ""]
        for language, words in WORDS.items():
            links = [f"[{words[kind]}]({file})" for kind, file in made[language][name]]
            lines += [f"- {'English' if language == 'en' else 'Tiếng Việt'}: " + ", ".join(links)]
        lines += ["", f"![{titles[0]}]({name}-en-desktop.webp)", ""]
    (HERE / "README.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
