"""Copies and what only looks like one."""

import csv
import datetime
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.ledger.likeness import (
    MOST_COMPARED,
    VALUES,
    bands,
    copied,
    first_copied,
    jaccard,
    signature,
    worth_comparing,
)
from fogline.records import Published

HEADLINES = Path(__file__).parents[3] / "shared" / "corpora" / "eval" / "ruwa" / "headlines.csv"
needs_headlines = pytest.mark.skipif(
    not HEADLINES.exists(), reason="the headlines are not at ../shared/corpora/eval/ruwa"
)

TITLE = "Grain depot burns after night of shelling"
LEAD = (
    "Shells set a grain depot alight in the river port of Sarn before dawn on Friday, and firefighters worked until noon to "
    "bring the blaze under control, the harbour office said. Nobody was hurt, but some nine thousand tonnes of wheat were lost."
)
BODY = (
    "The owner, a farmers' cooperative, had been preparing to ship the load to buyers abroad within days. Residents of the old "
    "town told reporters that they had counted fourteen blasts. The garrison across the water denied that its guns had fired at "
    "all that night, and blamed an accident with welding gear. The cooperative's head, who had spent the night in the cellar of "
    "the weighing house with her staff, said the first hit tore the roof off and the second set the belts on fire."
)
TAIL = (
    "An inspection team of the monitoring mission is expected at the site by the end of the week. The port handled a third of "
    "the region's exports before the war. Insurers have since withdrawn from the river, and barges leave only by night."
)
STORY = "\n".join((TITLE, LEAD, BODY, TAIL))
INSERTED = (
    "In the capital, lawmakers were to vote on a credit for farms along the front, which the finance committee had held back "
    "since spring; a deputy called the delay a disgrace."
)
COPIES = {
    "word for word": STORY,
    "another headline": "\n".join(("Nine thousand tonnes of wheat lost in Sarn", LEAD, BODY, TAIL)),
    "no headline": "\n".join((LEAD, BODY, TAIL)),
    "a cut tail": "\n".join((TITLE, LEAD, BODY)),
    "a cut tail and another headline": "\n".join(("Sarn: depot on fire", LEAD, BODY)),
    "an inserted paragraph": "\n".join((TITLE, LEAD, INSERTED, BODY, TAIL)),
    "a dateline and a credit": "SARN, 4 March (Example Wire) - " + STORY + "\nReporting by our correspondents.",
    "other quotes, dashes and case": STORY.upper().replace("'", "’").replace(", ", " — "),
    "a few words edited": STORY.replace("tonnes", "tons").replace("before dawn", "early").replace("abroad", "overseas"),
}
OTHERS = {
    "another story": "Bridge reopened at Verbova\n" + INSERTED + " " + TAIL.replace("port", "bridge"),
    "the lead quoted in a long one": "\n".join(
        (TITLE, LEAD.split(", and", maxsplit=1)[0], *(INSERTED, INSERTED[::-1], BODY[::-1], TAIL[::-1]))
    ),
    "nothing": "",
}
BULLETIN = (
    "The general staff said its units had repelled {0} attacks over the past day in the direction of Sarn, {1} near Verbova and "
    "{2} near Ostrivne, where the enemy lost {3} soldiers, {4} tanks and {5} guns; aircraft flew {6} sorties, and air defence "
    "brought down {7} drones and {8} missiles as of the morning of {9} March. Losses of the enemy since the first day amount to "
    "{10} soldiers, the bulletin says, and {11} settlements came under artillery fire."
)


def signed(text: str, day: str | None = None) -> bytes:
    found = signature(text, published(day) if day else None)
    assert found is not None
    return found


def published(day: str) -> Published:
    date = datetime.date.fromisoformat(day)
    return Published(date, date, "stated")


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES)
def test_copies(text: str) -> None:
    one, other = signed(STORY), signed(text)
    assert set(bands(one)) & set(bands(other))
    share = copied(one, other)
    assert share is not None
    assert 0.6 <= share <= 1.0
    assert copied(other, one) == share


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_no_copies(text: str) -> None:
    other = signature(text)
    assert other is None or copied(signed(STORY), other) is None


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Air raid alert in the region", "Air raid alert in the region"),
        ("", ""),
        ("!!! ???", "!!! ???"),
        ("Explosions heard in Sarn tonight, the mayor said", "Explosions heard in Sarn tonight, the mayor said"),
    ],
)
def test_short_texts_are_no_copies(text: str, again: str) -> None:
    assert signature(text) is signature(again) is None


TOLL = "Four civilians were killed and {} wounded when shells fell on the northern suburbs of Sarn over the past day"


def test_short_texts_with_other_numbers_are_no_copies() -> None:
    one = signed(TOLL.format("nine"))
    assert copied(one, signed(TOLL.format("nine"))) == 1.0
    assert copied(one, signed(TOLL.format("two"))) is None
    assert copied(signed(TOLL.format(9)), signed(TOLL.format(11))) is None


