"""A backup is whole, or it is refused."""

import gzip
import io
import stat
import tarfile

import pytest

from home.operations.backup import archive
from home.operations.backup.archive import BrokenArchive

FACTS = {"format": 1, "made_at": "2026-12-01T02:15:00+00:00"}


@pytest.fixture
def made(tmp_path):
    """A backup with two files."""
    (tmp_path / "database").write_bytes(b"rows" * 5000)
    (tmp_path / "picture").write_bytes(bytes(range(256)) * 4000)
    writer = archive.Writer(tmp_path / "planb.tar.gz")
    writer.add(tmp_path / "database", "database")
    writer.add(tmp_path / "picture", "media/a b/ü.jpg")
    writer.finish(FACTS)
    return writer.path


def test_what_was_put_in_comes_out_for_its_owner_alone(made, tmp_path):
    facts = archive.check(made, folder := tmp_path / "out")
    assert facts["made_at"] == FACTS["made_at"]
    assert sorted(facts["files"]) == ["database", "media/a b/ü.jpg"]
    assert (folder / "media/a b/ü.jpg").read_bytes() == (tmp_path / "picture").read_bytes()
    modes = {stat.S_IMODE(p.stat().st_mode) for p in [made, *folder.rglob("*")] if p.is_file()}
    assert modes == {0o600}


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_a_file_that_was_cut_off_is_refused(made, share):
    content = made.read_bytes()
    made.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(BrokenArchive, match="Bitte nehmen Sie eine andere"):
        archive.check(made)


def test_a_file_without_its_end_is_refused_although_its_packing_is_whole(made):
    content = gzip.decompress(made.read_bytes())
    end = content.index(archive.MANIFEST.encode())
    made.write_bytes(gzip.compress(content[:end] + bytes(10240)))
    with pytest.raises(BrokenArchive, match="abgebrochen"):
        archive.check(made)


def test_one_changed_letter_is_found(made):
    content = gzip.decompress(made.read_bytes())
    made.write_bytes(gzip.compress(content.replace(b"rowsrows", b"rowsrowz", 1)))
    with pytest.raises(BrokenArchive, match=r"beschädigt \(database\)"):
        archive.check(made)


@pytest.mark.parametrize("name", ["../outside", "/etc/outside"])
def test_nothing_is_written_outside_the_folder(made, tmp_path, name):
    with tarfile.open(made, "w:gz") as tar:
        tar.addfile(tarfile.TarInfo(name), io.BytesIO())
    with pytest.raises(BrokenArchive, match="keine ganze Sicherung"):
        archive.check(made, tmp_path / "out")
    assert not (tmp_path / "outside").exists()


def test_until_it_is_whole_it_has_another_name(tmp_path):
    writer = archive.Writer(tmp_path / "planb.tar.gz")
    assert [path.name for path in tmp_path.iterdir()] == ["planb.tar.gz.new"]
    writer.give_up()
    assert list(tmp_path.iterdir()) == []
