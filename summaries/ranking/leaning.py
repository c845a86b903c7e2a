"""Sentences that lean on the one before: their opening points back to what only that one says."""

from __future__ import annotations

import re

# Words and phrases that open a sentence and point back, or join it to the one before. Two kinds: those that do so
# wherever they stand first, and those that do so unless a word of time follows ("this week").
ENGLISH = (
    "however but and so yet nor then also instead moreover furthermore therefore thus otherwise nevertheless "
    "nonetheless besides similarly likewise consequently hence additionally afterwards meanwhile he she they it his "
    "her their its him them both neither such others another either"
).split()
ENGLISH_PHRASES = (
    "in addition|as a result|for example|for instance|in contrast|by contrast|on the other hand|in turn|that said|"
    "after that|in other words|even so|because of (?:this|that)|at the same time|as such|in response|the latter|"
    "the former|the same|(?:one|two|three|some|most|many|all|each|none|both|several) of (?:them|these|those)|"
    "(?:in|at|on|with|from|by|for|of|to|about|after|before|during|despite|under) (?:this|these|those)|"
    "(?:according to|in|for|with|after|of|to|on) (?:him|them|her|it|his|their|its)(?! own)"
)
ENGLISH_POINTERS = "this|that|these|those"
ENGLISH_TIMES = "time|week|month|year|morning|afternoon|evening|night|weekend|season|summer|winter|spring|autumn|fall"
PERSIAN = (
    "وی|او|ایشان|آنان|آن(?:\u200c|\\s)?ها|این(?:\u200c|\\s)?ها|این|آن|همین|همان|چنین|چنان|نامبرده|مشارالیه|"
    "اما|ولی|لیکن|بلکه|سپس|همچنین|هم(?:\u200c|\\s)چنین|بنابراین|زیرا|چرا\\s?که|البته|ضمن این\\s?که|نیز|و|وگرنه|"
    "(?:با|بر|به|از|در|با وجود|علاوه بر|افزون بر) (?:این|همین|آن)|بدین|ازاین|در ادامه|در عین حال|در مقابل|در نتیجه|"
    "از سوی دیگر|از طرف دیگر|از سویی|(?:پس|بعد|پیش|قبل) از (?:آن|این)|برای (?:این|همین)|"
    "به\\s?(?:گفته|اعتقاد|عقیده|نظر|باور)\\s?(?:ی|\u200cی|ء|ٔ)?\\s?(?:وی|او|آنان|ایشان|این)|"
    # The head of their own, as in «نماینده آنها گفت».
    "[^\\s،:«»]+ (?:وی|او|ایشان|آنان|آن(?:\u200c|\\s)?ها)"
)
PERSIAN_TIMES = "هفته|ماه|سال|روز|روزها|فصل|شب"
URDU = (
    "وہ|یہ|یہی|وہی|یہاں|وہاں|ان|اُن|اس|اُس|اِس|اِن|انہوں|انھوں|اُنہوں|اُنھوں|انہیں|انھیں|اسے|اُسے|اسی|اُسی|انہی|ایسے|ایسی|ایسا|جس|جن|"
    "جنہوں|لیکن|مگر|تاہم|البتہ|بلکہ|کیونکہ|چنانچہ|لہذا|لہٰذا|اور|نیز|پھر|جبکہ|جب کہ|مزید|یوں|حالانکہ|دوسری (?:جانب|طرف)|"
    "بعد ازاں|بعدازاں|علاوہ ازیں|تب|ورنہ|یعنی|دریں اثنا(?:ء)?|اسی دوران"
)
URDU_TIMES = "ہفتے|ماہ|مہینے|سال|وقت|روز"

_START = r"^[\s\W]*"
_SPOKEN = "said|says|added|adds|told|asked|wrote|explained|continued|recalled|insisted|warned|noted|admitted|claimed"
_LEANING = {
    "en": re.compile(
        rf"{_START}(?:"
        r"(?!it(?:'s|’s| is| was| has been)\s(?:\S+\s){0,4}?(?:that|who|to)\b)"
        rf"(?:{'|'.join(ENGLISH)})\b|(?:{ENGLISH_PHRASES})\b|"
        rf"(?:{ENGLISH_POINTERS})\b(?!\s(?:{ENGLISH_TIMES})\b)"
        r"|(?:yes|no)[,.]|not (?:before|until|yet|at all))",
        re.IGNORECASE,
    ),
    "fa": re.compile(rf"{_START}(?:{PERSIAN})(?![\w\u200c])(?!\s(?:{PERSIAN_TIMES})(?!\w))"),
    "ur": re.compile(rf"{_START}(?:{URDU})(?!\w)(?!\s(?:{URDU_TIMES})(?!\w))"),
}
# “It is over,” she said.
_PRONOUN_SPEAKS = re.compile(
    rf"[”’\"',]\s(?:(?:he|she|they) (?:{_SPOKEN})|(?:{_SPOKEN}) (?:he|she|they))\b", re.IGNORECASE
)


def leans(text: str, language: str) -> bool:
    """Tell whether a sentence leans on the one before it.

    Args:
        text: One sentence.
        language: Its code. Openings are known for English, Persian and Urdu; in any other language none leans.

    Returns:
        True where its opening, or the speaker of its quotation, points back to an earlier sentence.
    """
    pattern = _LEANING.get(language)
    if pattern is None:
        return False
    return bool(pattern.match(text) or (language == "en" and _PRONOUN_SPEAKS.search(text)))
