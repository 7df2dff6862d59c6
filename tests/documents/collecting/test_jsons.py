"""JSON Lines and lists in JSON files: objects as exact slices, broken ones left alone."""

import datetime
import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.collecting.common import collected, documents

from fogline.documents.collecting import Item, ItemFailure, ItemLimits, ItemOptions, items
from fogline.documents.collecting.jsonwalk import walk

ARTICLE = {
    "source": {"id": None, "name": "Harbour Post"},
    "title": "Ferry hit",
    "url": "https://post.example/1",
    "publishedAt": "2023-03-04T10:00:00Z",
    "content": "A drone hit the ferry.\nIt caught fire, and two were hurt.",
    "tags": ["port", "drone"],
    "paywalled": False,
}


def lines(*values: object) -> bytes:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values).encode()


def saved(folder: Path, content: bytes, name: str = "news.jsonl") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_line_is_an_item(tmp_path: Path) -> None:
    told: list[str] = []
    path = saved(tmp_path, lines(ARTICLE, {**ARTICLE, "title": "Порт", "publishedAt": 1677924000}))
    found, failed = collected(path, ItemOptions(tell=told.append))
    assert not failed
    assert told == [f"{path}: fields date=publishedAt,publisher=source.name,url=url,title=title,text=content"]
    first, second = documents(found)
    assert (first.title, first.publisher, first.url) == ("Ferry hit", "Harbour Post", "https://post.example/1")
    assert first.published.start == second.published.start == datetime.date(2023, 3, 4)
    assert first.text == "Ferry hit\nA drone hit the ferry.\nIt caught fire, and two were hurt."
    assert json.loads(found[1].original.content) == ARTICLE
    assert [item.key for item in found] == [str(path), f"{path}#line=1", f"{path}#line=2"]


def test_broken_lines_are_listed(tmp_path: Path) -> None:
    content = lines(ARTICLE) + b'{"title": "cut\n\n[1, 2]\n' + b"[" * 100_000 + b"\n{}\n" + lines(ARTICLE)
    found, failed = collected(saved(tmp_path, content))
    assert len(documents(found)) == 2
    assert [(each.key.rpartition("=")[2], each.message[:20]) for each in failed] == [
        ("2", "is no sound JSON (Un"),
        ("4", "is no object; want f"),
        ("5", "is nested too deep"),
        ("6", "has no words in its "),
    ]


@pytest.mark.parametrize("wrap", ["{}", '{{"status": "ok", "more": {{"items": [1]}}, "articles": {}, "total": 2}}'])
def test_a_list_in_a_json_file(tmp_path: Path, wrap: str) -> None:
    text = wrap.format(json.dumps([ARTICLE, {**ARTICLE, "title": "Порт"}], ensure_ascii=False, indent=1))
    for content in (text.encode(), b"\xef\xbb\xbf" + text.encode()):
        found, failed = collected(saved(tmp_path, content, "news.json"))
        assert not failed
        assert [document.title for document in documents(found)] == ["Ferry hit", "Порт"]
        assert json.loads(found[1].original.content) == ARTICLE


def test_a_broken_object_in_a_list_stays_alone(tmp_path: Path) -> None:
    good = json.dumps(ARTICLE)
    text = f'[{good}, {{"title": "bad", "text": oops}}, {good.replace("Ferry", "Port")}, {{"title": "cut'
    found, failed = collected(saved(tmp_path, text.encode(), "news.json"))
    assert [document.title for document in documents(found)] == ["Ferry hit", "Port hit"]
    assert failed[0].key.endswith("#item=2")
    assert "is no sound JSON" in failed[0].message
    assert "cut" in failed[-1].message or "no sound JSON" in failed[-1].message


@pytest.mark.parametrize("content", [b"{}", b"[]", b"[1, 2]", b'{"a": {"b": 1}}', b"[[[[", b"{", b'{"articles": 3}'])
def test_json_without_articles(tmp_path: Path, content: bytes) -> None:
    found, [failure] = collected(saved(tmp_path, content, "news.json"))
    assert found == []
    assert failure.exit_status in (1, 2)


def test_halves_of_letters_can_be_written_down(tmp_path: Path) -> None:
    line = b'{"title": "Ferry \\ud83d hit", "text": "Two \\ud83d\\ude80 \\ude80 hit.", "date": "\\ud800"}\n'
    found, failed = collected(saved(tmp_path, line))
    [document] = documents(found)
    assert (document.title, document.text, failed) == ("Ferry \ufffd hit", "Ferry \ufffd hit\nTwo 🚀 \ufffd hit.", [])
    (found[1].original.custody.note or "").encode()


def test_a_file_that_is_one_article(tmp_path: Path) -> None:
    found, failed = collected(saved(tmp_path, json.dumps(ARTICLE, indent=2).encode(), "news.json"))
    assert ([document.title for document in documents(found)], failed) == (["Ferry hit"], [])
    assert (len(found), found[0].slice) == (1, None)
    found, failed = collected(saved(tmp_path, lines(ARTICLE).rstrip()))
    assert ([document.title for document in documents(found)], len(found), failed) == (["Ferry hit"], 1, [])


