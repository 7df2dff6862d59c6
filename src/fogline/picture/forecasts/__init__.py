"""Forecasts: what sources say will come, how it turned out by the record, and how well each source foretold."""

from fogline.picture.forecasts.deciding import ForecastOptions, forecasts, verdict_text
from fogline.picture.forecasts.scoring import scores

__all__ = ["ForecastOptions", "forecasts", "scores", "verdict_text"]
