"""What a report is about: of what it tells, that of which it says most."""

from tests.events.reports import finding, head, killed, on

from fogline.events.tellings.leading import in_title, main_claim
from fogline.events.tellings.telling import tellings

TITLE = "Drone hits creamery in Velsk"
HEAD = head("a", title=TITLE)


def about(*findings):
    """Return the claims of what a report of these findings is about."""
    (lead,) = [telling for telling in tellings(findings) if telling.leads]
    return set(lead.claims)


def test_a_report_is_about_what_its_title_says():
    title = finding(HEAD, "drone_strike", TITLE, at=0, where="Velsk")
    talks = finding(HEAD, "talks", "envoys met in Dobrin", at=200, where="Dobrin")
    assert in_title(title)
    assert not in_title(talks)
    assert about(title, talks) == {title.claim.id}


def test_a_title_that_is_said_once_gives_way_to_what_is_told_again_and_again():
    title = finding(HEAD, "drone_strike", TITLE, at=0, where="Velsk")
    talks = [finding(HEAD, "talks", f"envoys met for the {n} time", at=200 * n, where="Dobrin") for n in (1, 2, 3)]
    assert about(title, *talks) == {one.claim.id for one in talks}


def test_of_two_things_told_as_often_a_report_is_about_the_first():
    first, second = (finding(HEAD, kind, f"{kind} there", at=at) for kind, at in (("talks", 100), ("capture", 300)))
    assert about(second, first) == {first.claim.id}


def test_the_war_as_such_is_what_a_report_is_about_only_where_it_tells_nothing_else():
    war = [finding(HEAD, "clash", f"war, day {day}", at=100 * day) for day in (1, 2)]
    talks = finding(HEAD, "talks", "envoys met", at=500, where="Dobrin")
    assert about(*war) == {one.claim.id for one in war}
    assert about(*war, talks) == {talks.claim.id}


def test_without_a_title_a_report_does_not_say_what_it_is_about():
    told = [finding(head("a"), kind, f"{kind} there", at=at) for kind, at in (("talks", 100), ("capture", 300))]
    assert not any(telling.leads for telling in tellings(told))


def test_nothing_is_told_of_claims_in_no_group():
    toll = finding(HEAD, "casualties", "two people died", quantities=(killed(2),), when=on("2023-04-11"))
    assert main_claim([toll], {}) is None
