#!/usr/bin/env python3
"""What scripts build on: every promised key of plan, status, next and chart is there, of its type, and
holds the figures of the worked example (Leach's small project on day 10, half-chain; see tocsin(7)).

A shape names each key with its type; "?" behind a type allows null. A number in percent, or a rate, has
a twin KEY_text.
"""
import json
import math
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

DAY_0, DAY_10 = "2026-03-02", "2026-03-16"
ROWS = """task,event,value
T1.1,start,2026-03-02
T2.1,start,2026-03-02
T1.1,remaining,8d
T2.1,remaining,4d
"""

BUFFER = {"id": "text", "merge_from": "text", "merge_to": "text?", "kind": "precedence|resource",
          "chain": ["text"], "days": "number", "wanted_days": "number", "start": "date", "end": "date",
          "flag": "text?"}
TIE = {"kind": "link|resource|date|absence|capacity|status|project_start|feeding_buffer|project_end",
       "task": "text?", "type": "text?", "resource": "text?", "buffer": "text?", "room_days": "number",
       "holds": "bool", "text": "text"}
ZONE = "green|yellow|red|black|done"
SHAPES = {
    "plan": {
        "schema": 1, "as_of": "date", "makespan_days": "number", "lower_bound_days": "number",
        "optimal": "bool", "schedules": "number", "seed": "number", "derived_estimates": "number",
        "critical_chain": ["text"], "candidates": ["text"],
        "project_buffer": {"days": "number", "wanted_days": "number", "gap_days": "number",
                           "start": "date", "end": "date"},
        "feeding_buffers": [BUFFER], "promise": "date", "due": "date?",
        "tasks": [{"id": "text", "name": "text", "start": "date", "finish": "date",
                   "start_day": "number", "finish_day": "number", "chain": "text?"}]},
    "compare": {
        "schema": 1, "makespan_days": "number", "schedules": "number",
        "plans": [{"method": "text", "no_room": "resize|gap|split", "project_buffer_days": "number",
                   "gap_days": "number", "feeding_buffers_days": "number",
                   "merges_without_room": "number", "promise": "date", "chosen": "bool"}]},
    "explain": {
        "schema": 1, "task": "text", "start_day": "number", "finish_day": "number", "chain": "text",
        "started": "bool", "reason": "text", "earlier": [TIE], "later": [TIE], "move_first": ["text"]},
    "standup": {
        "schema": 1, "as_of": "date",
        "before": {"zone": ZONE, "completion": "percent", "consumption": "percent",
                   "projected_finish": "date"},
        "now": {"zone": ZONE, "completion": "percent", "consumption": "percent",
                "projected_finish": "date"},
        "said": [{"task": "text?", "event": "text", "value": "text", "who": "text", "reason": "text",
                  "note": "text"}],
        "stale": ["text"], "warn": ["text"], "waiting": ["text"],
        "actions": [{"number": "number", "owner": "text", "due": "date?", "overdue": "bool",
                     "task": "text?", "text": "text"}]},
    "present": {
        "as_of": "date", "planned_end": "date", "projected_finish": "date", "critical_chain": ["text"],
        "critical_chain_days": "number", "buffer_days": "number", "buffer_left_days": "number",
        "feeding_buffers_days": "number", "promise": "date", "joins_chain": ["text"],
        "leaves_chain": ["text"], "moves": [{"task": "text", "days": "number"}]},
    "status": {
        "schema": 1, "as_of": "date", "completion": "percent", "consumption": "percent", "zone": ZONE,
        "burn_rate": "rate", "pbcr": "rate", "projected_finish": "date", "promise": "date",
        "buffer_days": "number", "buffer_left_days": "number", "driver": ["text"], "stale": ["text"],
        "drift": [{"kind": "text", "task": "text?", "name": "text?", "before_days": "number?",
                   "after_days": "number?", "moves_days": "number?"}],
        "feeding_buffers": [{**BUFFER, "consumption": "percent", "room_left_days": "number",
                             "zone": ZONE, "closed": "bool"}]},
    "check": {
        "schema": 1, "faults": "number", "notes": "number",
        "diagnostics": [{"severity": "fault|note", "file": "text", "line": "number", "column": "number",
                         "text": "text"}],
        "tasks": "number?", "hours_a_day": "number?", "status_date": "date?",
        "source": {"dialect": "text", "language": "text?", "encoding": "text", "delimiter": "text",
                   "dates": "text?", "decimal": "text?", "header_line": "number",
                   "columns": [{"caption": "text", "means": "text?", "unit": "text?"}]}},
    "next": {
        "schema": 1, "as_of": "date",
        "tasks": [{"id": "text", "name": "text", "resources": ["text"], "state": "text",
                   "remaining_days": "number", "impact_days": "number", "impact": "percent",
                   "flags": ["text"]}]},
    "chart": {
        "schema": 1, "points": [{"as_of": "date", "completion": "percent", "consumption": "percent",
                                 "zone": ZONE, "current": "bool"}]},
}

