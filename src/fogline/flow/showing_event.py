"""One event as it may be shown."""

from typing import TYPE_CHECKING

from fogline.records.errors import UsageError
from fogline.records.fused import FusedEvent

if TYPE_CHECKING:
    from fogline.flow.ledger import Ledger


def shown_event(ledger: "Ledger", name: str) -> FusedEvent:
    """Return the event that ``name`` means (see :func:`fogline.flow.fusing.asking.event`) under the ledger's settings.

    ``UsageError`` where there is none, or where it may not be shown yet.
    """
    from fogline.flow.fusing.asking import event
    from fogline.flow.showing import shown
    from fogline.picture.withheld import delay_words

    found = event(ledger, name)
    if not ledger.settings.redact and not ledger.settings.delay:
        return found
    # a sentence that gives away where civilians are does so for every event that is read from its report
    reports = sorted({finding.document.id for finding in found.findings})
    for one in shown(ledger, documents=reports).events:
        if one.id == found.id:
            return one
    raise UsageError(f"event {found.id}: it is younger than the ledger's delay of {delay_words(ledger.settings.delay)}")
