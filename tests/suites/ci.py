"""The recipes for CI, each run as it stands: GitHub's action, GitLab's job, Jenkins' stage and the pre-commit hooks, in a
repository of submissions as people have them."""
import datetime
import json
import os
import re
import shutil
import subprocess
from functools import partial

from .support import ROOT, Case, Wrong, shown

PROJECT = """schema: plantrack/project@1
plans: [plans/]
progress: [data/]
"""


def repository(program, name, rows):
    folder = program.scratch / f"ci-{name}"
    (folder / "plans").mkdir(parents=True)
    (folder / "data").mkdir()
    for plan in ("tuyen-quang.yaml", "indicators.yaml"):
        shutil.copy(ROOT / "plans" / plan, folder / "plans")
    shutil.copy(ROOT / "examples" / rows, folder / "data")
    (folder / "plantrack.yaml").write_text(PROJECT)
    return folder


def run_of_action():
    """The one command of action.yml, and its environment from the inputs' defaults."""
    text = (ROOT / "action.yml").read_text()
    (command,) = re.findall(r"^ +run: '(.*)'$", text, re.MULTILINE)
    inputs = dict(re.findall(r"^  (\w+):\n    description: .*\n    default: \"?([^\"\n]*)\"?$", text, re.MULTILINE))
    names = re.findall(r"^ +(PLANTRACK_\w+): \$\{\{ inputs\.(\w+) \}\}$", text, re.MULTILINE)
    return command, {name: inputs[given] for name, given in names}


def script_of_gitlab():
    text = (ROOT / "docs" / "ci" / "gitlab.yml").read_text()
    (script,) = re.findall(r"^  script:\n    - (.*)$", text, re.MULTILINE)
    return script, dict(re.findall(r"^    (PLANTRACK_\w+): (.*)$", text, re.MULTILINE))


def script_of_jenkins():
    text = (ROOT / "docs" / "ci" / "Jenkinsfile").read_text()
    (script,) = re.findall(r"^ +sh '(.*)'$", text, re.MULTILINE)
    return script, dict(re.findall(r"^ +(PLANTRACK_\w+) = '(.*)'$", text, re.MULTILINE))


RECIPES = {"github": run_of_action, "gitlab": script_of_gitlab, "jenkins": script_of_jenkins}


