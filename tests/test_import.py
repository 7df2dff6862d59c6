"""``import fogline`` and ``fogline --help`` are light: heavy libraries load when their work begins."""

import subprocess
import sys

import pytest

import fogline

HEAVY = {
    *("numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml", "htmldate", "justext", "py3langid"),
    *("rich", "jinja2", "urllib3", "yaml", "msgspec", "torch", "pandas"),
}


def modules_after(code: str) -> set[str]:
    """Return the top names of all modules that a fresh interpreter holds after ``code``."""
    program = f"{code}\nimport sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.splitlines())


@pytest.mark.parametrize(
    "code",
    [
        "import fogline",
        "from fogline import Report, Claim, FoglineError",
        "import fogline; fogline.read; fogline.ReadOptions()",
        "import fogline.cli.read, fogline.cli.ontology, fogline.cli.evaluate, fogline.cli.program",
        "import fogline.cli.table, fogline.picture.page",
    ],
)
def test_nothing_heavy_is_imported(code: str) -> None:
    loaded = modules_after(code)
    assert "fogline" in loaded
    assert loaded & HEAVY == set()


def test_import_takes_little_time() -> None:
    program = "import time; a = time.process_time(); import fogline; print(time.process_time() - a)"
    # Of processor time, the best of two: the bound is on the code, not on how busy the machine is.
    seconds = min(
        float(subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60).stdout)
        for _ in range(2)
    )
    assert seconds < 0.15


@pytest.mark.parametrize("name", fogline.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(fogline, name) is not None
    assert name in dir(fogline)


def test_an_unknown_name_says_what_there_is() -> None:
    with pytest.raises(AttributeError, match="read_many"):
        fogline.raed  # noqa: B018
