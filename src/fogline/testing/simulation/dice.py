"""Chance, from a seed: every part of the simulation throws its own dice, so that one does not disturb another."""

import random


def dice(seed: int, part: str) -> random.Random:
    """Return the dice of a part; the same seed and part throw the same."""
    return random.Random(f"{seed}:{part}")  # noqa: S311  (play, not secrets)
