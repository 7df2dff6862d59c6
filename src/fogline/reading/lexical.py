"""What words and their neighbours say of events by themselves: a small second opinion beside the encoder's.

An encoder knows what a word means in its sentence, and forgets the rarer words that told events in its training texts; a table of
words, pairs of words and endings remembers them and knows nothing else. The two err in different places, so both together read
better than either. A feature is a hash of what stands at and around a word; every feature has a small vector, those of a word are
summed, and one layer turns the sum into the probability of each event type (the features of a linear tagger in the network of
fastText: Joulin et al. 2017).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from fogline.reading.decoding import WordScores, log_softmax

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Hashes = NDArray[np.uint64]

FILE = "lexical.npz"
"""Its place in the folder of a model; a model may do without."""
_STEM, _ENDINGS = 5, (3, 4)  # letters
_REACH = 3  # words to either side
_SENTENCES = 256  # taken together: a book must not be in memory as features at once
_RUN = 256  # words scored together: with more, the linear algebra wakes threads that keep spinning beside the encoder's
_LEAST = -6.0  # a table that never saw a word used so may not rule it out


@dataclass(frozen=True, slots=True)
class Shares:
    """How much the table counts beside the encoder, whose share is 1 (exponents of the probabilities that are multiplied).

    ``types`` is its share in what type a trigger has, ``found`` in whether a word is a trigger, ``new`` the same for a word that
    the table does not have.
    """

    types: float
    found: float
    new: float


@dataclass(frozen=True, slots=True)
class Lexical:
    """The table: sorted ``keys`` [n] of features, their ``vectors`` [n + 1, width] in bytes (the last for all features that it
    does not have), what a byte is worth by dimension, and the layer above them.
    """

    keys: NDArray[np.uint32]
    vectors: NDArray[np.int8]
    scale: Floats
    middle: Floats
    matrix: Floats
    offset: Floats
    shares: Shares

    @classmethod
    def load(cls, path: Path) -> Lexical:
        """Return the table kept at ``path``."""
        import numpy as np

        with np.load(path, allow_pickle=False) as file:
            parts = {name: file[name] for name in file.files}
        keys = np.cumsum(parts.pop("steps"), dtype=np.uint64).astype(np.uint32)
        shares = Shares(*(float(share) for share in parts.pop("shares")))
        return cls(keys, **parts, shares=shares)

    def save(self, path: Path) -> None:
        """Keep the table at ``path``; its keys are kept as the steps between them."""
        import numpy as np

        steps = np.diff(self.keys, prepend=np.uint32(0))
        shares = np.array([self.shares.types, self.shares.found, self.shares.new], np.float32)
        parts = {name: getattr(self, name) for name in ("vectors", "scale", "middle", "matrix", "offset")}
        np.savez_compressed(path, steps=steps, shares=shares, **parts)

    def scores(self, hashes: NDArray[np.uint32]) -> tuple[Floats, NDArray[np.bool_]]:
        """Return log-probabilities [words, O + types] of words with the features ``hashes`` [words, features], and which words
        [words] the table has.
        """
        import numpy as np

        rows = np.searchsorted(self.keys, hashes)
        rows[rows == len(self.keys)] = 0
        rows = np.where(self.keys[rows] == hashes, rows, len(self.keys))
        out = np.empty((len(hashes), len(self.offset)), np.float32)
        for begin in range(0, len(hashes), _RUN):
            summed = self.vectors[rows[begin : begin + _RUN]].sum(1, dtype=np.int32)
            mixed = summed.astype(np.float32) * self.scale + self.middle
            out[begin : begin + _RUN] = log_softmax(_gelu(mixed) @ self.matrix + self.offset)
        return out, rows[:, 0] < len(self.keys)

    def added(self, text: str, sentences: Sequence[WordScores], kinds: Sequence[str]) -> list[WordScores]:
        """Return ``sentences`` of ``text`` with their scores of triggers mixed; ``kinds`` are the kinds of their blocks."""
        out: list[WordScores] = []
        for begin in range(0, len(sentences), _SENTENCES):
            end = begin + _SENTENCES
            out += self._added(text, sentences[begin:end], kinds[begin:end])
        return out

    def _added(self, text: str, sentences: Sequence[WordScores], kinds: Sequence[str]) -> list[WordScores]:
        import numpy as np

        hashes = features(
            [
                ([word.of(text).lower() for word in sentence.words], kind)
                for sentence, kind in zip(sentences, kinds, strict=True)
            ]
        )
        encoder = np.concatenate([sentence.flat["trigger"] for sentence in sentences])
        mixed = mix(encoder, *self.scores(hashes), self.shares)
        out, begin = [], 0
        for sentence in sentences:
            end = begin + len(sentence.words)
            flat = {**sentence.flat, "trigger": mixed[begin:end]}
            out.append(WordScores(sentence.words, sentence.hidden, flat, sentence.meaning))
            begin = end
        return out


def features(sentences: Sequence[tuple[Sequence[str], str]]) -> NDArray[np.uint32]:
    """Return the hashes [words, features] of what stands at and around each word, of all ``sentences`` in order.

    A sentence is given by its words, in small letters, and the kind of its block. All are hashed together, in as many
    calls for a document as for a sentence.
    """
    import numpy as np

    lengths = [len(words) for words, _ in sentences]
    hashes = _word_hashes([word for words, _ in sentences for word in words])
    # Between sentences stands as much nothing as the features reach over.
    starts = np.cumsum([0, *(length + _REACH for length in lengths[:-1])]) + _REACH
    places = np.concatenate([start + np.arange(length) for start, length in zip(starts, lengths, strict=True)])
    padded = np.zeros(sum(lengths) + _REACH * (len(lengths) + 1), np.uint64)
    padded[places] = hashes[0]
    word = {step: padded[places + step] for step in range(-_REACH, _REACH + 1)}
    _, stem, short, long = hashes
    columns = (
        (word[0],),
        (word[-1],),
        (word[1],),
        (word[-2],),
        (word[2],),
        (word[-1], word[0]),
        (word[0], word[1]),
        (long,),
        (short,),
        (stem,),
        (word[-3],),
        (word[3],),
        (np.repeat(np.array([_crc(kind) for _, kind in sentences], np.uint64), lengths),),
        (stem, word[1]),
        (word[-1], stem),
    )
    return np.stack([_together(number, parts) for number, parts in enumerate(columns, 1)], 1)


def _word_hashes(words: Sequence[str]) -> Hashes:
    """Return the hashes of words, of their stems and of their endings [4, words]."""
    import numpy as np

    each = {word: number for number, word in enumerate(dict.fromkeys(words))}
    table = [(_crc(word), _crc(word[:_STEM]), *(_crc(word[-letters:]) for letters in _ENDINGS)) for word in each]
    return np.array(table, np.uint64).T[:, [each[word] for word in words]]


def _crc(part: str) -> int:
    return zlib.crc32(part.encode("utf-8", "replace"))


def _together(number: int, parts: tuple[Hashes, ...]) -> NDArray[np.uint32]:
    """Return a hash of each row of ``parts``, another one for every ``number`` (SplitMix64's finaliser, Steele et al. 2014)."""
    import numpy as np

    mixed = np.full(len(parts[0]), (number * 0x9E3779B97F4A7C15) % 2**64, np.uint64)
    for part in parts:
        mixed = (mixed ^ part) * np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(32)).astype(np.uint32)


