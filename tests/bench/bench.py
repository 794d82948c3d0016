#!/usr/bin/env python3
"""Speed and memory of tocsin, beside htop and less where they are installed.

bench.py BUILD [terminal|update|core|commands ...]: everything without a word. Nothing here passes or fails: these
are figures, of this machine, in this run; compare rows of one table with each other.
"""
import fcntl
import os
import pathlib
import pty
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


def make_project(folder, count):
    subprocess.run([sys.executable, HERE / "make_project.py", folder, str(count)], check=True)
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
        """(bytes, seconds to the first byte, seconds to the last) since now."""
        start, first, last, size = time.perf_counter(), None, None, 0
        while time.perf_counter() - start < limit:
            ready, _, _ = select.select([self.fd], [], [], quiet)
            if not ready:
                if first is not None:
                    break
                continue
            try:
                piece = os.read(self.fd, 1 << 16)
            except OSError:
                break
            if not piece:
                break
            last = time.perf_counter()
            first = first or last
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


def measure_terminal(name, command, columns, rows):
    terminal = Terminal(command, columns, rows)
    paint, first, quiet = terminal.read_until_quiet(0.3)
    latencies, sizes = [], []
    for _ in range(20):
        os.write(terminal.fd, DOWN)
        size, _, last = terminal.read_until_quiet(0.05, 0.5)
        latencies.append(last * 1000)
        sizes.append(size)
    os.write(terminal.fd, DOWN * 100)
    burst, _, _ = terminal.read_until_quiet(0.2)
    idle_bytes, idle_wakes = terminal.idle(2)
    resident = terminal.resident()
    terminal.end()
    print(f"{name:26} {columns:>4}x{rows:<3} {first * 1000:8.1f} {quiet * 1000:8.1f} {paint:8}"
          f" {statistics.median(latencies):7.2f} {statistics.median(sizes):6.0f} {burst:8}"
          f" {idle_bytes:7.0f} {idle_wakes:7.1f} {resident:7.1f}", flush=True)


def terminal_table(program, folder):
    print(f"{'in a terminal':26} {'size':8} {'first ms':>8} {'quiet ms':>8} {'paint B':>8}"
          f" {'key ms':>7} {'key B':>6} {'burst B':>8} {'idle B/s':>7} {'wakes/s':>7} {'RSS MB':>7}")
    rows = [(f"tocsin, {count} tasks", [program, folder / str(count)]) for count in (500, 1000, 10000)]
    if shutil.which("htop"):
        rows.append(("htop", ["htop"]))
    if shutil.which("less"):
        rows.append(("less", ["less", folder / "10000" / "schedule.csv"]))
    for name, command in rows:
        measure_terminal(name, command, 80, 24)
    measure_terminal(*rows[1], 200, 60)


def update_table(program, folder):
    """Enter to saved (fdatasync) and redrawn, at 10,000 tasks."""
    terminal = Terminal([program, folder / "10000", "--who", "bench"])
    terminal.read_until_quiet(0.3)
    times = []
    for i in range(40):
        os.write(terminal.fd, b"r%dd" % (1 + i % 3))
        terminal.read_until_quiet(0.1, 1)
        os.write(terminal.fd, b"\r")
        _, _, last = terminal.read_until_quiet(0.1, 1)
        times.append(last * 1000)
    terminal.end()
    times.sort()
    print(f"\nEnter to saved and redrawn, 10,000 tasks: median {statistics.median(times):.1f} ms,"
          f" p95 {times[int(len(times) * 0.95)]:.1f} ms", flush=True)


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


def command_table(program, folder):
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
    big = make_project(folder / "million", 1000000)
    size = (big / "schedule.csv").stat().st_size / 1e6
    seconds = best_of([program, "check", big], runs=3)
    print(f"{'tocsin check':30} {1000000:>8} tasks {seconds * 1000:9.1f}  ({size / seconds:.0f} MB/s)")


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
            command_table(program, folder)


main()
