"""Sources for the tests of the flow: texts, a table of news, a feed with its pages."""

import csv
from pathlib import Path

ENGLISH = (
    "Rebels shelled the harbour of Port Amsel on Friday, the Interior Ministry said.\n\n"
    "At least 12 people were killed and the main bridge was destroyed, according to Mayor Ada Brenn.\n"
)
GERMAN = (
    "Die Aufständischen beschossen am Freitag den Hafen der Stadt, teilte das Ministerium mit. "
    "Mindestens zwölf Menschen wurden getötet, und die große Brücke wurde nach Angaben der Bürgermeisterin zerstört.\n"
)


def table(path: Path, rows: int, *, newest_first: bool = False, empty: int | None = None) -> Path:
    """Write a table of news; every row says something else, the row ``empty`` nothing at all."""
    lines = [
        ["2021-03-07", "Harbour Post", f"https://post.example/{number}", f"Day {number} of the siege", _text(number)]
        for number in range(rows)
    ]
    if empty is not None:
        lines[empty][3:] = ["", ""]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["date", "publisher", "url", "title", "text"])
        writer.writerows(reversed(lines) if newest_first else lines)
    return path


def _text(number: int) -> str:
    return (
        f"Rebels shelled the harbour of Port Amsel on Friday, and {number + 3} people were killed in street {number}, "
        f"the Interior Ministry said. Soldiers destroyed bridge {number * 7}."
    )


def web_pages() -> dict[str, bytes]:
    """Return the pages of a small site by path: a feed of two articles."""
    pages = {"/robots.txt": b"User-agent: *\nDisallow: /private\n"}
    entries = ""
    for name, day in (("one", "Friday"), ("two", "Monday")):
        body = "".join(f"<p>{part}</p>" for part in ENGLISH.replace("Friday", day).split("\n\n"))
        pages[f"/{name}.html"] = (
            f"<html><head><title>Harbour, {day}</title></head>"
            f"<body><article><h1>Harbour, {day}</h1>{body}</article></body></html>"
        ).encode()
        entries += f"<item><title>Harbour, {day}</title><link>/{name}.html</link><guid>{name}</guid></item>"
    pages["/feed.xml"] = (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>{entries}</channel></rss>'.encode()
    )
    return pages
