"""Gold for quantities: finds out which of its two formats a folder is in."""

from pathlib import Path

from fogline.evaluation.loaders import Part, quantity_values, recognizers_numbers
from fogline.evaluation.quantities import LoadedQuantities
from fogline.records.errors import InputError


def load_quantities(gold: Path, part: Part = "all") -> LoadedQuantities:
    """Return the quantities in the folder or file ``gold``; ``part`` chooses among documents, not among phrase tables.

    ``InputError`` where nothing can be read.
    """
    tables = all(any(any(gold.glob(pattern)) for pattern in group) for group in recognizers_numbers.FILES)
    loaded = recognizers_numbers.load(gold) if tables else quantity_values.load(gold, part)
    if not loaded.gold:
        why = f" ({'; '.join(loaded.unreadable[:3])})" if loaded.unreadable else ""
        raise InputError(
            f"{gold} holds no quantities that can be read{why}; want JSON documents with QUANTITY entities and their values, "
            "or the folders Number and NumberWithUnit of the Recognizers tables"
        )
    return loaded
