"""What can go wrong with the report that a user can mend; a module of its own, since all others import the charts."""


class ReportUnwritableError(RuntimeError):
    """The report's file cannot be written; the message names it, and says why and what to do."""
