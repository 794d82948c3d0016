#!/usr/bin/env python3
"""Runs a transcript: commands and what they print, as a person would see them.

    $ tocsin check leach
    leach: 5 tasks, ...
    $ tocsin status nowhere
    nowhere: no such file or folder
    [exit 2]

Each transcript runs in an empty folder that holds copies of the projects beside it (projects/NAME) and of
data/demo. Standard output and standard error are compared together, in the order written; `[exit N]`
follows where N is not 0. Lines that begin with # are comments. TRANSCRIPT_ACCEPT=1 rewrites the file.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


def blocks(text):
    """(comment lines, command, expected output) of each command."""
    comments, command, expected = [], None, []
    for line in text.splitlines():
        if line.startswith("$ ") or (command is None and line.startswith("#")):
            if command is not None:
                yield comments, command, expected
                comments, command, expected = [], None, []
            if line.startswith("#"):
                comments.append(line)
            else:
                command = line[2:]
        elif line.startswith("# "):
            yield comments, command, expected
            comments, command, expected = [line], None, []
        elif command is not None:
            expected.append(line)
        else:
            comments.append(line)
    if command is not None:
        yield comments, command, expected


def run(command, folder, environment):
    result = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, timeout=60,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT)
    lines = result.stdout.decode("utf-8", "surrogateescape").splitlines()
    if result.returncode != 0:
        lines.append(f"[exit {result.returncode}]")
    return lines


def main():
    path = pathlib.Path(sys.argv[1])
    source = pathlib.Path(os.environ["TOCSIN_SOURCE"])
    accept = os.environ.get("TRANSCRIPT_ACCEPT") == "1"
    written, failures = [], 0
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder, "bin")
        program.mkdir()
        (program / "tocsin").symlink_to(os.environ["TOCSIN"])
        work = pathlib.Path(folder, "work")
        work.mkdir()
        for project in [*(path.parent / "projects").iterdir(), source / "data" / "demo"]:
            if project.is_dir():
                shutil.copytree(project, work / project.name)
            else:
                shutil.copy(project, work / project.name)
        environment = dict(os.environ, PATH=f"{program}:{os.environ['PATH']}",
                           TOCSIN_NOW="2026-03-02T08:00")
        for comments, command, expected in blocks(path.read_text()):
            got = run(command, work, environment)
            written += [*comments, "$ " + command, *got]
            if got != expected:
                failures += 1
                if not accept:
                    print(f"$ {command}\n--- expected\n" + "\n".join(expected))
                    print("--- got\n" + "\n".join(got) + "\n")
    if accept:
        path.write_text("\n".join(written) + "\n")
    return 1 if failures and not accept else 0


sys.exit(main())
