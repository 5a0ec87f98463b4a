"""Makes sure that one site alone uses a folder and a port, also when two are started at once."""

import errno
import fcntl
import os
import socket
import sys

from config.environment import WrongSetting

LOCK = "serve.lock"


def claim_folder(folder):
    """Return an open file that keeps others out of the folder until it is closed, or we die."""
    lock = (folder / LOCK).open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise WrongSetting(
            f"Die Website läuft schon mit dem Ordner „{folder}“: Bitte beenden Sie sie, "
            "oder setzen Sie VAR_DIR auf einen anderen."
        ) from None
    return lock


def claim_port(host, port):
    """Return a socket that keeps others away from the port, and lets the web server use it.

    The server's processes share the port (SO_REUSEPORT), so a second server would be let in and get
    half of the visitors. Listening decides: of two who try, one gets the port. Its socket then stays
    bound without listening, and admits only those who share.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    holder = socket.socket(family)
    try:
        # Connections of an earlier run may linger.
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        holder.bind((host, port))
        holder.listen(0)
    except (OSError, UnicodeError) as error:
        holder.close()
        raise WrongSetting(refusal(host, port, error)) from None
    if sys.platform != "linux":  # elsewhere a socket that stopped listening cannot stay bound
        holder.close()
        return holder
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
    holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    holder.shutdown(socket.SHUT_RDWR)
    return holder


def refusal(host, port, error):
    """Say why the port cannot be had, and what to do."""
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        return (
            f"PORT {port} ist belegt: Läuft die Website schon? Sonst nehmen Sie einen anderen, "
            "zum Beispiel PORT=8001."
        )
    if number in (errno.EACCES, errno.EPERM):
        return f"PORT {port} darf nur der Verwalter öffnen: Bitte nehmen Sie einen ab 1024."
    reason = os.strerror(number) if number and number > 0 else "unbekannter Name"
    return (
        f"HOST „{host}“ ist keine Adresse dieses Rechners ({reason}): "
        "Bitte setzen Sie HOST=127.0.0.1, oder HOST=0.0.0.0 für alle."
    )
