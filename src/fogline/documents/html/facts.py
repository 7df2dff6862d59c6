"""What a page says about itself: title, publisher, address, the day it was published, its text as structured data."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fogline.documents.dates import read_date
from fogline.documents.html.align import squeeze
from fogline.documents.html.tree import tidy
from fogline.documents.outlets import is_outlet
from fogline.records import Published

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_DATE_META = (
    "article:published_time article:published article.published og:published_time og:article:published_time datepublished"
    " publish-date publishdate published_date pubdate publication_date dc.date.issued dcterms.issued dc.date dcterms.date"
    " dcterms.created date.created parsely-pub-date sailthru.date cxenseparse:recs:publishtime date"
)
_LONGEST_TITLE = 1000  # code points
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|LiveBlogPosting")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says about itself; ``body`` is its text as structured data, where given."""

    title: str | None
    publisher: str | None
    url: str | None
    day: Published
    body: str | None


def gather(root: "HtmlElement") -> Facts:
    """Return what the head and the structured data of a page say; ``fogline.documents.html.dates`` reads its visible date."""
    metas = _metas(root)
    items = list(_structured(root))
    articles = [item for item in items if _ARTICLE_TYPES.search(str(item.get("@type")))]
    articles += [item for item in items if item.get("@type") == "WebPage"]
    return Facts(
        title=_title(root, metas, articles),
        publisher=_publisher(metas, articles) or _named_in_title(root),
        url=_address(root, metas),
        day=_day(root, metas, articles),
        body=max(
            (body for item in articles if isinstance(body := item.get("articleBody"), str)), key=len, default=None
        ),
    )


def _metas(root: "HtmlElement") -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = tidy(meta.get("content") or "")
        if name and content:
            found.setdefault(name, content)
    return found


def _structured(root: "HtmlElement") -> Iterator[Mapping[str, object]]:
    """Yield the objects of the page's JSON-LD, nested ones of ``@graph`` and lists too."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        try:
            waiting: deque[object] = deque([json.loads(script.text, strict=False)])
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.popleft()
            if isinstance(item, list):
                waiting.extend(item)
            elif isinstance(item, dict):
                yield item
                waiting.extend(
                    value for key in ("@graph", "mainEntity", "mainEntityOfPage") if (value := item.get(key))
                )


def _title(root: "HtmlElement", metas: Mapping[str, str], articles: Sequence[Mapping[str, object]]) -> str | None:
    headlines = [tidy("".join(heading.itertext())) for heading in root.iter("h1")]
    headlines = [headline for headline in headlines if headline]
    named = next(
        (item["headline"] for item in articles if isinstance(item.get("headline"), str) and item["headline"]), None
    )
    given = metas.get("og:title") or (tidy(str(named)) if named else None) or tidy(root.findtext(".//title") or "")
    core = re.split(r"\s+[|–—«»]\s+|\s+-\s+(?=[^-]{1,40}$)", given)[0].strip() or given
    for headline in headlines:
        short = squeeze(headline)
        if short and squeeze(core) and (squeeze(given).startswith(short) or squeeze(core) in short):
            return headline
    if len(headlines) == 1 and len(headlines[0].split()) >= 4 and _names_same(core, headlines[0]):
        return headlines[0]
    if core:
        return core
    return headlines[0] if headlines else None


def _names_same(core: str, headline: str) -> bool:
    """Tell whether the page's only headline is on what ``core``, its title for browsers, names; a word or two name nothing."""
    stems = [{word[:5] for word in re.findall(r"[^\W\d_]{4,}", text.casefold())} for text in (core, headline)]
    return len(core.split()) <= 2 or len(stems[0] & stems[1]) >= 2


def _publisher(metas: Mapping[str, str], articles: Sequence[Mapping[str, object]]) -> str | None:
    for item in articles:
        publisher = item.get("publisher")
        if isinstance(publisher, list):
            publisher = publisher[0] if publisher else None
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and tidy(name):
            return tidy(name)
    return next((metas[name] for name in ("og:site_name", "dc.publisher", "publisher") if name in metas), None)


def _named_in_title(root: "HtmlElement") -> str | None:
    """Return the outlet that the title for browsers names behind the page's headline: "Bridge hit | Orvel Observer"."""
    parts = re.split(r"\s+[|–—]\s+|\s+-\s+", tidy(root.findtext(".//title") or "")[:_LONGEST_TITLE])
    headlines = {squeeze(tidy("".join(heading.itertext()))) for heading in root.iter("h1")}
    headline = any(squeeze(" ".join(parts[:end])) in headlines for end in range(1, len(parts)))
    return parts[-1] if headline and is_outlet(parts[-1], dated=True) else None


def _address(root: "HtmlElement", metas: Mapping[str, str]) -> str | None:
    links = [link.get("href") or "" for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for address in (*links, metas.get("og:url", "")):
        if re.match(r"https?://[^/\s]+", address.strip()):
            return address.strip()
    return None


def _day(root: "HtmlElement", metas: Mapping[str, str], articles: Sequence[Mapping[str, object]]) -> Published:
    told = [item["datePublished"] for item in articles if isinstance(item.get("datePublished"), str)]
    told += [metas[name] for name in _DATE_META.split() if name in metas]
    for element in root.iter("time", "span", "abbr", "div", "p"):
        if (element.get("itemprop") or "").lower() == "datepublished" or (
            element.tag == "time" and element.get("pubdate") is not None
        ):
            told.append(element.get("datetime") or element.get("content") or "".join(element.itertext()))
    for text in told:
        day = read_date(str(text)[:100])
        if day.start is not None:
            return day
    return Published()
