"""The examples are read as their hand-written ``expected.yaml`` says (its keys: ``examples/README.md``)."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from fogline.documents import collect, read_document
from fogline.flow import read_many
from fogline.records import Claim, Document, Report, Span

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/expected.yaml"))

# Share of the expected claims, over all examples, that the default reader finds (right type at the right words), and of those
# found, the share whose chain and reality are right too. Measured; raise them when the reading gets better.
FLOORS = {"found": 0.8, "chain": 0.64, "reality": 0.75}

# An inferred date may be an interval; it must hold the true day and be no wider than this many days.
WIDEST_INFERENCE = 3


@cache
def expectations() -> dict[Path, dict[str, Any]]:
    """Return the expectations of every example, by its path."""
    found: dict[Path, dict[str, Any]] = {}
    for folder in FOLDERS:
        for name, expected in yaml.safe_load((folder / "expected.yaml").read_text("utf-8")).items():
            found[folder / name] = expected
    return found


def having(key: str) -> Any:
    """Parametrize a test over the examples whose expectations have ``key``."""
    paths = [path for path, expected in expectations().items() if key in expected]
    return pytest.mark.parametrize("path", paths, ids=lambda path: path.name)


@cache
def document(path: Path) -> Document:
    return read_document(collect(str(path)))


def words(path: Path, kind: str) -> str:
    """Return the words of all kept blocks of ``kind``, a block a line."""
    read = document(path)
    return "\n".join(block.span.of(read.text) for block in read.blocks if block.kept and block.kind == kind)


def test_every_report_has_expectations_and_the_other_way_round() -> None:
    assert FOLDERS
    for folder in FOLDERS:
        reports = {path for path in folder.iterdir() if path.name not in {"README.md", "expected.yaml"}}
        assert reports == {path for path in expectations() if path.parent == folder}


@having("title")
def test_title(path: Path) -> None:
    assert document(path).title == expectations()[path]["title"]


@having("published")
def test_publication_date_and_how_it_is_known(path: Path) -> None:
    expected = expectations()[path]["published"]
    ways = [expected["how"]] if isinstance(expected["how"], str) else expected["how"]
    published = document(path).published
    assert published.how in ways
    if published.how != "inferred":
        assert (published.start, published.end) == (expected.get("start"), expected.get("end"))
        return
    assert published.evidence, "an inferred date names the words it was inferred from"
    assert published.start <= expected["start"] <= expected["end"] <= published.end
    assert (published.end - published.start).days <= WIDEST_INFERENCE


@having("junk")
def test_junk_is_set_aside(path: Path) -> None:
    text = document(path).text
    assert [phrase for phrase in expectations()[path]["junk"] if phrase in text] == []


@having("copies")
def test_copies_are_kept_once(path: Path) -> None:
    read = document(path)
    assert {phrase: read.text.count(phrase) for phrase in expectations()[path]["copies"]} == dict.fromkeys(
        expectations()[path]["copies"], 1
    )
    if path.suffix == ".txt":
        original = path.read_text("utf-8")
        copies = [block.origin.of(original) for block in read.blocks if block.duplicate_of is not None and block.origin]
        for phrase in expectations()[path]["copies"]:
            assert any(fold(phrase) in fold(copy) for copy in copies), f"no copy points to {phrase!r}"


@pytest.mark.parametrize("kind", ["inset", "caption", "subhead", "text"])
def test_blocks_are_told_apart(kind: str) -> None:
    missing = {
        path.name: [phrase for phrase in expected[kind] if phrase not in words(path, kind)]
        for path, expected in expectations().items()
        if kind in expected
    }
    assert missing
    assert {name: phrases for name, phrases in missing.items() if phrases} == {}


def test_claims_of_a_good_reading_are_found() -> None:
    counts = {"expected": 0, "found": 0, "chain": 0, "reality": 0}
    misses: list[str] = []
    paths = list(expectations())
    for path, report in zip(paths, read_many(paths), strict=True):
        assert isinstance(report, Report), f"{path.name}: {report}"
        for wanted in expectations()[path]["claims"]:
            tally(counts, misses, f"{path.name}: {wanted['evidence']!r}", judge(report, wanted))
    shares = {
        "found": counts["found"] / counts["expected"],
        "chain": counts["chain"] / max(1, counts["found"]),
        "reality": counts["reality"] / max(1, counts["found"]),
    }
    print("\n".join(misses), f"claims of the examples: {counts}", sep="\n")  # shown by `pytest -s`, and when this fails
    assert {name: round(share, 3) for name, share in shares.items() if share < FLOORS[name]} == {}


def tally(counts: dict[str, int], misses: list[str], label: str, verdict: dict[str, str]) -> None:
    """Count one expected claim and note in words what is wrong with it."""
    counts["expected"] += 1
    for name in ("found", "chain", "reality"):
        fault = verdict.get(name)
        if fault is None:
            counts[name] += 1
        else:
            misses.append(f"  {label}: {name}: {fault}")
            if name == "found":
                break


def judge(report: Report, wanted: dict[str, Any]) -> dict[str, str]:
    """Return what is wrong with the best claim for ``wanted``, by aspect; an empty mapping when all is right."""
    at = report.document.text.find(wanted["evidence"])
    if at < 0:
        return {"found": "its words are not in the text"}
    place = Span(at, at + len(wanted["evidence"]))
    near = [claim for claim in report.claims if report.frames[claim.frame].trigger.overlaps(place)]
    right = [claim for claim in near if claim.type in listed(wanted["type"])]
    if not right:
        return {"found": f"want {wanted['type']}, got {[claim.type for claim in near]}"}
    return min((faults(claim, wanted) for claim in right), key=len)


def faults(claim: Claim, wanted: dict[str, Any]) -> dict[str, str]:
    """Return the aspects in which a claim of the right type at the right words is wrong."""
    wrong: dict[str, str] = {}
    if "chain" in wanted and not chain_fits(claim, wanted["chain"]):
        wrong["chain"] = f"want {wanted['chain']}, got {[link.party for link in claim.chain]}"
    if claim.reality not in listed(wanted["reality"]):
        wrong["reality"] = f"want {wanted['reality']}, got {claim.reality}"
    return wrong


def chain_fits(claim: Claim, wanted: list[str]) -> bool:
    """Tell whether the wanted parties stand in the claim's chain, in order; an empty list wants the narrator alone."""
    if not wanted:
        return len(claim.chain) == 1
    links = iter([fold(f"{link.party} {link.text}") for link in claim.chain])
    return all(any(named(party, link) for link in links) for party in wanted)


def named(party: str, link: str) -> bool:
    """Tell whether one of the names in ``party`` (``"a|b"``) stands in a folded link as whole words."""
    return any(re.search(rf"\b{re.escape(fold(name))}\b", link) for name in party.split("|"))


def listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def fold(text: str) -> str:
    """Return ``text`` without accents, case, and differences of quotes and dashes."""
    plain = unicodedata.normalize("NFKD", text).translate(str.maketrans("’‘“”–—", "''\"\"--"))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold()
