"""JSON: what in it is an article, and what damage costs."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summaries.reading.reader import Reading, UnreadableArticle, find_places, read_article
from tests.support.making import story

ARTICLES = [{"id": f"n{number}", "text": f"The talks go on, {number}."} for number in range(4)]
TEXTS = [article["text"] for article in ARTICLES]


def as_file(folder, data):
    path = folder / "a.json"
    path.write_bytes(data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode())
    return path


def tried(path, reading=None):
    """The text of each article, or what is said of it."""
    found = []
    for place in find_places(path, reading or Reading()):
        try:
            found.append(read_article(path, reading or Reading(), place).text)
        except UnreadableArticle as error:
            found.append(error)
    return found


@pytest.mark.parametrize(
    "value",
    [
        ARTICLES,
        {"status": "ok", "tags": [{"name": "a"}, {"name": "b"}], "articles": ARTICLES},
        {"response": {"results": [{"article": one, "score": 1} for one in ARTICLES]}},
        [[one] for one in ARTICLES],
        [{**one, "comments": [{"text": "no article"}]} for one in ARTICLES],
        [{"id": one["id"], "\u0645\u062a\u0646": one["text"]} for one in ARTICLES],
    ],
)
@pytest.mark.parametrize("style", [{}, {"ensure_ascii": False, "indent": 2}])
def test_articles_are_found_wherever_they_lie(tmp_path, value, style):
    path = as_file(tmp_path, json.dumps(value, **style).encode())
    assert tried(path) == TEXTS
    assert [place.identity for place in find_places(path)] == ["n0", "n1", "n2", "n3"]


def test_one_object_is_one_article_and_lines_of_them_are_many(tmp_path):
    assert tried(as_file(tmp_path, ARTICLES[0])) == TEXTS[:1]
    assert tried(as_file(tmp_path, b"\xef\xbb\xbf" + b"\n".join(json.dumps(one).encode() for one in ARTICLES))) == TEXTS


def test_an_object_without_a_text_says_what_it_has(tmp_path):
    (error,) = tried(as_file(tmp_path, {"name": "x", "scripts": {"a": "b"}}))
    assert "no text, body, content, article among its columns (name, scripts)" in str(error)


def test_the_field_that_is_asked_for_is_the_text(tmp_path):
    path = as_file(tmp_path, [{"lead": "one", "text": "x"}, {"lead": "two", "text": "y"}])
    assert tried(path, Reading(text_field="Lead")) == ["one", "two"]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "damage",
    [
        lambda one: one.replace("}", "", 1),
        lambda one: one.replace('": "', '" "', 1),
        lambda one: one.replace('."', '.\\"', 1),
        lambda one: one.replace("{", "{,", 1),
    ],
)
def test_a_damaged_object_fails_alone(tmp_path, damage, indent):
    objects = [json.dumps(one, indent=indent) for one in ARTICLES]
    objects[1] = damage(objects[1])
    found = tried(as_file(tmp_path, f"[{', '.join(objects)}]".replace("}, {", "},\n{").encode()))
    kept = [one for one in found if isinstance(one, str)]
    assert [text for text in TEXTS if text in kept] == [TEXTS[0], *TEXTS[2:]]
    assert len(found) - len(kept) <= 1


def test_a_file_that_was_cut_off_gives_what_is_whole(tmp_path):
    data = json.dumps(ARTICLES).encode()
    *kept, error = tried(as_file(tmp_path, data[:-12]))
    assert kept == TEXTS[:3] and "no whole JSON object" in str(error)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'[{"a": 1}, {"a": 2}]', "none of its 2 records is an article"),
        (b"[" * 5_000, "deeper than any article"),
        ('[{"text": "a"}]'.encode("utf-16"), "save it as UTF-8"),
    ],
)
def test_what_holds_no_articles_says_so(tmp_path, data, message):
    with pytest.raises(UnreadableArticle, match=message):
        list(find_places(as_file(tmp_path, data)))


@pytest.mark.parametrize("chats", [False, True])
def test_every_post_of_a_telegram_export_is_an_article(tmp_path, chats):
    first, *rest = story("fa")
    posts = [
        {"id": 1, "type": "service", "date": "2026-11-24T10:15:02", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2026-11-24T10:15:02",
            "from": "خبرنامهٔ دره",
            "text": [{"type": "bold", "text": first}, "\n\n" + "\n\n".join(rest[:-1]) + "\n\n", rest[-1]],
            "text_entities": [{"type": "bold", "text": first}, {"type": "plain", "text": "x"}],
        },
        {"id": 3, "type": "message", "date": "2026-11-25T09:00:00", "photo": "photos/1.jpg", "text": ""},
        {"id": 4, "type": "message", "date": "2026-11-26T09:00:00", "text": "یک خبر."},
    ]
    channel = {"name": "خبرنامهٔ دره", "type": "public_channel", "id": 9, "messages": posts}
    path = as_file(tmp_path, {"about": "x", "chats": {"list": [channel]}} if chats else channel)
    one, two = (read_article(path, place=place) for place in find_places(path))
    assert (one.title, one.text, one.date) == (first, "\n\n".join([first, *rest]), "2026-11-24")
    assert (two.title, two.text, two.date) == (None, "یک خبر.", "2026-11-26")
    assert one.author == two.author == "خبرنامهٔ دره"
    assert [one.place.identity, two.place.identity] == ["2", "4"]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(
    articles=st.lists(
        st.fixed_dictionaries({"text": st.text(min_size=1).filter(str.strip)}, optional={"more": values}), min_size=1
    ),
    ascii_only=st.booleans(),
    indent=st.none() | st.just(1),
)
def test_places_slice_back_to_the_objects_they_are_of(tmp_path_factory, articles, ascii_only, indent):
    data = json.dumps(articles, ensure_ascii=ascii_only, indent=indent).encode("utf-8", "surrogatepass")
    path = as_file(tmp_path_factory.mktemp("a"), data)
    places = list(find_places(path))
    assert [json.loads(data[place.start : place.end]) for place in places] == articles
