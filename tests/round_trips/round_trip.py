#!/usr/bin/env python3
"""Round trips of exports: exported, read in the place of the schedule, planned and exported once
more, a project gives the same bytes; and the plan that is made of it is the same."""
import os
import shutil
import subprocess
import sys
import tempfile

FORMATS = ["csv", "msproject-csv"]
# These name tasks anew and may know no hours: what they once hold of a plan without progress they keep.
BARE_FORMATS = ["ganttproject-csv", "jira-csv"]
HERE = os.path.dirname(os.path.abspath(__file__))


def tocsin(*words):
    done = subprocess.run([os.environ["TOCSIN"], *words], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, errors="surrogateescape")
    return done.returncode, done.stdout, done.stderr


def same_plan(folder, other):
    """What both projects are planned to: chain, buffers, promise."""
    plans = [tocsin("plan", "--json", "--effort", "quick", at) for at in (folder, other)]
    return plans[0][1] == plans[1][1]


def options_of(folder, layout):
    words = ["--format", layout]
    journal = os.path.join(folder, "journal.csv")
    if os.path.exists(journal):
        # Progress in a file needs a date that it is true on: the last that anybody spoke of.
        rows = open(journal, encoding="utf-8", errors="replace").read().splitlines()[1:]
        dates = [row.split(",")[1] for row in rows if row.count(",") >= 2]
        words += ["--as-of", max(dates)]
    return words


def round_trip(folder, layout, planned):
    """A sentence about what went wrong; None where nothing."""
    words = options_of(folder, layout)
    status, first, said = tocsin("export", *words, folder)
    if status != 0:
        return "not exported: " + said
    with tempfile.TemporaryDirectory() as home:
        again = os.path.join(home, "again")
        shutil.copytree(folder, again)
        with open(os.path.join(again, "schedule.csv"), "w", encoding="utf-8", newline="",
                  errors="surrogateescape") as out:
            out.write(first)
        status, second, said = tocsin("export", *words, again)
        if status != 0:
            return "not read back: " + said
        if second != first:
            for one, other in zip(first.splitlines(), second.splitlines()):
                if one != other:
                    return f"not a fixed point:\n  {one}\n  {other}"
            return "not a fixed point: rows are missing"
        if planned and not same_plan(folder, again):
            return "another plan"
    return None


def bare_round_trip(folder, layout):
    with tempfile.TemporaryDirectory() as home:
        bare = os.path.join(home, "bare")
        shutil.copytree(folder, bare, ignore=shutil.ignore_patterns("journal*", "plan*.csv"))
        status, once, said = tocsin("export", "--format", layout, bare)
        if status != 0:
            return "not exported: " + said
        with open(os.path.join(bare, "schedule.csv"), "w", encoding="utf-8", newline="") as out:
            out.write(once)
        return round_trip(bare, layout, True)


def main(folders, bare_formats):
    wrong = 0
    for folder in folders:
        for layout in FORMATS:
            fault = round_trip(folder, layout,
                               not os.path.exists(os.path.join(folder, "journal.csv")))
            if fault:
                wrong += 1
                print(f"{os.path.basename(folder)} as {layout}: {fault}")
        for layout in bare_formats:
            fault = bare_round_trip(folder, layout)
            if fault:
                wrong += 1
                print(f"{os.path.basename(folder)} as {layout}: {fault}")
    count = len(folders) * len(FORMATS + bare_formats)
    print(f"{count - wrong} passed, {wrong} failed")
    return 1 if wrong else 0


if __name__ == "__main__":
    given, formats = sys.argv[1:], BARE_FORMATS
    if given == ["--reference"]:
        data = os.environ.get("TOCSIN_REFERENCE_DATA")
        if not data:
            print("skipped: TOCSIN_REFERENCE_DATA is not set")
            sys.exit(77)
        tracked, formats = os.path.join(data, "tracked"), []
        given = sorted(os.path.join(tracked, name) for name in os.listdir(tracked)
                       if os.path.exists(os.path.join(tracked, name, "schedule.csv")))
    sys.exit(main(given, formats))
