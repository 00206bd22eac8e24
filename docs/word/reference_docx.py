#!/usr/bin/env python3
"""Writes reference-a4.docx, by which pandoc lays out reports: A4 landscape, margins 20, 15, 20 and 30 mm (left), Times
New Roman 12, tables 10 with lines and a repeated header. Made from pandoc's own reference; the same bytes each time."""
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

OUTPUT = Path(__file__).resolve().parent / "reference-a4.docx"
SECTION = ('<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="851" '
           'w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>')
FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/>'
LINE = 'w:val="single" w:sz="4" w:space="0" w:color="808080"'
BORDERS = "<w:tblBorders>" + "".join(f"<w:{side} {LINE}/>" for side in
                                     ("top", "left", "bottom", "right", "insideH", "insideV")) + "</w:tblBorders>"


def styled(styles):
    styles = re.sub(r"<w:rFonts [^>]*/>", FONT, styles)
    styles = re.sub(r'(<w:docDefaults>.*?<w:sz w:val=")24(" />\s*<w:szCs w:val=")24', r"\g<1>24\g<2>24", styles, flags=re.S)
    styles = styles.replace('<w:lang w:val="en-US"', '<w:lang w:val="vi-VN"', 1)

    def table(match):
        style = match.group(0).replace("<w:tblPr>", "<w:tblPr>" + BORDERS, 1)
        small = '<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
        return style.replace("<w:tblPr>", "<w:pPr><w:spacing w:before=\"20\" w:after=\"20\"/></w:pPr>" + small + "<w:tblPr>", 1)

    styles = re.sub(r'<w:style w:type="table" w:default="1" w:styleId="Table">.*?</w:style>', table, styles, flags=re.S)
    # Cells are "Compact" paragraphs: they take the table's size.
    return re.sub(r'(<w:style [^>]*w:styleId="Compact">.*?)(</w:style>)',
                  r'\1<w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>\2', styles, count=1, flags=re.S)


def main():
    source = subprocess.run(["pandoc", "--print-default-data-file", "reference.docx"], check=True, capture_output=True).stdout
    with zipfile.ZipFile(io.BytesIO(source)) as original, zipfile.ZipFile(OUTPUT, "w", zipfile.ZIP_DEFLATED) as made:
        for name in original.namelist():
            data = original.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr />", SECTION.encode())
            elif name == "word/styles.xml":
                data = styled(data.decode()).encode()
            made.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return 0


if __name__ == "__main__":
    sys.exit(main())
