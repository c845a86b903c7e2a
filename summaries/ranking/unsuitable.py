"""Sentences that are none of the article's own: rows of tables, captions, notes about the author, the title again."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from .dialogue import find_turns

# So many lines in a row of several words, without a stop word or an end, make a table where one has a number.
FEWEST_ROWS = 3
# Of the title's and the first sentence's words, the share that both have where the sentence is the title again.
SAME_AS_TITLE = 0.8
# Thanks and greetings of a dialogue have fewer content words than this.
FEWEST_WORDS_BESIDE_THANKS = 5
_END = re.compile(r"[.!?…؟۔।。！？:][\s\"'”’»)\]]*$")
_THANKS = re.compile(
    r"\b(?:thanks|thank you|good (?:morning|afternoon|evening|night)|welcome|that is all|that's all|goodbye)\b|"
    r"متشکر|ممنون|سپاس|تشکر|سلام|خوش آمدید|خداحافظ|وقت بخیر|شکریہ|خوش آمدید|خدا حافظ|السلام",
    re.IGNORECASE,
)
_COLON = re.compile(r"[:：][\s\"'”’»]*$")
_BARS = re.compile(r"^\s*\||\|\s*$|\|[^|]*\|")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# A caption of an agency ends in the full date of its picture, without an "on".
_CAPTION = re.compile(
    r"^\W*(?:(?:file |archive )?(?:photo(?:graph)?s?|image|picture|caption|video)\s*(?:by|credit)?\s*:|"
    r"(?:عکس|تصویر|عکاس|ویدئو|فیلم|شرح عکس|فائل فوٹو|فوٹو|تصویر کا (?:ذریعہ|کیپشن))\s*[:،]|تصویر کا (?:ذریعہ|کیپشن))|"
    r"^\W*(?:pictured|above|below|left|right)\s*:|"
    rf"(?<!\bon)(?<!\bof)(?<!\bin)(?<!\bby)(?<!since)(?<!until) (?:{_MONTHS}) \d{{1,2}},? \d{{4}}\.?$|"
    r"[(\[](?:AP|AFP|EPA|Reuters|Getty|file) ?(?:photo|image|picture|/)[^)\]]*[)\]]\.?$|/Getty Images",
    re.IGNORECASE,
)
_VERB = r"is|was|writes|works|teaches|reports|covers"
_NAME = r"[A-Z][\w'’.-]+(?: (?:[A-Z]\.?|(?:al|bin|de|van|von|[A-Z])[\w'’.-]+)){1,3}"
_AUTHOR = re.compile(
    r"^(?i:the (?:author|writer)|this (?:article|piece|essay) (?:was|is)|about the author)\b|"
    rf"^(?P<name>{_NAME}) (?:{_VERB})\b|"
    r"^(?:نویسنده|نگارنده|دربارهٔ? نویسنده|مصنف|کالم نگار|مضمون نگار|ادارے کا مضمون نگار)(?![\w\u200c])"
)
_POSITION = re.compile(
    r"\b(?:is|was) (?:an? |the |our )?(?:[\w'’-]+ ){0,3}(?:director|professor|lecturer|author|journalist|reporter|"
    r"correspondent|editor|columnist|writer|fellow|researcher|analyst|chair|chairman|chairwoman|chief executive|"
    r"president|founder|member|teacher|lawyer|economist|historian|novelist|poet|scholar|head|secretary|contributor)\b|"
    r"\b(?:writes|works|teaches|reports|covers)\b",
    re.IGNORECASE,
)
MOST_NOTES = 2


def find_unsuitable(
    texts: Sequence[str],
    per_sentence: Sequence[Sequence[str]],
    content: Sequence[Sequence[str]],
    stop: Set[str],
    title: Sequence[str],
) -> frozenset[int]:
    """Find the sentences that no summary should hold, whatever the method.

    Args:
        texts: The sentences of an article, in order.
        per_sentence: The words of each.
        content: The content words of each.
        stop: The stop words of the language.
        title: The content words of the title.

    Returns:
        The places of rows of tables, captions and credits, notes about the author at the end, turns of a dialogue that
        say nothing, and of the first sentence where it is the title again. Empty where it would be all of them.
    """
    found = {place for place, text in enumerate(texts) if _BARS.search(text) or _CAPTION.search(text)}
    run: list[int] = []
    # Without stop words nothing tells a row from a sentence.
    stop = stop or frozenset(word for listed in per_sentence for word in listed)
    for place, listed in enumerate((*per_sentence, ())):
        if len(listed) > 1 and stop.isdisjoint(listed) and not _END.search(texts[place]):
            run.append(place)
            continue
        if len(run) >= FEWEST_ROWS and any(character.isdigit() for row in run for character in texts[row]):
            found.update(run)
        run = []
    for place in range(len(texts) - 1, max(len(texts) - 1 - MOST_NOTES, 0), -1):
        if not _is_authors_note(texts, place):
            break
        found.add(place)
    for turn in find_turns(texts):
        found.update(
            place for place in turn if len(content[place]) < FEWEST_WORDS_BESIDE_THANKS and _THANKS.search(texts[place])
        )
    # What a colon announces is missing where that is no sentence.
    found.update(place for place, text in enumerate(texts) if place + 1 in found and _COLON.search(text))
    if texts and title and content[0]:
        shared = set(title).intersection(content[0])
        if len(shared) >= SAME_AS_TITLE * len({*title, *content[0]}):
            found.add(0)
    return frozenset(found) if len(found) < len(texts) else frozenset()


def _is_authors_note(texts: Sequence[str], place: int) -> bool:
    """Whether a sentence at the end says who wrote the article."""
    match = _AUTHOR.match(texts[place])
    if match is None:
        return False
    name = match["name"]
    if name is None:
        return True
    # Whom the article speaks of is no author of it.
    surname = name.split()[-1]
    return bool(_POSITION.search(texts[place])) and not any(surname in text for text in texts[:place])
