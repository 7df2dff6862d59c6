"""The situation page at work in a real browser; skipped where none is installed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.picture.situation.browser import BROWSER, Browser
from tests.picture.situation.happenings import event, foretold, held, paper, says, war

from fogline.picture.situation import SituationOptions, situation_page
from fogline.picture.situation import payload as payload_module

OPTIONS = SituationOptions(title="Week 9", known_on="2031-03-21T06:30:00Z", held_back=2, delay="2 days", redacted=True)
ROWS = "[...document.querySelectorAll('.row b')].map((row) => row.textContent)"
COUNT = "document.querySelector('#count').textContent"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("situation") / "page.html"
    path.write_text(situation_page(war(), OPTIONS, [foretold()], held()), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if BROWSER is None:
        pytest.skip("no chromium or chrome to show the page in")
    with Browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def browser(started: Browser, page: Path) -> Browser:
    started.complaints.clear()
    started.resize(1400, 900)
    started.scheme("light")
    started.open(page)
    started.settle()
    return started


def test_nothing_is_fetched_and_nothing_is_complained_of(browser: Browser) -> None:
    assert browser.complaints == []
    assert all(one.startswith(("file:", "about:")) for one in browser.requests)
    browser.run(
        "(() => { const s = document.createElement('script'); s.textContent = 'document.title = 1'; document.body.append(s); })()"
    )
    browser.run("fetch('https://example.org/').catch(() => 'no')")
    assert browser.run("document.title") == "Week 9"
    assert "Content Security Policy" in " ".join(browser.complaints)


def test_all_events_are_there_newest_first(browser: Browser) -> None:
    assert browser.run(COUNT) == "6 events"
    assert browser.run(ROWS) == ["Shelling", "Damage", "Capture", "Talks", "Displacement", "Shelling"]
    assert "1 of these has no place" in browser.run("document.querySelector('#unplaced').textContent")


def test_filters_narrow_and_search_finds(browser: Browser) -> None:
    browser.run("document.querySelector('[data-family=strike]').click()")
    assert browser.run(COUNT) == "4 of 6 events"
    browser.run("document.querySelector('#show-all').click()")
    choose = "(() => {{ const s = document.querySelector('{}'); s.value = '{}'; s.dispatchEvent(new Event('{}')); }})()"
    browser.run(choose.format("#side-choice", "UA", "change"))
    assert browser.run(COUNT) == "3 of 6 events"
    browser.run(choose.format("#origins", "2", "change"))
    assert browser.run(ROWS) == ["Shelling"]
    browser.run("document.querySelector('#show-all').click()")
    browser.run(choose.format("#search", "brenn FOOT", "input"))
    browser.settle()
    assert browser.run(ROWS) == ["Displacement"]
    browser.run(choose.format("#search", "unicorn", "input"))
    browser.settle()
    assert browser.run("document.querySelector('#none').hidden") is False


def test_the_slider_moves_the_list_and_the_map(browser: Browser) -> None:
    before = browser.run("document.querySelector('#board').toDataURL()")
    browser.run("document.querySelector('#from').focus()")
    for _ in range(9):
        browser.press("ArrowRight")
    browser.settle()
    assert browser.run(ROWS) == ["Shelling", "Damage", "Capture"]
    assert browser.run("document.querySelector('#range').textContent") == "10 Mar to 20 Mar 2031"
    assert browser.run("document.querySelector('#from').getAttribute('aria-valuetext')") == "Mon 10 Mar 2031"
    assert browser.run("document.querySelector('#board').toDataURL()") != before
    assert "days=2031-03-10..2031-03-20" in browser.run("location.hash")
    browser.run(
        "(() => { const u = document.querySelector('#undated'); u.checked = false; u.dispatchEvent(new Event('change')); })()"
    )
    assert browser.run(ROWS) == ["Shelling", "Capture"]


def test_playing_goes_through_the_days(browser: Browser) -> None:
    browser.run("document.querySelector('#play').click()")
    browser.until("document.querySelector('#play').getAttribute('aria-pressed') === 'true'")
    first = browser.run("document.querySelector('#range').textContent")
    browser.until(f"document.querySelector('#range').textContent !== '{first}'")
    browser.run("document.querySelector('#play').click()")


def test_an_event_tells_all_that_stands_behind_it(browser: Browser) -> None:
    browser.run("document.querySelectorAll('.row')[5].click()")
    browser.settle()
    text = browser.run("document.querySelector('#event').innerText")
    for words in ("Contradictions", "Claims by side", "Ada Brenn", "Ivo Kern", "How the likelihood adds up", "Origins"):
        assert words in text
    assert browser.run(
        "[...document.querySelectorAll('.camp-group h4')].map((one) => one.firstChild.textContent).sort()"
    ) == ["Russia", "Ukraine"]
    assert browser.run("document.querySelector('.claim .m-q').textContent") in ("12", "3")
    assert "event=e" in browser.run("location.hash")
    browser.run("document.querySelector('.ends button').click()")
    assert browser.run("document.querySelectorAll('.claim.on').length") == 1


def test_a_link_opens_its_event(browser: Browser, page: Path) -> None:
    name = war()[3].id
    browser.open(page, f"#event={name}&days=2031-03-10..2031-03-20")
    browser.settle()
    assert browser.run("document.querySelector('#event h2').textContent") == "Capture"
    assert browser.run("document.querySelector('.row[aria-selected=true]').dataset.id") == name
    assert browser.run(COUNT) == "3 of 6 events"
    browser.open(page, "#event=nonsense&days=2031-99-99..x&side=%3Cb%3E")
    assert browser.complaints == []


def test_keys_do_everything(browser: Browser) -> None:
    browser.press("j")
    assert browser.run("document.querySelector('.row[aria-selected=true]').ariaPosInSet") == "1"
    browser.run("document.querySelector('#list').focus()")
    browser.press("ArrowDown")
    browser.press("End")
    assert browser.run("document.querySelector('#list').getAttribute('aria-activedescendant')") == f"row-{war()[0].id}"
    browser.press("Enter")
    assert browser.run("document.activeElement.tagName") == "H2"
    browser.press("Escape")
    assert browser.run("document.querySelector('#event').hidden") is True
    browser.press("?")
    assert browser.run("document.querySelector('#help').open") is True
    browser.press("Escape")
    assert browser.run("document.querySelector('#help').open") is False
    browser.press("4")
    assert browser.run("document.querySelector('#panel-about').hidden") is False
    browser.press("/")
    assert browser.run("document.activeElement.id") == "search"
    browser.press("Escape")
    browser.press("m")
    browser.press("0")
    browser.settle()
    scale = browser.run("document.querySelector('#scale span').textContent")
    for _ in range(4):
        browser.press("+")
    browser.settle()
    assert browser.run("document.querySelector('#scale span').textContent") != scale


def test_a_mark_on_the_map_opens_its_event(browser: Browser) -> None:
    browser.run(
        "(() => { const s = document.querySelector('#type'); s.value = 'capture'; s.dispatchEvent(new Event('change')); })()"
    )
    browser.settle()
    box = browser.run(
        "(({ left, top, width, height }) => [left, top, width, height])(document.querySelector('#board').getBoundingClientRect())"
    )
    found = None
    for at in range(40):  # look for it as a reader would, with the mouse
        x, y = box[0] + box[2] * (0.5 + 0.012 * at), box[1] + box[3] * 0.18
        for down in range(12):
            browser.mouse("mouseMoved", x, y + down * 14)
            if browser.run("!document.querySelector('#tip').hidden"):
                found = x, y + down * 14
                break
        if found:
            break
    assert found, "no mark under the mouse"
    assert "Capture" in browser.run("document.querySelector('#tip').textContent")
    for kind in ("mousePressed", "mouseReleased"):
        browser.mouse(kind, *found)
    browser.until("document.querySelector('#event h2')?.textContent === 'Capture'")


def test_it_says_what_was_kept_back_and_how_borders_are_drawn(browser: Browser) -> None:
    assert "2 events are held back" in browser.run("document.querySelector('.kept').textContent")
    about = browser.run("document.querySelector('#about').textContent")
    for words in ("delay of 2 days", "Redacted", "21 Mar 2031, 06:30 UTC", "Borders as recognised internationally"):
        assert words in about


def test_control_is_that_of_the_last_chosen_day(browser: Browser) -> None:
    browser.press("3")
    states = "[...document.querySelectorAll('.held tbody tr')].map((row) => row.children[1].textContent)"
    assert browser.run(states) == ["Russia", "unknown claimed by Russia"]
    assert "Ground goes with the nearest town." in browser.run("document.querySelector('#control').textContent")
    browser.run("document.querySelector('#to').focus()")
    for _ in range(5):
        browser.press("ArrowLeft")
    assert browser.run(states) == ["Ukraine", "unknown claimed by Russia"]
    before = browser.run("document.querySelector('#ground').toDataURL()")
    browser.run("document.querySelector('#control-switch input').click()")
    browser.settle()
    assert browser.run("document.querySelector('#ground').toDataURL()") != before


def test_a_place_tells_why_it_is_held_and_in_which_colour(browser: Browser) -> None:
    browser.press("3")
    dots = "[...document.querySelectorAll('.sides .swatch')].map((dot) => getComputedStyle(dot).backgroundColor)"
    shown = browser.run("[...document.querySelectorAll('.sides li')].map((side) => side.textContent)")
    assert shown == ["Russia 1"]
    browser.run("document.querySelector('#to').focus()")
    for _ in range(5):
        browser.press("ArrowLeft")
    assert browser.run("[...document.querySelectorAll('.sides li')].map((side) => side.textContent)") == [
        "Russia 0",
        "Ukraine 1",
    ]
    assert len(set(browser.run(dots))) == 2
    assert browser.run("[...document.querySelectorAll('.held .figure')].map((cell) => cell.textContent)") == [
        "90 %",
        "",
    ]
    browser.run("document.querySelector('.held button').click()")
    why = browser.run("document.querySelector('.held .why').textContent")
    assert "taken by Ukraine, told by others" in why
    assert "The army entered Dobrin" in why


def test_forecasts_say_what_would_decide_them(browser: Browser) -> None:
    browser.press("2")
    text = browser.run("document.querySelector('#forecasts').innerText")
    for words in ("General Staff", "by 31 March", "Is Ostra taken by 31 March 2031?", "68 %", "It is not yet due"):
        assert words in text
    browser.run("[...document.querySelectorAll('.forecast button')].pop().click()")
    assert browser.run("document.querySelector('#event h2').textContent") == "Capture"


def test_dark_is_the_systems_choice_until_the_readers(browser: Browser) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    light = browser.run(paper)
    browser.scheme("dark")
    browser.settle()
    dark = browser.run(paper)
    assert dark != light
    browser.press("t")
    assert browser.run(paper) == light
    browser.run("localStorage.clear()")


def test_a_narrow_screen_has_a_sheet_and_never_scrolls_sideways(browser: Browser) -> None:
    wide = "document.documentElement.scrollWidth"
    for width in (320, 390, 768):
        browser.resize(width, 844, mobile=True)
        browser.settle()
        assert browser.run(wide) <= width
    browser.resize(390, 844, mobile=True)
    height = "document.querySelector('#side').getBoundingClientRect().height"
    peek = browser.run(height)
    browser.run("document.querySelector('#grip').click()")
    browser.until(f"{height} > {peek} * 3")
    browser.run("document.querySelector('.row').click()")
    browser.settle()
    assert browser.run("document.querySelector('#event').getBoundingClientRect().width") == 390
    assert browser.run(wide) <= 390


def test_it_prints_what_is_chosen(browser: Browser) -> None:
    browser.run("dispatchEvent(new Event('beforeprint'))")
    assert browser.run("document.querySelectorAll('#print tbody tr').length") == 6
    assert "6 events: all days" in browser.run("document.querySelector('#print').textContent")
    browser.run("dispatchEvent(new Event('afterprint'))")
    assert browser.run("document.querySelector('#print').childElementCount") == 0


def test_an_old_browser_unpacks_the_data_itself(started: Browser, page: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.html"
    policy = page.read_text(encoding="utf-8").replace("http-equiv=", "data-gone=")
    old.write_text(
        policy.replace("<head>", "<head><script>delete window.DecompressionStream</script>", 1), encoding="utf-8"
    )
    started.open(old)
    assert started.run(COUNT) == "6 events"


@pytest.fixture
def bare_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page without a map under it, which is made at once."""
    monkeypatch.setattr(payload_module, "ground", lambda box, borders: {})


