"""The label inventories trained on, in output order."""

from fogline.reading.labels import Labels

LABELS = Labels(
    mentions=("PERSON", "ORG", "STATE", "FORCE", "GROUP", "PLACE", "FACILITY", "WEAPON", "TIME", "QUANTITY"),
    events=tuple(
        """shelling missile_strike air_strike drone_strike explosion interception attack clash assault repulse capture
        withdrawal siege control casualties abuse damage movement mobilization supply displacement detention release
        humanitarian agreement talks support request threat accusation refusal sanction protest election legal cyber""".split()
    ),
    realities=("factual", "possible", "denied", "future", "hypothetical"),
    roles=("actor", "target", "place", "time", "instrument", "quantity", "origin", "destination"),
)
