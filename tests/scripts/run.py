#!/usr/bin/env python3
"""Presses the keys of NAME.keys in the real program, without a terminal, and compares the last screen
with NAME.screen.

The comments at the top of a script say what it starts from:

    # project: leach                    a folder of tests/transcripts/projects, copied for this run
    # before: plan leach --commit       a command of tocsin that runs first; may be repeated
    # options: --size 100x30            of the dashboard
    # now: 2026-03-16T09:00             the clock
    # own: x remaining                  a line of the file of one's own keys; may be repeated
    # rows: 15-24                       what is compared of the screen (default: all of it)
    # files: journal.csv                files of the project that are compared too, after the keys

The clock of "recorded" cannot be pinned, so what is shown of it is compared as HH:MM.
SCRIPT_ACCEPT=1 rewrites NAME.screen: look at it before you accept it.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def directives(text):
    found = {"project": ["leach"], "before": [], "options": [""], "now": ["2026-03-16T09:00"],
             "rows": ["1-"], "files": [""], "own": []}
    for name, value in re.findall(r"^# (\w+): (.*)$", text, re.M):
        found[name] = found[name] + [value] if name in ("before", "own") else [value]
    return found


def screen(script, folder):
    said = directives(script.read_text())
    source = pathlib.Path(os.environ["TOCSIN_SOURCE"]) / "tests/transcripts/projects"
    project = said["project"][0]
    shutil.copytree(source / project, folder / project)
    environment = dict(os.environ, TOCSIN_NOW=said["now"][0])
    tocsin = os.environ["TOCSIN"]
    if said["own"]:
        environment["XDG_CONFIG_HOME"] = str(folder)
        (folder / "tocsin").mkdir()
        (folder / "tocsin/keys").write_text("\n".join(said["own"]) + "\n")
    for command in said["before"]:
        subprocess.run([tocsin, *command.split()], cwd=folder, env=environment, check=True,
                       stdout=subprocess.DEVNULL)
    result = subprocess.run([tocsin, "--keys", script, *said["options"][0].split(), project],
                            cwd=folder, env=environment, capture_output=True, timeout=60)
    first, last = said["rows"][0].split("-")
    rows = result.stdout.decode().splitlines(keepends=True)
    text = "".join(rows[int(first) - 1:int(last) if last else None])
    for name in said["files"][0].split():
        held = (folder / project / name).read_text()
        text += f"--- {name}\n" + re.sub(r"\d{4}-\d\d-\d\dT[\d:.]+Z", "STAMP", held)
    if result.returncode != 0 or result.stderr:
        said_to_the_user = result.stderr.decode().replace(f"{folder}/", "")
        text += f"[exit {result.returncode}]\n{said_to_the_user}"
    # When it was recorded: in sentences, and in the journal before the name.
    if ": journal " in text:
        text = re.sub(r"^ \d\d[:-]\d\d(?= \w)", " HH:MM", text, flags=re.M)
    text = re.sub(r"(taken back by \w+ )\d\d[:-]\d\d", r"\1HH:MM", text)
    return re.sub(r"(\(\w+, |at )(\d{4}-\d\d-\d\d )?\d\d:\d\d", r"\1HH:MM", text)


def main():
    script = pathlib.Path(sys.argv[1]).resolve()
    expected = script.with_suffix(".screen")
    with tempfile.TemporaryDirectory() as folder:
        shown = screen(script, pathlib.Path(folder))
    if os.environ.get("SCRIPT_ACCEPT") == "1":
        expected.write_text(shown)
        return 0
    if shown == expected.read_text():
        return 0
    print(f"{script.name}: shown\n{shown}\n--- expected\n{expected.read_text()}")
    return 1


sys.exit(main())