failures = []


def complain(where, what):
    failures.append(f"{where}: {what}")


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def check_scalar(where, value, kind):
    if kind.endswith("?"):
        if value is None:
            return
        kind = kind[:-1]
    good = {"text": lambda: isinstance(value, str), "bool": lambda: isinstance(value, bool),
            "number": lambda: is_number(value),
            "percent": lambda: value is None or is_number(value),
            "rate": lambda: value is None or is_number(value),
            "date": lambda: isinstance(value, str) and
            re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", value)}
    if not good.get(kind, lambda: value in kind.split("|"))():
        complain(where, f"{value!r} is not {kind}")


def check_twin(where, value, text, kind):
    """A number says itself, and null why there is none."""
    if value is None:
        allowed = ("inf", "-", "back") if kind == "rate" else ("inf", "-")
        if text not in allowed:
            complain(where, f"null, but its text is {text!r}")
    elif not isinstance(text, str) or abs(float(text.rstrip(" %")) - value) > 0.051:
        complain(where, f"{value}, but its text is {text!r}")


def check(where, value, shape):
    if isinstance(shape, dict):
        for key, kind in shape.items():
            if not isinstance(value, dict) or key not in value:
                complain(where, f"lacks {key}")
                continue
            check(f"{where}.{key}", value[key], kind)
            if kind in ("percent", "rate"):
                check_twin(f"{where}.{key}", value[key], value.get(key + "_text"), kind)
    elif isinstance(shape, list):
        if not isinstance(value, list):
            complain(where, f"{value!r} is no list")
            return
        for i, item in enumerate(value):
            check(f"{where}[{i}]", item, shape[0])
    elif isinstance(shape, str):
        check_scalar(where, value, shape)
    elif value != shape:
        complain(where, f"{value!r}, not {shape!r}")


def expect(where, got, wanted):
    if got != wanted and not (is_number(got) and is_number(wanted) and abs(got - wanted) < 5e-4):
        complain(where, f"{got!r}, not {wanted!r}")


def part(value, keys):
    return {key: value.get(key) for key in keys}


def run(folder, *words, rows=None):
    result = subprocess.run([os.environ["TOCSIN"], *words], cwd=folder, capture_output=True, text=True,
                            env=dict(os.environ, TOCSIN_NOW=DAY_0), input=rows, timeout=60)
    if result.returncode != 0:
        sys.exit(f"tocsin {' '.join(words)}: exit {result.returncode}\n{result.stderr}")
    return result.stdout


def report(folder, command, *words):
    value = json.loads(run(folder, command, "leach", "--json", *words))
    check(command, value, SHAPES[command])
    return value


def check_plan(plan):
    expect("makespan", plan["makespan_days"], 40)
    expect("optimal", plan["optimal"], True)
    expect("critical chain", plan["critical_chain"], ["T1.1", "T1.2", "T3"])
    expect("candidates", sorted(plan["candidates"]), ["T1.1", "T1.2", "T2.1", "T2.2", "T3"])
    expect("project buffer", part(plan["project_buffer"], ["days", "wanted_days", "gap_days"]),
           {"days": 20, "wanted_days": 20, "gap_days": 0})
    expect("promise", plan["promise"], "2026-05-22T17:00")
    keys = ["merge_from", "merge_to", "kind", "chain", "days", "wanted_days", "flag"]
    expect("feeding buffers", [part(buffer, keys) for buffer in plan["feeding_buffers"]], [
        dict(zip(keys, ["T2.2", "T1.2", "resource", ["T2.1", "T2.2"], 0, 7.5, "no_room"])),
        dict(zip(keys, ["T2.2", "T3", "precedence", ["T2.1", "T2.2"], 7.5, 7.5, None]))])
    expect("days", {task["id"]: (task["start_day"], task["finish_day"]) for task in plan["tasks"]},
           {"T1.1": (0, 15), "T1.2": (15, 25), "T2.1": (0, 10), "T2.2": (10, 15), "T3": (25, 40)})
    expect("chains", {task["id"]: task["chain"] for task in plan["tasks"]},
           {"T1.1": "critical", "T1.2": "critical", "T3": "critical", "T2.1": "FB2", "T2.2": "FB2"})


def check_answers(folder):
    """What --compare and --explain say of the first plan."""
    compared = json.loads(run(folder, "plan", "leach", "--json", "--compare"))
    check("compare", compared, SHAPES["compare"])
    expect("ways", len({(plan["method"], plan["no_room"]) for plan in compared["plans"]}), 30)
    expect("chosen", [(plan["method"], plan["no_room"], plan["project_buffer_days"],
                       plan["feeding_buffers_days"], plan["merges_without_room"])
                      for plan in compared["plans"] if plan["chosen"]],
           [("half-chain", "resize", 20, 7.5, 1)])
    explained = json.loads(run(folder, "plan", "leach", "--json", "--explain", "T3"))
    check("explain", explained, SHAPES["explain"])
    expect("held", [tie["task"] for tie in explained["earlier"] if tie["holds"]], ["T1.2"])
    expect("move first", explained["move_first"], ["T1.1", "T1.2"])
    expect("reason", explained["reason"], "Its start is held: T1.2 ends (FS). To start earlier, these would "
           "have to move first: T1.1 > T1.2 (held: the project's start).")


def check_source(checked):
    """How our own schedule is understood."""
    own = checked["source"]
    expect("own", part(own, ["dialect", "language", "encoding", "delimiter", "dates", "header_line"]),
           {"dialect": "tocsin", "language": None, "encoding": "UTF-8", "delimiter": ",", "dates": None,
            "header_line": 1})
    expect("own columns", [column["means"] for column in own["columns"]],
           ["id", "name", "safe", "focused", "predecessors", "resources"])
    expect("hours", checked["hours_a_day"], 8)


def check_present(present):
    check("present", present, SHAPES["present"])
    expect("present", part(present, ["planned_end", "projected_finish", "buffer_days", "buffer_left_days"]),
           {"planned_end": "2026-04-24T17:00", "projected_finish": "2026-04-30T17:00",
            "buffer_days": 20, "buffer_left_days": 16})


def check_day_10(status, next_, chart):
    for key, wanted in {"as_of": "2026-03-16T08:00", "completion": 17.5, "consumption": 20,
                        "zone": "green", "burn_rate": 20 / 17.5, "burn_rate_text": "1.14",
                        "promise": "2026-05-22T17:00", "projected_finish": "2026-04-30T17:00",
                        "buffer_days": 20, "buffer_left_days": 16, "stale": [], "drift": [],
                        "driver": ["T2.1", "T2.2", "T1.2", "T3"]}.items():
        expect(f"status.{key}", status[key], wanted)
    no_room, into_t3 = status["feeding_buffers"]
    expect("no room", (no_room["consumption"], no_room["consumption_text"]), (None, "-"))
    expect("into T3", into_t3["consumption"], 20)
    expect("next", [(task["id"], task["remaining_days"], task["impact_days"], task["impact"],
                     task["resources"]) for task in next_["tasks"]],
           [("T2.1", 4, 4, 20, ["Blue"]), ("T1.1", 8, 3, 15, ["Red"])])
    points = [(point["as_of"], point["completion"], point["consumption"], point["current"])
              for point in chart["points"]]
    expect("points", points, [("2026-03-02T08:00", 0, 0, False), ("2026-03-16T08:00", 17.5, 20, True)])


def main():
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(os.environ["TOCSIN_SOURCE"], "tests/transcripts/projects/leach")
        shutil.copytree(source, pathlib.Path(folder, "leach"))
        check_source(report(folder, "check"))
        first = report(folder, "plan")
        check_plan(first)
        expect("nothing is committed yet", first["present"], None)
        check_answers(folder)
        bias = report(folder, "plan", "--method", "bias-ssq")
        expect("bias-ssq", bias["project_buffer"]["days"], 23.452)
        expect("bias-ssq", [part(buffer, ["days", "wanted_days"])["wanted_days"] > 11.18
                            for buffer in bias["feeding_buffers"]], [True, True])
        expect("resized", bias["feeding_buffers"][1]["days"], 10)
        run(folder, "plan", "leach", "--commit")
        start = report(folder, "status", "--as-of", DAY_0)
        expect("at the commit", (start["burn_rate"], start["burn_rate_text"]), (None, "-"))
        run(folder, "update", "leach", "--as-of", DAY_10, rows=ROWS)
        words = ["--as-of", DAY_10]
        expect("said", len(report(folder, "standup", *words)["said"]), 4)
        check_day_10(*(report(folder, command, *words) for command in ("status", "next", "chart")))
        check_present(report(folder, "plan", *words)["present"])
        # Two days on without a report: the buffer burns, and completion stands still.
        expect("stuck", report(folder, "status", "--as-of", "2026-03-18")["pbcr_text"], "inf")
        run(folder, "update", "leach", "T1.1", "--remaining", "12d", "--as-of", "2026-03-20")
        expect("a step back", report(folder, "status", "--as-of", "2026-03-20")["pbcr_text"], "back")
    print("\n".join(failures))
    return 1 if failures else 0


sys.exit(main())
