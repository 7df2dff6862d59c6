"""The situation page: events on a map, in time and in a list, with all that stands behind them, in one HTML file."""

from fogline.picture.situation.control import ControlDay
from fogline.picture.situation.options import Context, SituationOptions
from fogline.picture.situation.page import situation_page

__all__ = ["Context", "ControlDay", "SituationOptions", "situation_page"]
