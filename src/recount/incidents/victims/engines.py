"""What the model runs on: DuckDB on one machine, Spark on many.

For: an engine by name, and what to install where it is missing. Not for: the model, which is the same on both.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from typing import Any

from recount.errors import BadInput
from recount.incidents.victims.columns import NUMBERS, Cell

Table = Mapping[str, list[Cell]]


class Engine(StrEnum):
    """Where linking runs."""

    DUCKDB = "duckdb"
    SPARK = "spark"


def start(engine: Engine, *, threads: int | None = None) -> Any:
    """Start an engine and give Splink's way to it.

    Raises: BadInput where the extra that holds it is not installed.
    """
    return _spark() if engine is Engine.SPARK else _duckdb(threads)


def register(api: Any, name: str, table: Table) -> Any:
    """Give an engine one list; Spark cannot tell of what kind a column is that nobody filled in, so it is told."""
    session = getattr(api, "spark", None)
    if session is None:
        return api.register(dict(table), table_name=name)
    kinds = ", ".join(f"{column} {'long' if column in NUMBERS else 'string'}" for column in table)
    rows = list(zip(*table.values(), strict=True))
    return api.register(session.createDataFrame(rows, schema=kinds), table_name=name)


def _duckdb(threads: int | None) -> Any:
    try:
        import duckdb
        from splink import DuckDBAPI
    except ImportError:
        raise _missing("link", "Splink and DuckDB") from None
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"})
    if threads:
        connection.execute(f"SET threads = {int(threads)}")
    return DuckDBAPI(connection)


def _spark() -> Any:
    try:
        pyspark: Any = import_module("pyspark.sql")
        splink: Any = import_module("splink.backends.spark")
    except ImportError:
        raise _missing("spark", "Splink and PySpark, with a Java runtime,") from None
    # Unless somebody says otherwise, Spark listens on this machine alone.
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    session = pyspark.SparkSession.builder.appName("recount").config("spark.ui.enabled", "false").getOrCreate()
    return splink.SparkAPI(spark_session=session, register_udfs_automatically=False, break_lineage_method="persist")


def _missing(extra: str, what: str) -> BadInput:
    return BadInput(
        f"{what} cannot be found.",
        "Lists of victims are held against each other by them.",
        f"Install recount-civilian-harm[{extra}].",
    )
