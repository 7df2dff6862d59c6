"""The timeline: events with the interval in which each happened and how well it is supported, as rows, drawing and page."""

from fogline.picture.timeline.drawing import Sheet, svg
from fogline.picture.timeline.page import page
from fogline.picture.timeline.rows import Selection, Timeline, TimelineRow, timeline

__all__ = ["Selection", "Sheet", "Timeline", "TimelineRow", "page", "svg", "timeline"]
