"""The commands of docs/operating.md, typed one after the other by an ordinary user in an empty home."""

import re
import stat
import threading
from pathlib import Path

import pytest

from tests.deploy.proxies import ROOT
from tests.deploy.small_server import SmallServer, blocks

pytestmark = pytest.mark.xdist_group("operating")

IDLE_SECONDS = 25
# The headings under which the site is running, and those under which it must not.
RUNNING, STOPPED = {"Look after it", "Backups"}, {"Restore"}


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    """Return the server after all commands, with what each block printed: [(Block, text)]."""
    server = SmallServer(tmp_path_factory.mktemp("server"))
    server.printed, begin = [], ""
    try:
        for block in (block for block in blocks() if block.shell == "sh"):
            text = block.text.replace("127.0.0.1:8000", f"127.0.0.1:{server.port}")
            if text.startswith("set -a"):
                server.edit_settings()
                begin = text
                continue
            if block.heading in RUNNING and server.process is None:
                server.start(begin)
                before = len(server.lines)
                threading.Event().wait(IDLE_SECONDS)
                server.said_while_idle = server.lines[before:]
            if block.heading in STOPPED:
                server.stop()
            server.printed.append((block, server.type(f"{begin}\n{text}")))
        yield server
    finally:
        server.stop()


def printed_under(server, heading):
    return "\n".join(text for block, text in server.printed if block.heading == heading)


def test_every_command_for_an_ordinary_user_works(typed):
    headings = list(dict.fromkeys(block.heading for block, _text in typed.printed))
    assert headings == [
        "Install",
        "Look after it",
        "Backups",
        "Restore",
        "Upgrade",
        "Somebody wants to know or to be erased",
    ]


def test_it_is_said_where_the_first_password_is_and_what_is_open(typed):
    text = printed_under(typed, "Install")
    # What is typed here is no terminal, on which it would be shown.
    first = Path(re.search(r"Das Passwort steht in (\S+), bis es geändert ist\.", text)[1])
    file = first.parents[1] / "var.old" / first.name  # „Restore“ has moved it away since
    assert (len(file.read_text().strip()) >= 12, oct(file.stat().st_mode)) == (True, "0o100600")
    assert "Impressum: Betreiber ist noch ein Beispiel" in text


def test_the_site_says_that_it_is_ready(typed):
    assert '"ready": true' in printed_under(typed, "Look after it")


def test_an_idle_site_writes_nothing_into_the_log(typed):
    assert typed.said_while_idle == []


def test_a_backup_is_made_read_and_restored(typed):
    assert re.search(r"Fertig: .*planb-\d{8}T\d{6}Z\.tar\.gz", printed_under(typed, "Backups"))
    assert "In Ordnung: " in printed_under(typed, "Backups")
    assert "Die Website ist, wie sie am" in printed_under(typed, "Restore")


def test_nobody_else_can_read_what_the_site_wrote(typed):
    modes = {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in typed.files()}
    assert len(typed.files()) > 100
    assert modes == {0}


def test_what_root_types_names_files_that_are_there():
    commands = "\n".join(block.text for block in blocks() if block.shell == "console")
    named = re.findall(r"/srv/planb/site/([\w./-]+)", commands)
    assert len(named) >= 2
    assert all((ROOT / name.rstrip("/")).exists() for name in named)
    units = set(re.findall(r"planb(?:-backup)?\.(?:service|timer)", commands))
    assert units == {"planb.service", "planb-backup.timer"}
    assert all(line.startswith("# ") for line in commands.splitlines())
