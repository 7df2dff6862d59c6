"""Events of an invented war for tests of timelines and forecasts, each report in a line."""

import datetime
from dataclasses import replace

from tests.events.reports import finding, head, on

from fogline.events.describe import describe
from fogline.records import Certainty, Link, Participant, Span
from fogline.records.cluster import Cluster
from fogline.records.fused import FusedEvent

TODAY = datetime.date(2023, 6, 1)


def told(report, type_, words, published, **more):
    """Return a finding: ``side`` is that of the actor, ``by`` the first-hand source, ``reality`` how it is told."""
    side, by, reality = more.pop("side", "RU"), more.pop("by", None), more.pop("reality", "factual")
    sure, hedge = more.pop("certainty", None), more.pop("hedge", ())
    made = finding(head(report, published, publisher=more.pop("publisher", "Kurier")), type_, words, **more)
    actors = (Participant(f"{side} forces", "forces", side, Span(0, 1)),) if side else ()
    chain = (Link(by[0], by[0], "official", by[1], None, Span(0, 1)), *made.claim.chain) if by else made.claim.chain
    claim = replace(
        made.claim,
        actors=actors,
        chain=chain,
        reality=reality,
        polarity="negative" if reality == "denied" else "positive",
        certainty=Certainty(*(sure or (0.4, 0.9))),
        certainty_words=tuple(hedge),
    )
    return replace(made, claim=claim)


def event(*findings):
    """Return the event that findings are about."""
    name = f"e{findings[0].claim.id}"
    types = [one.claim.type for one in findings]
    kind = max(types, key=types.count)
    cluster = Cluster(name, kind, tuple(one.claim.id for one in findings), name)
    return FusedEvent(cluster, findings, describe(findings, name, kind))


def announced(published="2023-04-10", until="2023-04-15", **more):
    """Return an event in which a command says that Velsk will be attacked."""
    when = on(published, until) if until else None
    given = {"by": ("RU command", "RU"), "reality": "future", "where": "Velsk", "when": when} | more
    return event(told("plan", "assault", "The command said its troops would storm Velsk", published, **given))


def stormed(day="2023-04-13", **more):
    """Return an event in which a monitor tells of an assault on Velsk."""
    given = {"by": ("Observer Mission", None), "where": "Velsk", "when": on(day)} | more
    return event(told("after", "assault", "Troops stormed Velsk", given.pop("published", day), **given))