@pytest.mark.usefixtures("bare_ground")
def test_hostile_words_stay_words(started: Browser, tmp_path: Path) -> None:
    bad = "</script><img src=x onerror=document.title='owned'><b>&amp;"
    document = paper("h", "2031-03-04", bad, 'https://example.org/?a="><script>')
    found = says(document, "clash", bad, (bad, bad), where=None, when="2031-03-04", id="9" * 16)
    path = tmp_path / "hostile.html"
    path.write_text(
        situation_page([event(found)], SituationOptions(title=bad, asked=(bad,), known_on="2031")), encoding="utf-8"
    )
    started.complaints.clear()
    started.open(path)
    started.run("document.querySelector('.row').click()")
    started.settle()
    assert started.run("document.querySelectorAll('img').length") == 0
    assert bad in started.run("document.querySelector('#event').textContent")
    assert started.run("document.querySelector('h1').textContent") == bad
    assert started.run("document.title") != "owned"
    assert started.complaints == []


@pytest.mark.usefixtures("bare_ground")
def test_without_scripts_the_events_are_listed() -> None:
    whole = situation_page(war(), OPTIONS)
    plain = whole[whole.index("<noscript>") : whole.index("</noscript>")]
    assert plain.count("<li") == 6
    assert "Families left Velsk on foot" in plain
    assert "first reported 2031-03-20" in plain
