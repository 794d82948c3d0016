#!/usr/bin/env python3
"""Beside another critical-chain scheduler: its examples, read as they are, and what it made of them.

Our makespan is never longer than its own, and the audit accepts the plan. Where both schedules place every
task alike, the critical chain, the project buffer and the promise agree too. Feeding buffers may differ:
it forgets those at resource merges.

The data are found through TOCSIN_REFERENCE_DATA; without it the test is skipped (exit 77).
"""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

# Its result, the project it was made from, and the method that it names in its summary.
CASES = [
    ("example", "rnwolf-example", "cut-and-paste"),
    ("example-hchain", "rnwolf-example", "half-chain"),
    ("example-rsem", "rnwolf-example", "rsem"),
    ("kitchen-renovation", "rnwolf-kitchen-renovation", "cut-and-paste"),
    ("website-launch", "rnwolf-website-launch", "cut-and-paste"),
]


def golden_of(data, name):
    """Its rows by id; the project buffer is PB."""
    with open(data / "golden" / f"{name}-schedule.csv", encoding="utf-8", newline="") as rows:
        return {row["id"]: row for row in csv.DictReader(rows)}


def plan_of(folder, method):
    result = subprocess.run([os.environ["TOCSIN"], "plan", folder, "--json", "--method", method,
                             "--effort", "quick"], capture_output=True, timeout=60, check=False)
    complaint = result.stderr.decode(errors="replace")
    return (json.loads(result.stdout) if result.returncode == 0 else None), complaint


def differences(plan, golden):
    tasks = {id: row for id, row in golden.items() if row["type"] == "task"}
    places = {task["id"]: (task["start_day"], task["finish_day"]) for task in plan["tasks"]}
    if set(places) != set(tasks):
        yield f"tasks {sorted(places)} instead of {sorted(tasks)}"
        return
    end = max(float(row["finish"]) for row in tasks.values())
    if plan["makespan_days"] > end:
        yield f"makespan {plan['makespan_days']} d, its own is {end:g} d"
    length = sum(float(row["duration"]) for row in tasks.values() if row["chain"] == "critical")
    chain = {id for id, row in tasks.items() if row["chain"] == "critical"}
    if places != {id: (float(row["start"]), float(row["finish"])) for id, row in tasks.items()}:
        return
    if set(plan["critical_chain"]) != chain:
        yield f"critical chain {plan['critical_chain']} instead of {sorted(chain)}, {length:g} d long"
    # It rounds to whole days.
    if abs(plan["project_buffer"]["days"] - float(golden["PB"]["duration"])) > 0.5:
        yield f"project buffer {plan['project_buffer']['days']} d, its own is {golden['PB']['duration']} d"


def main():
    root = os.environ.get("TOCSIN_REFERENCE_DATA")
    if not root:
        print("TOCSIN_REFERENCE_DATA is not set: the other scheduler is skipped")
        return 77
    data, failed = pathlib.Path(root) / "ccpm", 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, project, method in CASES:
            folder = pathlib.Path(scratch) / name
            shutil.copytree(data / project, folder)
            plan, complaint = plan_of(folder, method)
            wrong = [complaint] if plan is None or "audit" in complaint else list(
                differences(plan, golden_of(data, name)))
            for line in wrong:
                print(f"{name}: {line}")
            failed += bool(wrong)
    print(f"{len(CASES)} results, {failed} differ")
    return 1 if failed else 0


sys.exit(main())
