"""Amounts: how many, how much, how far, of what and whose, as the text gives it.

Numbers become ranges with a unit (:func:`amount`, :func:`value_text`), are found in running text (:func:`find`), and are tied to
what they count (:func:`count`); casualty figures become best, low and high (:func:`toll`,
:func:`casualties`). All functions are pure.
"""

from fogline.claims.amounts.counting import Setting, count
from fogline.claims.amounts.finding import find
from fogline.claims.amounts.form import amount, amount_at, from_value, short_form, value_at, value_text
from fogline.claims.amounts.model import Amount, Counted, Found, Toll
from fogline.claims.amounts.numerals import number
from fogline.claims.amounts.tolls import casualties, rivals, toll, toll_of

__all__ = [
    "Amount",
    "Counted",
    "Found",
    "Setting",
    "Toll",
    "amount",
    "amount_at",
    "casualties",
    "count",
    "find",
    "from_value",
    "number",
    "rivals",
    "short_form",
    "toll",
    "toll_of",
    "value_at",
    "value_text",
]
