"""The brief: what a record says happened, in sentences that cite their evidence; as Markdown, HTML and PDF."""

from fogline.picture.brief.compose import brief
from fogline.picture.brief.options import BriefOptions, Length

__all__ = ["BriefOptions", "Length", "brief"]
