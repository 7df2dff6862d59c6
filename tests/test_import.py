"""``import fogline`` and ``fogline --help`` are light: heavy libraries load when their work begins."""

import ast
import importlib
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import fogline

ROOT = Path(__file__).parent.parent
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


def _imported(file: Path) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").split(".")[0] == "fogline":
            yield from ((node.module or "", name.name) for name in node.names)


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # of the package that it would lie in
        return False


@pytest.mark.parametrize("folder", ["bench", "gazetteer_build", "training"])
def test_what_the_builders_and_benches_take_from_the_package_is_there(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files
    missing = []
    for module, name in sorted({taken for file in files for taken in _imported(file)}):
        if not _is_there(module) or not (
            hasattr(importlib.import_module(module), name) or _is_there(f"{module}.{name}")
        ):
            missing.append(f"{module}.{name}")
    assert missing == []
