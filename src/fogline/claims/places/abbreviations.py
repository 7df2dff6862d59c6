"""Short forms of first-order divisions, as English-language papers print them behind the names of towns."""

import re
from functools import cache

_UNITED_STATES = (
    "Alabama AL Ala;Alaska AK;Arizona AZ Ariz;Arkansas AR Ark;California CA Calif Cal;Colorado CO Colo;Connecticut CT Conn;"
    "Delaware DE Del;District of Columbia DC;Florida FL Fla;Georgia GA;Hawaii HI;Idaho ID;Illinois IL Ill;Indiana IN Ind;"
    "Iowa IA;Kansas KS Kan Kans;Kentucky KY;Louisiana LA;Maine ME;Maryland MD;Massachusetts MA Mass;Michigan MI Mich;"
    "Minnesota MN Minn;Mississippi MS Miss;Missouri MO;Montana MT Mont;Nebraska NE Neb Nebr;Nevada NV Nev;New Hampshire NH;"
    "New Jersey NJ;New Mexico NM;New York NY;North Carolina NC;North Dakota ND;Ohio OH;Oklahoma OK Okla;Oregon OR Ore;"
    "Pennsylvania PA Penn Penna;Rhode Island RI;South Carolina SC;South Dakota SD;Tennessee TN Tenn;Texas TX Tex;Utah UT;"
    "Vermont VT;Virginia VA;Washington WA Wash;West Virginia WV WVa;Wisconsin WI Wis Wisc;Wyoming WY Wyo"
)
_CANADA = (
    "Alberta AB Alta;British Columbia BC;Manitoba MB Man;New Brunswick NB;Newfoundland and Labrador NL Nfld;Nova Scotia NS;"
    "Ontario ON Ont;Prince Edward Island PE PEI;Quebec QC Que;Saskatchewan SK Sask;Yukon YT;Northwest Territories NT NWT;"
    "Nunavut NU"
)
_AUSTRALIA = (
    "New South Wales NSW;Queensland QLD Qld;South Australia SA;Tasmania TAS Tas;Victoria VIC Vic;Western Australia WA"
)


@cache
def _table() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for country, rows in (("AU", _AUSTRALIA), ("CA", _CANADA), ("US", _UNITED_STATES)):
        for row in rows.split(";"):
            words = row.split()
            short = [word for word in words if word.isupper() or word in _FORMS]
            name = " ".join(word for word in words if word not in short)
            table |= {form.casefold(): (name, country) for form in short}
    return table


_FORMS = frozenset(
    "Ala Ariz Ark Calif Cal Colo Conn Del Fla Ill Ind Kan Kans Mass Mich Minn Miss Mont Neb Nebr Nev Okla Ore Penn Penna "
    "Tenn Tex Wash WVa Wis Wisc Wyo Alta Man Nfld Ont Que Sask Qld Tas Vic".split()
)
_SHORT = re.compile(r"[A-Z][A-Za-z]{0,5}\.?(?: ?[A-Z][a-z]?\.?){0,2}")


def written_out(name: str) -> tuple[str, str] | None:
    """Return the name of the division that ``name`` is short for and its country: "W. Va." -> ("West Virginia", "US")."""
    if not _SHORT.fullmatch(name):
        return None
    letters = name.replace(".", "").replace(" ", "")
    if "." not in name and not letters.isupper() and letters not in _FORMS:
        return None
    return _table().get(letters.casefold())
