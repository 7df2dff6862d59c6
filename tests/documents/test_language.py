"""Naming the language of a text."""

import subprocess
import sys

import pytest

from fogline.documents.language import identify

ENGLISH = "The governor said that the shelling of the town had killed three people and that the power was out."


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Petrenko and Shevchuk met with the mayors of Dovhe, Stepove and Nove Zaporizhzhia, who were to report on the dam.",
        "The mayor wrote “Слава Україні! Ми вистоїмо разом” after the strike on the town, and said that the power was out.",
        "\x00" + ENGLISH + "\ud800",
    ],
)
def test_english(text: str) -> None:
    assert identify(text) == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Уночі російські війська обстріляли селище, повідомив голова області."),
        ("ru", "Ночью войска обстреляли посёлок, сообщил губернатор области."),
        ("fr", "Les troupes ont bombardé la ville dans la nuit, a déclaré le gouverneur de la région."),
        ("de", "Die Truppen haben in der Nacht die Stadt beschossen, sagte der Gouverneur am Montag."),
        ("nl", "De troepen hebben de stad in de nacht beschoten, zei de gouverneur, en er was geen stroom over."),
        ("ar", "قصفت القوات المدينة ليلا بحسب ما قال حاكم المنطقة"),
        ("zh", "军队昨晚炮击了这座城市，州长在周一说。"),
    ],
)
def test_other_languages(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("text", ["", " \n", "ok", "12:30 14:05", "\ud800\x00", "Kyiv Lviv Odesa", "<div>" * 3])
def test_too_little_to_tell(text: str) -> None:
    assert identify(text) is None


def test_a_long_text_is_sampled() -> None:
    assert identify(ENGLISH * 40_000) == "en"


def test_english_loads_no_model() -> None:
    code = (
        "from fogline.documents.language import identify; import sys; "
        f"assert identify({ENGLISH!r}) == 'en'; assert not {{'py3langid', 'numpy'}} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
