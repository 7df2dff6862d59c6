"""The public ledger loads neither a database library nor a reader before its work begins."""

import subprocess
import sys

import pytest

HEAVY = {
    "sqlalchemy",
    "alembic",
    "psycopg",
    "feedparser",
    "fastwarc",
    "msgspec",
    "numpy",
    "onnxruntime",
    "rich",
    "urllib3",
    "yaml",
}


@pytest.mark.parametrize(
    "code",
    [
        "import fogline; fogline.Ledger, fogline.AddOptions(), fogline.ClaimQuery()",
        "import fogline.cli.add, fogline.cli.watch, fogline.cli.retry, fogline.cli.find",
    ],
)
def test_nothing_heavy_is_imported(code: str) -> None:
    program = f"{code}\nimport sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert set(done.stdout.split()) & HEAVY == set()
