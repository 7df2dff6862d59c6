"""Control: who holds each populated place on a day, as far as claims tell; as states, changes, areas and front lines."""

from fogline.picture.control.areas import control_layer
from fogline.picture.control.changes import control_changes
from fogline.picture.control.options import ControlOptions
from fogline.picture.control.populated import Populated
from fogline.picture.control.start import Start, StartArea, StartPoint, read_start
from fogline.picture.control.states import ControlPicture, control_days, control_picture, control_states

__all__ = [
    "ControlOptions",
    "ControlPicture",
    "Populated",
    "Start",
    "StartArea",
    "StartPoint",
    "control_changes",
    "control_days",
    "control_layer",
    "control_picture",
    "control_states",
    "read_start",
]
