"""The tables of this room, as they stand in ``data/``."""

from importlib import resources
from typing import Any


def read_table(name: str) -> Any:
    """Return the table ``data/<name>.yaml`` as it stands."""
    import yaml

    text = resources.files("fogline.events").joinpath("data", f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)
