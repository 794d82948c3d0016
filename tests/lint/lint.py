#!/usr/bin/env python3
"""Laws of the house that no compiler checks: lint.py CHECK. Prints what breaks it; exit 1 then."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["TOCSIN_SOURCE"])
BUILD = pathlib.Path(os.environ["MESON_BUILD_ROOT"])
FLAGS = ["-std=c11", "-D_XOPEN_SOURCE=700", "-D_DEFAULT_SOURCE", f"-I{SOURCE}/include"]

# What the list of keys has left for words at 80 columns.
HELP_WIDTH = 44

# Which rooms a room may include, beside itself and the public headers of the rooms below it.
LIBRARY = ["base", "model", "planning", "execution"]
MAY_INCLUDE = {
    "base": [], "model": ["base"], "planning": ["base", "model"],
    "execution": ["base", "model", "planning"], "sheet": ["base", "model"],
    "dialect": ["base", "model", "sheet"], "store": [*LIBRARY, "sheet", "dialect"], "canvas": ["base"],
    "command": ["base"], "views": [*LIBRARY, "canvas", "command"],
    "app": [*LIBRARY, "canvas", "command", "views"],
    "cli": [*LIBRARY, "canvas", "command", "views", "sheet", "dialect", "store"],
    "terminal": [*LIBRARY, "canvas", "command", "views", "app", "sheet", "dialect", "store"],
}


def sources(pattern):
    return sorted((SOURCE / "src").glob(pattern))


def headers():
    """Every header compiles by itself."""
    rooms = [f"-I{room}" for room in sources("*") if room.is_dir()]
    for header in [*sources("*/*.h"), *sorted((SOURCE / "include" / "tocsin").glob("*.h"))]:
        result = subprocess.run(["cc", *FLAGS, *rooms, "-fsyntax-only", "-x", "c", "-include",
                                 header, "/dev/null"], capture_output=True, text=True)
        if result.returncode != 0:
            yield f"{header.relative_to(SOURCE)} does not stand alone:\n{result.stderr}"


def globals_():
    """The library has no mutable state: nothing in .data or .bss of its objects."""
    for room in LIBRARY:
        for archive in (BUILD / "src" / room).glob("*.a"):
            table = subprocess.run(["objdump", "-t", archive], capture_output=True, text=True,
                                   check=True).stdout
            # Constants that hold addresses lie in .data.rel.ro, which is read-only once loaded.
            for section, name in re.findall(r" O (\.data|\.bss|\*COM\*)\S*\t\S+ (?:\.hidden )?([A-Za-z]\S*)$",
                                            table.replace(".data.rel.ro", ".constant"), re.M):
                if not name.startswith(("__odr_asan", "gcov")):
                    yield f"{room}: {name} is a mutable global, in {section}"


def names():
    """No external name is defined twice: static libraries would let the linker pick either."""
    where = {}
    for archive in sorted((BUILD / "src").glob("*/*.a")):
        listing = subprocess.run(["nm", "--defined-only", archive], capture_output=True, text=True,
                                 check=True).stdout
        for name in re.findall(r"^[0-9a-f]+ T (\w+)$", listing, re.M):
            where.setdefault(name, set()).add(archive.parent.name)
            if name.startswith("tocsin_") and archive.parent.name not in LIBRARY:
                yield f"{name} in {archive.parent.name} has the library's prefix"
    for name, rooms_ in where.items():
        if len(rooms_) > 1:
            yield f"{name} is defined in {' and '.join(sorted(rooms_))}"


def curses():
    """Curses is named only under terminal/."""
    for path in sources("*/*.[ch]"):
        if path.parent.name != "terminal" and re.search(r"#include <(ncursesw/)?n?curses", path.read_text()):
            yield f"{path.relative_to(SOURCE)} includes curses"


def rooms():
    """A room includes only the rooms below it."""
    where = {}
    for header in sources("*/*.h"):
        where.setdefault(header.name, set()).add(header.parent.name)
    for path in sources("*/*.[ch]"):
        room = path.parent.name
        for name in re.findall(r'#include "([^"/]+)"', path.read_text()):
            allowed = {room, *MAY_INCLUDE[room]}
            if name in where and not where[name] & allowed:
                yield f"{path.relative_to(SOURCE)} includes {name} of {', '.join(where[name])}"
    for name, found in where.items():
        if len(found) > 1:
            yield f"{name} stands in {' and '.join(sorted(found))}"


def page(section):
    """A man page as text, with plain minus signs."""
    return (SOURCE / "man" / f"tocsin.{section}").read_text().replace("\\-", "-")


def options():
    """The synopsis of tocsin(1) gives each command its options and no others; each is explained. Those
    that every command with a PATH has it need not repeat."""
    table = (SOURCE / "src/cli/options.def").read_text()
    takes, everywhere = {}, set()
    row = r'^OPTION\(\w+, "([\w-]+)", (?:NULL|"[^"]*"), ([\w |]+),'
    for word, commands in re.findall(row, table, re.M):
        if commands.strip() == "FOR_PROJECTS":
            everywhere.add(word)
            continue
        for command in re.findall(r"FOR_(\w+)", commands):
            takes.setdefault(command.lower(), set()).add(word)
    text = page(1)
    synopsis = text[text.index(".Sh SYNOPSIS"):text.index(".Sh DESCRIPTION")]
    for part in synopsis.split(".Nm\n")[1:]:
        match = re.match(r"\.Cm (\w+)", part)
        command = match[1] if match else "dashboard"
        shown = set(re.findall(r"Fl -([\w-]+)", part))
        taken = takes.get(command, set())
        for word in sorted((taken ^ shown) - everywhere):
            fault = "lacks" if word in taken else "has"
            yield f"tocsin.1: the synopsis of {command} {fault} --{word}"
    explained = text[text.index(".Sh OPTIONS"):text.index(".Sh KEYS")]
    for word in sorted(set.union(everywhere, *takes.values())):
        if not re.search(rf"^\.It .*Fl -{word}\b(?!-)", explained, re.M):
            yield f"tocsin.1 does not explain --{word}"


def examples():
    """The EXAMPLES of tocsin(1) are a transcript, so that they are what the program prints."""
    text = page(1)
    shown = re.search(r"\.Sh EXAMPLES.*?\.Bd -literal[^\n]*\n(.*?)\n\.Ed", text, re.S)[1]
    transcript = (SOURCE / "tests/transcripts/example.transcript").read_text()
    wanted = "\n".join(line for line in transcript.splitlines() if not line.startswith("#"))
    if shown.replace("\\e", "\\") != wanted:
        yield "the EXAMPLES of man/tocsin.1 are not tests/transcripts/example.transcript"


def manual():
    """Every command, view, setting, environment variable and exit status is in a man page."""
    text = {n: page(n) for n in (1, 5, 7)}
    commands = (SOURCE / "src/command/commands.def").read_text()
    for word in re.findall(r'^COMMAND\(\w+,\s*"([\w-]+)"', commands, re.M):
        if not re.search(rf"(?<![\w-]){word}(?![\w-])", text[1]):
            yield f"tocsin.1 lacks the command {word}"
    for word, text_ in re.findall(r'^COMMAND\(\w+,\s*"([\w-]+)".*, "([^"]*)"\)$', commands, re.M):
        if len(text_) > HELP_WIDTH:
            yield f"the help of {word} is cut at 80 columns: at most {HELP_WIDTH} characters"
    names = re.search(r"names\[VIEWS\] = \{(.*?)\}", (SOURCE / "src/views/view.c").read_text(), re.S)[1]
    drawn = re.search(r"\.It Cm screen\n(.*?)\.It", text[1], re.S)[1]
    for word in re.findall(r'"([\w-]+)"', names):
        if not re.search(rf"\b{word}\b", drawn):
            yield f"tocsin.1 does not say that screen draws {word}"
    for word in re.findall(r'\{"([\w-]+)", "[^"]*", \d', (SOURCE / "src/cli/cli.c").read_text()):
        if f".Cm {word}" not in text[1]:
            yield f"tocsin.1 lacks {word}"
    for word in sorted({word for path in sources("**/*.c")
                        for word in re.findall(r'getenv\("(\w+)"\)', path.read_text())}):
        if not re.search(rf"^\.It Ev .*\b{word}\b", text[1], re.M):
            yield f"tocsin.1 lacks the environment variable {word}"
    for status in re.findall(r"CLI_\w+ = (\d+)", (SOURCE / "src/cli/cli.h").read_text()):
        if not re.search(rf"^\.It {status}$", text[1][text[1].index(".Sh EXIT STATUS"):], re.M):
            yield f"tocsin.1 lacks the exit status {status}"
    for path in sources("store/*_file.c"):
        for word in re.findall(r'^\t+\{\.?(?:key|name)?\s*=?\s*"([a-z_ ]+)"', path.read_text(), re.M):
            if word not in text[5]:
                yield f"tocsin.5 lacks {word!r} of {path.name}"


def readme():
    """The picture in README.md is what the program draws, and the first minute goes as it says."""
    text = (SOURCE / "README.md").read_text()
    with tempfile.TemporaryDirectory() as folder:
        demo = shutil.copytree(SOURCE / "data" / "demo", pathlib.Path(folder, "demo"))
        keys = pathlib.Path(folder, "first-minute.keys")
        keys.write_text("keys r\ntype 3d\n")
        drawn, tried = (
            subprocess.run([os.environ["TOCSIN"], *words, demo, "--as-of", "2026-04-08", "--glyphs", "unicode"],
                           capture_output=True, text=True, check=True).stdout
            for words in (["screen", "dashboard"], ["--keys", keys]))
    if drawn not in text:
        yield "README.md shows another dashboard than this:\n" + drawn
    if not re.search(r"Press `r`, type `3d`.*?back to yellow", text, re.S) or "YELLOW  after this" not in tried:
        yield "README.md tells another first minute than this:\n" + tried


def mandoc():
    """The man pages are well formed."""
    pages = sorted((SOURCE / "man").glob("tocsin.[0-9]"))
    result = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", *pages], capture_output=True,
                            text=True)
    if result.returncode != 0:
        yield result.stdout


def main():
    checks = {"headers": headers, "globals": globals_, "names": names, "curses": curses, "rooms": rooms,
              "manual": manual, "options": options, "examples": examples, "mandoc": mandoc, "readme": readme}
    found = list(checks[sys.argv[1]]())
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main())
