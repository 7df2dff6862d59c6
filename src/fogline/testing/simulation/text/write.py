"""From a planned report to its text."""

from collections.abc import Callable

from fogline.testing.simulation.coverage import Planned
from fogline.testing.simulation.dice import dice
from fogline.testing.simulation.text.draft import Draft
from fogline.testing.simulation.text.edits import copied, corrected
from fogline.testing.simulation.text.groups import Group, grouped
from fogline.testing.simulation.text.headlines import headline
from fogline.testing.simulation.text.news import item, news
from fogline.testing.simulation.text.official import bulletin, post, update
from fogline.testing.simulation.text.pen import Pen
from fogline.testing.simulation.truth import Written
from fogline.testing.simulation.world import World

_STYLES: dict[str, Callable[[list[Group], Pen], Draft]] = {
    "bulletin": bulletin,
    "post": post,
    "monitor": update,
    "channel": item,
}


class Writer:
    """Writes reports; the same report of the same war is always written in the same words."""

    def __init__(self, world: World, seed: int) -> None:
        self._world = world
        self._seed = seed

    def write(self, planned: Planned) -> Written:
        """Return the text of a report, with the places where its statements stand."""
        return self._draft(planned).written(planned.report)

    def _draft(self, planned: Planned) -> Draft:
        report, original = planned.report, planned.original
        rng = dice(self._seed, f"text:{report.id}")
        pen = Pen.of(report, self._world, rng)
        groups = grouped(planned)
        if report.kind == "copy" and original is not None:
            title = headline(groups[0].main, None, groups[0].origin, pen)[0] if rng.random() < 0.4 else None
            return copied(self._draft(original), report, original.report, pen, title)
        if report.kind == "correction" and original is not None:
            return corrected(groups[0], original.report.statements[0], original.report, pen)
        return _STYLES.get(report.style, news)(groups, pen)
