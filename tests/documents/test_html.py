"""Web pages of our own making, with the furniture that pages have: what of them is the article, and what it says of itself."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fogline.documents.html import Page, extract_page
from fogline.records import Published

FIRST = "Artillery fire hit the outskirts of Verkhivka before dawn on Tuesday, the district governor said."
SECOND = "He said that four people had been taken to hospital, and that the water works no longer supplied the eastern quarter."
THIRD = "A spokesman for the army denied that his troops had fired at the town, and blamed a depot fire for the blasts."
FOURTH = (
    "Residents told reporters that they had counted at least a dozen explosions between three and five in the morning."
)
BOX = "Verkhivka lies on the only paved road between the river port and the rail junction, and changed hands twice in spring."
CAPTION = "Smoke over the water works of Verkhivka on Tuesday morning"

PAGE = f"""<!doctype html>
<html><head><title>Shells hit Verkhivka water works | The Courier</title>
<meta property="og:title" content="Shells hit Verkhivka water works">
<meta property="og:site_name" content="The Courier">
<link rel="canonical" href="https://courier.example/world/shells-hit-verkhivka">
{{head}}
</head><body>
<header><div class="date">Friday, 7 March 2031</div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies to make this site work better for you. Accept all of them now.</p></div>
<article>
<h1>Shells hit Verkhivka water works</h1>
{{dated}}
<div class="share-bar"><span>189</span> <a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>
<figure><img src="a.jpg" alt="{CAPTION}"><figcaption>{CAPTION}</figcaption></figure>
<div class="article-body">
<p>{FIRST}</p>
<p>{SECOND}</p>
<div class="mol-factbox"><h3>Why the town matters</h3><p>{BOX}</p></div>
<h2>Army denies</h2>
<p>{THIRD}</p>
<p><a href="/other">Read also: Ministers meet over the harvest</a></p>
<img src="b.jpg" alt="Photo">
<img src="c.jpg" alt="Two women carry water cans past a shop in Verkhivka.">
<p>{FOURTH}</p>
<form class="newsletter"><p>Sign up for our daily briefing and never miss a story from the front.</p></form>
</div>
<div class="author-bio"><p>Jo Writer has covered the region for many years and lives in the capital with two cats.</p></div>
<div class="tags"><a href="/t/a">army</a> <a href="/t/b">water</a></div>
</article>
<aside class="related"><h3>Related</h3>
<ul><li><a href="/1">Harvest talks go on</a></li><li><a href="/2">Port opens again</a></li></ul></aside>
<div id="comments"><p>Anonymous wrote: I have never in my life read anything as good as this article here.</p></div>
<footer><p>© 2019-2026 The Courier. All rights reserved.</p></footer>
</body></html>"""


def page(head: str = "", dated: str = "") -> Page:
    return extract_page(PAGE.format(head=head, dated=dated))


def texts(found: Page, *kinds: str) -> list[str]:
    return [block.text for block in found.blocks if block.kind in kinds]


def test_the_article_is_told_from_its_furniture() -> None:
    found = page()
    assert texts(found, "title") == ["Shells hit Verkhivka water works"]
    assert texts(found, "text") == [FIRST, SECOND, THIRD, FOURTH]
    assert texts(found, "subhead") == ["Army denies"]
    words = " ".join(block.text for block in found.blocks)
    for furniture in (
        "cookies",
        "Share",
        "Tweet",
        "189",
        "Read also",
        "Sign up",
        "Jo Writer",
        "Harvest",
        "Anonymous",
        "©",
        "Home",
    ):
        assert furniture not in words


def test_the_box_survives_as_an_inset_in_its_place() -> None:
    found = page()
    assert texts(found, "inset") == ["Why the town matters", BOX]
    order = [block.text for block in found.blocks]
    assert order.index(SECOND) < order.index(BOX) < order.index(THIRD)


def test_a_box_beside_the_article_survives_and_a_list_of_links_does_not() -> None:
    markup = (
        PAGE.format(head="", dated="")
        .replace('<div class="mol-factbox">', '<aside class="sidebar-panel">')
        .replace(f"<p>{BOX}</p></div>", f"<p>{BOX}</p></aside>")
    )
    assert BOX in texts(extract_page(markup), "inset")


def test_captions_are_told_once_and_alternative_texts_only_as_sentences() -> None:
    assert texts(page(), "caption") == [CAPTION, "Two women carry water cans past a shop in Verkhivka."]


def test_title_publisher_and_address() -> None:
    found = page()
    assert (found.title, found.publisher) == ("Shells hit Verkhivka water works", "The Courier")
    assert found.url == "https://courier.example/world/shells-hit-verkhivka"


def test_a_title_without_a_headline_beside_it_loses_section_and_site() -> None:
    markup = (
        "<html><head><title>Shells hit the water works « War | The Courier</title></head><body><p>{0}</p></body></html>"
    )
    assert (
        extract_page(markup.format("Shells hit the works at noon, the governor said. " * 9)).title
        == "Shells hit the water works"
    )


@pytest.mark.parametrize(
    ("title", "headline", "publisher"),
    [
        ("Bridge hit at dawn | Orvel Observer", "Bridge hit at dawn", "Orvel Observer"),
        ("Bridge hit at dawn - World - The Tarsian Ledger", "Bridge hit at dawn", "The Tarsian Ledger"),
        ("Bridge hit | at dawn — Orvel Newswire", "Bridge hit — at dawn", "Orvel Newswire"),
        ("Bridge hit at dawn | World", "Bridge hit at dawn", None),
        ("Bridge hit at dawn | Ada Brenn", "Bridge hit at dawn", None),
        ("Bridge hit at dawn | Orvel Observer", "Orvel Observer", None),
        ("Orvel Observer", "Bridge hit at dawn", None),
        ("Mayor attacks Orvel Observer", "Mayor attacks Orvel Observer", None),
    ],
)
def test_an_outlet_in_the_title_for_browsers_is_the_publisher(title: str, headline: str, publisher: str | None) -> None:
    page = (
        f"<html><head><title>{title}</title></head><body><article><h1>{headline}</h1>"
        "<p>Shells fell on the bridge at dawn on Tuesday, the mayor of Orvel said, and nobody was hurt.</p></article>"
    )
    assert extract_page(page).publisher == publisher


def test_neither_footer_year_nor_the_day_of_the_visit_is_a_date() -> None:
    assert page().published == Published()


DAY = datetime.date(2022, 5, 16)


@pytest.mark.parametrize(
    ("head", "dated"),
    [
        ('<meta property="article:published_time" content="2022-05-16T18:40:00+03:00">', ""),
        ('<meta name="pubdate" content="20220516">', ""),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2022-05-16"}</script>', ""),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2022-05-16T01:00Z",'
            ' "dateModified": "2022-06-01"}]}</script>',
            "",
        ),
        ("", '<p class="meta">By Jo Writer, <time datetime="2022-05-16T10:00">Monday</time></p>'),
        ("", '<p class="byline">By Jo Writer | 16 May 2022</p>'),
        ("", "<p>Published: May 16th, 2022 at 10:15</p>"),
        ("", "<p>Updated: 20 May 2022 | Published: 16 May 2022</p>"),
        ("", "<p>16.05.2022</p>"),
        (
            '<meta property="og:url" content="x"><link rel="canonical" href="https://courier.example/2022/05/16/shells">',
            "",
        ),
    ],
)
def test_the_day_a_page_gives(head: str, dated: str) -> None:
    markup = PAGE.format(head=head, dated=dated)
    if "/2022/05/16/" in head:
        markup = markup.replace(
            "https://courier.example/world/shells-hit-verkhivka", "https://courier.example/2022/05/16/shells"
        )
    assert extract_page(markup).published == Published(DAY, DAY, "metadata")


def test_a_month_is_kept_as_a_month() -> None:
    found = page('<meta name="dc.date" content="2022-02">').published
    assert (found.start, found.end) == (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))


@pytest.mark.parametrize(
    ("head", "dated"),
    [
        ('<meta name="date" content="2022">', ""),
        ('<meta name="date" content="2022-13-45">', ""),
        ('<meta property="article:modified_time" content="2022-05-16">', ""),
        ("", "<p>Shelling is at its worst since 9 May 2021</p>"),
        ("", '<p class="updated">Updated <time class="updated" datetime="2022-05-16">then</time></p>'),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": </script>', ""),
    ],
)
def test_what_is_no_publication_date(head: str, dated: str) -> None:
    assert page(head, dated).published.how == "unknown"


def test_the_same_page_again_gives_the_same_again() -> None:
    assert [page() for _ in range(3)] == [page()] * 3


def test_paragraphs_parted_by_line_breaks_only() -> None:
    markup = f"<html><body><h1>Night of shelling</h1><div id='content'>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div></body></html>"
    assert texts(extract_page(markup), "text") == [FIRST, SECOND, THIRD]


def test_an_article_cut_in_several_wrappers_comes_whole() -> None:
    chunk = (
        '<div class="grid"><div class="body-part">{}</div></div><div class="advert"><p>Buy two, get one free.</p></div>'
    )
    body = "".join(chunk.format(f"<p>{text}</p>" * 1) for text in (FIRST, SECOND, THIRD, FOURTH))
    found = extract_page(f"<html><body><article><h1>Night of shelling</h1><div>{body}</div></article></body></html>")
    assert texts(found, "text") == [FIRST, SECOND, THIRD, FOURTH]


def test_prose_that_begins_like_a_pointer_stays() -> None:
    also = "Also on Tuesday, a bridge near the rail junction was found damaged."
    markup = PAGE.format(head="", dated="").replace(f"<p>{FOURTH}</p>", f"<p>{also}</p><p>{FOURTH}</p>")
    assert also in texts(extract_page(markup), "text")


def test_a_table_gives_a_line_a_row() -> None:
    rows = (("Town", "Dead"), ("Verkhivka", "4"), ("Nyzhnia", "11"))
    table = "<table>" + "".join(f"<tr><td>{town}</td><td>{dead}</td></tr>" for town, dead in rows) + "</table>"
    markup = PAGE.format(head="", dated="").replace(f"<p>{FOURTH}</p>", f"{table}<p>{FOURTH}</p>")
    assert "Nyzhnia | 11" in texts(extract_page(markup), "text")


def test_text_known_from_structured_data_alone() -> None:
    data = f'{{"@type": "NewsArticle", "headline": "Night of shelling", "articleBody": "{FIRST}\\n\\n{SECOND}"}}'
    found = extract_page(
        f'<html><head><script type="application/ld+json">{data}</script></head><body><p>Loading</p></body></html>'
    )
    assert found.title == "Night of shelling"
    assert texts(found, "text") == [FIRST, SECOND]


def test_a_post_of_a_channel_is_dated_by_its_only_time() -> None:
    post = f'<div class="widget_message_text">{FIRST}<br><br>{SECOND}</div><div class="widget_message_meta">{{}}</div>'
    one = '<time datetime="2022-05-16T06:10:00+00:00">06:10</time>'
    found = extract_page("<html><body>" + post.format(one) + "</body></html>")
    assert texts(found, "text") == [FIRST, SECOND]
    assert found.published.start == DAY
    two = one + '<time datetime="2022-05-17T06:10:00+00:00">06:10</time>'
    assert extract_page("<html><body>" + post.format(two) + "</body></html>").published.start is None


def test_the_entries_of_a_live_page_keep_their_headings() -> None:
    entries = [(f"Night, part {number}", text) for number, text in enumerate((FIRST, SECOND, THIRD, FOURTH))]
    body = "".join(f'<article class="entry"><h2>{head}</h2><p>{text}</p></article>' for head, text in entries)
    found = extract_page(f"<html><body><main><h1>As it happened</h1>{body}</main></body></html>")
    assert [block.text for block in found.blocks if block.kind in {"subhead", "text"}] == [
        one for entry in entries for one in entry
    ]


def test_preformatted_text_is_cut_at_its_blank_lines() -> None:
    assert texts(extract_page(f"<pre>{FIRST}\n\n{SECOND}\n \n{THIRD}</pre>"), "text") == [FIRST, SECOND, THIRD]


def test_a_page_of_few_words_gives_them() -> None:
    assert [block.text for block in extract_page("<html><body><p>Two dead.</p></body></html>").blocks] == ["Two dead."]


@pytest.mark.parametrize(
    "markup", ["", "<", "<html>", "<p>" * 5000, "<div>" * 3000 + "x", "\0<p>\0</p>", "<![CDATA[", "<?xml?>"]
)
def test_broken_markup_does_no_harm(markup: str) -> None:
    assert isinstance(extract_page(markup), Page)


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "article",
        "aside",
        "h1",
        "h2",
        "figure",
        "figcaption",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "a",
        "b",
        "script",
        "time",
        "span",
        "br",
        "img",
    ]
)
NAMES = st.sampled_from(["", "box", "caption", "share", "article-body", "related", "date"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(TAGS, NAMES, st.text(max_size=30), st.booleans()), max_size=25))
def test_any_mess_of_tags_is_read(mess: list[tuple[str, str, str, bool]]) -> None:
    markup = "".join(
        f'<{tag} class="{name}" alt="{text}">{text}{f"</{tag}>" if closed else ""}' for tag, name, text, closed in mess
    )
    for block in extract_page("<html><body>" + markup).blocks:
        assert block.text == " ".join(block.text.split()) != ""
