"""Runs a command and prints its cost as JSON: of it and of every process below it, those included that it leaves behind (on Linux)."""
import ctypes
import json
import os
import resource
import sys
import time

# esbuild's process is one that nobody waits for: on Linux, orphans become ours.
if sys.platform == "linux":
    PR_SET_CHILD_SUBREAPER = 36
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)

log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
streams = [(os.POSIX_SPAWN_DUP2, log, 1), (os.POSIX_SPAWN_DUP2, log, 2)]
started = time.monotonic()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ, file_actions=streams)
_, status = os.waitpid(child, 0)
wall = time.monotonic() - started
try:
    while True:
        os.wait()
except ChildProcessError:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
# Linux counts the largest resident set in kilobytes, macOS in bytes.
unit = 2**20 if sys.platform == "darwin" else 2**10
print(json.dumps({
    "exitCode": os.waitstatus_to_exitcode(status),
    "wall": wall,
    "cpu": usage.ru_utime + usage.ru_stime,
    "peak": usage.ru_maxrss / unit,
}))
