"""Checks the YAML files of an ontology and reports every fault with its file and line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, get_args

from fogline.ontology.certainty import GENERAL
from fogline.ontology.kinds import Example
from fogline.ontology.yamlpage import Fault, Page, hint, is_null
from fogline.records import MentionType, Reality, RoleName

if TYPE_CHECKING:
    import yaml

__all__ = ["Fault", "lint"]

_DESCRIBED = ("label", "definition", "example")
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_FILES = ("codes.yaml", "mentions.yaml", "roles.yaml", "realities.yaml", "certainty.yaml")


@dataclass(slots=True)
class _Known:
    """What later files may refer to, gathered from the files before them."""

    acled: dict[str, list[str]] = field(default_factory=dict)
    ucdp: list[str] = field(default_factory=list)
    plover: dict[str, list[str]] = field(default_factory=dict)
    plover_auxiliary: list[str] = field(default_factory=list)
    viina: list[str] = field(default_factory=list)
    event_types: dict[str, str] = field(default_factory=dict)  # name -> "file:line"


def lint(folder: Traversable) -> list[Fault]:
    """Return every fault of the ontology in ``folder``, sorted by file and line; an empty list if it is sound."""
    known = _Known()
    pages = [
        _lint_codes(folder, known),
        _lint_names(folder, "mentions.yaml", get_args(MentionType), ()),
        _lint_names(folder, "roles.yaml", get_args(RoleName), ()),
        _lint_names(folder, "realities.yaml", get_args(Reality), known.plover_auxiliary),
        _lint_certainty(folder),
        *_lint_events(folder, known),
        _lint_strays(folder),
    ]
    return sorted(fault for page in pages for fault in page.faults)


def _lint_codes(folder: Traversable, known: _Known) -> Page:
    page = Page("codes.yaml")
    root = page.root(folder / page.file)
    if root is None:
        return page
    parts = page.fields(root, "codes", ("acled", "ucdp", "plover", "plover_auxiliary", "viina"))
    for name, lists in (("acled", known.acled), ("plover", known.plover)):
        if name in parts:
            for key, _, value in page.entries(parts[name], name):
                lists[key] = _texts(page, value, f"{name} {key}")
    if "ucdp" in parts:
        known.ucdp.extend(key for key, _, value in page.entries(parts["ucdp"], "ucdp") if page.text(value, "ucdp"))
    if "plover_auxiliary" in parts:
        known.plover_auxiliary.extend(_texts(page, parts["plover_auxiliary"], "plover_auxiliary"))
    if "viina" in parts:
        known.viina.extend(_texts(page, parts["viina"], "viina"))
    return page


def _texts(page: Page, node: "yaml.Node", what: str) -> list[str]:
    return [text for item in page.items(node, what) if (text := page.text(item, what)) is not None]


def _lint_names(folder: Traversable, file: str, names: tuple[str, ...], auxiliary: Sequence[str]) -> Page:
    """Check a file that describes each of ``names`` once; the records know these names, so none may be added."""
    page = Page(file)
    root = page.root(folder / file)
    if root is None:
        return page
    for name, node in page.fields(root, file, names).items():
        fields = (*_DESCRIBED, "plover") if file == "realities.yaml" else _DESCRIBED
        parts = page.fields(node, name, fields)
        _lint_described(page, name, parts)
        if "plover" in parts and auxiliary and not is_null(parts["plover"]):
            page.choice(parts["plover"], f"{name}: plover", auxiliary)
    return page


def _lint_described(page: Page, name: str, parts: "dict[str, yaml.Node]") -> None:
    for part in ("label", "definition"):
        if part in parts:
            page.text(parts[part], f"{name}: {part}")
    if "example" in parts:
        written = page.text(parts["example"], f"{name}: example")
        if written is not None:
            try:
                Example.parse(written)
            except ValueError as error:
                page.fault(parts["example"], f"{name}: {error}")


def _lint_events(folder: Traversable, known: _Known) -> list[Page]:
    events = folder / "events"
    files = sorted(file.name for file in events.iterdir() if file.name.endswith(".yaml")) if events.is_dir() else []
    if not files:
        page = Page("events")
        page.fault(None, "no family of events here; want one YAML file a family")
        return [page]
    return [_lint_family(events / file, Page(f"events/{file}"), known) for file in files]


def _lint_family(file: Traversable, page: Page, known: _Known) -> Page:
    root = page.root(file)
    if root is None:
        return page
    parts = page.fields(root, "family", ("family", "label", "definition", "types"))
    for part in ("label", "definition"):
        if part in parts:
            page.text(parts[part], f"family: {part}")
    if "family" in parts:
        page.choice(parts["family"], "family (named like its file)", [file.name.removesuffix(".yaml")])
    if "types" in parts:
        entries = page.entries(parts["types"], "types")
        if not entries:
            page.fault(parts["types"], "types: a family needs at least one event type")
        for name, key_node, node in entries:
            _lint_type_name(page, name, key_node, known)
            _lint_type(page, name, node, known)
    return page


def _lint_type_name(page: Page, name: str, node: "yaml.Node", known: _Known) -> None:
    if not _NAME.match(name):
        page.fault(node, f"event type {name!r}: want lower-case letters, digits and _, a letter first")
    if name in known.event_types:
        page.fault(node, f"event type {name!r} is defined twice (first in {known.event_types[name]})")
    known.event_types.setdefault(name, f"{page.file}:{node.start_mark.line + 1}")


def _lint_type(page: Page, name: str, node: "yaml.Node", known: _Known) -> None:
    parts = page.fields(node, name, (*_DESCRIBED, "roles", "crosswalk"))
    _lint_described(page, name, parts)
    if "roles" in parts:
        page.choices(parts["roles"], f"{name}: roles", get_args(RoleName))
    if "crosswalk" not in parts:
        return
    # A code list that could not be read is a fault of its own; it does not make every code unknown.
    codes = page.fields(parts["crosswalk"], f"{name}: crosswalk", ("acled", "ucdp", "plover", "viina"))
    if "acled" in codes and known.acled and not is_null(codes["acled"]):
        _lint_pair(page, f"{name}: acled", codes["acled"], ("event_type", "sub_event_type"), known.acled)
    if "plover" in codes and known.plover and not is_null(codes["plover"]):
        _lint_pair(page, f"{name}: plover", codes["plover"], ("type", "mode"), known.plover)
    if "ucdp" in codes and known.ucdp:
        page.choices(codes["ucdp"], f"{name}: ucdp", known.ucdp)
    if "viina" in codes and known.viina:
        page.choices(codes["viina"], f"{name}: viina", known.viina)


def _lint_pair(page: Page, what: str, node: "yaml.Node", names: tuple[str, str], lists: dict[str, list[str]]) -> None:
    """Check a code and its sub-code; PLOVER's mode may be null."""
    outer, inner = names
    parts = page.fields(node, what, names)
    code = page.choice(parts[outer], f"{what} {outer}", lists) if outer in parts else None
    if code is None or inner not in parts or (inner == "mode" and is_null(parts[inner])):
        return
    page.choice(parts[inner], f"{what} {inner} of {code}", lists[code])


