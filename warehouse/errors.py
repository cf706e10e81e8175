"""What can go wrong with the warehouse that a user or the next run can mend."""

# Each name says what happened, which a suffix "Error" would only blur.
# ruff: noqa: N818


class WarehouseError(Exception):
    """An expected failure; its message is one line that says what was wrong and what to do."""


class SchemaMismatch(WarehouseError):
    """The stored tables differ from the declared ones in a way that no statement can mend without losing rows."""


class WarehouseMissing(WarehouseError):
    """There is no warehouse file where one was looked for."""


class WarehouseBusy(WarehouseError):
    """Another process holds the warehouse file."""


class WarehouseUnwritable(WarehouseError):
    """The disk did not take what was written; what was stored before is whole."""


class LoadRefused(WarehouseError):
    """The facts contradict each other or their text; nothing of the load was written."""


class RulesContradict(WarehouseError):
    """Rules of people.toml say both that two names are one person's and that they are not."""


class SnapshotFailed(WarehouseError):
    """The file could not be copied; what readers see is untouched."""


class UnknownRefusal(WarehouseError):
    """An id that nothing in quarantine has, or that several rows share as their beginning."""


class PagesNotArchived(WarehouseError):
    """What is to be read again has no page in the raw archive."""


class ExtensionMissing(WarehouseError):
    """A DuckDB extension that a command needs is not installed."""


class ServerFailed(WarehouseError):
    """The server of a snapshot could not start or ended by itself."""


class ExportFailed(WarehouseError):
    """An export could not be written; nothing of it is left."""


class SnapshotMissing(WarehouseError):
    """No snapshot of the time asked for is kept."""
