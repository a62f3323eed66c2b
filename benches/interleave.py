#!/usr/bin/env python3
"""Runs commands in turn and prints the medians of their CPU times and of their elapsed times in milliseconds.

interleave.py ROUNDS COMMAND ...

Each command is a line for the shell; one line is printed for each. The children's own times are taken, so that what
else the machine does counts little.
"""

import os
import statistics
import sys
import time


def run(command):
    begun = time.monotonic()
    child = os.posix_spawn("/bin/sh", ["/bin/sh", "-c", "exec " + command], os.environ)
    _, status, usage = os.wait4(child, 0)
    if status != 0 and os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"failed: {command}")
    cpu = usage.ru_utime + usage.ru_stime
    return cpu * 1000, (time.monotonic() - begun) * 1000


def main():
    rounds, commands = int(sys.argv[1]), sys.argv[2:]
    figures = [[run(command) for command in commands] for _ in range(rounds + 1)][1:]
    for taken in zip(*figures):
        print(" ".join(f"{statistics.median(column):.2f}" for column in zip(*taken)))


main()
