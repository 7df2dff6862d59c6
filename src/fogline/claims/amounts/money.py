"""Currencies: signs before a number, codes on either side, names after it. Symbols are ISO 4217 codes."""

from functools import cache

from fogline.claims.amounts.scan import Scan

_SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₽": "RUB",
    "₴": "UAH",
    "₺": "TRY",
    "₹": "INR",
    "₪": "ILS",
    "₩": "KRW",
}
_DOLLARS = {
    "us": "USD",
    "u.s": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "hk": "HKD",
    "nz": "NZD",
    "s": "SGD",
}
_CODES = (
    "USD EUR GBP JPY CNY RMB RUB RUR UAH TRY INR ILS KRW PLN CHF CAD AUD NZD SEK NOK DKK CZK HUF RON BYN KZT GEL AMD AZN SAR AED "
    "EGP SYP IQD IRR PKR AFN NGN ZAR BRL MXN HKD SGD"
).split()
_NAMES = {
    "dollar": "USD", "us dollar": "USD", "american dollar": "USD", "u . s . dollar": "USD", "united states dollar": "USD",
    "australian dollar": "AUD", "canadian dollar": "CAD", "hong kong dollar": "HKD", "new zealand dollar": "NZD",
    "singapore dollar": "SGD", "euro": "EUR", "pound": "GBP", "british pound": "GBP", "pound sterling": "GBP",
    "pounds sterling": "GBP", "egyptian pound": "EGP", "syrian pound": "SYP", "lebanese pound": "LBP", "rouble": "RUB",
    "ruble": "RUB", "russian rouble": "RUB", "russian ruble": "RUB", "belarusian rouble": "BYN", "belarusian ruble": "BYN",
    "hryvnia": "UAH", "hryvnya": "UAH", "rupee": "INR", "indian rupee": "INR", "pakistani rupee": "PKR", "yuan": "CNY",
    "chinese yuan": "CNY", "renminbi": "CNY", "lira": "TRY", "turkish lira": "TRY", "yen": "JPY", "japanese yen": "JPY",
    "won": "KRW", "zloty": "PLN", "shekel": "ILS", "swiss franc": "CHF", "iranian rial": "IRR", "saudi riyal": "SAR",
    "iraqi dinar": "IQD", "dirham": "AED", "afghani": "AFN", "naira": "NGN", "rand": "ZAR", "forint": "HUF",
    "swedish krona": "SEK", "swedish kronor": "SEK", "norwegian krone": "NOK", "danish krone": "DKK", "tenge": "KZT",
}  # fmt: skip
_LONGEST_NAME = 4


@cache
def _codes() -> dict[str, str]:
    return {code: {"RMB": "CNY", "RUR": "RUB"}.get(code, code) for code in _CODES}


@cache
def _names() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for name, code in _NAMES.items():
        words = tuple(name.split())
        found[words] = code
        found[(*words[:-1], f"{words[-1]}s")] = code
    return found


@cache
def first_words() -> frozenset[str]:
    """Return the words with which a sum of money can begin."""
    return frozenset((*_DOLLARS, "u", *(code.lower() for code in _CODES)))


def currency_before(scan: Scan, at: int) -> tuple[str, int] | None:
    """Return the currency whose sign or code stands at ``at`` before a number ("$", "US$", "EUR"), and the place after it."""
    token = scan[at]
    if token.raw in _SIGNS:
        return _SIGNS[token.raw], at + 1
    if token.word == "u" and [scan[at + n].word for n in (1, 2)] == [".", "s"]:
        after = at + 4 if scan[at + 3].word == "." else at + 3
        return ("USD", after + 1) if scan[after].raw == "$" else None
    if token.kind == "word" and scan[at + 1].raw in _SIGNS:
        code = _DOLLARS.get(token.word) or _codes().get(token.raw.upper())
        apart = token.word in ("a", "s") and not (
            token.raw.isupper() and scan[at + 1].glued
        )  # "won a $48 million contract"
        return (code, at + 2) if code and scan[at + 1].raw == "$" and not apart else None
    if token.raw in _codes() or (token.word == "rmb"):
        return _codes()[token.raw.upper()], at + 1
    if token.raw in ("usd", "eur", "gbp"):
        return token.raw.upper(), at + 1
    return None


def currency_after(scan: Scan, at: int) -> tuple[str, int] | None:
    """Return the currency whose name, code or sign stands at ``at`` after a number ("5 USD"), and the place after it."""
    start = at + 1 if scan[at].kind == "dash" and scan[at + 1].kind == "word" else at
    name, end = scan.phrase(start, _names(), _LONGEST_NAME)  # type: ignore[arg-type]
    if name:
        pounds = name in (("pound",), ("pounds",))
        return None if pounds and weighs(scan, at, end) else (_names()[name], end)
    code = _codes().get(scan[start].raw.upper()) if scan[start].kind == "word" else None
    if code and (scan[start].raw.isupper() or scan[start].word in ("usd", "rmb")):
        return code, start + 1
    if scan[start].raw in _SIGNS and scan[start + 1].kind != "figure":
        return _SIGNS[scan[start].raw], start + 1
    return None


def weighs(scan: Scan, at: int, end: int) -> bool:
    """Tell whether "pounds" between ``at`` and ``end`` is a weight: "a 500-pound bomb", "40 pounds of explosives"."""
    return (
        scan[at].kind == "dash" or (scan.word(end) == "of" and scan.word(end + 1) in _HEAVY) or scan.word(end) in _BULK
    )


_HEAVY = frozenset("explosive explosives tnt plastic high cargo munitions bombs fuel gunpowder material".split())
_BULK = frozenset("bomb bombs heavier lighter heavy".split())
