"""Invented articles, sentence by sentence, for what ranks them."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from summaries.ranking.choice import Choice

# One invented story in three languages, sentence by sentence.
TITLES = {
    "en": "New bridge over the Kabul river opens in Nowshera",
    "fa": "پل تازه رودخانه کابل در نوشهره گشوده شد",
    "ur": "نوشہرہ میں دریائے کابل پر نیا پل کھول دیا گیا",
}
ARTICLES = {
    "en": [
        "A new bridge over the Kabul river was opened in Nowshera on Monday after four years of work.",
        "The old bridge was washed away by the floods of 2022, cutting off eleven villages from the market.",
        "The minister of roads said the bridge had cost 2.4 billion rupees and would carry lorries.",
        "He was late.",
        "Farmers told reporters that they had been paying boatmen to bring vegetables across the river.",
        "“My children crossed by boat to reach their school every morning,” said Gul Bibi, a teacher.",
        "Engineers raised the deck of the bridge by three metres so that floods would pass beneath it.",
        "The ceremony was attended by local officials, two schools and a brass band.",
        "Traders expect the price of vegetables in the market to fall once lorries use the bridge.",
        "A second bridge, further down the river, is planned for next year if the province finds the money.",
    ],
    "fa": [
        "پل تازه‌ای بر رودخانه کابل روز دوشنبه پس از چهار سال کار در شهر نوشهره به روی خودروها گشوده شد.",
        "پل پیشین را سیلاب سال ۱۴۰۱ با خود برده بود و یازده روستا از بازار جدا مانده بودند.",
        "وزیر راه ایالت گفت این پل دو میلیارد و چهارصد میلیون روپیه هزینه داشته و برای کامیون‌ها است.",
        "او دیر آمد.",
        "کشاورزان به خبرنگاران گفتند برای بردن سبزیجات به آن سوی رودخانه به قایقران‌ها پول می‌دادند.",
        "گل‌بی‌بی که آموزگار است گفت: «فرزندانم هر صبح با قایق به مدرسه می‌رفتند.»",
        "مهندسان عرشه پل را سه متر بالاتر بردند تا سیلاب از زیر آن بگذرد.",
        "مقام‌های محلی، دو مدرسه و یک گروه موسیقی در مراسم حضور داشتند.",
        "بازرگانان انتظار دارند با عبور کامیون‌ها از پل، بهای سبزیجات در بازار پایین بیاید.",
        "اگر بودجه ایالت فراهم شود، پل دومی در پایین‌دست رودخانه سال آینده ساخته خواهد شد.",
    ],
    "ur": [
        "نوشہرہ میں دریائے کابل پر بنایا گیا نیا پل چار سال کے کام کے بعد پیر کو ٹریفک کے لیے کھول دیا گیا۔",
        "پرانا پل 2022 کے سیلاب میں بہہ گیا تھا جس سے گیارہ دیہات منڈی سے کٹ گئے تھے۔",
        "صوبائی وزیر نے کہا کہ پل پر دو ارب چالیس کروڑ روپے لاگت آئی اور یہ ٹرکوں کے لیے ہے۔",
        "وہ دیر سے آئے۔",
        "کسانوں نے صحافیوں کو بتایا کہ وہ سبزیاں دریا پار پہنچانے کے لیے کشتی والوں کو پیسے دیتے تھے۔",
        "استانی گل بی بی نے کہا کہ میرے بچے ہر صبح کشتی میں اسکول جاتے تھے۔",
        "انجینئروں نے پل کی سطح تین میٹر بلند کی تاکہ سیلاب کا پانی نیچے سے گزر جائے۔",
        "تقریب میں مقامی افسران، دو اسکول اور ایک بینڈ شریک ہوئے۔",
        "تاجروں کو امید ہے کہ پل پر ٹرک چلنے سے منڈی میں سبزیوں کی قیمت کم ہو گی۔",
        "صوبے کے پاس رقم ہوئی تو دریا پر نیچے کی طرف دوسرا پل اگلے سال تعمیر کیا جائے گا۔",
    ],
}

# Texts of so few words that they often say the same.
WORD = st.sampled_from(
    [
        "bridge",
        "river",
        "flood",
        "market",
        "school",
        "boat",
        "road",
        "the",
        "it",
        "was",
        "2022",
        "—",
        "Bridge",
    ]
)
TEXT = st.lists(WORD, max_size=7).map(" ".join)


def invented(seed: int, count: int) -> list[str]:
    """`count` sentences of words that are as unevenly common as a language's, the same for the same seed."""
    dice = random.Random(seed)
    vocabulary = [f"w{number}x" for number in range(400)]
    weights = [1 / (rank + 5) for rank in range(400)]
    return [" ".join(dice.choices(vocabulary, weights, k=dice.randint(1, 14))) + "." for _ in range(count)]


def places(choices: tuple[Choice, ...]) -> list[int]:
    """Which sentences were chosen, by their places in the article."""
    return [choice.index for choice in choices]
