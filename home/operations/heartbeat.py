"""The worker's sign of life, which /readyz and the dashboard read."""

import datetime as dt
import socket

from home.models import WorkerBeat

FORGOTTEN = dt.timedelta(days=7)


def machine_name():
    """Return the name under which this machine's worker is known."""
    return socket.gethostname()[:64]


def beat(machine, started_at, parts, now):
    """Write down that the worker is alive, and since when which parts have been at their work."""
    busy = {part.label: part.busy_since.isoformat() for part in parts if part.busy_since}
    WorkerBeat.objects.update_or_create(
        machine=machine,
        defaults={"started_at": started_at, "beat_at": now, "busy_since": busy},
    )


def forget_machines_that_are_gone(now):
    WorkerBeat.objects.filter(beat_at__lt=now - FORGOTTEN).delete()
