"""Words in class names, ids and first words of paragraphs that tell furniture and insets from article text. No site is named."""

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

JUNK_TAGS = frozenset({"nav", "footer", "menu", "dialog", "form"})

_JUNK = (
    "ad ads advert adverts advertisement advertising affiliate bio breadcrumb breadcrumbs byline comment comments consent cookie"
    " cookies copyright disclaimer disclosure disqus donate donation footer gdpr latest masthead menu modal mostread nav navbar"
    " navigation newsletter newsletters outbrain pagination paywall poll popup promo promos promotion promoted rating rail recirc"
    " recommend recommendation recommendations recommended related respond share sharebar sharing shares sidenav signup social"
    " sociable sponsor sponsored subscribe subscription taboola taglist tags teaser teasers toolbar topics trending upsell"
    " date dates datetime dateline timestamp published relatedarticles relatedlinks morestories readmore moreon noprint"
)
_JUNK_WORDS = frozenset(_JUNK.split())
_JUNK_PAIRS = frozenset(
    {
        ("about", "author"),
        ("author", "box"),
        ("author", "card"),
        ("author", "info"),
        ("author", "profile"),
        ("also", "read"),
        ("read", "also"),
        ("read", "more"),
        ("read", "next"),
        ("up", "next"),
        ("more", "stories"),
        ("more", "news"),
        ("more", "on"),
        ("more", "from"),
        ("most", "read"),
        ("most", "popular"),
        ("top", "stories"),
        ("sign", "up"),
        ("print", "header"),
        ("print", "only"),
        ("tag", "list"),
        ("post", "tags"),
        ("see", "also"),
        ("dont", "miss"),
    }
)
_INSET = re.compile(
    r"fact-?(?:box|file|sheet)|info-?box|inset|pull-?quote|explainer|call-?out|key-?(?:points|facts|takeaways)|takeaways"
    r"|at-?a-?glance|background-?box|side-?box|text-?box|grey-?box|gray-?box|story-?box|article-?box|content-?box"
    r"|(?:^|[-_ ])(?:box|panel|highlights?|sidebar)(?:$|[-_ ])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"caption|cutline|photo-?(?:text|desc)|image-?(?:text|desc)|img-?desc|wp-caption-text", re.IGNORECASE
)
_HIDDEN = re.compile(r"(?:^|[ _-])(?:sr-only|visually-?hidden|off-?screen|screen-?reader)", re.IGNORECASE)
_STANDFIRST = re.compile(
    r"stand-?first|(?:^|[ _-])(?:dek|deck|lede|lead|summary|sub-?title|sub-?head(?:ing|line)?|sub-?line|excerpt|intro)"
    r"(?:$|[ _-])",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"credit|copyright|photographer|photo-?by", re.IGNORECASE)
# Words that begin a request to the reader...
_REQUEST = re.compile(
    r"(?:click|tap) here|sign up|subscribe\b|follow (?:us|@?\w+(?: \w+)? on (?:twitter|facebook|x|telegram|instagram))\b"
    r"|like (?:us|this story|this article)\b|share (?:this|on (?:twitter|facebook|x|telegram|whatsapp)|your)\b"
    r"|join (?:our|the conversation)|get (?:our|the|access|more)\b.{0,60}\b(?:newsletter|app|inbox|delivered)"
    r"|tell us what you|leave a (?:comment|reply)|view comments|(?:scroll down|continue reading)\b"
    r"|(?:story|article) continues|advertisement\W*$|media playback is (?:un|not )supported|comments?\W*$|getty images\W*$",
    re.IGNORECASE,
)
# ... and those that may as well begin a sentence of the report ("Also on Monday"), and count only before links.
_POINTER = re.compile(
    r"(?:see|read|learn|find out|discover) (?:also|more|next|our|the full)|(?:read|watch|listen|more|topics?|tags|image source):"
    r"|related\b|more (?:on|from)\b|don['’]t miss\b|also (?:on|read|see)\b|recommended\b|up next|most (?:read|popular)"
    r"|you may (?:also )?like|what to (?:read|watch) next|sponsored\b|filed under|tags\b|like what",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_ORNAMENTS = " >»→•-*(["
_CREDIT_LINE = re.compile(
    r"^\W*(?:(?:image|photo|picture|photograph)s?\s*(?:credit|source|by|:)|(?:credit|source|copyright|©)\b).{0,80}$"
    r"|^.{0,60}(?:/\s*(?:AP|AFP|Reuters|EPA|TASS|Getty(?: Images)?)|via (?:AP|Getty Images|Reuters))\W*$",
    re.IGNORECASE,
)


def labels(element: "HtmlElement") -> str:
    """Return class and id of an element as one string."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".strip()


def names_junk(element: "HtmlElement") -> bool:
    """Tell whether an element's tag, role, class or id says that it holds no article text."""
    if element.tag in JUNK_TAGS or element.get("role") in {"navigation", "contentinfo", "search", "banner", "dialog"}:
        return True
    words = [word.lower() for word in _WORD.findall(labels(element))]
    if is_hidden(element):
        return True
    return any(word in _JUNK_WORDS for word in words) or any(pair in _JUNK_PAIRS for pair in pairwise(words))


def is_hidden(element: "HtmlElement") -> bool:
    """Tell whether an element is there for machines or screen readers only."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style or bool(_HIDDEN.search(labels(element)))


def names_standfirst(element: "HtmlElement") -> bool:
    """Tell whether an element is named as the summary between headline and text."""
    return bool(_STANDFIRST.search(labels(element)))


def names_inset(element: "HtmlElement") -> bool:
    """Tell whether an element's tag, class or id says that it is a box beside the text."""
    return element.tag == "aside" or (
        element.tag in {"div", "section", "table", "td", "blockquote", "ul", "details"}
        and bool(_INSET.search(labels(element)))
    )


def names_caption(element: "HtmlElement") -> bool:
    """Tell whether an element is the caption of a picture."""
    return element.tag == "figcaption" or bool(_CAPTION.search(labels(element)))


def names_credit(element: "HtmlElement") -> bool:
    """Tell whether an element names the maker or owner of a picture."""
    return bool(_CREDIT.search(labels(element)))


def is_credit(text: str) -> bool:
    """Tell whether a line only names the maker or owner of a picture."""
    return bool(_CREDIT_LINE.match(text))


def is_request(text: str) -> bool:
    """Tell whether a line asks the reader for something ("Sign up")."""
    return bool(_REQUEST.match(text.lstrip(_ORNAMENTS)))


def is_pointer(text: str) -> bool:
    """Tell whether a line that holds links begins as one that points elsewhere ("Read also")."""
    return bool(_POINTER.match(text.lstrip(_ORNAMENTS)))
