"""The bench that holds claims against sentences coded by the makers of PLOVER."""

from bench.plover_records import Coded, outcome, records
from tests.claims.sketch import Sketch

FILE = """[
{
    "id": "one", "event": "DOCUMENT", "eventText": "about the file"
},
{
    "id": "two", "source": [{"actorText": "Norlandic army"}], "target": [{"actorText": "Tarna"}, {"code": "X"}],
    "event": "FIGHT", "text": "The Norlandic army shelled Tarna."
},
{
    "id": "three", broken
},
{
    "id": "four", "source": {"actorText": "Farmers"}, "target": "", "event": "PROTEST", "text": "Farmers marched."
}
]"""


def test_records_are_read_in_the_types_of_today_and_what_is_none_is_passed_over():
    assert list(records(FILE)) == [
        Coded("The Norlandic army shelled Tarna.", "ASSAULT", ("Norlandic army",), ("Tarna",)),
        Coded("Farmers marched.", "PROTEST", ("Farmers",), ()),
    ]


def test_who_did_it_and_to_whom_counts_where_the_type_is_found():
    coded, farmers = records(FILE)
    claims = Sketch(coded.text).frame("shelled", "shelling", actor="The Norlandic army", target="Tarna").claims
    assert outcome(coded, claims) == dict.fromkeys(("claim", "quad", "type", "actor", "target"), True)
    assert outcome(farmers, claims) == {"claim": True, "quad": True, "type": False}
    assert outcome(farmers, ()) == dict.fromkeys(("claim", "quad", "type"), False)
