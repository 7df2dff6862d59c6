"""A YAML file as nodes that know their lines, and questions about them that note every fault and go on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

_STR = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong in a file of the ontology: its path in the folder, the line (from 1), and what to change."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(slots=True)
class Page:
    """One file under inspection. Questions return what they found, or nothing after noting a fault."""

    file: str
    faults: list[Fault] = field(default_factory=list)

    def fault(self, node: "yaml.Node | None", message: str) -> None:
        """Note a fault at the line of ``node`` (the first line where there is no node)."""
        self.faults.append(Fault(self.file, node.start_mark.line + 1 if node is not None else 1, message))

    def root(self, file: Traversable) -> "yaml.Node | None":
        """Return the top node of ``file``."""
        import yaml

        loader: type[yaml.SafeLoader | yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            node = yaml.compose(file.read_text(encoding="utf-8"), Loader=loader)
        except FileNotFoundError:
            self.fault(None, "no such file; an ontology needs it")
        except UnicodeDecodeError as error:
            self.fault(None, f"not UTF-8 (byte {error.start}); save it as UTF-8")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else 1
            self.faults.append(Fault(self.file, line, f"not YAML: {error.problem or error.context}"))
        except (yaml.YAMLError, RecursionError) as error:
            self.fault(None, f"not YAML: {str(error).splitlines()[0]}")
        else:
            if node is None:
                self.fault(None, "the file is empty")
            return node
        return None

    def entries(self, node: "yaml.Node", what: str) -> "list[tuple[str, yaml.Node, yaml.Node]]":
        """Return (key, its node, value node) of a mapping with any keys; a key given twice is noted and skipped."""
        import yaml

        if not isinstance(node, yaml.MappingNode):
            self.fault(node, f"{what}: want a mapping (key: value), got {_kind(node)}")
            return []
        found: dict[str, tuple[str, yaml.Node, yaml.Node]] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault(key_node, f"{what}: a key has to be a plain word, got {_kind(key_node)}")
            elif key_node.value in found:
                first = found[key_node.value][1].start_mark.line + 1
                self.fault(key_node, f"{what}: {key_node.value!r} is given twice (first in line {first})")
            else:
                found[key_node.value] = (key_node.value, key_node, value_node)
        return list(found.values())

    def fields(self, node: "yaml.Node", what: str, names: Iterable[str]) -> "dict[str, yaml.Node]":
        """Return the value nodes of a mapping that has to have exactly the keys ``names``."""
        wanted = list(names)
        known: dict[str, yaml.Node] = {}
        entries = self.entries(node, what)
        for key, key_node, value in entries:
            if key in wanted:
                known[key] = value
            else:
                self.fault(key_node, f"{what}: unknown key {key!r}; {hint(key, wanted)}")
        if entries or _kind(node) == "a mapping":
            for name in wanted:
                if name not in known:
                    self.fault(node, f"{what}: {name!r} is missing")
        return known

    def items(self, node: "yaml.Node", what: str) -> "list[yaml.Node]":
        """Return the nodes of a list."""
        import yaml

        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.fault(node, f"{what}: want a list, got {_kind(node)}")
        return []

    def text(self, node: "yaml.Node", what: str) -> str | None:
        """Return a non-empty text."""
        import yaml

        if not isinstance(node, yaml.ScalarNode) or node.tag != _STR or not node.value.strip():
            got = repr(node.value) if isinstance(node, yaml.ScalarNode) else _kind(node)
            self.fault(node, f"{what}: want a text, got {got}; put words such as yes, no and null in quotes")
            return None
        return str(node.value)

    def choice(self, node: "yaml.Node", what: str, allowed: Iterable[str]) -> str | None:
        """Return a scalar that is one of ``allowed``."""
        import yaml

        choices = list(allowed)
        if isinstance(node, yaml.ScalarNode) and node.value in choices and not is_null(node):
            return str(node.value)
        got = repr(node.value) if isinstance(node, yaml.ScalarNode) else _kind(node)
        self.fault(node, f"{what}: unknown {got}; {hint(got.strip(chr(39)), choices)}")
        return None

    def choices(self, node: "yaml.Node", what: str, allowed: Iterable[str]) -> list[str]:
        """Return the items of a list whose items have to be among ``allowed``, each once."""
        known = list(allowed)
        found: list[str] = []
        for item in self.items(node, what):
            value = self.choice(item, what, known)
            if value is not None and value in found:
                self.fault(item, f"{what}: {value!r} is given twice")
            elif value is not None:
                found.append(value)
        return found

    def number(self, node: "yaml.Node", what: str) -> float | None:
        """Return a number."""
        import yaml

        try:
            return float(node.value) if isinstance(node, yaml.ScalarNode) else float("not a number")
        except ValueError:
            got = repr(node.value) if isinstance(node, yaml.ScalarNode) else _kind(node)
            self.fault(node, f"{what}: want a number, got {got}")
            return None


def is_null(node: "yaml.Node") -> bool:
    """Tell whether a node is ``null``."""
    return bool(node.tag == _NULL)


def hint(got: str, allowed: list[str]) -> str:
    """Say what would be valid: the nearest name if one is near, else all of them."""
    near = get_close_matches(got, allowed, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"want one of {', '.join(allowed)}" if allowed else "nothing is allowed here"


def _kind(node: "yaml.Node") -> str:
    import yaml

    if isinstance(node, yaml.MappingNode):
        return "a mapping"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    return "nothing" if is_null(node) else f"the text {node.value!r}"
