"""The folder that holds everything newsfacts keeps, and where in it each thing lies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class HomeUnusableError(ValueError):
    """What was named as the home folder can be none."""


@dataclass(frozen=True, slots=True)
class Home:
    """Paths below one home folder."""

    path: Path

    @property
    def published(self) -> Path:
        """The published snapshot: what analysts open."""
        return self.path / "warehouse.duckdb"

    @property
    def work(self) -> Path:
        """The writer's database."""
        return self.path / "work.duckdb"

    @property
    def raw(self) -> Path:
        """The raw archive: WARC files by day."""
        return self.path / "raw"

    @property
    def quality(self) -> Path:
        """Data Docs."""
        return self.path / "quality"

    @property
    def report(self) -> Path:
        """The page that the last run wrote of what the facts say."""
        return self.path / "report.html"

    @property
    def staging(self) -> Path:
        """What runs under way have extracted and not loaded; safe to delete when none runs."""
        return self.path / "staging"

    @property
    def robots(self) -> Path:
        """What hosts said in their robots.txt, for a day."""
        return self.path / "robots.json"

    @property
    def slow_hosts(self) -> Path:
        """Which hosts asked for fewer requests, and until when."""
        return self.path / "slow-hosts.json"

    def create(self) -> Home:
        """The same home, its folders made where they were missing.

        Raises:
            HomeUnusableError: a file stands where a folder is needed, the folder cannot be made, or the path has a
                question mark.
        """
        if "?" in str(self.path.absolute()):
            # DuckDB takes what follows for options, and looks for its log elsewhere.
            raise HomeUnusableError(f"{self.path}: no database can lie below a '?'; name another home")
        for folder in (self.path, self.raw, self.quality, self.staging):
            try:
                folder.mkdir(parents=True, exist_ok=True)
            except (FileExistsError, NotADirectoryError) as error:
                raise HomeUnusableError(
                    f"{folder}: a file stands where a folder is needed; name another home"
                ) from error
            except OSError as error:
                raise HomeUnusableError(
                    f"{folder}: the folder cannot be made ({error.strerror}); name another home"
                ) from error
        return self
