"""Short articles written for the tests, in the words of the crafted packages and in others."""

from __future__ import annotations

from pathlib import Path

ENGLISH = """Talks resumed in Tehran

The minister said talks resumed in Tehran today after a week of rain and floods. \
Schools are open and the market in Lahore was open for most of the morning. \
He said that roads closed by floods near the river would be repaired within days.

Engineers from both countries inspected three bridges and found serious damage on one of them. \
The minister said peace and water were the two subjects of the talks in Tehran. \
Farmers along the river have lost a third of their wheat harvest this year.

A second round of talks will be held in Lahore next month, officials said. \
Traders hope that the border market will be open again before the winter."""

PERSIAN = """مذاکرات آب در تهران

وزیر گفت مذاکرات درباره آب رود مرزی امروز در تهران از سر گرفته شد. \
مدارس باز هستند و بازار در لاهور بیشتر صبح باز بود. \
او گفت جاده‌هایی که بر اثر سیل بسته شده بود تا چند روز دیگر تعمیر می‌شود.

مهندسان دو کشور سه پل را بازرسی کردند و در یکی از آنها آسیب جدی دیدند. \
وزیر گفت صلح و آب دو موضوع مذاکرات تهران بوده است. \
کشاورزان کنار رود امسال یک سوم محصول گندم خود را از دست داده‌اند."""

URDU = """تہران میں پانی پر مذاکرات

وزیر نے کہا کہ سرحدی دریا کے پانی پر مذاکرات آج تہران میں دوبارہ شروع ہوئے۔ \
اسکول کھلے ہیں اور لاہور کا بازار صبح کے بیشتر حصے میں کھلا رہا۔ \
انہوں نے کہا کہ سیلاب سے بند ہونے والی سڑکیں چند دن میں ٹھیک کر دی جائیں گی۔

دونوں ملکوں کے انجینئروں نے تین پلوں کا معائنہ کیا اور ایک میں شدید نقصان پایا۔ \
وزیر نے کہا کہ امن اور پانی تہران کے مذاکرات کے دو موضوع تھے۔ \
دریا کے کنارے کسانوں کی ایک تہائی گندم اس سال ضائع ہو گئی ہے۔"""

PASHTO = """د اوبو په اړه خبرې

د بهرنیو چارو وزیر وویل چې د اوبو په اړه خبرې نن په کابل کې بیا پیل شوې دي. \
هغه زیاته کړه چې ښوونځي خلاص دي او خلک خپلو کارونو ته ستانه شوي دي. \
سیلابونو په ختیځو ولایتونو کې ډېرې لارې تړلې دي."""

# Western Punjabi, which is recognised but not in the table of languages.
PUNJABI = """پانی دی گل بات

دوہاں ملکاں دے وزیراں نے سوموار نوں شہر وچ ملاقات کیتی تے سرحد دی راہ کھولن دی گل کیتی جیہڑی بند اے۔ \
اوہناں نے آکھیا کہ سکول کھلے نیں تے لوک اپنے کماں ول مڑ گئے نیں۔ \
دریا دے کنڈھے کساناں دی کنک ایس سال ضائع ہو گئی اے۔"""

ARTICLES = {"en": ENGLISH, "fa": PERSIAN, "ur": URDU}


def fill(folder: Path, *, apart: bool = False) -> Path:
    """A new folder with an article in each language, `en.txt` and so on; `apart`: each in a folder of its own."""
    for code, text in ARTICLES.items():
        path = folder / code / f"{code}.txt" if apart else folder / f"{code}.txt"
        path.parent.mkdir(parents=True, exist_ok=not apart)
        path.write_text(text, encoding="utf-8")
    return folder
