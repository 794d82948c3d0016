#!/usr/bin/env python3
"""Speed and memory of tocsin, beside htop and less where they are installed.

bench.py BUILD [terminal|update|core|commands ...]: everything without a word. Nothing here passes or fails: these
are figures, of this machine, in this run; compare rows of one table with each other. In a terminal the goals stand
below them, and what misses one, or is more than htop needs in the same run, is named.
"""
import fcntl
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

HERE = pathlib.Path(__file__).parent
DOWN = b"\x1bOB"
ROUNDS = 3  # of the terminal table: medians, with all programs taking turns
SIZES = ((80, 24), (200, 60))
COLUMNS = ("first ms", "quiet ms", "paint B", "key ms", "key B", "burst B", "idle B/s", "wakes/s", "RSS MB")
DECIMALS = (1, 1, 0, 2, 0, 0, 0, 1, 1)
# At most, by number of tasks; a picture of 200x60 is larger.
GOALS = {1000: (20, 30, 6000, 1, 300, 3000, 0, 0, 6), 10000: (60, 70, 6000, 1, 300, 3000, 0, 0, 15)}
PAINT_OF_LARGE, KEY_BYTES_OF_LARGE = 15000, 600
UPDATE_GOAL_MS = 10
CONTROL = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]", re.S)


def make_project(folder, count, *options):
    subprocess.run([sys.executable, HERE / "make_project.py", folder, str(count), *options],
                   check=True)
    return folder


class Terminal:
    """A program in a pseudo-terminal; reads what it writes and when."""

    def __init__(self, command, columns=80, rows=24):
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", LC_ALL="C.UTF-8")
            os.execvp(command[0], [str(word) for word in command])

    def read_until_quiet(self, quiet, limit=20.0):
        """(bytes, seconds to the first text, seconds to the last byte) since now."""
        start, first, last, size = time.perf_counter(), None, None, 0
        while time.perf_counter() - start < limit:
            ready, _, _ = select.select([self.fd], [], [], quiet)
            if not ready:
                if last is not None:
                    break
                continue
            try:
                piece = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            last = time.perf_counter()
            if first is None and re.search(rb"[!-~\x80-\xff]", CONTROL.sub(b"", piece)):
                first = last
            size += len(piece)
        return size, (first or start) - start, (last or start) - start

    def idle(self, seconds):
        """Bytes, and voluntary context switches, while nobody types."""
        before = self.switches()
        size, _, _ = self.read_until_quiet(seconds, seconds)
        return size / seconds, (self.switches() - before) / seconds

    def switches(self):
        text = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return int(text.split("\nvoluntary_ctxt_switches:")[1].split()[0])

    def resident(self):
        text = pathlib.Path(f"/proc/{self.pid}/status").read_text()
        return int(text.split("VmRSS:")[1].split()[0]) / 1024

    def end(self):
        os.kill(self.pid, signal.SIGTERM)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def measure_terminal(command, columns, rows):
    """One value a column."""
    terminal = Terminal(command, columns, rows)
    paint, first, quiet = terminal.read_until_quiet(0.3)
    latencies, sizes = [], []
    for _ in range(25):
        os.write(terminal.fd, DOWN)
        size, _, last = terminal.read_until_quiet(0.03, 0.5)
        latencies.append(last * 1000)
        sizes.append(size)
    os.write(terminal.fd, DOWN * 100)
    burst, _, _ = terminal.read_until_quiet(0.2)
    idle_bytes, idle_wakes = terminal.idle(2)
    resident = terminal.resident()
    terminal.end()
    return (first * 1000, quiet * 1000, paint, statistics.median(latencies), statistics.median(sizes),
            burst, idle_bytes, idle_wakes, resident)


def goal_of(count, columns):
    goal = list(GOALS[max(count, 1000)])
    if columns > 80:
        goal[COLUMNS.index("paint B")] = PAINT_OF_LARGE
        goal[COLUMNS.index("key B")] = KEY_BYTES_OF_LARGE
    return goal


def print_row(name, columns, rows, values):
    cells = " ".join(f"{value:>8.{digits}f}" for value, digits in zip(values, DECIMALS))
    print(f"{name:26} {columns:>4}x{rows:<3} {cells}", flush=True)


def beyond(values, limits, more=0.0):
    """"key ms 1.20 > 1" of every column that is over its limit by more than `more` of it."""
    return [f"{name} {value:.{digits}f} > {limit:.{digits}f}"
            for name, value, limit, digits in zip(COLUMNS, values, limits, DECIMALS)
            if round(value, digits) > limit * (1 + more)]


