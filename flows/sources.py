"""The outlets to collect, as `sources.toml` names them: read, validated, and each error with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    ValidationError,
)

from transforms.urls import is_web_address

MAX_DELAY_SECONDS = 3600
MAX_CONCURRENCY = 16

_TABLE_LINE = re.compile(r"\s*\[\[\s*(?:source|\"source\"|'source')\s*\]\]")
_TOML_POSITION = re.compile(r"^(?P<problem>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class SourcesError(ValueError):
    """`sources.toml` cannot be used; the message names file, line, source, key and what is allowed there."""


def _web_address(value: str) -> str:
    if not is_web_address(value):
        raise ValueError("not a web address")
    return value


WebAddress = Annotated[StrictStr, AfterValidator(_web_address)]


class Source(BaseModel):
    """One outlet: where its articles are announced and how gently it is asked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[StrictStr, Field(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=64)]
    name: Annotated[StrictStr, Field(min_length=1, max_length=200)]
    homepage: WebAddress
    country: Annotated[StrictStr, Field(pattern=r"^[A-Z]{2}$")] | None = None
    """ISO 3166-1 alpha-2."""
    language: Annotated[StrictStr, Field(pattern=r"^[a-z]{2}$")] | None = None
    """ISO 639-1."""
    feeds: tuple[WebAddress, ...] = ()
    """RSS, Atom, RDF or JSON feeds."""
    sitemaps: tuple[WebAddress, ...] = ()
    """Sitemaps, news sitemaps or indexes of them."""
    delay_seconds: Annotated[StrictInt | StrictFloat, Field(ge=0, le=MAX_DELAY_SECONDS, allow_inf_nan=False)] = 1.0
    """Between the starts of two requests to one host."""
    max_concurrency: Annotated[StrictInt, Field(ge=1, le=MAX_CONCURRENCY)] = 2
    """Requests to one host at a time."""
    allow_private_network: StrictBool = False
    """Whether addresses that are not public (loopback, a company's own network) may be connected to."""
    enabled: StrictBool = True


_ALLOWED = {
    "id": "lower-case words joined by dashes, such as 'evening-post', at most 64 characters",
    "name": "a text of 1 to 200 characters",
    "homepage": "an address that begins with http:// or https://",
    "country": "two capital letters (ISO 3166-1), such as 'KE'",
    "language": "two lower-case letters (ISO 639-1), such as 'en'",
    "feeds": "a list of addresses that begin with http:// or https://",
    "sitemaps": "a list of addresses that begin with http:// or https://",
    "delay_seconds": f"a number from 0 to {MAX_DELAY_SECONDS}",
    "max_concurrency": f"a whole number from 1 to {MAX_CONCURRENCY}",
    "allow_private_network": "true or false",
    "enabled": "true or false",
}


