"""Small readings for tests: a text, and what is marked in it given by the words themselves."""

import datetime as dt
import re

from fogline.claims.assemble import assemble
from fogline.records import (
    Attribution,
    Block,
    Claim,
    Document,
    Frame,
    Mention,
    Published,
    ReaderInfo,
    Reading,
    Role,
    Span,
)


class Sketch:
    """A reading in the making; words are found in the text, ``words#2`` is their second occurrence.

    A line is a block of the kind that ``kinds`` gives in its place, else of kind "text".
    """

    def __init__(self, text, published=None, publisher="The Harbour Post", kinds=()):
        day = dt.date.fromisoformat(published) if published else None
        blocks, start = [], 0
        for number, line in enumerate(text.split("\n")):
            kind = kinds[number] if number < len(kinds) else "text"
            blocks.append(Block(kind, start, start + len(line)))
            start += len(line) + 1
        dated = Published(day, day, "stated") if day else Published()
        self.document = Document("sketch", None, publisher, None, "en", text, dated, tuple(blocks))
        self.mentions, self.attributions, self.frames = [], [], []

    def span(self, words):
        if words is None or isinstance(words, Span):
            return words
        words, _, count = words.partition("#")
        found = list(
            re.finditer(
                rf"(?<![^\W_]){re.escape(words)}" if words[0].isalnum() else re.escape(words), self.document.text
            )
        )
        return Span(*found[int(count or 1) - 1].span())

    def mention(self, *pairs, value=""):
        for words, kind in zip(pairs[::2], pairs[1::2], strict=True):
            self.mentions.append(Mention(*self.span(words), kind, value))
        return self

    def says(self, source, cue, *content, via=None, continues=False):
        spans = tuple(self.span(words) for words in content)
        self.attributions.append(Attribution(self.span(source), self.span(cue), self.span(via), spans, continues))
        return self

    def frame(self, trigger, type_="attack", reality="factual", **roles):
        fillers = [
            Role(name, *self.span(words))
            for name, given in roles.items()
            for words in (given if isinstance(given, (list, tuple)) and not isinstance(given, Span) else [given])
        ]
        self.frames.append(Frame(self.span(trigger), type_, reality, tuple(fillers)))
        return self

    @property
    def reading(self):
        return Reading(
            ReaderInfo("sketch", "1"), self.document, tuple(self.mentions), tuple(self.attributions), tuple(self.frames)
        )

    @property
    def claims(self) -> tuple[Claim, ...]:
        return assemble(self.reading)

    @property
    def claim(self) -> Claim:
        (claim,) = self.claims
        return claim

    def chain(self, number=0):
        """The parties of a claim's chain, first-hand first, without the narrator (who must close it)."""
        links = self.claims[number].chain
        assert links[-1].party == self.document.publisher
        assert links[-1].role == "publisher"
        return [link.party for link in links[:-1]]

    def words(self, span):
        return span.of(self.document.text)
