"""Serves the site: prepares it where something changed, then runs web server and worker until Ctrl-C.

Plain Python without Django, so that a second start costs no more than the server itself.
"""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VAR = Path(os.environ.get("VAR_DIR", ROOT / "var"))
PORT = os.environ.get("PORT", "8000")
HOST = os.environ.get("HOST", "127.0.0.1")
STAMP = VAR / "prepared"


def refuse_taken_port():
    """Stop where somebody answers on the port already: two servers would share the visitors."""
    with socket.socket() as probe:
        if probe.connect_ex((HOST, int(PORT))) == 0:
            sys.exit(f"Port {PORT} ist belegt. Läuft die Website schon? Sonst: PORT=8001 make run")


def environment():
    """Return the environment of the children: site/ on the path, the address that links carry."""
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        "PYTHONUNBUFFERED": "1",
        # Without docstrings and with one heap a web process takes 10 MiB less.
        "PYTHONOPTIMIZE": "2",
        "MALLOC_ARENA_MAX": "1",
        "DJANGO_SETTINGS_MODULE": os.environ.get(
            "DJANGO_SETTINGS_MODULE", "config.settings.production"
        ),
        "BASE_URL": os.environ.get("BASE_URL", f"http://{HOST}:{PORT}"),
    }


def fingerprint():
    """Return a hash of what preparing depends on: requirements, migrations, static files, database."""
    watched = [ROOT / "requirements.txt"]
    for pattern in ("*/migrations/*.py", "site/*/migrations/*.py", "site/static/**/*.*"):
        watched += ROOT.glob(pattern)
    facts = [f"{p}:{p.stat().st_mtime_ns}" for p in sorted(watched)]
    facts.append(os.environ.get("DATABASE_URL", str((VAR / "db.sqlite3").exists())))
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def prepare():
    """Migrate, load, collect; skipped when nothing changed since the last time."""
    VAR.mkdir(parents=True, exist_ok=True)
    if STAMP.exists() and STAMP.read_text() == fingerprint():
        return
    subprocess.run([sys.executable, "manage.py", "prepare"], check=True, env=environment())
    STAMP.write_text(fingerprint())


def start():
    """Start server and worker, each in the terminal's group, and return both processes."""
    server = [
        *(sys.executable, "-m", "granian", "config.wsgi:application", "--interface", "wsgi"),
        *("--host", HOST, "--port", PORT, "--workers", os.environ.get("WEB_WORKERS", "2")),
        *("--blocking-threads", "3", "--respawn-failed-workers", "--log-level", "warning"),
        *("--workers-kill-timeout", "10"),
    ]
    worker = [sys.executable, "manage.py", "run_worker"]
    return [subprocess.Popen(command, env=environment(), cwd=ROOT) for command in (server, worker)]


def run_until_stopped(processes):
    """Wait; when one process ends or somebody stops us, end the other."""
    # Set for both: a process started in the background of a shell ignores SIGINT otherwise.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: sys.exit(0))
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.3)
    except SystemExit:
        pass
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=30)


if __name__ == "__main__":
    os.chdir(ROOT)
    refuse_taken_port()
    prepare()
    print(f"\n  Plan B läuft: http://{HOST}:{PORT}  (Ctrl-C beendet)\n", flush=True)
    run_until_stopped(start())