def read_sources(path: Path) -> tuple[Source, ...]:
    """The outlets of a `sources.toml`, in its order, those that are not enabled included.

    Raises:
        SourcesError: the file is missing, is no TOML, or holds something that is not allowed; the message names
            file, line, source and key, what stands there and what may.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SourcesError(f"{path}: no such file; name the outlets to collect in it") from None
    except IsADirectoryError:
        raise SourcesError(f"{path}: a folder, and not the file that names the outlets to collect") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SourcesError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    return parse_sources(text, path.name)


def chosen_sources(path: Path, source_ids: Sequence[str]) -> tuple[Source, ...]:
    """The enabled outlets of the file, or those of the ids given, enabled or not.

    Raises:
        SourcesError: as `read_sources`, or an id is not in the file, or no outlet is enabled.
    """
    sources = read_sources(path)
    unknown = sorted(set(source_ids) - {source.id for source in sources})
    if unknown:
        known = ", ".join(source.id for source in sources)
        raise SourcesError(f"{path}: no source has the id {unknown[0]!r}; there are {known}")
    chosen = tuple(source for source in sources if source.id in source_ids or (source.enabled and not source_ids))
    if not chosen:
        raise SourcesError(f"{path}: no source is enabled; set enabled = true on one, or name one by its id")
    return tuple(source.model_copy(update={"enabled": True}) for source in chosen)


def known_sources(path: Path) -> tuple[Source, ...]:
    """The outlets of the file, none where there is no file: a replay needs their names, not their addresses.

    Raises:
        SourcesError: as `read_sources`.
    """
    return read_sources(path) if path.exists() else ()


def parse_sources(text: str, file_name: str) -> tuple[Source, ...]:
    """The outlets that the text of a `sources.toml` names.

    Raises:
        SourcesError: as `read_sources`.
    """
    lines = text.splitlines()
    tables = _source_tables(_toml_document(text, file_name), lines, file_name)
    sources: list[Source] = []
    line_of_id: dict[str, int] = {}
    for number, table in enumerate(tables):
        source = _validated(table, number, lines, file_name)
        line = _line_of_key(lines, number, "id")
        if source.id in line_of_id:
            first = line_of_id[source.id]
            raise SourcesError(
                f"{file_name} line {line}: source '{source.id}': id must be unique, but line {first} has it too"
            )
        line_of_id[source.id] = line
        sources.append(source)
    return tuple(sources)


def _toml_document(text: str, file_name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        position = _TOML_POSITION.match(str(error))
        if position is None:
            raise SourcesError(f"{file_name}: not valid TOML: {error}") from error
        line = position["line"] or len(text.splitlines())
        column = f" column {position['column']}" if position["column"] else " (end of file)"
        raise SourcesError(f"{file_name} line {line}{column}: not valid TOML: {position['problem']}") from error


def _source_tables(document: dict[str, Any], lines: list[str], file_name: str) -> list[dict[str, Any]]:
    for key in document:
        if key != "source":
            line = _line_of_top_key(lines, key)
            raise SourcesError(f"{file_name} line {line}: {key!r} is not known; only [[source]] tables are allowed")
    tables = document.get("source", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        line = _line_of_top_key(lines, "source")
        raise SourcesError(f"{file_name} line {line}: each outlet must be a table that begins with [[source]]")
    if not tables:
        raise SourcesError(f"{file_name} line 1: no outlet is named; add a [[source]] table with id, name and homepage")
    return tables


def _validated(table: dict[str, Any], number: int, lines: list[str], file_name: str) -> Source:
    try:
        source = Source.model_validate(
            table | {key: tuple(table[key]) for key in ("feeds", "sitemaps") if _is_list(table, key)}
        )
    except ValidationError as error:
        raise SourcesError(_first_problem(error, table, number, lines, file_name)) from error
    if not source.feeds and not source.sitemaps:
        line = _line_of_key(lines, number, "id")
        raise SourcesError(
            f"{file_name} line {line}: source '{source.id}': feeds or sitemaps must name at least one address"
        )
    return source


def _is_list(table: dict[str, Any], key: str) -> bool:
    return isinstance(table.get(key), list)


def _first_problem(error: ValidationError, table: dict[str, Any], number: int, lines: list[str], file_name: str) -> str:
    first = error.errors(include_url=False)[0]
    key = str(first["loc"][0])
    identifier = table.get("id")
    name = f"'{identifier}'" if isinstance(identifier, str) else f"no. {number + 1}"
    where = f"{file_name} line {_line_of_key(lines, number, key)}: source {name}"
    if first["type"] == "extra_forbidden":
        return f"{where}: {key!r} is not known; allowed are {', '.join(_ALLOWED)}"
    if first["type"] == "missing":
        return f"{where}: {key} is missing; it must be {_ALLOWED[key]}"
    return f"{where}: {key} must be {_ALLOWED[key]}, got {first['input']!r}"


def _line_of_key(lines: list[str], table_number: int, key: str) -> int:
    """The line, from 1, at which the n-th [[source]] table sets a key; that of the table where it does not."""
    starts = [line for line, text in enumerate(lines, start=1) if _TABLE_LINE.match(text)]
    if table_number >= len(starts):
        return _line_of_top_key(lines, "source")
    key_line = re.compile(rf"\s*(?:{re.escape(key)}|\"{re.escape(key)}\"|'{re.escape(key)}')\s*[=.]")
    for line in range(starts[table_number] + 1, len(lines) + 1):
        text = lines[line - 1]
        if _TABLE_LINE.match(text):
            break
        if key_line.match(text):
            return line
    return starts[table_number]


def _line_of_top_key(lines: list[str], key: str) -> int:
    pattern = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}\b")
    return next((line for line, text in enumerate(lines, start=1) if pattern.match(text)), 1)
