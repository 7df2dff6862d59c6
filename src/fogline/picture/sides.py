"""Sides in words: states by their names, others as they are called."""

import re
from functools import cache


def side_title(side: str) -> str:
    """Return the name of a side: that of a state without its article, or the side as it is called."""
    return _states().get(side, side)


def side_name(side: str) -> str:
    """Return a side in words: the name of a state, else the side as it is called."""
    named = side_title(side)
    return (
        f"the {named}" if re.match(r"United |Netherlands|Philippines|Central African|Democratic Rep", named) else named
    )


@cache
def _states() -> dict[str, str]:
    from fogline.claims.parties.table import table

    return {one.side: one.name for one in table().values() if one.kind == "state" and one.side}
