"""Tells whether database or disk cannot be used just now."""

import errno

from django.db import DatabaseError, InterfaceError, OperationalError

# SQLite's result codes: busy, locked, read-only, I/O error, full, cannot open.
# https://www.sqlite.org/rescode.html
SQLITE_CODES = {5, 6, 8, 10, 13, 14}
# PostgreSQL's: read-only, as a standby is.
READ_ONLY = "25006"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def is_unavailable(error):
    """Tell whether database or disk are out of reach, full or read-only, rather than our code wrong."""
    if isinstance(error, InterfaceError):
        return True
    if isinstance(error, DatabaseError):
        cause = error.__cause__ or error
        code = getattr(cause, "sqlite_errorcode", None)
        if code is not None:
            return code & 0xFF in SQLITE_CODES  # the higher bits say more of the same
        return isinstance(error, OperationalError) or getattr(cause, "sqlstate", "") == READ_ONLY
    return isinstance(error, OSError) and error.errno in NO_ROOM
