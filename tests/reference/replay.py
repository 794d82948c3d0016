#!/usr/bin/env python3
"""28 real projects through the whole program: committed, their journals replayed, their charts drawn;
and the exports of other tools, each of which must load or be refused with file:line:column.

    replay.py tracked    every project of tracked/: `plan --commit` passes its audit; status, next and
                         chart hold at several of its status dates, and so does a re-plan as of
                         them; a project that ended is done
    replay.py exports    every file of exports/, through check, plan and status

The data are found through TOCSIN_REFERENCE_DATA; without it the test is skipped (exit 77).
"""
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

DATES_EACH = 4
PROGRESS = {"start", "remaining", "finish"}

failures = []


def complain(name, what):
    failures.append(f"{name}: {what}")


def run(folder, *words):
    return subprocess.run([os.environ["TOCSIN"], *words], cwd=folder, capture_output=True, timeout=300,
                          stdin=subprocess.DEVNULL)


def good(folder, name, *words):
    """Standard output of a command that must succeed without a word of complaint; None otherwise."""
    result = run(folder, *words)
    if result.returncode == 0 and b"audit" not in result.stderr:
        return result.stdout
    complain(name, f"tocsin {' '.join(words)}: exit {result.returncode}\n"
             f"{result.stderr.decode(errors='replace')[:600]}")
    return None


def progress_dates(project):
    """The as_of of every progress row, in order."""
    journal = project / "journal.csv"
    if not journal.exists():
        return []
    with open(journal, encoding="utf-8-sig", newline="") as rows:
        return sorted(row["as_of"] for row in csv.DictReader(rows) if row["event"] in PROGRESS)


def check_points(name, chart, dates, as_of, commit):
    """One point a date with progress, one at the commit, and the state at as_of, which is the last."""
    points = chart["points"]
    days = {date[:10] for date in dates if date <= as_of}
    wanted = len(days | {commit[:10], as_of[:10]})
    if len(points) != wanted:
        complain(name, f"{len(points)} points as of {as_of}, not {wanted}")
    if [point["current"] for point in points] != [False] * (len(points) - 1) + [True]:
        complain(name, f"as of {as_of} the last point is not the current one")
    if points[-1]["reported"] != (as_of[:10] in days):
        complain(name, f"as of {as_of} reported is {points[-1]['reported']}")
    if [point["as_of"] for point in points] != sorted(point["as_of"] for point in points):
        complain(name, f"as of {as_of} the points are not in the order of their dates")


def replan_at(folder, name, as_of, status):
    """A proposal for the running project: its audit accepts it, and the present plan beside it is that of status."""
    plan = good(folder, name, "plan", name, "--as-of", as_of, "--effort", "quick", "--json")
    if plan is None:
        return
    plan = json.loads(plan)
    for key in ("promise", "projected_finish", "buffer_left_days"):
        if plan["present"][key] != status[key]:
            complain(name, f"re-planned as of {as_of}: {key} {plan['present'][key]}, not {status[key]}")


def replay_at(folder, name, dates, as_of, commit):
    """The zone as of a date."""
    good(folder, name, "next", name, "--as-of", as_of)
    good(folder, name, "chart", name, "--as-of", as_of)
    chart = good(folder, name, "chart", name, "--as-of", as_of, "--json")
    status = good(folder, name, "status", name, "--as-of", as_of, "--json")
    if chart is None or status is None:
        return None
    chart, status = json.loads(chart), json.loads(status)
    check_points(name, chart, dates, as_of, commit)
    replan_at(folder, name, as_of, status)
    last = chart["points"][-1]
    for key in ("completion", "consumption", "zone"):
        if last[key] != status[key]:
            complain(name, f"as of {as_of} chart and status differ: {key} {last[key]}, {status[key]}")
    return status["zone"]


def replay(folder, name, ended):
    dates = progress_dates(folder / name)
    plan = good(folder, name, "plan", name, "--commit", "--json")
    if plan is None:
        return
    commit = json.loads(plan)["as_of"]
    stops = sorted(set(dates)) or [commit]
    chosen = {stops[i * (len(stops) - 1) // DATES_EACH] for i in range(DATES_EACH)} | {stops[-1]}
    zones = [replay_at(folder, name, dates, as_of, commit) for as_of in sorted(chosen)]
    if ended and zones[-1] != "done":
        complain(name, f"is {zones[-1]} at its end {stops[-1]}, not done")
    # A month after the last report: the state then is a point of its own.
    year, month = int(stops[-1][:4]), int(stops[-1][5:7])
    later = f"{year + month // 12}-{month % 12 + 1:02}-28T12:00"
    replay_at(folder, name, dates, later, commit)


def tracked(data, folder):
    with open(data / "tracked" / "index.csv", encoding="utf-8-sig", newline="") as rows:
        ended = {row["project"]: bool(row["actual_days"]) for row in csv.DictReader(rows)}
    projects = sorted(path for path in (data / "tracked").iterdir() if path.is_dir())
    for path in projects:
        shutil.copytree(path, folder / path.name)
        replay(folder, path.name, ended[path.name.split("_")[0]])
    if len(projects) != len(ended):
        complain("tracked", f"{len(projects)} folders, {len(ended)} rows in index.csv")
    print(f"{len(projects)} projects, {sum(ended.values())} of them to their end")


def refused_well(result):
    """Exit 2, and each line of standard error names a place in the file, or the sentence about progress
    without a status date."""
    lines = result.stderr.decode(errors="replace").splitlines()
    return result.returncode == 2 and lines and result.stdout == b"" and all(
        re.match(r"[^:]+\.csv:\d+(:\d+)?: .+", line) or re.match(r"\d+ more", line) or
        "not as of which date" in line for line in lines)


def export(folder, path):
    shutil.copy(path, folder / path.name)
    checked = run(folder, "check", path.name)
    if checked.returncode == 0:
        planned = run(folder, "plan", path.name, "--as-of", "2026-03-02", "--commit")
        # An audit that objects is an answer too; a crash is not.
        if planned.returncode not in (0, 1) or b"Sanitizer" in planned.stderr:
            complain(path.name, f"plan: exit {planned.returncode}\n"
                     f"{planned.stderr.decode(errors='replace')[:600]}")
        elif planned.returncode == 0:
            good(folder, path.name, "status", path.name, "--as-of", "2026-03-02")
        return "loads"
    if not refused_well(checked):
        complain(path.name, f"exit {checked.returncode}\n{checked.stderr.decode(errors='replace')[:600]}")
    return "is refused"


def exports(data, folder):
    files = sorted((data / "exports").glob("*/*.csv"))
    told = [(export(folder, path), path) for path in files]
    for what in ("loads", "is refused"):
        names = [path.name for verdict, path in told if verdict == what]
        print(f"{len(names)} {what}: {', '.join(names)}")
    if not files:
        complain("exports", "no file found")


def main():
    data = os.environ.get("TOCSIN_REFERENCE_DATA")
    if not data:
        print("TOCSIN_REFERENCE_DATA is not set: skipped")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        {"tracked": tracked, "exports": exports}[sys.argv[1]](pathlib.Path(data), pathlib.Path(folder))
    print("\n".join(failures))
    return 1 if failures else 0


sys.exit(main())