def test_short_texts_are_copies_only_within_days() -> None:
    text = TOLL.format("nine")
    assert copied(signed(text, "2031-03-04"), signed(text, "2031-03-06")) == 1.0
    assert copied(signed(text, "2031-03-04"), signed(text, "2031-04-06")) is None
    assert copied(signed(STORY, "2031-03-04"), signed(STORY, "2031-04-06")) == 1.0


def test_each_days_bulletin_is_its_own() -> None:
    days = [BULLETIN.format(*(day * 37 + at * 13 for at in range(12))) for day in range(1, 6)]
    for one, other in pairwise(days):
        assert jaccard(signed(one), signed(other)) > 0.05
        assert copied(signed(one), signed(other)) is None
    assert copied(signed(days[0]), signed("Morning summary\n" + days[0])) == pytest.approx(1.0, abs=0.1)


@given(st.text(max_size=400))
def test_any_text_can_be_signed(text: str) -> None:
    one = signature(text)
    assert one == signature(text)
    if one is not None:
        assert len(one) == 40 + 2 * VALUES
        assert jaccard(one, one) == copied(one, one) == 1.0
        found = bands(one)
        assert len(found) == 32
        assert all(-(2**31) <= band < 2**31 for band in found)


def test_signatures_are_the_same_for_ever() -> None:
    """They are kept in ledgers, so no change of code may change them unseen."""
    assert sum(bands(signed(STORY))) == 6291287353


def test_the_estimate_is_close() -> None:
    draw = random.Random(3)
    vocabulary = [f"word{number}" for number in range(5000)]
    for part in (0.2, 0.5, 0.8):
        first = draw.choices(vocabulary, k=1000)
        other = first[: int(1000 * part)] + draw.choices(vocabulary, k=1000 - int(1000 * part))
        runs = [{tuple(text[at : at + 3]) for at in range(998)} for text in (first, other)]
        truth = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
        assert jaccard(signed(" ".join(first)), signed(" ".join(other))) == pytest.approx(truth, abs=0.13)


def test_the_first_of_several() -> None:
    candidates = [(7, signed(STORY)), (3, signed(COPIES["a cut tail"])), (1, signed(OTHERS["another story"]))]
    found = first_copied(signed(COPIES["another headline"]), candidates)
    assert found is not None
    assert found.document == 3
    assert first_copied(signed(STORY), []) is None


def test_what_is_worth_comparing() -> None:
    shared = [(number, 1 + number % 3) for number in range(200)]
    chosen = worth_comparing(shared)
    assert len(chosen) == MOST_COMPARED
    assert chosen[:2] == (2, 5)
    assert worth_comparing([]) == ()


def test_long_texts_take_little() -> None:
    text = " ".join(str(number * 7919 % 10007) for number in range(30_000))
    assert copied(signed(text), signed(text[:150_000])) is not None


def rows() -> list[dict[str, str]]:
    with HEADLINES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def variants(text: str, draw: random.Random, others: list[str]) -> Iterator[tuple[str, str]]:
    sentences = re.split(r"(?<=[.!?])\s+", text)
    head, body = text.split("\n", 1)
    assert head
    yield "headline", " ".join(draw.choice(others).split()[:8]) + "\n" + body
    yield "tail", " ".join(sentences[: max(1, int(len(sentences) * 0.6))])
    middle = len(sentences) // 2
    yield "paragraph", " ".join((*sentences[:middle], draw.choice(others), *sentences[middle:]))


@needs_headlines
def test_recall_and_precision_on_reports() -> None:
    """Stories made of a dozen descriptions of the same outlet: changed ones are found, others are not taken for them."""
    draw, all_rows = random.Random(1), [row for row in rows() if row["description"]]
    others = [row["description"] for row in all_rows]
    stories = []
    for _ in range(60):
        at = draw.randrange(len(all_rows) - 12)
        stories.append(all_rows[at]["title"] + "\n" + " ".join(others[at : at + 12]))
    found: Counter[str] = Counter()
    for story in stories:
        one = signed(story)
        for kind, text in variants(story, draw, others):
            other = signed(text)
            found[kind] += bool(set(bands(one)) & set(bands(other)) and copied(one, other) is not None)
    assert min(found["headline"], found["paragraph"]) >= 57
    assert found["tail"] >= 54
    assert sum(copied(one, other) is not None for one, other in pairwise(map(signed, stories))) == 0


@needs_headlines
def test_few_headlines_are_copies() -> None:
    """Ten days of headlines with descriptions: what is held to be a copy shares most of its words with the first."""
    chosen = [row for row in rows() if row["date"].startswith("2022-01-1")]
    texts = [row["title"] + "\n" + row["description"] for row in chosen]
    signatures = [signature(text, published(row["date"])) for text, row in zip(texts, chosen, strict=True)]
    copies = []
    for at, one in enumerate(signatures):
        before = [(number, other) for number, other in enumerate(signatures[:at]) if other is not None]
        if one is not None and (found := first_copied(one, before)):
            copies.append((texts[found.document], texts[at]))
    assert 0 < len(copies) < 0.15 * len(texts)
    for first, other in copies:
        sets = [set(re.findall(r"\w+", text.casefold())) for text in (first, other)]
        assert len(sets[0] & sets[1]) > 0.6 * min(map(len, sets))
