"""What systemd reads, and whether it fits the settings that are shipped with it."""

import re
import shutil
import subprocess

import pytest

from tests.deploy.proxies import ROOT, program

UNITS = sorted((ROOT / "deploy/systemd").iterdir())
HOME = "/srv/planb"


def lines_of(name):
    """Return the settings of a unit: {name: [values]}."""
    found = {}
    for line in (ROOT / "deploy/systemd" / name).read_text().splitlines():
        if match := re.fullmatch(r"(\w+)=(.*)", line):
            found.setdefault(match[1], []).append(match[2])
    return found


def verify(folder):
    """Return what systemd has to say of the units in a folder, and its exit code."""
    paths = sorted(map(str, folder.iterdir()))
    done = subprocess.run(
        [program("systemd-analyze"), "verify", "--man=no", *paths], capture_output=True, text=True
    )
    return done.returncode, done.stderr.strip()


@pytest.fixture
def units(tmp_path):
    """The units as they are, but for the program, which only a server has."""
    for path in UNITS:
        text = path.read_text().replace(f"{HOME}/site/.venv/bin/python", shutil.which("true"))
        (tmp_path / path.name).write_text(text)
    return tmp_path


def test_systemd_finds_no_fault_in_them(units):
    assert [path.name for path in UNITS] == [
        "planb-backup.service",
        "planb-backup.timer",
        "planb.service",
    ]
    assert verify(units) == (0, "")


def test_it_would_find_one(units):
    unit = units / "planb.service"
    unit.write_text(unit.read_text().replace("RestartSec=5", "RestartSeconds=5"))
    assert "RestartSeconds" in verify(units)[1]


@pytest.mark.parametrize("name", ["planb.service", "planb-backup.service"])
def test_they_start_what_is_there_as_nobody_else_and_keep_it_private(name):
    unit = lines_of(name)
    python, file, *_arguments = unit["ExecStart"][0].split()
    assert python == f"{HOME}/site/.venv/bin/python"
    assert (ROOT / file).is_file()
    assert (unit["User"], unit["UMask"], unit["NoNewPrivileges"]) == (["planb"], ["0077"], ["yes"])
    assert unit["EnvironmentFile"] == [f"{HOME}/planb.env"]


def test_they_may_write_where_the_settings_say():
    text = (ROOT / "deploy/planb.env").read_text()
    folders = re.findall(r"^(?:VAR_DIR|BACKUP_DIR|ERASURE_LIST)=(.*)$", text, re.M)
    assert len(folders) == 3
    for name in ("planb.service", "planb-backup.service"):
        [writable] = lines_of(name)["ReadWritePaths"]
        assert all(folder.startswith(f"{writable}/") for folder in folders)


def test_a_missed_backup_is_made_up_for():
    timer = lines_of("planb-backup.timer")
    assert (timer["Persistent"], timer["OnCalendar"]) == (["true"], ["*-*-* 02:15:00"])


def test_a_wrong_setting_is_not_tried_again_for_ever():
    assert lines_of("planb.service")["RestartPreventExitStatus"] == ["2"]
