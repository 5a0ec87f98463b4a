"""Reads iD's tagging schema for OpenStreetMap from npm, in an environment of its own below `var/`."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

NAME, VERSION = "@openstreetmap/id-tagging-schema", "7.2.0"
FOLDER = Path("var/search_words")
LANGUAGES = ("de", "en", "tr", "ar", "pl")


@dataclass(frozen=True)
class Schema:
    """The presets by key, and their words as {language: {key: {name, aliases, terms}}}."""

    presets: dict
    words: dict

    @classmethod
    def read(cls):
        """Read the installed package; install it where its version is not there."""
        package = FOLDER / "node_modules" / NAME
        if not _is_installed(package):
            FOLDER.mkdir(parents=True, exist_ok=True)
            install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
            if subprocess.run([*install, f"{NAME}@{VERSION}"], cwd=FOLDER).returncode:
                sys.exit(f"{NAME}@{VERSION} could not be installed")
        dist = package / "dist"
        words = {
            language: _json(dist / f"translations/{language}.min.json")[language]["presets"][
                "presets"
            ]
            for language in LANGUAGES
        }
        return cls(_json(dist / "presets.min.json"), words)

    def name_of(self, preset, language):
        """Return what a language calls a preset; a name in brackets after it is left out."""
        name = self.words[language].get(preset, {}).get("name", "")
        return name.partition(" (")[0].replace("\u00ad", "")


def _is_installed(package):
    return package.exists() and _json(package / "package.json")["version"] == VERSION


def _json(path):
    return json.loads(path.read_text(encoding="utf-8"))
