"""Sitemaps, sitemaps of sitemaps, and lists of addresses."""

import gzip
from pathlib import Path

import pytest
from tests.documents.collecting.common import PAGE, collected, documents
from tests.documents.collecting.conftest import Site

from fogline.documents.collecting import ItemLimits, ItemOptions, Web, sitemaps
from fogline.documents.collecting.dates import moment_of

Patch = pytest.MonkeyPatch


def pages(site: Site, *names: str) -> list[str]:
    return [site.put(f"/{name}", PAGE.format(name), Content_Type="text/html") for name in names]


def sitemap(*entries: str, root: str = "urlset") -> str:
    return (
        f"<?xml version='1.0'?><{root} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{''.join(entries)}</{root}>"
    )


def entry(url: str, lastmod: str = "", more: str = "", kind: str = "url") -> str:
    return f"<{kind}><loc> {url} </loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}{more}</{kind}>"


def test_the_pages_of_a_sitemap(site: Site, web: Web) -> None:
    first, second = pages(site, "Omelny", "Ternova")
    news = (
        "<n:news xmlns:n='x'><n:publication><n:name>Harbour Post</n:name></n:publication>"
        "<n:publication_date>2023-03-04</n:publication_date><n:title>A title</n:title></n:news>"
    )
    source = site.put("/sitemap.xml", sitemap(entry(first, more=news), entry(second), entry(first)))
    found, failed = collected(source, web=web)
    assert ([item.key for item in found], failed) == ([first, second], [])
    read = documents(found)
    assert (read[0].title, read[0].publisher) == ("Omelny", "Harbour Post")
    assert (str(read[0].published.start), read[0].published.how) == ("2023-03-04", "metadata")
    assert found[0].original.custody.note == f"named by the sitemap {source}"
    assert read[1].publisher is None


def test_sitemaps_of_sitemaps_packed_and_in_circles(site: Site, web: Web) -> None:
    [page] = pages(site, "Omelny")
    index = site.put("/index.xml", "")
    inner = site.put("/inner.xml.gz", gzip.compress(sitemap(entry(page)).encode()))
    site.put(
        "/index.xml",
        sitemap(
            *(entry(url, kind="sitemap") for url in (index, inner, site.address + "/gone.xml")), root="sitemapindex"
        ),
    )
    found, [failure] = collected(index, web=web)
    assert [item.key for item in found] == [page]
    assert (failure.key, "404" in failure.message) == (site.address + "/gone.xml", True)


def test_an_endless_row_of_sitemaps_ends(site: Site, web: Web) -> None:
    for number in range(10):
        site.put(
            f"/{number}.xml", sitemap(entry(f"{site.address}/{number + 1}.xml", kind="sitemap"), root="sitemapindex")
        )
    found, [failure] = collected(site.address + "/0.xml", web=web)
    assert (found, site.paths()) == ([], ["/0.xml", "/1.xml", "/2.xml"])
    assert "more than 3 deep" in failure.message


def test_what_did_not_change_or_is_known_is_not_fetched(site: Site, web: Web) -> None:
    first, second, third, fourth = pages(site, "a", "b", "c", "d")
    text = sitemap(entry(first, "2023-01-01"), entry(second, "2023-03-04T10:00:00Z"), entry(third), entry(fourth))
    options = ItemOptions(since="2023-03-01", known=lambda url, changed: url == third and changed is None)
    found, failed = collected(site.put("/sitemap.xml", text), options, web=web)
    assert ([item.key for item in found], failed) == ([second, fourth], [])
    assert site.paths() == ["/sitemap.xml", "/b", "/d"]
    _, [failure] = collected(site.address + "/sitemap.xml", ItemOptions(since="lately"), web=web)
    assert failure.exit_status == 2


def test_one_page_that_fails_leaves_the_others(site: Site, web: Web) -> None:
    first, second = pages(site, "a", "b")
    text = sitemap(
        entry(first), entry(site.address + "/gone"), entry("file:///etc/passwd"), entry("http://[x"), entry(second)
    )
    found, failed = collected(site.put("/sitemap.xml", text), web=web)
    assert [item.key for item in found] == [first, second]
    assert ["404" in failed[0].message, "of kind 'file'" in failed[1].message, len(failed)] == [True, True, 3]


