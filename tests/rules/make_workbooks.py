#!/usr/bin/env python3
"""Makes the workbooks among the rules' cases anew. Run by hand; the tests only read what it made."""
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from suites.workbooks import Formula, Sheet, xlsx  # noqa: E402

HEADER = ["target", "period", "area", "value", "reported_on"]
ROW = ["new-crafts", 2023, None, 3, None]
SOLD = [["sold", 2023, "Tràng Định", 5, "2024-01-10"], ["sold", 2023, "Bình Gia", 6, "2024-01-10"]]


def table(*rows, name="Sheet1", **more):
    return Sheet(name, [HEADER, *rows], **more)


def without(rows, column):
    """The rows, but for that cell of the second."""
    return [rows[0], [None if i == column else cell for i, cell in enumerate(rows[1])]]


whole = xlsx(table(ROW))
CASES = {
    "F020/fails.csv": whole,
    "F020/passes.xlsx": whole,
    "F021/fails.xlsx": whole[:len(whole) // 2],
    "F021/passes.xlsx": whole,
    "F022/fails.xlsx": xlsx(table(ROW), table(["output", 2022, None, 101, None], name="Old", hidden=True)),
    "F022/passes.xlsx": xlsx(table(ROW), table(["output", 2022, None, 101, None], name="Old")),
    "F023/fails.xlsx": xlsx(table(*SOLD, hidden_rows={3})),
    "F023/passes.xlsx": xlsx(table(*SOLD)),
    "F024/fails.xlsx": whole,
    "F024/passes.xlsx": xlsx(table(ROW, name="2023")),
    "F025/fails.xlsx": xlsx(table(*without(SOLD, 4), merges=["E2:E3"])),
    "F025/passes.xlsx": xlsx(table(*without(SOLD, 0), merges=["A2:A3"])),
    "C023/fails.xlsx": xlsx(table(["output", 2023, None, Formula("=B2/C2"), None])),
    "C023/passes.xlsx": xlsx(table(["output", 2023, None, Formula("=B2/C2", 110), None])),
    "C024/fails.xlsx": xlsx(table(*without(SOLD, 3), merges=["D2:D3"])),
    "C024/passes.xlsx": xlsx(table(*SOLD)),
}


def main():
    for name, content in CASES.items():
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_bytes(content)
    (HERE / "F024" / "args").write_text("--sheet 2023\n")


if __name__ == "__main__":
    main()
