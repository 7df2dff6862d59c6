"""Figures on grouped headlines: the measures against worked examples, the main claim, gold that is none, the command."""

import csv
import itertools
import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tests.events.reports import finding, head

from fogline.cli.evaluate import evaluate
from fogline.evaluation.coreference import group_scores, grouped
from fogline.evaluation.events import (
    Headline,
    LabelledHeadlines,
    baselines,
    headline_events,
    headline_name,
    load_gold,
    main_claim,
    score_headlines,
)
from fogline.events import fuse
from fogline.records.errors import InputError


def parts(*written):
    return [frozenset(part) for part in written]


class TestMeasures:
    def test_the_same_groups_are_perfect(self):
        scores = group_scores(parts("abc", "de", "f"), parts("f", "ed", "cab"))
        assert scores.muc.f1 == scores.b_cubed.f1 == scores.ceaf.f1 == scores.conll == 1.0

    def test_a_group_cut_in_two(self):
        scores = group_scores(parts("abcde"), parts("abc", "de"))
        assert (scores.muc.precision, scores.muc.recall) == (1.0, pytest.approx(3 / 4))
        assert (scores.b_cubed.precision, scores.b_cubed.recall) == (1.0, pytest.approx((9 + 4) / 25))
        assert scores.ceaf.precision == pytest.approx(6 / 8 / 2)

    def test_two_groups_run_together(self):
        scores = group_scores(parts("abcde", "fg", "hijkl"), parts("abcde", "fghijkl"))
        assert (scores.muc.precision, scores.muc.recall) == (pytest.approx(0.9), 1.0)
        assert scores.b_cubed.precision == pytest.approx((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)

    def test_everything_alone_has_no_link(self):
        scores = group_scores(parts("ab", "c"), parts("a", "b", "c"))
        assert scores.muc.f1 == 0.0
        assert scores.b_cubed.precision == 1.0

    def test_other_items_are_refused(self):
        with pytest.raises(ValueError, match="same items"):
            group_scores(parts("ab"), parts("a"))

    @given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=9))
    def test_the_best_pairing_is_the_best_of_all(self, labels):
        gold, system = (grouped({str(at): label[side] for at, label in enumerate(labels)}) for side in (0, 1))
        few, many = sorted((gold, system), key=len)
        best = max(
            sum(2 * len(one & other) / (len(one) + len(other)) for one, other in zip(few, chosen, strict=True))
            for chosen in itertools.permutations(many, len(few))
        )
        assert group_scores(gold, system).ceaf.recall == pytest.approx(best / len(gold))


TITLE = "Four killed as shells hit Velsk"


def told(name, title=TITLE, *, publisher="Kurier"):
    document = head(name, title=title, publisher=publisher)
    return Headline(
        name,
        document,
        (
            finding(document, "casualties", title, at=0),
            finding(document, "shelling", title, at=0, where="Velsk", frame=1),
            finding(document, "shelling", "Shells fell on Velsk on Wednesday.", where="Velsk"),
            finding(document, "clash", "The war has gone on for a year.", at=200),
        ),
    )


