#!/usr/bin/env python3
"""Every command line that README.md, the man pages and the READMEs of the folders show runs as written.

PATH stands for the project leach, NEWER.csv for its schedule once more, boat.csv is the table of README.md; [X] means with X and without, and
`a | b PATH` either. What a reader would type one after the other runs in that order. (The EXAMPLES of
tocsin(1) are a transcript.)
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["TOCSIN_SOURCE"])


def shown_in_markdown(text):
    for block in re.findall(r"^```sh\n(.*?)^```", text, re.M | re.S):
        for line in block.splitlines():
            yield line.split("  #")[0].split(" # ")[0].strip()
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S))


def shown_in_page(text):
    for line in re.findall(r"^\.(?:Ql|Dl) (.*)$", text, re.M):
        yield re.sub(r" [,.;]$", "", line.replace("\\-", "-").replace("\\&", ""))


def shown():
    for path in ("README.md", "src/README.md", "tests/README.md"):
        yield from ((path, line) for line in shown_in_markdown((SOURCE / path).read_text()))
    for path in sorted((SOURCE / "man").glob("tocsin.[0-9]")):
        yield from ((path.name, line) for line in shown_in_page(path.read_text()))


def meant(line):
    """The lines that a shell can run."""
    either = re.fullmatch(r"(tocsin) (\w+(?: \| \w+)+) (PATH.*)", line)
    if either:
        return [f"{either[1]} {word} {either[3]}" for word in either[2].split(" | ")]
    if "[" in line:
        return [re.sub(r" \[.*?\]", "", line), line.replace("[", "").replace("]", "")]
    # A shell that is not bash sources what it is given.
    return [line.replace("| source", "| cat")]


def main():
    dev_words = set(re.findall(r"^(\w+)\)", (SOURCE / "dev").read_text(), re.M))
    faults, tried = [], 0
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        (folder / "bin").mkdir()
        (folder / "bin/tocsin").symlink_to(os.environ["TOCSIN"])
        shutil.copytree(SOURCE / "tests/transcripts/projects/leach", folder / "PATH")
        shutil.copy(folder / "PATH" / "schedule.csv", folder / "NEWER.csv")
        table = re.search(r"^```csv\n(.*?)^```", (SOURCE / "README.md").read_text(), re.M | re.S)[1]
        (folder / "boat.csv").write_text(table)
        environment = dict(os.environ, PATH=f"{folder}/bin:{os.environ['PATH']}",
                           TOCSIN_NOW="2026-03-04T08:00")
        for path, line in shown():
            word = re.match(r"\./dev (\w+)", line)
            if word and word[1] not in dev_words:
                faults.append(f"{path}: ./dev has no {word[1]}")
            if not re.match(r"tocsin \S|source .*tocsin \S", line):
                continue
            for command in meant(line):
                tried += 1
                result = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], cwd=folder,
                                        env=environment, stdin=subprocess.DEVNULL, timeout=60,
                                        capture_output=True, text=True)
                if result.returncode != 0 or "tocsin:" in result.stderr:
                    faults.append(f"{path}: {command}\n  exit {result.returncode}: {result.stderr}")
    print("\n".join(faults) or f"{tried} command lines run")
    return 1 if faults or tried < 10 else 0


sys.exit(main())
