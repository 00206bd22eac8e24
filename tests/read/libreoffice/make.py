#!/usr/bin/env python3
"""Makes the corpus: clean rows typed into LibreOffice Calc in two locales and saved as CSV in the settings people use, and as workbooks.
Run by hand where LibreOffice is installed; the tests only read what it made."""
import shutil, subprocess, tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCALES = {"vi-VN": 1066, "en-US": 1033}
UTF8, UTF16, WINDOWS_1258 = 76, 65535, 40
FORMS = {  # name: separator, quote, character set, quote all text
    "utf8-comma": (44, 34, UTF8, "false"),
    "utf8-semicolon": (59, 34, UTF8, "false"),
    "utf8-quoted-all": (59, 34, UTF8, "true"),
    "utf16-tab": (9, 34, UTF16, "false"),
    "utf16-semicolon": (59, 34, UTF16, "false"),
    "windows1258-semicolon": (59, 34, WINDOWS_1258, "false"),
    "windows1258-tab": (9, 34, WINDOWS_1258, "false"),
    "windows1258-comma": (44, 34, WINDOWS_1258, "false"),
}


def soffice(profile, *arguments):
    subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", *arguments], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def make_profile(folder, locale):
    (folder / "user").mkdir(parents=True)
    item = '<item oor:path="{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        + item.format("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", locale)
        + item.format("/org.openoffice.Office.Linguistic/General", "DefaultLocale", locale) + "</oor:items>\n")


def main():
    with tempfile.TemporaryDirectory() as scratch:
        scratch = Path(scratch)
        for locale, number in LOCALES.items():
            profile = scratch / locale
            make_profile(profile, locale)
            for typed in sorted(HERE.glob(f"typed-{locale}*.csv")):
                # As if typed in: numbers and dates are recognised as the locale has them.
                separator = 59 if locale == "vi-VN" else 44
                soffice(profile, f"--infilter=Text - txt - csv (StarCalc):{separator},34,{UTF8},1,,{number},false,true",
                        "--convert-to", "ods", "--outdir", str(scratch), str(typed))
                sheet = scratch / f"{typed.stem}.ods"
                shutil.copy(sheet, HERE / f"{typed.stem.removeprefix('typed-')}.ods")
                soffice(profile, "--convert-to", "xlsx", "--outdir", str(scratch / "out"), str(sheet))
                shutil.move(scratch / "out" / f"{typed.stem}.xlsx", HERE / f"{typed.stem.removeprefix('typed-')}.xlsx")
                for name, (separator, quote, characters, all_quoted) in FORMS.items():
                    options = f"{separator},{quote},{characters},1,,{number},{all_quoted},true,false"
                    soffice(profile, "--convert-to", f"csv:Text - txt - csv (StarCalc):{options}", "--outdir",
                            str(scratch / "out"), str(sheet))
                    shutil.move(scratch / "out" / f"{typed.stem}.csv",
                                HERE / f"{typed.stem.removeprefix('typed-')}-{name}.csv")


if __name__ == "__main__":
    main()
