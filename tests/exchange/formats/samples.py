"""Events to export, written in a line each, and a small gazetteer that knows where they are."""

from dataclasses import replace

from tests.events.reports import SPAN, finding, head, killed, on

from fogline.events import fuse
from fogline.events.describe import describe
from fogline.exchange.formats import ExportNote, Tally, format_named, pieces_of, save_of
from fogline.gazetteer.contract import Place
from fogline.records import Footprint, Participant
from fogline.records.fused import FusedEvent

VELSK = Place(
    "geonames:11",
    "Velsk",
    49.1,
    37.5,
    "UA",
    "settlement",
    11,
    division="Kharkiv Oblast",
    division_code="07",
    feature_class="P",
    feature_code="PPL",
)
AREA = '{"type":"Polygon","coordinates":[[[37.4,49.0],[37.4,49.2],[37.6,49.2],[37.6,49.0],[37.4,49.0]]]}'
AT_VELSK = Footprint(
    "Velsk", SPAN, 11, 49.1, 37.5, 4.0, "settlement", AREA, confidence=0.9, candidates=("geonames:11",)
)


class Places:
    """A gazetteer of one town."""

    def place(self, key):
        return VELSK if key == VELSK.key else None

    def shape(self, key):
        return None


def party(name, text=None, side=None):
    return Participant(name, text or name, side, SPAN)


def told(document, type_, words, *, at=AT_VELSK, actors=(), targets=(), **more):
    """Return a finding at Velsk (or ``at``) with parties."""
    one = finding(document, type_, words, targets=tuple(targets), **more)
    return replace(one, claim=replace(one.claim, place=at, actors=tuple(actors)))


def events(*findings):
    """Return the findings as fused events."""
    by_id = {one.claim.id: one for one in findings}
    return [
        FusedEvent(cluster, own, describe(own, cluster.id, cluster.type))
        for cluster in fuse(findings)
        for own in [tuple(by_id[claim] for claim in cluster.claims)]
    ]


def war(title="Shells fall on Velsk", words="Russian guns shelled Velsk, killing 7 civilians"):
    """Return a small war: a shelling with dead, a capture, a denial, an undated clash, talks, a blast on no map."""
    paper, post = head("a", "2023-04-12", title=title), head("b", "2023-04-13", publisher="Nova", title="Velsk falls")
    return events(
        told(
            replace(paper, url="https://kurier.example/a"),
            "shelling",
            words,
            when=on("2023-04-11"),
            actors=[party("Russia", "Russian guns", "RU")],
            targets=[party("civilians")],
            quantities=(killed(7, "civilians"),),
            source="Ada Brenn",
        ),
        told(
            post,
            "capture",
            "Ukrainian troops retook Velsk between 2 and 5 May",
            when=replace(on("2023-05-02", "2023-05-05"), precision="interval"),
            actors=[party("Ukraine", "Ukrainian troops", "UA")],
        ),
        told(head("f"), "withdrawal", "Nobody left Velsk", when=on("2023-06-01"), reality="denied"),
        told(head("c", None), "clash", "Rebels fought soldiers near Velsk", actors=[party("rebels")]),
        told(head("d", "2023-07-01"), "talks", "Envoys met", at=None, when=on("2023-07-01")),
        told(head("e", "2023-08-01"), "explosion", "A blast at the mill", at=Footprint("the mill", SPAN), when=on("2023-08-01")),
    )  # fmt: skip


def note(**more):
    return ExportNote("2024-01-01T00:00:00Z", "2023-12-31T00:00:00Z", places=Places(), **more)


def written(form, found, path=None, **more):
    """Return the text of an export (or write it to ``path``), and its tally."""
    tally = Tally()
    chosen = format_named(form)
    if chosen.shape != "text":
        save_of(chosen)(found, note(**more), tally, path)
        return None, tally
    text = "".join(pieces_of(chosen)(found, note(**more), tally))
    if path is not None:
        path.write_text(text, encoding="utf-8", newline="")
    return text, tally
