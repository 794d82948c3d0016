#!/usr/bin/env python3
"""What a spreadsheet does to an export: saved as .xlsx by LibreOffice and as .csv again, it is read
in the place of the schedule as the same project, so that its export has the same bytes.

    libreoffice.py FOLDER ...       needs soffice, and skips without it
    libreoffice.py --recorded       what LibreOffice once made of the project in hazards/
    libreoffice.py --record         makes those files anew
"""
import os
import shutil
import subprocess
import sys
import tempfile

import round_trip

# GanttProject's own "0:100", resource 0 by 100 %, is an hour and forty minutes to any spreadsheet.
FORMATS = ["csv", "msproject-csv", "jira-csv"]
HAZARDS = os.path.join(round_trip.HERE, "hazards")
RECORDED = os.path.join(round_trip.HERE, "recorded")


def export(folder, layout):
    status, text, said = round_trip.tocsin("export", *round_trip.options_of(folder, layout), folder)
    if status != 0:
        raise SystemExit(f"{folder} as {layout} is not exported: {said}")
    return text


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(text)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def bare_copy(folder, home, name):
    """Without progress, which two of the formats cannot hold."""
    bare = os.path.join(home, name)
    shutil.copytree(folder, bare, ignore=shutil.ignore_patterns("journal*", "plan*.csv"))
    return bare


# Commas, quotes where they are needed, UTF-8: what its dialogue offers for such files.
CSV = "44,34,76"


def soffice(home, kind, folder, files):
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{home}/profile",
                    f"--infilter=CSV:{CSV}", "--convert-to", kind, "--outdir", folder, *files],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   stdin=subprocess.DEVNULL)


def through_libreoffice(home, texts):
    """The exports, by name, as LibreOffice gives them back."""
    first, sheets, last = (os.path.join(home, name) for name in ("first", "sheets", "last"))
    for folder in (first, sheets, last):
        os.mkdir(folder)
    for name, text in texts.items():
        write(os.path.join(first, name + ".csv"), text)
    soffice(home, "xlsx", sheets, [os.path.join(first, name + ".csv") for name in texts])
    soffice(home, f"csv:Text - txt - csv (StarCalc):{CSV}", last,
            [os.path.join(sheets, name + ".xlsx") for name in texts])
    return {name: read(os.path.join(last, name + ".csv")) for name in texts}


def compare(name, folder, layout, before, after):
    """Both are read in the place of the folder's schedule, and exported."""
    exported = []
    with tempfile.TemporaryDirectory() as home:
        for number, text in enumerate((before, after)):
            again = os.path.join(home, str(number))
            shutil.copytree(folder, again)
            write(os.path.join(again, "schedule.csv"), text)
            exported.append(export(again, layout))
    if exported[0] == exported[1]:
        return 0
    print(f"{name}: another project comes back")
    for one, other in zip(*(text.splitlines() for text in exported)):
        if one != other:
            print(f"  {one}\n  {other}")
    return 1


def main(folders, converted):
    with tempfile.TemporaryDirectory() as home:
        cases = {}
        for folder in folders:
            bare = bare_copy(folder, home, os.path.basename(folder))
            for layout in FORMATS:
                of = bare if layout in round_trip.BARE_FORMATS else folder
                cases[f"{os.path.basename(folder)}-{layout}"] = (of, layout, export(of, layout))
        texts = converted(home, {name: case[2] for name, case in cases.items()})
        wrong = sum(compare(name, *case, texts[name]) for name, case in cases.items())
    print(f"{len(cases) - wrong} passed, {wrong} failed")
    return 1 if wrong else 0


def recorded(_, texts):
    return {name: read(os.path.join(RECORDED, name + ".csv")) for name in texts}


def record(home, texts):
    texts = through_libreoffice(home, texts)
    for name, text in texts.items():
        write(os.path.join(RECORDED, name + ".csv"), text)
    return texts


if __name__ == "__main__":
    given = sys.argv[1:]
    if given == ["--recorded"]:
        sys.exit(main([HAZARDS], recorded))
    if shutil.which("soffice") is None:
        print("skipped: soffice is not installed")
        sys.exit(77)
    sys.exit(main([HAZARDS], record) if given == ["--record"]
             else main(given, through_libreoffice))
