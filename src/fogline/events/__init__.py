"""Room 4: which claims are about one event, who stands behind it, who disagrees.

:func:`fuse` puts claims together all at once, :class:`Fuser` one after another; both end in the same events.
"""

from fogline.events.linking.fuse import Fuser, fuse
from fogline.events.linking.laws import event_id, family_id

__all__ = ["Fuser", "event_id", "family_id", "fuse"]
