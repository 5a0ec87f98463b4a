"""Serves the site: prepares it where something changed, then runs web server and worker until Ctrl-C.

Plain Python without Django, so that a second start costs no more than the server itself. Ends with 0
when it was told to, with 2 where a setting is wrong, and with another code where something failed.
"""

import http.client
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))

from config import claims, environment, orphans, prepared, supervision

ROOT = environment.ROOT
# Where a server that listens on every address answers this machine.
LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


def surroundings():
    """Return the environment of the children: site/ on the path, the address that links carry."""
    inherited = os.environ.copy()
    # Python keeps what it compiled: else each start would compile three thousand files anew.
    inherited.pop("PYTHONDONTWRITEBYTECODE", None)
    return inherited | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "site")]),
        "PYTHONUNBUFFERED": "1",
        # Without docstrings and with one heap a web process takes 10 MiB less.
        "PYTHONOPTIMIZE": "2",
        "MALLOC_ARENA_MAX": "1",
        "DJANGO_SETTINGS_MODULE": os.environ.get(
            "DJANGO_SETTINGS_MODULE", "config.settings.production"
        ),
        "BASE_URL": environment.base_url(),
    }


def prepare(folder):
    """Migrate, load, collect; skipped when nothing changed since the last time."""
    if prepared.is_current(folder):
        return
    parent = os.getpid()
    done = subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        env=surroundings(),
        preexec_fn=lambda: orphans.end_with(parent),
    )
    if done.returncode:
        sys.exit(abs(done.returncode))
    prepared.note(folder)


def processes():
    """Return server and worker; both run in the terminal's group."""
    server = [
        *(sys.executable, "-m", "config.server", "config.wsgi:application", "--interface", "wsgi"),
        *("--host", environment.host(), "--port", str(environment.port())),
        *("--workers", str(environment.web_workers()), "--blocking-threads", "3"),
        # It ends itself when a process dies twice in six seconds; then it is started again here.
        *("--respawn-failed-workers", "--workers-kill-timeout", "6", "--log-level", "warning"),
    ]
    if environment.log_format() == "json":
        server += ["--log-config", str(ROOT / "site/config/granian_logs.json")]
    worker = [sys.executable, "manage.py", "run_worker"]
    return [
        supervision.Child("web", "Der Webserver", server, surroundings(), is_needed=True),
        supervision.Child(
            "worker",
            "Der Hintergrunddienst",
            worker,
            surroundings(),
            is_needed=False,
            starts_after=is_answering,
        ),
    ]


def is_answering():
    """Tell whether the web server answers this machine yet."""
    host = environment.host()
    connection = http.client.HTTPConnection(
        LOOPBACK.get(host, host), environment.port(), timeout=0.5
    )
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def main():
    os.chdir(ROOT)
    environment.keep_private()
    supervision.when_told_to_end(sys.exit)  # also while it prepares
    with environment.refusing():
        environment.check()
        folder, host, port = environment.folder(), environment.host(), environment.port()
        claimed = [claims.claim_folder(folder), claims.claim_port(host, port)]
    prepare(folder)
    print(f"\n  Plan B läuft: http://{host}:{port}  (Ctrl-C beendet)\n", flush=True)
    code = supervision.keep_running(processes(), folder)
    for claim in claimed:
        claim.close()
    return code


if __name__ == "__main__":
    sys.exit(main())