def mix(encoder: Floats, table: Floats, known: NDArray[np.bool_], shares: Shares) -> Floats:
    """Return the encoder's scores of triggers [words, O + types + I] with the table's [words, O + types] mixed in.

    Whether a word is a trigger and what type it then has are mixed apart: a table that does not know a word still tells something
    of its type, by what stands around it, and little of whether it is one.
    """
    import numpy as np

    share = np.where(known, shares.found, shares.new).astype(np.float32)
    any_type = np.log1p(-np.exp(np.minimum(table[:, 0], -1e-6)))
    some = share * np.maximum(any_type, _LEAST)
    types = encoder[:, 1:-1]
    mixed = (types + shares.types * np.maximum(table[:, 1:] - any_type[:, None], _LEAST)).astype(np.float32)
    level = _log_sum(types) + some - _log_sum(mixed)
    nothing = encoder[:, 0] + share * np.maximum(table[:, 0], _LEAST)
    return log_softmax(np.column_stack((nothing, mixed + level[:, None], encoder[:, -1] + some)))


def _log_sum(scores: Floats) -> Floats:
    import numpy as np

    top = scores.max(-1)
    return cast("Floats", top + np.log(np.exp(scores - top[:, None]).sum(-1)))


def _gelu(values: Floats) -> Floats:
    """The smooth rectifier in its usual approximation (Hendrycks and Gimpel 2016)."""
    import numpy as np

    return cast("Floats", 0.5 * values * (1 + np.tanh(0.7978846 * (values + 0.044715 * values**3))))
