"""The file of a backup: a compressed tar whose last member says what is in it, with checksums. Pure.

An archive that was cut off has no last member, and one that was damaged has other checksums: nothing
of it is used.
"""

import hashlib
import io
import json
import os
import tarfile
import zlib
from pathlib import Path, PurePosixPath

MANIFEST = "manifest.json"
# Pictures are compressed already, and the smallest server has one core.
LEVEL = 1
BLOCK = 1024 * 1024
SUFFIX = ".tar.gz"


class BrokenArchive(Exception):
    """A file that is no whole backup; the text is the sentence for who wants to use it."""


class Writer:
    """Writes a backup beside its final name, which it gets when it is whole and on the disk."""

    def __init__(self, path: Path):
        self.path, self.draft = path, path.with_name(f"{path.name}.new")
        self.checksums: dict[str, str] = {}
        self.size = 0
        file = os.open(self.draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self.file = os.fdopen(file, "wb")
        self.tar = tarfile.open(fileobj=self.file, mode="w:gz", compresslevel=LEVEL)  # noqa: SIM115

    def add(self, source: Path, name: str):
        """Put a file in under this name."""
        with source.open("rb") as content:
            info = self.tar.gettarinfo(arcname=name, fileobj=content)
            info.mode, info.uid, info.gid, info.uname, info.gname = 0o600, 0, 0, "", ""
            hashed = _Hashed(content, info.size)
            self.tar.addfile(info, hashed)
        self.checksums[name] = hashed.digest.hexdigest()
        self.size += info.size

    def finish(self, facts: dict):
        """Write the manifest, and give the file its name."""
        text = json.dumps(facts | {"files": self.checksums}, indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size, info.mode = len(text), 0o600
        self.tar.addfile(info, io.BytesIO(text))
        self.tar.close()
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.close()
        self.draft.replace(self.path)

    def give_up(self):
        """Leave nothing behind."""
        self.file.close()
        self.draft.unlink(missing_ok=True)


class _Hashed:
    """A file that is hashed while it is read, and is never longer than it was said to be."""

    def __init__(self, file, size):
        self.file, self.left, self.digest = file, size, hashlib.sha256()

    def read(self, count):
        data = self.file.read(min(count, self.left))
        self.left -= len(data)
        self.digest.update(data)
        return data


def check(path: Path, folder: Path | None = None) -> dict:
    """Read a whole backup and return its manifest; with `folder` its files are written into that.

    Raises BrokenArchive where a file is missing, or is not what was put in.
    """
    found, manifest = {}, None
    try:
        with tarfile.open(path, "r|gz") as tar:
            for member in tar:
                if member.name == MANIFEST:
                    manifest = json.load(tar.extractfile(member))
                else:
                    found[member.name] = _read(tar, member, folder)
    except (tarfile.TarError, EOFError, OSError, ValueError, zlib.error) as error:
        raise BrokenArchive(
            f"„{path}“ ist keine ganze Sicherung ({error}). Bitte nehmen Sie eine andere."
        ) from error
    if manifest is None:
        raise BrokenArchive(f"„{path}“ ist abgebrochen. Bitte nehmen Sie eine andere Sicherung.")
    if wrong := found.items() ^ manifest["files"].items():
        names = ", ".join(sorted({name for name, _digest in wrong})[:5])
        raise BrokenArchive(
            f"„{path}“ ist beschädigt ({names}). Bitte nehmen Sie eine andere Sicherung."
        )
    return manifest


def _read(tar, member, folder):
    """Return the checksum of a member, written below the folder if one is named."""
    parts = PurePosixPath(member.name).parts
    if not member.isreg() or ".." in parts or parts[0] == "/":
        raise ValueError(member.name)
    digest, content = hashlib.sha256(), tar.extractfile(member)
    target = None
    if folder is not None:
        path = folder.joinpath(*parts)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        target = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
    while block := content.read(BLOCK):
        digest.update(block)
        if target:
            target.write(block)
    if target:
        target.close()
        os.utime(path, (member.mtime, member.mtime))
    return digest.hexdigest()