def _lint_certainty(folder: Traversable) -> Page:
    page = Page("certainty.yaml")
    root = page.root(folder / page.file)
    top = page.fields(root, "certainty", ("yardsticks",)) if root is not None else {}
    if "yardsticks" not in top:
        return page
    entries = page.entries(top["yardsticks"], "yardsticks")
    if GENERAL not in [name for name, _, _ in entries]:
        page.fault(top["yardsticks"], f"yardsticks: {GENERAL!r} is missing; everybody else speaks by it")
    for name, _, node in entries:
        parts = page.fields(node, name, ("label", "source", "speakers", "words"))
        for part in ("label", "source"):
            if part in parts:
                page.text(parts[part], f"{name}: {part}")
        if "speakers" in parts:
            _lint_speakers(page, name, parts["speakers"])
        if "words" in parts:
            for word, key_node, band in page.entries(parts["words"], f"{name}: words"):
                _lint_word(page, f"{name}: {word}", word, key_node)
                _lint_band(page, f"{name}: {word}", band)
    return page


def _lint_speakers(page: Page, name: str, node: "yaml.Node") -> None:
    items = page.items(node, f"{name}: speakers")
    if bool(items) == (name == GENERAL):
        page.fault(node, f"{name}: {GENERAL!r} has no speakers, every other yardstick has some")
    for item in items:
        pattern = page.text(item, f"{name}: speakers")
        if pattern is None:
            continue
        try:
            re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            page.fault(item, f"{name}: {pattern!r} is no regular expression: {error}")


def _lint_word(page: Page, what: str, word: str, node: "yaml.Node") -> None:
    if word != " ".join(word.lower().split()) or not word:
        page.fault(node, f"{what}: want lower-case words with single spaces")


def _lint_band(page: Page, what: str, node: "yaml.Node") -> None:
    ends = page.items(node, what)
    numbers = [number for end in ends if (number := page.number(end, what)) is not None]
    if len(numbers) != len(ends):
        return
    if len(numbers) != 2:
        page.fault(node, f"{what}: want a band [low, high], got {len(numbers)} numbers")
    elif not 0.0 <= numbers[0] <= numbers[1] <= 1.0:
        page.fault(node, f"{what}: got [{numbers[0]:g}, {numbers[1]:g}]; want 0 <= low <= high <= 1")


def _lint_strays(folder: Traversable) -> Page:
    """Note YAML files that nothing reads, such as a misspelt name."""
    page = Page("")
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.name.endswith((".yaml", ".yml")) and file.name not in _FILES:
            page.faults.append(Fault(file.name, 1, f"nothing reads this file; {hint(file.name, list(_FILES))}"))
    return page
