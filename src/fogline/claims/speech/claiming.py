"""The words in which somebody claims a deed as his own: "claimed responsibility", "took credit for it"."""

import re

CLAIM = r"claim(?:s|ed|ing)?"
RESPONSIBILITY = r"(?:(?:full|sole|joint) )?(?:responsibility|credit)"
CLAIMS = re.compile(rf"\b{CLAIM}\b", re.IGNORECASE)
OF_RESPONSIBILITY = re.compile(rf"\b{RESPONSIBILITY}\b", re.IGNORECASE)
