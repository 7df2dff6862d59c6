"""Making a ledger's tables, and bringing those of an older Fogline up to date (alembic)."""

import logging
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from fogline.records.errors import UsageError

HEAD = "0004"
"""The revision that this Fogline works with: the last one in ``migrations/versions``."""

MIGRATIONS = Path(__file__).parent / "migrations"

_log = logging.getLogger("fogline.ledger")


def revision_of(connection: Connection) -> str | None:
    """Return the revision of the tables behind ``connection``, ``None`` where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def check_revision(revision: str, name: str) -> bool:
    """Tell whether a ledger has to be migrated; ``UsageError`` if a newer Fogline made it."""
    if revision > HEAD:
        raise UsageError(
            f"ledger {name}: it was made by a newer Fogline (its revision is {revision}, this one knows {HEAD}); update Fogline"
        )
    return revision < HEAD


def migrate(connection: Connection, name: str) -> None:
    """Bring the tables to :data:`HEAD`, in the transaction of ``connection``."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    before = revision_of(connection)
    if before is not None and before < HEAD:
        _log.warning("ledger %s: bringing its tables from revision %s to %s", name, before, HEAD)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)

    def steps(revision: Any, _context: Any) -> Any:
        return scripts._upgrade_revs("head", revision)

    with EnvironmentContext(config, scripts, fn=steps) as environment:
        environment.configure(connection=connection, transaction_per_migration=False)
        environment.run_migrations()
