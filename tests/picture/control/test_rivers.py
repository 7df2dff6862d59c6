"""What is known of one bank of a great river says nothing of the other."""

import numpy as np
import pytest

from fogline.picture.control.rivers import banks_part

BANKS = [
    ((47.57, 34.39), (47.50, 34.65), True),  # Nikopol, and Enerhodar across the Dnipro
    ((15.645, 32.477), (15.60, 32.60), True),  # Omdurman, and Khartoum across the White Nile
    ((47.57, 34.39), (47.91, 33.39), False),  # Nikopol and Kryvyi Rih, on one bank
    ((49.99, 36.23), (49.84, 36.66), False),  # Kharkiv and Chuhuiv: no great river
]


@pytest.mark.parametrize(("one", "other", "parted"), BANKS)
def test_great_rivers_part_their_banks(one, other, parted):
    near = np.ones((1, 1), bool)
    assert banks_part(np.array([one]), np.array([other]), near)[0, 0] == parted
    assert banks_part(np.array([other]), np.array([one]), near)[0, 0] == parted


def test_only_what_is_near_is_looked_at():
    one, other = np.array([BANKS[0][0]]), np.array([BANKS[0][1]])
    assert not banks_part(one, other, np.zeros((1, 1), bool))[0, 0]