class TestHeadlines:
    def test_the_main_claim_is_of_what_the_headline_says_and_the_lead_again(self):
        one = told("a")
        family_of = {claim: cluster.family for cluster in fuse(one.findings) for claim in cluster.claims}
        assert main_claim(one, family_of) == one.findings[0].claim.id

    def test_a_mention_of_the_war_is_no_main_claim(self):
        document = head("a", title="A year of war: flag raised over Velsk")
        war = finding(document, "clash", "A year of war", at=0)
        flag = finding(document, "capture", "The flag was raised over Velsk.", where="Velsk")
        assert (
            main_claim(Headline("a", document, (war, flag)), {war.claim.id: "1", flag.claim.id: "2"}) == flag.claim.id
        )

    def test_a_headline_without_claims_stands_alone(self):
        silent = Headline("quiet", head("quiet", title="Opinion: what next?"), ())
        assert headline_events([silent, told("a")], fuse(told("a").findings))["quiet"] == "quiet"

    def test_reports_of_one_strike_score_full(self):
        headlines = [told("a"), told("b", publisher="Herald"), Headline("quiet", head("quiet", title="Opinion"), ())]
        found = headline_events(headlines, fuse(one for headline in headlines for one in headline.findings))
        gold = LabelledHeadlines(("a", "b", "quiet"), (("a", "b"),))
        assert score_headlines(gold, found).conll == 1.0
        assert score_headlines(gold, {}).muc.f1 == 0.0

    def test_baselines(self):
        headlines = [told("a"), told("b", "Shells hit Velsk, four killed"), told("c", "Envoys meet in Dobrin")]
        rules = baselines(headlines)
        assert len(set(rules["everything alone"].values())) == 3
        overlap = rules["title overlap, same day"]
        assert overlap["a"] == overlap["b"] != overlap["c"]
        assert len(set(rules["same day, place and type"].values())) == 1


class TestGold:
    def test_several_files_are_one_set(self, tmp_path):
        for name, rows in (("one", "ab"), ("two", "bc")):
            text = json.dumps({"rows": list(rows), "groups": [list(rows)] if name == "one" else []})
            (tmp_path / f"{name}.json").write_text(text)
        gold = load_gold(sorted(tmp_path.iterdir()))
        assert gold.rows == ("a", "b", "c")
        assert gold.labels() == {"a": "a", "b": "a", "c": "c"}

    @pytest.mark.parametrize("text", ["", "[]", '{"rows": ["a"]}', '{"rows": ["a"], "groups": [["a", "b"]]}'])
    def test_what_is_none(self, tmp_path, text):
        (tmp_path / "gold.json").write_text(text)
        with pytest.raises(InputError):
            load_gold([tmp_path / "gold.json"])


class TestCommand:
    ROWS = (
        ("2023-04-12", "Kurier", "https://example.org/1", "Missiles hit Odesa port", "Missiles hit the port of Odesa."),
        (
            "2023-04-12",
            "Herald",
            "https://example.org/2",
            "Odesa port hit by missiles",
            "Missiles hit Odesa at dawn.",
        ),
        ("2023-04-12", "Herald", "https://example.org/3", "Opinion: what next?", "A column."),
    )

    @pytest.fixture
    def files(self, tmp_path):
        with (tmp_path / "rows.csv").open("w", newline="") as file:
            csv.writer(file).writerows([("date", "publisher", "url", "title", "description"), *self.ROWS])
        names = [headline_name(row[2]) for row in self.ROWS]
        (tmp_path / "gold.json").write_text(json.dumps({"rows": names, "groups": [names[:2]]}))
        return tmp_path

    def run(self, *arguments):
        return CliRunner().invoke(evaluate, ["events", *map(str, arguments)])

    def test_figures_stand_beside_those_of_simple_rules(self, files):
        result = self.run(
            files / "gold.json", "--headlines", files / "rows.csv", "--reader", "fake", "--format", "json"
        )
        assert result.exit_code == 0, result.output
        data = json.loads(result.stdout)
        assert data["headlines"] == 3
        assert data["everything alone"]["b_cubed"]["precision"] == 1.0
        assert {"fogline", "title overlap, same day", "same day, place and type"} <= data.keys()

    def test_the_table(self, files):
        result = self.run(files / "gold.json", "--headlines", files / "rows.csv", "--reader", "fake")
        assert "CoNLL" in result.output
        assert "3 headlines, 1 groups" in result.output

    def test_wrong_use(self, files):
        assert self.run(files / "gold.json").exit_code == 2
        assert self.run(files / "rows.csv", "--headlines", files / "rows.csv").exit_code == 2
        (files / "other.csv").write_text("a,b\n1,2\n")
        assert "lacks the column" in self.run(files / "gold.json", "--headlines", files / "other.csv").output
