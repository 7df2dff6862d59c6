"""Learning by the clock: so many seconds, the rate falling with them, so that a run ends when it must on any machine."""

from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import torch
from torch import Tensor, nn

from training.model import ReaderModel

T = TypeVar("T")
_WARM = 0.06
"""Share of the time in which the rate rises."""
_LOOK = 250
"""Steps from one look at the loss to the next."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Learning rates: of the encoder's top layer, of the heads, and the factor from layer to layer downwards."""

    top: float
    heads: float
    decay: float = 0.9


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to learn and how fast; ``mean`` is the decay of the running mean of the weights."""

    rates: Rates
    seconds: float
    mean: float = 0.999


def add_options(parser: argparse.ArgumentParser, usual: Plan) -> None:
    """Give ``parser`` the options of a run on prepared batches, with what is ``usual`` for their defaults."""
    add = parser.add_argument
    add("copies", type=Path, help="what training.copies wrote")
    add("--join", type=int, default=1, help="prepared batches that make one step")
    add("--seconds", type=float, default=usual.seconds)
    add("--rate", type=float, default=usual.rates.top, help="learning rate of the encoder's top layer")
    add("--head-rate", type=float, default=usual.rates.heads)
    add("--device", type=torch.device, default=torch.device("cpu"))
    add("--out", type=Path, required=True)


def plan_of(args: argparse.Namespace, usual: Plan) -> Plan:
    """Return the plan that the options :func:`add_options` gave ask for."""
    return replace(usual, rates=Rates(args.rate, args.head_rate), seconds=args.seconds)


def layer_groups(model: ReaderModel, rates: Rates) -> list[dict]:
    """Return the groups of weights for an optimiser, by layer; the embedding matrix is frozen from then on."""
    encoder = model.encoder.encoder
    layers = encoder.layer
    groups = [
        {"params": list(layer.parameters()), "lr": rates.top * rates.decay ** (len(layers) - 1 - depth)}
        for depth, layer in enumerate(layers)
    ]
    for parameter in model.encoder.embeddings.parameters():
        parameter.requires_grad_(False)
    between = [p for name, p in encoder.named_parameters() if not name.startswith("layer.")]  # MPNet's distances
    if between:
        groups.append({"params": between, "lr": rates.top * rates.decay ** len(layers)})
    heads = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    return [*groups, {"params": heads, "lr": rates.heads}]


class RunningMean:
    """Exponential running mean of what is learned in a model (Polyak averaging), shorter at first."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self.model, self.decay, self.steps = model, decay, 0
        self.learned = {name: p for name, p in model.named_parameters() if p.requires_grad}
        self.mean = [p.detach().clone() for p in self.learned.values()]

    @torch.no_grad()
    def update(self) -> None:
        """Take the weights of another step in."""
        self.steps += 1
        keep = min(self.decay, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(self.mean, list(self.learned.values()), 1 - keep)

    def weights(self) -> dict[str, Tensor]:
        """Return the weights of the model, the mean in the place of what is learned, on the CPU."""
        means = dict(zip(self.learned, self.mean, strict=True))
        return {name: means.get(name, value).detach().cpu() for name, value in self.model.state_dict().items()}


def turns(copies: Sequence[Sequence[T]], rng: random.Random) -> Iterator[T]:
    """Yield what is in ``copies`` for ever: one copy after the other, each shuffled."""
    if not any(copies):
        raise SystemExit(
            "got no batches to learn from; want what training.copies writes (and labels of all folds for students)"
        )
    while True:
        for copy in copies:
            yield from rng.sample(copy, len(copy))


def learn(
    model: ReaderModel,
    drawn: Iterator[T],
    loss_of: Callable[[T], Tensor],
    plan: Plan,
    keep: Callable[[dict[str, Tensor]], None] | None = None,
) -> int:
    """Let ``model`` learn from what is ``drawn``; leave the running mean in it and return the number of steps.

    ``keep`` gets the weights now and then, so that a run that is cut short leaves some. Raises ``SystemExit`` if the loss is no
    longer finite.
    """
    model.train()
    groups = layer_groups(model, plan.rates)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=next(model.parameters()).is_cuda or None)
    highest = [group["lr"] for group in optimizer.param_groups]
    running = RunningMean(model, plan.mean)
    begun, steps, losses = time.monotonic(), 0, []
    while (gone := (time.monotonic() - begun) / plan.seconds) < 1:
        for group, high in zip(optimizer.param_groups, highest, strict=True):
            group["lr"] = high * min((gone + 0.002) / _WARM, max(0.01, (1 - gone) / (1 - _WARM)))
        loss = loss_of(next(drawn))
        loss.backward()
        nn.utils.clip_grad_norm_(running.learned.values(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        running.update()
        losses.append(loss.detach())
        steps += 1
        if len(losses) == _LOOK:
            _look(losses, time.monotonic() - begun, steps)
            losses.clear()
            if keep:
                keep(running.weights())
    if losses:
        _look(losses, plan.seconds, steps)
    model.load_state_dict(running.weights())
    return steps


def _look(losses: list[Tensor], seconds: float, steps: int) -> None:
    mean = float(torch.stack(losses).mean())
    if not math.isfinite(mean):
        raise SystemExit("the loss is no longer finite: lower the rate")
    print(f"{seconds:.0f} s, step {steps}, loss {mean:.4f}", flush=True)