def run(program, recipe, folder, **more):
    command, environment = RECIPES[recipe]()
    command = command.replace("/usr/share/plantrack/ci", str(ROOT / "docs" / "ci"))  # where the package puts it
    if recipe == "github":
        environment |= {"GITHUB_ACTIONS": "true", "GITHUB_ACTION_PATH": str(ROOT),
                        "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    return program.shell(command, folder, **{**environment, **more})


def tells_errors(program, recipe):
    folder = repository(program, f"{recipe}-errors", "broken/tuyen-quang-2024.csv")
    code, out, err = run(program, recipe, folder)
    results = folder / "plantrack-out"
    if code != 1 or not (results / "report.md").exists():
        raise Wrong(f"exit code {code}\n{shown(out)}{shown(err)}")
    found = json.loads((results / "findings.json").read_text())["summary"]["errors"]
    listed = len(json.loads((results / "findings.gitlab.json").read_text()))
    sarif = len(json.loads((results / "findings.sarif").read_text())["runs"][0]["results"])
    failures = (results / "findings.junit.xml").read_text().count("<failure")
    if not found or failures != found or listed != sarif or listed < found:
        raise Wrong(f"{found} errors, {failures} failures in JUnit, {listed} in GitLab, {sarif} in SARIF")
    if recipe == "github":
        annotations = out.decode().count("::error file=data/")
        summary = (folder / "summary.md").read_text()
        if annotations != found or "effective" not in summary:
            raise Wrong(f"{annotations} annotations of {found} errors\n{shown(out)}\n{summary}")


def gates_hold_or_fail(program, recipe):
    folder = repository(program, f"{recipe}-gates", "tuyen-quang/2024-made-up.csv")
    code, out, err = run(program, recipe, folder, PLANTRACK_GATES="--fail-under 1")
    if code != 0:
        raise Wrong(f"sound rows: exit code {code}\n{shown(out)}{shown(err)}")
    code, out, err = run(program, recipe, folder, PLANTRACK_GATES="--fail-under 100")
    if code != 1 or (b"::error::plantrack: tuyen-quang" in err) != (recipe == "github"):
        raise Wrong(f"a gate that fails: exit code {code}\n{shown(out)}{shown(err)}")
    (folder / "plantrack.yaml").write_text(PROJECT + "plnas: [x]\n")
    if run(program, recipe, folder)[0] != 2:
        raise Wrong("a project file that is wrong is exit code 2")


def silence_is_noticed(program, recipe):
    """Judged on the day of the latest row a repository in which nobody reports any more would stay as it is."""
    folder = repository(program, f"{recipe}-silence", "tuyen-quang/2024-made-up.csv")
    today = datetime.date.today().isoformat()
    run(program, recipe, folder, PLANTRACK_GATES="")
    if json.loads((folder / "plantrack-out" / "report.json").read_text())["as_of"] != today:
        raise Wrong(f"not judged on {today}")
    run(program, recipe, folder, PLANTRACK_GATES="", PLANTRACK_AS_OF="2025-06-30")
    if json.loads((folder / "plantrack-out" / "report.json").read_text())["as_of"] != "2025-06-30":
        raise Wrong("the day that is told does not hold")
    code, _, err = run(program, recipe, folder, PLANTRACK_GATES="--fail-on stale,overdue,incomplete", PLANTRACK_AS_OF="2029-06-30")
    if code != 1:
        raise Wrong(f"years of silence: exit code {code}\n{shown(err)}")


def hooks_run(program):
    if not shutil.which("pre-commit"):
        raise Wrong("pre-commit is missing: apt-get install pre-commit")
    hooks = program.scratch / "hooks"
    hooks.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hooks)
    folder = repository(program, "hooks", "broken/tuyen-quang-2024.csv")
    environment = {**program.environment(), "HOME": str(program.scratch), "GIT_CONFIG_NOSYSTEM": "1"}

    def git(place, *words):
        return subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "protocol.file.allow=always",
                               *words], cwd=place, env=environment, check=True, capture_output=True, text=True).stdout

    for place in (hooks, folder):
        git(place, "init", "-q")
    git(hooks, "add", "-A")
    git(hooks, "commit", "-qm", "hooks")
    revision = git(hooks, "rev-parse", "HEAD").strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {hooks}\n  rev: {revision}\n  hooks:\n  - id: plantrack-lint\n  - id: plantrack-validate\n")
    git(folder, "add", "-A")
    done = subprocess.run(["pre-commit", "run", "--all-files"], cwd=folder, env=environment, capture_output=True, text=True)
    passed = re.search(r"plantrack lint\.+Passed", done.stdout)
    failed = re.search(r"plantrack validate\.+Failed", done.stdout)
    if done.returncode != 1 or not passed or not failed or "R002" not in done.stdout:
        raise Wrong(f"exit code {done.returncode}\n{done.stdout}{done.stderr}")


def script_is_clean(script):
    done = subprocess.run(["shellcheck", "-x", script], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        raise Wrong(done.stdout + done.stderr)


def scripts():
    """Every script of the tree that bash runs."""
    skipped = {"build", ".git"}
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [each for each in folders if each not in skipped]
        for file in files:
            path = os.path.join(folder, file)
            with open(path, "rb") as opened:
                if file.endswith(".sh") or opened.read(64).startswith((b"#!/usr/bin/env bash", b"#!/bin/sh")):
                    yield os.path.relpath(path, ROOT)


def cases(program):
    for recipe in RECIPES:
        yield Case(f"{recipe}: errors are told", partial(tells_errors, program, recipe))
        yield Case(f"{recipe}: gates hold or fail", partial(gates_hold_or_fail, program, recipe))
        yield Case(f"{recipe}: silence is noticed", partial(silence_is_noticed, program, recipe))
    yield Case("the hooks run in pre-commit", partial(hooks_run, program))
    for script in sorted(scripts()):
        yield Case(f"shellcheck {script}", partial(script_is_clean, script))
