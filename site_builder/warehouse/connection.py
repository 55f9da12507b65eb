"""A database in memory that reaches nothing else, and queries that can neither run nor grow for ever."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

try:
    import resource
except ImportError:  # not a Unix: DuckDB's own bound is then the only one
    resource = None  # type: ignore[assignment]

#: bytes of tables and of what queries keep; nothing spills to disk
MEMORY = "256MB"
#: bytes by which the process may grow during one query, for what DuckDB does not count (long texts and lists)
GROWTH = 1 << 29

Rows = list[tuple[Any, ...]]


class BeyondBounds(Exception):
    """A query was stopped."""


class TooLong(BeyondBounds):
    """A query took more than its seconds."""


class TooLarge(BeyondBounds):
    """A query needed more memory than there is for it."""


def connect() -> duckdb.DuckDBPyConnection:
    """A connection to a database of its own: no file, no network, no setting that could still be changed.

    One thread, so that sums of decimals come out the same to the last digit each time.
    """
    connection = duckdb.connect(
        ":memory:",
        config={
            "threads": 1,
            "memory_limit": MEMORY,
            "temp_directory": "",
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        },
    )
    connection.execute("SET TimeZone = 'UTC'")
    # a share of nothing is not known: NULL rather than infinity
    connection.execute("SET ieee_floating_point_ops = false")
    connection.execute("SET error_on_division_by_zero = false")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def run(connection: duckdb.DuckDBPyConnection, sql: str, values: list[Any], seconds: float) -> Rows:
    """The rows of a query; raises duckdb.Error where it fails, BeyondBounds where it was stopped."""
    watchdog = threading.Timer(seconds, connection.interrupt)
    watchdog.daemon = True
    watchdog.start()
    try:
        with _bounded():
            return connection.execute(sql, values).fetchall()
    except duckdb.InterruptException as fault:
        raise TooLong from fault
    except (duckdb.OutOfMemoryException, MemoryError) as fault:
        raise TooLarge from fault
    finally:
        watchdog.cancel()
        # a thread that still ends while the interpreter does would keep the connection from being closed
        watchdog.join()


@contextmanager
def _bounded() -> Iterator[None]:
    """Bound the memory of the process, where the system can say how much it has."""
    size = _size()
    if resource is None or size is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = size + GROWTH
    if any(limit != resource.RLIM_INFINITY and limit <= wanted for limit in (soft, hard)):
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _size() -> int | None:
    """Bytes of the process's address space; None where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return None
