"""Ends a process together with the one that started it, also when that one is killed.

Linux only (`prctl`); elsewhere a process whose parent is killed goes on until somebody ends it.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
# Loaded beforehand: a process that was just forked must not load anything.
LIBRARY = ctypes.CDLL(None)


def end_with(parent, number=signal.SIGTERM):
    """Let the kernel send this process a signal when its parent (a process id) is gone."""
    if sys.platform != "linux":
        return
    if number != signal.SIGKILL:
        # Between fork and exec the parent's handler is still there, and would swallow it.
        signal.signal(number, signal.SIG_DFL)
    LIBRARY.prctl(PR_SET_PDEATHSIG, number)
    if os.getppid() != parent:  # gone before the kernel knew
        os.kill(os.getpid(), number)
