"""What a site lets robots fetch: robots.txt after RFC 9309 (the longest rule that fits wins, ``*`` and ``$`` have their meaning).

``urllib.robotparser`` takes the first rule that fits and knows no wildcards, so that much of what sites forbid would be fetched.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#\r\n]*)")
_MOST_RULES = 5000


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for one robot. ``rules``: (allowed, path) pairs; ``delay``: seconds to leave between two questions."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()

    def allows(self, url: str) -> bool:
        """Tell whether the address may be fetched; of rules equally long, the one that allows wins."""
        parts = urlsplit(url)
        path = _spelled(parts.path or "/") + (f"?{_spelled(parts.query)}" if parts.query else "")
        if path == "/robots.txt":
            return True
        fitting = [(len(rule), allowed) for allowed, rule in self.rules if _fits(rule, path)]
        return max(fitting)[1] if fitting else True


def parse_robots(text: str, agent: str) -> Robots:
    """Return the rules of a robots.txt for ``agent``: those of the groups that name it, else those for all."""
    groups: dict[str, list[tuple[str, str]]] = {}
    named: list[str] = []
    sitemaps: list[str] = []
    open_head = False
    for line in text.removeprefix("\ufeff").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        field, value = match[1].lower(), match[2].strip()
        if field == "user-agent":
            named = [*named, value.lower()] if open_head else [value.lower()]
            groups.setdefault(value.lower(), [])
            open_head = True
        elif field == "sitemap":
            sitemaps.append(value)
        elif field in ("allow", "disallow", "crawl-delay"):
            open_head = False
            for name in named:
                groups[name].append((field, value))
    mine = groups.get(agent.lower(), groups.get("*", []))[:_MOST_RULES]
    rules = tuple((field == "allow", _spelled(value)) for field, value in mine if field != "crawl-delay" and value)
    delays = [
        float(value) for field, value in mine if field == "crawl-delay" and re.fullmatch(r"\d{1,6}(?:\.\d+)?", value)
    ]
    return Robots(rules, max(delays, default=None), tuple(sitemaps))


def _spelled(path: str) -> str:
    """Return a path in one spelling, so that ``%7e`` and ``~`` are the same."""
    return quote(unquote(path, errors="replace"), safe="/*$?=&;:@!'()+,~%")


def _fits(rule: str, path: str) -> bool:
    """Tell whether a rule fits a path: piece by piece between its stars, without going back (so no rule can take long)."""
    ends = rule.endswith("$")
    pieces = (rule[:-1] if ends else rule).split("*")
    if not path.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = pieces[-1] if len(pieces) > 1 else ""
    if not ends:
        return path.find(last, at) >= 0
    return path.endswith(last) and len(path) - len(last) >= at if len(pieces) > 1 else len(path) == at
