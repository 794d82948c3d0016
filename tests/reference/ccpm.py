#!/usr/bin/env python3
"""Beside another critical-chain scheduler: its examples, read as they are, and what it made of them.

They come with a calendar of day offsets, in which tasks fit between the absences: both are read from the
files, as `pauses,off`. Our makespan is never longer, the audit accepts the plan, and project buffer and
promise agree, but that it rounds sizes up to whole days. Of everything else that differs, places, the
critical chain, merges and their buffers, each is listed below with its reason; what is not listed fails, and so
does what is listed and does not differ.

The data are found through TOCSIN_REFERENCE_DATA; without it the test is skipped (exit 77).
"""
import csv
import json
import math
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

RESOURCE_MERGE = "it has no buffer at a merge by resource: who is late there moves the critical chain all the same"
EARLIER = "starts as early as the buffer at the resource merge behind it asks"

# Its result, the project it was made from, the method that it names in its summary, and what differs.
CASES = [
    ("example", "rnwolf-example", "cut-and-paste", {
        "FB into D by resource": RESOURCE_MERGE}),
    ("example-hchain", "rnwolf-example", "half-chain", {
        "FB into D by resource": RESOURCE_MERGE,
        "place of C": "a feeding task lies as late as its buffers let it, here in the middle of a day"}),
    ("example-rsem", "rnwolf-example", "rsem", {
        "FB into D by resource": RESOURCE_MERGE}),
    ("kitchen-renovation", "rnwolf-kitchen-renovation", "cut-and-paste", {
        "critical chain": "two orders of the builder's work are as short, 22 days: the tiling last, or first",
        "place of K1": "behind it the builder is away up to day 10: it begins as late as that lets it, ours at once",
        "place of K2": "behind K1, at once",
        "place of K3": "behind K1, at once",
        "place of K4": "the tiling comes behind it",
        "place of K5": "the tiling comes behind it",
        "place of K6": "it comes last",
        "FB into K4 by precedence": "plumbing and electrics have changed roles, 3 days both",
        "FB into K6 by precedence": "plumbing, off the chain, feeds the tiling too"}),
    ("website-launch", "rnwolf-website-launch", "cut-and-paste", {
        "place of W5": "the developer is away behind it: it may lie anywhere before; we start it at once",
        "place of W3": "its buffer counts the outline before it, and is larger",
        "place of W2": EARLIER,
        "place of W7": "as W2 before it",
        "FB into W4 by precedence": "sized on the whole path back to the merge, the outline too",
        "FB into W8 by precedence": "there is room for all that the method wants",
        "FB into W8 by resource": RESOURCE_MERGE}),
]


def golden_of(data, name):
    """Its rows by id; the project buffer is PB."""
    with open(data / "golden" / f"{name}-schedule.csv", encoding="utf-8", newline="") as rows:
        return {row["id"]: row for row in csv.DictReader(rows)}


def plan_of(folder, method):
    result = subprocess.run([os.environ["TOCSIN"], "plan", folder, "--json", "--method", method],
                            capture_output=True, timeout=60, check=False)
    complaint = result.stderr.decode(errors="replace")
    return (json.loads(result.stdout) if result.returncode == 0 else None), complaint


def their_buffers(golden):
    """Merge task -> the chain before it and the size."""
    buffers = {}
    for id, row in golden.items():
        into = [task for task, other in golden.items() if f"{id}:FB" in other["predecessor_ids"].split(";")]
        if row["type"] == "feeding_buffer":
            chain = [task for task, other in golden.items()
                     if other["type"] == "task" and other["chain"] == row["chain"]]
            buffers[f"FB into {into[0]} by precedence"] = (sorted(chain), float(row["duration"]))
    return buffers


def our_buffers(plan):
    return {f"FB into {buffer['merge_to']} by {buffer['kind']}":
            (sorted(buffer["chain"]), float(math.ceil(buffer["days"]))) for buffer in plan["feeding_buffers"]}


def must_agree(plan, golden):
    """What may not differ: sentences of what does."""
    tasks = [row for row in golden.values() if row["type"] == "task"]
    end, buffer = max(float(row["finish"]) for row in tasks), float(golden["PB"]["duration"])
    if plan["makespan_days"] > end:
        yield f"makespan {plan['makespan_days']} d, its own is {end:g} d"
    ours = plan["project_buffer"]["days"]
    if math.ceil(ours) != buffer:
        yield f"project buffer {ours} d, its own is {buffer:g} d"
    if plan["makespan_days"] + math.ceil(ours) != float(golden["PB"]["finish"]):
        yield f"promise {plan['makespan_days'] + ours} d, its own is {golden['PB']['finish']} d"


def differences(plan, golden):
    """Names of everything else that differs."""
    tasks = {id: row for id, row in golden.items() if row["type"] == "task"}
    places = {task["id"]: (task["start_day"], task["finish_day"]) for task in plan["tasks"]}
    for id in tasks | places:
        if id not in tasks or places.get(id) != (float(tasks[id]["start"]), float(tasks[id]["finish"])):
            yield f"place of {id}"
    if set(plan["critical_chain"]) != {id for id, row in tasks.items() if row["chain"] == "critical"}:
        yield "critical chain"
    theirs, ours = their_buffers(golden), our_buffers(plan)
    for name in theirs | ours:
        if theirs.get(name) != ours.get(name):
            yield name


def complaints(plan, golden, explained):
    yield from must_agree(plan, golden)
    found = set(differences(plan, golden))
    for name in sorted(found - set(explained)):
        yield f"{name} differs, and nothing says why"
    for name in sorted(set(explained) - found):
        yield f"{name} does not differ: '{explained[name]}' explains nothing"


def main():
    root = os.environ.get("TOCSIN_REFERENCE_DATA")
    if not root:
        print("TOCSIN_REFERENCE_DATA is not set: the other scheduler is skipped")
        return 77
    data, failed = pathlib.Path(root) / "ccpm", 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, project, method, explained in CASES:
            folder = pathlib.Path(scratch) / name
            shutil.copytree(data / project, folder)
            plan, complaint = plan_of(folder, method)
            wrong = [complaint] if plan is None or "audit" in complaint else list(
                complaints(plan, golden_of(data, name), explained))
            for line in wrong:
                print(f"{name}: {line}")
            failed += bool(wrong)
    print(f"{len(CASES)} results, {failed} differ otherwise than explained")
    return 1 if failed else 0


sys.exit(main())
