"""Plain text: one language after another, a sentence a line."""

from __future__ import annotations

from hypothesis import given

from summaries.rendering.plain_text import plain_text
from tests.support.crafted import ordinary, records


def test_a_record_reads_language_by_language():
    written = "".join(plain_text([ordinary(), ordinary("b.txt")]))
    first, second = written.split(f"\n{'-' * 72}\n\n")
    assert first == (
        "a.txt\n\n"
        "English (source)\n\nTalks in Lahore\n\nThe river rose & fell.\nRoads <are> closed.\n\n"
        "Persian\n\nمذاکرات در لاهور\n\nرود بالا آمد و پایین رفت.\nجاده‌ها بسته‌اند.\n\n"
        "Urdu\n\nلاہور میں مذاکرات\n\nدریا چڑھا اور اترا۔\nسڑکیں بند ہیں۔\n"
    )
    assert second == first.replace("a.txt", "b.txt")


@given(records())
def test_a_sentence_is_always_one_line(made):
    text = "".join(plain_text([made]))
    assert text.encode("utf-8")
    for heading in ("English (source)", "Persian", "Traditional Chinese"):
        assert heading in text
    # The name; a heading and a title for each language; a line for each sentence of each language, blank lines between.
    titles, sentences = made.summary.title is not None, len(made.summary.sentences)
    blocks = 1 + 3 * (1 + titles + bool(sentences))
    assert len(text.splitlines()) == (blocks - 1) + 1 + 3 * (1 + titles + sentences)
