"""Politeness: robots.txt, one question at a time with pauses, busy hosts, conditions, redirects."""

import itertools
import threading
from collections.abc import Callable
from email.utils import formatdate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.collecting.common import PAGE, collected
from tests.documents.collecting.conftest import LOCAL, Site, Time

from fogline.documents.collecting import Manners, Web
from fogline.documents.collecting.robots import parse_robots
from fogline.documents.collecting.web import Resting
from fogline.documents.fetch import Condition
from fogline.records.errors import InputError, ServiceError, UsageError

BODY = PAGE.format("Omelny")


def test_a_host_is_asked_with_pauses(site: Site, web: Web, moments: Time) -> None:
    for name in ("/a", "/b", "/c"):
        web.get(site.put(name, BODY))
    assert moments.slept == [2.0, 2.0]
    assert [each.path for each in site.asked] == ["/robots.txt", "/a", "/b", "/c"]
    assert site.asked[1].headers["User-Agent"].startswith("fogline/")


def test_what_robots_may_not_fetch_is_left(site: Site, web: Web) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\nCrawl-delay: 5\n")
    [_], failed = collected(site.put("/open", BODY), web=web)
    assert not failed
    found, [failure] = collected(site.put("/private/a", BODY), web=web)
    assert (found, failure.exit_status) == ([], 1)
    assert "robots.txt asks robots not to fetch" in failure.message
    assert site.paths() == ["/open"]


def test_the_site_may_ask_for_longer_pauses(site: Site, web: Web, moments: Time) -> None:
    site.put("/robots.txt", "User-agent: fogline\nCrawl-delay: 7.5\n")
    web.get(site.put("/a", BODY))
    web.get(site.put("/b", BODY))
    assert moments.slept == [7.5]
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 999999\n")
    with pytest.raises(InputError, match="999999 seconds between two questions"):
        Web(LOCAL).get(site.address + "/a")


def test_manners_can_be_set(site: Site, make_web: Callable[[Manners], Web], moments: Time) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n")
    visitor = make_web(Manners(delay=0.5, robots=False))
    visitor.get(site.put("/a", BODY))
    visitor.get(site.put("/b", BODY))
    assert (moments.slept, site.paths()) == ([0.5], ["/a", "/b"])


@pytest.mark.parametrize("status", [404, 403, 410])
def test_a_site_without_robots_txt_may_be_fetched(site: Site, web: Web, status: int) -> None:
    site.put("/robots.txt", "no", status)
    assert web.get(site.put("/a", BODY)) is not None


def test_a_site_whose_robots_txt_cannot_be_had_is_left(site: Site, web: Web) -> None:
    site.put("/robots.txt", "later", 500)
    with pytest.raises(ServiceError, match=r"its robots.txt cannot be had"):
        web.get(site.put("/a", BODY))
    assert site.paths() == []


def test_a_busy_host_is_asked_again_when_it_says(site: Site, web: Web, moments: Time) -> None:
    answers = iter([(503, b"x", {"Retry-After": "30"}), (429, b"x", {}), (200, BODY.encode(), {})])
    site.answers["/a"] = lambda _: next(answers)
    assert web.get(site.address + "/a") is not None
    assert moments.slept == [30.0, 20.0]


def test_a_host_that_is_busy_for_long_is_left_alone(site: Site, web: Web, moments: Time) -> None:
    site.put("/a", "x", 429, Retry_After=formatdate(4102444800, usegmt=True))
    with pytest.raises(Resting, match="answered 429"):
        web.get(site.address + "/a")
    with pytest.raises(Resting, match="left alone for"):
        web.get(site.put("/b", BODY))
    assert (site.paths(), moments.slept) == (["/a"], [])


def test_a_host_that_stays_busy_is_given_up(site: Site, web: Web, moments: Time) -> None:
    site.put("/a", "x", 503)
    with pytest.raises(Resting):
        web.get(site.address + "/a")
    assert moments.slept == [10.0, 20.0, 40.0]


def test_conditions_are_sent_and_unchanged_is_nothing(site: Site, web: Web) -> None:
    def answer(headers: dict[str, str]) -> tuple[int, bytes, dict[str, str]]:
        same = (
            headers.get("If-None-Match") == '"one"'
            and headers.get("If-Modified-Since") == "Sat, 04 Mar 2023 10:00:00 GMT"
        )
        return (304, b"", {}) if same else (200, BODY.encode(), {"ETag": '"one"'})

    site.answers["/a"] = answer
    assert web.get(site.address + "/a", Condition('"two"')) is not None
    assert web.get(site.address + "/a", Condition('"one"', "Sat, 04 Mar 2023 10:00:00 GMT")) is None
    assert web.get(site.address + "/a", Condition('"a"\r\nX-Evil: 1')) is not None
    assert "X-Evil" not in site.asked[-1].headers


def test_redirects_follow_the_rules_of_each_place(site: Site, web: Web) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private\n")
    site.put("/a", "", 302, Location="/b")
    site.put("/b", BODY)
    original = web.get(site.address + "/a")
    assert original is not None
    assert (original.custody.source, original.custody.address) == (site.address + "/a", site.address + "/b")
    site.put("/c", "", 302, Location="/private/x")
    with pytest.raises(InputError, match=r"redirects to .*/private/x': the site's robots.txt"):
        web.get(site.address + "/c")
    site.put("/d", "", 302, Location="file:///etc/passwd")
    with pytest.raises(InputError, match="redirects to 'file:///etc/passwd': got an address of kind 'file'"):
        web.get(site.address + "/d")


