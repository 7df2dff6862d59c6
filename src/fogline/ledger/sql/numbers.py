"""Numbers of new rows: counted on by the one writer, who holds the lock."""

from sqlalchemy import Connection, Table, func, select


class Numbers:
    """Gives the next numbers of tables within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: dict[str, int] = {}

    def next(self, table: Table, many: int = 1) -> int:
        """Return the first of ``many`` new numbers."""
        last = self._last.get(table.name)
        if last is None:
            column = next(iter(table.primary_key.columns))
            last = self._connection.execute(select(func.max(column))).scalar() or 0
        self._last[table.name] = last + many
        return last + 1