def terminal_table(program, folder):
    print(f"{'in a terminal':26} {'size':8} " + " ".join(f"{name:>8}" for name in COLUMNS))
    programs = {count: [program, folder / str(count)] for count in (500, 1000, 10000)}
    for name, command in (("htop", ["htop"]), ("less", ["less", folder / "10000" / "schedule.csv"])):
        if shutil.which(name):
            programs[name] = command
    verdicts = []
    for columns, rows in SIZES:
        taken = {key: [] for key in programs}
        for _ in range(ROUNDS):
            for key, command in programs.items():
                taken[key].append(measure_terminal(command, columns, rows))
        middle = {key: [statistics.median(of) for of in zip(*taken[key])] for key in programs}
        for key, values in middle.items():
            print_row(key if isinstance(key, str) else f"tocsin, {key} tasks", columns, rows, values)
        for count in GOALS:
            print_row(f"goal, {count} tasks", columns, rows, goal_of(count, columns))
        for count in (500, 1000, 10000):
            row = f"{count} tasks, {columns}x{rows}"
            missed = beyond(middle[count], goal_of(count, columns))
            verdicts.append(f"{row}: " + ("goal met" if not missed else "goal missed: " + ", ".join(missed)))
            if count == 500 and "htop" in middle:
                # A tenth is noise.
                over = beyond(middle[count], middle["htop"], 0.1)
                verdicts.append(f"{row}: " + ("at or below htop" if not over else "above htop: " + ", ".join(over)))
    print("\n".join(verdicts), flush=True)


def update_table(program, folder):
    """Enter to saved (fdatasync) and redrawn, at 10,000 tasks; beside it the least that must be done."""
    for columns, rows in SIZES:
        terminal = Terminal([program, folder / "10000", "--who", "bench"], columns, rows)
        terminal.read_until_quiet(0.3)
        times, plain = [], []
        for i in range(60):
            os.write(terminal.fd, b"r%dd" % (1 + i % 3))
            terminal.read_until_quiet(0.06, 1)
            os.write(terminal.fd, b"\r")
            _, _, last = terminal.read_until_quiet(0.1, 1)
            times.append(last * 1000)
            start = time.perf_counter()
            with open(folder / "beside.csv", "ab", buffering=0) as file:
                file.write(b"x" * 90)
                os.fdatasync(file.fileno())
            plain.append((time.perf_counter() - start) * 1000)
        terminal.end()
        times.sort()
        plain.sort()
        p95 = times[int(len(times) * 0.95)]
        print(f"Enter to saved and redrawn, 10,000 tasks, {columns}x{rows}: median {statistics.median(times):.1f} ms,"
              f" p95 {p95:.1f} ms (goal {UPDATE_GOAL_MS}: {'met' if p95 <= UPDATE_GOAL_MS else 'missed'});"
              f" a row appended and fdatasync alone: {statistics.median(plain):.2f} ms,"
              f" p95 {plain[int(len(plain) * 0.95)]:.2f} ms", flush=True)


def core_table(build, folder):
    print("\nthe engine, best of 7")
    for count in (1000, 10000):
        subprocess.run([build / "tests/bench/bench_core", folder / str(count)], check=True)


def best_of(command, runs=5, **options):
    """Least seconds of a whole process, and its greatest resident size in MB."""
    least = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run([str(word) for word in command], stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=False, **options)
        least = min(least, time.perf_counter() - start)
    return least


def command_table(build, program, folder):
    print(f"\n{'whole commands, best of 5':44} {'ms':>9}")
    for count in (1000, 10000):
        project = folder / str(count)
        for words in (["check"], ["plan"], ["status"], ["next"], ["chart", "--csv"],
                      ["screen", "dashboard"]):
            seconds = best_of([program, *words, project])
            print(f"{'tocsin ' + ' '.join(words):30} {count:>8} tasks {seconds * 1000:9.1f}", flush=True)
        seconds = best_of([program, "update", project, "T00000", "--remaining", "1d", "--as-of",
                           "2026-01-07"])
        print(f"{'tocsin update (fsynced)':30} {count:>8} tasks {seconds * 1000:9.1f}", flush=True)
    # Rows of 62 bytes; of 99, as long as those of the files that others were measured with; and
    # those of another tool, whose dates, durations and links have to be translated.
    end = " of the northern section of the works"
    for options in (), ("--name-end", end), ("--msproject",):
        big = make_project(folder / "million", 1000000, *options)
        size = (big / "schedule.csv").stat().st_size / 1e6
        seconds = best_of([program, "check", big], runs=3)
        print(f"{'tocsin check':30} {1000000:>8} tasks {seconds * 1000:9.1f}  "
              f"({size:.0f} MB, {size / seconds:.0f} MB/s)", flush=True)
        subprocess.run([build / "tests/bench/bench_reader", big / "schedule.csv"], check=True)


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    program = build / "tocsin"
    wanted = sys.argv[2:] or ["terminal", "update", "core", "commands"]
    os.environ["TOCSIN_NOW"] = "2026-01-06T09:00"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for count in (500, 1000, 10000):
            make_project(folder / str(count), count)
            subprocess.run([program, "plan", folder / str(count), "--commit"], check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if "terminal" in wanted:
            terminal_table(program, folder)
        if "update" in wanted:
            update_table(program, folder)
        if "core" in wanted:
            core_table(build, folder)
        if "commands" in wanted:
            command_table(build, program, folder)


main()
