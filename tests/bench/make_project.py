#!/usr/bin/env python3
"""Writes a project folder of N tasks for measurements.

Tasks lie in lanes of a few dozen that cross now and then, share N / 20 resources, and a tenth of
them is done, a few are running: enough to make every part of the program work.
"""
import argparse
import datetime
import pathlib
import random


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--msproject", action="store_true", help="as Microsoft Project exports it")
    parser.add_argument("--name-end", default="", metavar="TEXT", help="behind the name of every task")
    asked = parser.parse_args()
    folder, count = asked.folder, asked.count
    rng = random.Random(asked.seed)
    folder.mkdir(parents=True, exist_ok=True)
    lanes = max(1, count // 50)
    resources = max(2, count // 20)
    rows, last = [], {}
    for i in range(count):
        lane = i % lanes
        before = [last[lane]] if lane in last else []
        if lane in last and rng.random() < 0.1:
            before.append(last[rng.randrange(lanes)] if rng.random() < 0.5 else last[lane])
        days = rng.randint(1, 12)
        name = f"Task number {i} of lane {lane}{asked.name_end}"
        links, resource = sorted(set(before)), f"R{rng.randrange(resources):04d}"
        if asked.msproject:
            start = datetime.date(2026, 1, 5) + datetime.timedelta(i // lanes * 7)
            rows.append(f"{i + 1},{name},{2 * days} days,{start:%a %m/%d/%y},"
                        f"{start + datetime.timedelta(days):%a %m/%d/%y},"
                        f"\"{','.join(links)}\",{resource}[50%]")
            last[lane] = f"{i + 1}"
        else:
            rows.append(f"T{i:05d},{name},{2 * days}d,{days}d,{';'.join(links)},{resource}")
            last[lane] = f"T{i:05d}"
    header = ("ID,Task Name,Duration,Start,Finish,Predecessors,Resource Names" if asked.msproject
              else "id,name,safe,focused,predecessors,resources")
    (folder / "schedule.csv").write_text(header + "\n" + "\n".join(rows) + "\n")
    (folder / "project.csv").write_text("key,value\nname,Measured\nstart,2026-01-05\n")
    journal = ["recorded,as_of,who,task,event,value,reason,note"]
    for i in range(min(lanes, count)):
        key = f"{i + 1}" if asked.msproject else f"T{i:05d}"
        journal.append(f"2026-01-06T08:00:00.{i:06d}Z,2026-01-06T08:00,bench,{key},remaining,2d,,")
    (folder / "journal.csv").write_text("\n".join(journal) + "\n")


main()