@pytest.mark.parametrize("encoding", ["cp1251", "utf-16", "koi8-u"])
def test_a_list_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    text = json.dumps([{"title": f"Порт {n}", "text": "Пошкоджено два пороми."} for n in range(9)], ensure_ascii=False)
    found, failed = collected(saved(tmp_path, text.encode(encoding), "news.json"))
    assert not failed
    assert [document.title for document in documents(found)] == [f"Порт {number}" for number in range(9)]
    assert len({item.original.sha256 for item in found}) == 10
    name = encoding if encoding != "utf-16" else "utf-16-le"
    assert json.loads(found[3].original.content.decode(name))["title"] == "Порт 2"


def test_a_list_with_bytes_that_are_no_letters(tmp_path: Path) -> None:
    text = json.dumps([{"title": f"Порт {n}", "text": "Пошкоджено."} for n in range(3)], ensure_ascii=False, indent=1)
    found, failed = collected(saved(tmp_path, text.encode().replace("Порт 1".encode(), b"\xff\xfe!"), "news.json"))
    assert ([document.title for document in documents(found)], failed) == (["Порт 0", "\ufffd\ufffd!", "Порт 2"], [])


def test_fields_can_be_named_and_objects_counted(tmp_path: Path) -> None:
    path = saved(tmp_path, lines(*({"a": f"Ferry {number} was hit", "b": {"c": "2023-03-04"}} for number in range(5))))
    options = ItemOptions(columns={"title": ("a",), "date": ("b.c",)})
    found, [failure] = collected(path, options, ItemLimits(entries=2))
    assert [document.published.how for document in documents(found)] == ["metadata"] * 2
    assert "more than 2 objects" in failure.message


def test_many_objects_take_time_in_proportion(tmp_path: Path) -> None:
    content = json.dumps([ARTICLE] * 5000, ensure_ascii=False).encode()
    started = time.process_time()
    assert sum(isinstance(each, Item) for each in items(str(saved(tmp_path, content, "news.json")))) == 5001
    assert time.process_time() - started < 5


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6), lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=4), inner, max_size=3), max_leaves=8,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(JSON, max_size=5), st.sampled_from([None, 1]), st.booleans())
def test_elements_of_a_list_have_exact_places(values: list[object], indent: int | None, ascii_only: bool) -> None:
    text = json.dumps({"a": 1, "items": values, "z": {}}, ensure_ascii=ascii_only, indent=indent)
    found = [value for value in walk(text, ("items",)) if value.path == ("items",)]
    assert [value.value for value in found] == values
    assert [json.loads(text.encode("utf-8", "surrogatepass")[value.start : value.end]) for value in found] == values


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from('[]{}",:\\a1 \n\té\0'), max_size=60), st.sampled_from(["news.json", "news.jsonl"]))
def test_any_text_ends_in_items_or_failures(tmp_path_factory: pytest.TempPathFactory, text: str, name: str) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(b'{"title": "Ferry hit"}\n' * (len(text) % 2) + text.encode())
    for each in items(str(path), ItemOptions(kind="jsonl")):
        assert isinstance(each, Item | ItemFailure)


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_list_on_one_line_is_no_line_of_its_own(tmp_path: Path, end: str) -> None:
    """Servers answer without line breaks: what wraps the list is no article."""
    answer = (
        json.dumps({"status": "ok", "response": {"results": [ARTICLE, {**ARTICLE, "title": "Ferry afloat"}]}}) + end
    )
    found, failed = collected(saved(tmp_path, answer.encode(), "answer.json"))
    assert not failed
    assert [document.title for document in documents(found)] == ["Ferry hit", "Ferry afloat"]
    assert [item.key.rpartition("#")[2] for item in found[1:]] == ["item=1", "item=2"]


def test_an_article_that_links_others_is_still_one(tmp_path: Path) -> None:
    related = {**ARTICLE, "items": [{"title": "Ferry afloat", "text": "Both ferries run again, the port said."}]}
    found, failed = collected(saved(tmp_path, lines(related)))
    assert not failed
    assert [document.title for document in documents(found)] == ["Ferry hit"]
    listed, _ = collected(saved(tmp_path, lines({"items": [1]}, ARTICLE)))
    assert [document.title for document in documents(listed)] == ["Ferry hit"]


def test_where_else_the_words_may_be_is_told(tmp_path: Path) -> None:
    other = {"title": "", "body": "Two drones were shot down over the port, the governor said.", "id": "7"}
    _, failed = collected(saved(tmp_path, lines(ARTICLE, other)))
    assert [each.message for each in failed] == [
        "has no words in its fields 'title', 'content'; there are some in 'body': name them, such as "
        "--columns text=content+body"
    ]
    _, failed = collected(saved(tmp_path, lines(ARTICLE, {"id": "8"})))
    assert [each.message for each in failed] == ["has no words in its fields 'title', 'content'"]