def test_a_busy_host_ends_the_row_with_one_failure(site: Site, web: Web) -> None:
    first, _ = pages(site, "a", "b")
    site.put("/b", "x", 429, Retry_After="9999")
    text = sitemap(entry(first), *(entry(f"{site.address}/b?{number}") for number in range(50)))
    site.answers.update({f"/b?{number}": site.answers["/b"] for number in range(50)})
    found, [failure] = collected(site.put("/sitemap.xml", text), web=web)
    assert ([item.key for item in found], failure.exit_status) == ([first], 3)
    assert "taken up at the next run" in failure.message


def test_bombs_and_entities_are_refused(site: Site, web: Web, tmp_path: Path) -> None:
    entities = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>"
    outside = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
    for declared in (entities, outside):
        path = tmp_path / "sitemap.xml"
        path.write_text(f"<?xml version='1.0'?>{declared}<urlset><url><loc>&a;</loc></url></urlset>")
        found, [failure] = collected(path, web=web)
        assert (found, "declares entities" in failure.message) == ([], True)
    (tmp_path / "deep.xml").write_text("<urlset>" + "<a>" * 5000)
    (tmp_path / "long.xml").write_text("<urlset><url><loc>" + "a" * 2_000_000)
    (tmp_path / "cut.xml").write_text(sitemap(entry("x"))[:-20])
    (tmp_path / "bomb.xml.gz").write_bytes(gzip.compress(b"<urlset>" + b" " * 20_000_000))
    for name, words in {
        "deep": "more than 100 deep",
        "long": "more than 1000000 letters",
        "cut": "no sound XML",
        "bomb": "more than 1000000 letters",
    }.items():
        path = tmp_path / (f"{name}.xml.gz" if name == "bomb" else f"{name}.xml")
        _, failed = collected(path, ItemOptions(kind="sitemap"), web=web)
        assert words in failed[-1].message


def test_many_pages_end_somewhere(site: Site, web: Web) -> None:
    names = pages(site, "a", "b", "c")
    source = site.put("/sitemap.xml", sitemap(*map(entry, names)))
    found, [failure] = collected(source, limits=ItemLimits(pages=2), web=web)
    assert (len(found), "more than 2 pages" in failure.message) == (2, True)


def test_a_list_of_addresses(site: Site, web: Web, tmp_path: Path) -> None:
    names = pages(site, "a", "b")
    path = tmp_path / "list.txt"
    path.write_text("\n".join(["# mine", *names, ""]))
    assert len(collected(path, ItemOptions(kind="sitemap"), web=web)[0]) == 2


def test_addresses_are_known_by_no_password(site: Site, web: Web) -> None:
    [page] = pages(site, "a")
    with_password = page.replace("http://", "http://bob:s3cret@")
    source = site.put("/sitemap.xml", sitemap(entry(with_password), entry(with_password + "b")))
    [item], [failure] = collected(source.replace("http://", "http://bob:s3cret@"), web=web)
    assert (item.key, failure.key) == (page, page + "b")
    assert "s3cret" not in f"{item.original.custody} {failure}"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2023-03-04T10:00:00+02:00", "2023-03-04T08:01:00+00:00"),
        ("2023-03-04T10:00Z", "2023-03-04T10:01:00+00:00"),
        ("2023-03-04", "2023-03-05T12:00:00+00:00"),
        ("2023-03-04T10:00:00", "2023-03-05T12:00:00+00:00"),
        ("", None),
        ("lately", None),
        ("9999-12-31T23:59:59Z", None),
    ],
)
def test_the_last_moment_at_which_something_changed(text: str, moment: str | None) -> None:
    found = moment_of(text)
    assert (found and found.isoformat()) == moment


def test_a_list_that_is_too_long_is_refused_packed_or_not(
    site: Site, web: Web, tmp_path: Path, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(sitemaps, "_SITEMAP_BYTES", 100_000)
    text = "https://post.example/a\n" * 5000
    for name, content in (("list.txt", text.encode()), ("list.txt.gz", gzip.compress(text.encode()))):
        (tmp_path / name).write_bytes(content)
        found, [failure] = collected(tmp_path / name, ItemOptions(kind="sitemap"), web=web)
        assert (found, "more than" in failure.message) == ([], True)
