#!/usr/bin/env python3
"""run.py SHELL: the script of `tocsin completions SHELL` is sound, and offers the words of LINES.

zsh completes only at a terminal: there the script is read and its function defined, no more. A shell
that is not here is skipped; bash always is.
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77

# In the folder of `make_files`: what is typed, with the cursor at its end, and what is offered.
LINES = [
    ("tocsin pl", "plan"),
    ("tocsin st", "standup status"),
    ("tocsin l", "launch.csv log"),
    ("tocsin sh", "shop"),
    ("tocsin n", "next"),
    ("tocsin plan ", "j30.sm launch.csv my_shop shop"),
    ("tocsin plan shop ", ""),
    ("tocsin plan shop --comp", "--compare"),
    ("tocsin plan --effort ", "best normal quick"),
    ("tocsin plan --effort=q", "quick"),
    ("tocsin plan --method b", "bias-ssq"),
    ("tocsin status --w", ""),
    ("tocsin screen f", "fever"),
    ("tocsin screen --as-of 2026-04-08 stand", "stand-up"),
    ("tocsin screen fever s", "shop"),
    ("tocsin screen --theme=mono fever sh", "shop"),
    ("tocsin screen --format ", "ansi roles text"),
    ("tocsin update --kit ", "no yes"),
    ("tocsin update --start sh", "shop"),
    ("tocsin update --start 2026-04-08 sh", "shop"),
    ("tocsin shop --wat", "--watch"),
    ("tocsin shop --theme high", "high-contrast"),
    ("tocsin shop --keys n", "notes.txt"),
    ("tocsin shop --watch 5 l", "launch.csv"),
    ("tocsin completions ", "bash fish zsh"),
    ("tocsin help ch", "chart check"),
    ("tocsin --vers", "--version"),
]


def make_files(folder):
    """Projects of every kind, and a file that is none."""
    for name in ("shop", "my_shop"):
        (folder / name).mkdir()
    for name in ("launch.csv", "j30.sm", "notes.txt"):
        (folder / name).write_text("")


def offered_by_bash(script, line, folder):
    """What the function answers to the words as readline breaks them: at = and : too."""
    words = [part for word in shlex.split(line) for part in re.split("([=:])", word) if part]
    if line.endswith(" "):
        words.append("")
    program = f'source {script}; COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _tocsin; printf "%s\\n" "${{COMPREPLY[@]}}"'
    result = subprocess.run(["bash", "--norc", "-c", program, "bash", *words], cwd=folder, check=True,
                            capture_output=True, text=True)
    return result.stdout.split(), result.stderr


def offered_by_fish(script, line, folder):
    program = f"source {script}; complete -C {shlex.quote(line)}"
    result = subprocess.run(["fish", "--no-config", "-c", program], cwd=folder, check=True,
                            capture_output=True, text=True)
    words = [entry.split("\t")[0] for entry in result.stdout.splitlines()]
    return [word.rstrip("/").split("=")[-1] for word in words], result.stderr


def offered_wrongly(offered, script, folder):
    for line, wanted in LINES:
        words, complaint = offered(script, line, folder)
        if sorted(words) != wanted.split() or complaint:
            yield f"{line!r}: offered {sorted(words)}, not {wanted.split()} {complaint}"


def defined_wrongly(script):
    program = f"autoload -U compinit; compinit -D -u; source {script}; whence -w _tocsin; echo $_comps[tocsin]"
    result = subprocess.run(["zsh", "-f", "-c", program], capture_output=True, text=True)
    if result.stdout != "_tocsin: function\n_tocsin\n":
        yield result.stdout + result.stderr


def main():
    shell = sys.argv[1]
    if not shutil.which(shell):
        print(f"{shell} is not here")
        return SKIPPED
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place, "work")
        folder.mkdir()
        make_files(folder)
        script = pathlib.Path(place, "script")
        script.write_text(subprocess.run([os.environ["TOCSIN"], "completions", shell], check=True,
                                         capture_output=True, text=True).stdout)
        subprocess.run([shell, "-n", script], check=True)
        if shell == "zsh":
            faults = list(defined_wrongly(script))
        else:
            faults = list(offered_wrongly({"bash": offered_by_bash, "fish": offered_by_fish}[shell], script,
                                          folder))
    print("\n".join(faults))
    return 1 if faults else 0


sys.exit(main())
