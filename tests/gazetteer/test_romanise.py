"""Romanisations against the examples that the tables themselves give, and names of the papers."""

import pytest

from fogline.gazetteer import bgn_russian, bgn_ukrainian, fold, romanisations, ukrainian_national


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Алушта", "Alushta"),
        ("Згурський", "Zghurskyi"),
        ("Єнакієве", "Yenakiieve"),
        ("Їжакевич", "Yizhakevych"),
        ("Запоріжжя", "Zaporizhzhia"),
        ("Знам'янка", "Znamianka"),
        ("Йосипівка", "Yosypivka"),
        ("Щербухи", "Shcherbukhy"),
        ("Юрій", "Yurii"),
        ("Русь", "Rus"),
    ],
)
def test_the_national_table_of_2010(name: str, expected: str) -> None:
    assert ukrainian_national(name) == expected


def test_bgn_for_ukrainian_and_russian() -> None:
    assert bgn_ukrainian("Луганськ") == "Luhans’k"
    assert bgn_ukrainian("Запоріжжя") == "Zaporizhzhya"
    assert bgn_russian("Елец") == "Yelets"
    assert bgn_russian("Северодонецк") == "Severodonetsk"
    assert bgn_russian("Артёмовск") == "Artëmovsk"
    assert bgn_russian("Юрьевка") == "Yur’yevka"


def test_letters_of_one_language_are_read_in_that_one_alone() -> None:
    assert "Kharkiv" in romanisations("Харків")
    assert "Kharkov" in romanisations("Харьков")
    assert not any("Krasnyi" in form for form in romanisations("Красный"))
    assert "Krasny" in romanisations("Красный")


@pytest.mark.parametrize("name", ["", "Warsaw", "Београд 9 ђ", "北京", "123"])
def test_what_is_not_ukrainian_or_russian_has_none(name: str) -> None:
    assert romanisations(name) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Étienne", "St. Etienne"),
        ("Luhans'k", "Luhansk"),
        ("Łódź", "Lodz"),
        ("Khan Younis", "khan-younis"),
        ("Bosnia and Herzegovina", "Bosnia-Herzegovina"),
        ("Харків", "Kharkiv"),
    ],
)
def test_folding_makes_one_key_of_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)
