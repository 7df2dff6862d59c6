"""The last days that a ledger's reports are of; a report that is dated wrongly must not move them away from all others."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fogline.records.ledger import DocumentHead

_DAY = datetime.timedelta(days=1)
_FEW = 20
"""Of so many reports one may stand apart; of fewer, one."""
_ENOUGH = 5  # reports before the gap
_GAP = 90  # days


@dataclass(frozen=True, slots=True)
class Newest:
    """The day of the newest report (``None``: none is dated), and the reports that are dated too late to be believed."""

    day: datetime.date | None
    beyond: tuple[DocumentHead, ...] = ()


def newest(reports: Iterable[DocumentHead], since: datetime.date | None = None) -> Newest:
    """Return the newest day of publication, not before ``since``, that the reports as a whole bear out.

    A report that is dated later than the ledger took it in is dated wrongly. So, likely, are the last ones where a gap parts them
    from all others that is longer than 90 days and than the time in which those lie: one of them, or one in twenty.
    """
    dated = [one for one in reports if (day := one.published.start) is not None and (since is None or day >= since)]
    dated.sort(key=_day)
    believed = [one for one in dated if _day(one) <= datetime.date.fromisoformat(one.added[:10]) + _DAY] or dated
    believed = believed[: _before_gap([_day(one) for one in believed])]
    if not believed:
        return Newest(None)
    last = _day(believed[-1])
    return Newest(last, tuple(one for one in dated if _day(one) > last))


def _day(one: DocumentHead) -> datetime.date:
    assert one.published.start is not None
    return one.published.start


def _before_gap(days: Sequence[datetime.date]) -> int:
    """Return how many of the days, in order, come before the gap that parts a few last ones from all others."""
    few = max(1, len(days) // _FEW)
    for rest in range(len(days) - 1, max(_ENOUGH, len(days) - few) - 1, -1):
        last = days[rest - 1]
        # As few that are dated too early are no measure of how long the others go on.
        if (days[rest] - last).days > max(_GAP, (last - days[few]).days):
            return rest
    return len(days)
