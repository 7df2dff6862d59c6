"""The entry point of the command ``fogline``.

It imports nothing of weight itself, so that Ctrl-C while the rest is still being imported ends the program as quietly as later.
"""

import sys
from collections.abc import Sequence

from fogline.cli.stopping import INTERRUPTED


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; ``arguments`` default to those of the process."""
    try:
        from fogline.cli.program import run

        status = run(arguments)
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)