def test_redirects_to_private_addresses_are_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from fogline.documents import CollectLimits

    monkeypatch.setattr("fogline.documents.connecting.is_public", lambda address: address == "127.0.0.1")
    visitor = Web(CollectLimits(timeout=2.0))
    for place in ("http://10.0.0.1/secret", "http://[::1]/x", "http://169.254.169.254/latest/meta-data"):
        site.put("/a", "", 302, Location=place)
        with pytest.raises(InputError, match=r"redirects to .*: got a private or local address"):
            Web(visitor.limits, Manners(delay=0)).get(site.address + "/a")
    site.put("/robots.txt", "", 302, Location="http://10.0.0.1/robots.txt")
    assert Web(visitor.limits, Manners(delay=0)).get(site.put("/b", BODY)) is not None  # as if there were none
    assert {each.path for each in site.asked} <= {"/robots.txt", "/a", "/b"}


def test_private_addresses_are_refused_by_default(site: Site) -> None:
    with pytest.raises(UsageError, match="--allow-private"):
        Web().get(site.address + "/a")


def test_threads_wait_for_each_other(site: Site) -> None:
    visitor = Web(LOCAL, Manners(delay=0.05))
    threads = [threading.Thread(target=visitor.get, args=(site.put(f"/{number}", BODY),)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = [each.at for each in site.asked if each.path != "/robots.txt"]
    assert len(times) == 5
    assert all(later - earlier >= 0.045 for earlier, later in itertools.pairwise(times))


RULES = """
# comment
User-agent: other
Disallow: /

User-agent: Fogline
User-agent: third
Disallow: /private/
Allow: /private/open
Disallow: /*?print=
Disallow: /*.pdf$
Disallow: /caf%C3%A9
Crawl-delay: 3
Sitemap: https://a.example/sitemap.xml

User-agent: *
Disallow:
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("", True),
        ("/private/a", False),
        ("/private/open/a", True),
        ("/x?print=1", False),
        ("/x?y", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
        ("/café/a", False),
        ("/caf%c3%a9", False),
        ("/robots.txt", True),
    ],
)
def test_the_longest_rule_that_fits_wins(path: str, allowed: bool) -> None:
    robots = parse_robots(RULES, "fogline")
    assert robots.allows("https://a.example" + path) is allowed
    assert (robots.delay, robots.sitemaps) == (3.0, ("https://a.example/sitemap.xml",))


def test_groups_for_all_and_for_nobody() -> None:
    assert not parse_robots("User-agent: *\nDisallow: /\n", "fogline").allows("https://a.example/x")
    assert parse_robots("User-agent: *\nDisallow: /\nUser-agent: fogline\nAllow: /\n", "fogline").allows(
        "https://a.example/"
    )
    assert parse_robots("Disallow: /\n<html>", "fogline").allows("https://a.example/x")


@given(st.text(), st.text(st.sampled_from("/ab*$?%"), max_size=20))
def test_any_rules_are_survived(text: str, path: str) -> None:
    parse_robots(f"User-agent: *\nDisallow: /{path}\n{text}", "fogline").allows(f"https://a.example/{path}")


def test_a_rule_of_many_stars_takes_no_time() -> None:
    robots = parse_robots("User-agent: *\nDisallow: /" + "a*" * 2000 + "b$\n", "fogline")
    assert robots.allows("https://a.example/" + "a" * 5000)


def test_a_robots_txt_that_fails_is_waited_for_and_remembered(site: Site, web: Web, moments: Time) -> None:
    answers = iter([(503, b"x", {"Retry-After": "30"}), (200, b"User-agent: *\nDisallow: /private\n", {})])
    site.answers["/robots.txt"] = lambda _: next(answers)
    assert web.get(site.put("/a", BODY)) is not None
    assert moments.slept == [30.0]


def test_a_robots_txt_that_cannot_be_had_is_asked_for_every_few_minutes(site: Site, web: Web, moments: Time) -> None:
    site.put("/robots.txt", "later", 500)
    for _ in range(5):
        with pytest.raises(ServiceError, match=r"its robots.txt cannot be had: the server answered 500"):
            web.get(site.put("/a", BODY))
    assert len(site.asked) == 1
    moments.now += 301.0
    site.put("/robots.txt", "", 404)
    assert web.get(site.address + "/a") is not None


def test_a_site_whose_robots_txt_stays_busy_rests(site: Site, web: Web, moments: Time) -> None:
    site.put("/robots.txt", "later", 429, Retry_After="9999")
    with pytest.raises(Resting, match=r"its robots.txt cannot be had: the server answered 429"):
        web.get(site.put("/a", BODY))
    with pytest.raises(Resting, match="left alone for"):
        web.get(site.address + "/a")
    assert ([each.path for each in site.asked], moments.slept) == (["/robots.txt"], [])


def test_a_time_to_come_back_that_makes_no_sense_is_none(site: Site, web: Web, moments: Time) -> None:
    answers = iter([(503, b"x", {"Retry-After": "\xb2"}), (200, BODY.encode(), {"Content-Length": str(len(BODY))})])
    site.answers["/a"] = lambda _: next(answers)
    assert web.get(site.address + "/a") is not None
    assert moments.slept == [10.0]


def test_redirects_show_no_password(site: Site, web: Web) -> None:
    for place in ("http://bob:s3cret@[x/", site.address.replace("//", "//bob:s3cret@") + "/gone"):
        site.put("/a", "", 302, Location=place)
        with pytest.raises(InputError, match="redirects to") as caught:
            web.get(site.address + "/a")
        assert "s3cret" not in str(caught.value)
