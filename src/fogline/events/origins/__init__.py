"""Origins: how many first-hand ends the claims of one event have, whose side each counts for, and which are independent."""

from fogline.events.origins.tracing import trace_origins

__all__ = ["trace_origins"]
