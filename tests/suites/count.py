"""Adds up the cases of a whole ctest run, from its JUnit file."""
import re
from xml.etree import ElementTree

OURS = re.compile(r"^\w+: (\d+) of (\d+) cases passed$", re.MULTILINE)
DOCTEST = re.compile(r"test cases: +(\d+) \| +(\d+) passed")


def line(suite, passed, total):
    """The last line of each suite, as `report` finds it again."""
    return f"{suite}: {passed} of {total} cases passed"


def cases_of(test):
    """Passed and failed cases of one ctest test. A test that failed and does not tell of a failed case is one."""
    output = test.findtext("system-out") or ""
    passed = failed = 0
    if ours := OURS.search(output):
        passed, failed = int(ours[1]), int(ours[2]) - int(ours[1])
    elif doctest := DOCTEST.search(output):
        passed, failed = int(doctest[2]), int(doctest[1]) - int(doctest[2])
    elif test.get("status") == "run":
        passed = 1
    if test.get("status") != "run" and failed == 0:
        failed = 1
    return passed, failed


def report(results):
    passed = failed = 0
    if results.exists():
        for test in ElementTree.parse(results).getroot().iter("testcase"):
            more_passed, more_failed = cases_of(test)
            passed += more_passed
            failed += more_failed
    if passed == 0 and failed == 0:
        failed = 1  # no test ran: that is no success
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0
