"""Which sentences lean on the one before."""

from __future__ import annotations

import pytest

from summaries.ranking.leaning import leans


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "However, he left."),
        ("en", "“They never asked us.”"),
        ("en", "It will open in June with twelve beds."),
        ("en", "This angered the union."),
        ("en", "According to him, the road is closed."),
        ("en", "Some of them walked for two days."),
        ("en", "“It was over by noon,” she said."),
        ("en", "No, the bank is closed."),
        ("fa", "او افزود که راه باز است."),
        ("fa", "وی گفت: «راه باز است.»"),
        ("fa", "این مسئول از کمبود آب خبر داد."),
        ("fa", "با این حال بازار بسته ماند."),
        ("fa", "به گفته وی کار ادامه دارد."),
        ("fa", "نماینده آنها گفت کار تمام است."),
        ("fa", "آن‌ها به خانه رفتند."),
        ("ur", "انہوں نے مزید کہا کہ سڑک بند ہے۔"),
        ("ur", "اس کے بعد بازار کھل گیا۔"),
        ("ur", "دریں اثناء بازار بند رہا۔"),
        ("ur", "تاہم حکومت نے انکار کیا۔"),
        ("ur", "یہ منصوبہ دو سال میں مکمل ہو گا۔"),
    ],
)
def test_leans_opening_points_back(language, text):
    assert leans(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The minister said he would leave."),
        ("en", "This week the union met."),
        ("en", "It was the minister who closed the road."),
        ("en", "Hershey bought the mill."),
        ("en", "Butter prices rose."),
        ("en", "“Nobody asked the town,” Gul Bibi said."),
        ("fa", "وزیر گفت او نمی‌آید."),
        ("fa", "این هفته بازار بسته است."),
        ("fa", "ویژگی‌های این طرح روشن است."),
        ("fa", "اوضاع آرام است."),
        ("ur", "اس ہفتے بازار بند رہے گا۔"),
        ("ur", "اسلام آباد میں اجلاس ہوا۔"),
        ("ur", "وزیر نے کہا کہ وہ نہیں آئیں گے۔"),
        ("de", "Er ging."),
    ],
)
def test_leans_sentence_stands_by_itself(language, text):
    assert not leans(text, language)
