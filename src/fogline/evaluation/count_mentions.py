"""Counts of mentions::

mention            same trimmed span and type            mention.<TYPE>   the same for one type
mention.overlap    same type, sharing a token, one to one
time.value         a TIME with the same span and value, of those whose value is known
"""

from fogline.evaluation.matching import tokens, trim
from fogline.evaluation.scores import Counts
from fogline.ontology import load
from fogline.records import Mention, MentionType, Span

_Typed = tuple[int, int, MentionType]


def count_mentions(text: str, gold: tuple[Mention, ...], system: tuple[Mention, ...]) -> dict[str, Counts]:
    """Return the counts by layer."""
    wanted = {(*trim(text, mention.span), mention.type) for mention in gold}
    got = {(*trim(text, mention.span), mention.type) for mention in system}
    layers = {"mention": Counts(len(wanted & got), len(got), len(wanted))}
    for type_ in load().mention_types:
        of_type = [{mention for mention in mentions if mention[2] == type_} for mentions in (wanted, got)]
        if any(of_type):
            layers[f"mention.{type_}"] = Counts(len(of_type[0] & of_type[1]), len(of_type[1]), len(of_type[0]))
    layers["mention.overlap"] = Counts(_overlapping(text, wanted, got), len(got), len(wanted))
    times = {trim(text, mention.span): mention.value for mention in gold if mention.type == "TIME" and mention.value}
    read = {trim(text, mention.span): mention.value for mention in system if mention.type == "TIME"}
    right = sum(read.get(span) == value for span, value in times.items())
    layers["time.value"] = Counts(right, len(read), len(times))
    return layers


def _overlapping(text: str, gold: set[_Typed], system: set[_Typed]) -> int:
    """Count pairs of the same type that share a token, each mention used once."""
    free = [(type_, tokens(text, [Span(start, end)])) for start, end, type_ in sorted(system)]
    pairs = 0
    for start, end, type_ in sorted(gold):
        wanted = tokens(text, [Span(start, end)])
        hit = next((other for other in free if other[0] == type_ and other[1] & wanted), None)
        if hit is not None:
            free.remove(hit)
            pairs += 1
    return pairs
