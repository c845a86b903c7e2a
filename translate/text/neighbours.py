"""The languages of the region that are written like Persian and Urdu, told from them by their function words.

Method: the share of a language's own function words among the words of a text. No text of a language has few of them,
so that a text with fewer than the floor is in another language, known or not.

The words are function words and forms of to be and to do, none of which Persian, Urdu or Arabic has as such. They were
chosen by hand from the words that are frequent in the language's translation of MediaWiki's messages and in the
Universal Declaration of Human Rights, and from grammars; Arabic vowel signs are left out, as in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

NEIGHBOURS: dict[str, frozenset[str]] = {
    "azb": frozenset(
        "بو بیر اوچون اؤچون ایله دیر لر لری نین نون دن دان ده دا یه سی لی لیک سینه سینی چوخ چؤخ وار یوخ "
        "یوخدو یوخدور اولان اولا اولار اولدو اولور اولاراق اولوب اولموش ایدی ایدیلر ایمیش ائدیر ائتدی ائدن "
        "ائدیب ائدیلر ائله ائتمک ائدین کیمی داها سونرا گؤره بوتون هئچ نئچه ایل ایلده ایلینده بؤیوک آدی آدلی "
        "اونون اونو اونا اونلار بونون بونا بونلار منیم سنین بیز سیز سیزین دئییل دئدی دئدیلر دئیه دئییر ایسه "
        "آراسیندا طرفیندن اوزره قارشی یئر یئنی باشقا اوچ ایکی بئش دؤرد ایچینده اوستونده اوزرینده قالدی "
        "قالدیلار گلدی گئتدی وئریب وئردی آلدی دوغولوب یاشاییر آیدا گون گونو اؤز اؤزو اؤزل اوست آلت بورادا "
        "اورادا دور دورلار لار لاری داکی ایلین".split()
    ),
    "pnb": frozenset(
        "دا نوں وچ وچوں تے اے نال توں نیں نئیں ایس ایہہ ایہ اوہ اوس ایدا اودا ایہدے اوہدے اوہدی اوہناں "
        "ایہناں اوہنوں ہن کیتا کیتی کیتے ہور تھلے جے کسے چ ول فیر لئی اتے جیہڑا جیہڑی جیہڑے دیاں دیوں ہندا "
        "ہندی ہندے ہوندا ہوندی ہوندے ہویا ہوئیا ہوئیاں کہیا آکھیا آکھدے دسیا رہیا گئیا گیاں کردے کردا سکدا "
        "سکدے سکدی تسیں تسی اسیں تواڈا تہاڈا ساڈا ساڈے ویلے ویلہ ویکھو کرن ہون رکھن لکھن دتا دتی دتے پئی "
        "پیا ہوۓ دوجے دوجا نالوں تائیں اوتھے ایتھے جدوں تدوں کدی مینوں تینوں سانوں ایڈے وڈا وڈے نکا پنڈ ہتھ "
        "پیر اک ہک مینہ لوکاں لوک بندے منڈا کڑی دے صفحیاں گٹھ والیاں کھاتے نالے بارے سارے بنھ چوں دیو لوو "
        "لکاؤ ایسے اوسے پہلاں پچھے جاندا جاندے جاندی تھاں ناں ہیں چنگا چنگے وانگ وانگوں اج کل".split()
    ),
    "skr": frozenset(
        "کوں وچ دا تے نال ایں ایہ کنوں کیتے کیتا کیتی کائنی آلے آلا آلی آلیاں اتے اساں تساں انہاں ہن ہک ہکو "
        "تھیا تھئے تھئی تھیندا تھیندی تھیندے تھیوے کہیں آپڻے آپݨے آپݨا آپݨی کرݨ کرڻ کریندا کریندے ہوندا "
        "ہوندی ہوندے ونڄے ونڄ ویندا ویندی ویندے ڳیا ڳئے ڳئی ڄئے ݙو ݙوں ݙتا ݙتی ڋتا سئیں ول ولدا ویسی ٻئے "
        "ٻیا ݙیکھو اوں جیرھا جیرھی جیرھے ساݙے ساݙا تہاݙا میݙا میݙے تیݙا جݙاں اتھاں اوندا اوندے ایندا ایندے "
        "اینکوں اونکوں پوندا رہیا گئیا دیاں نی ڄیکر ڄیہڑے ایجھے چاہیدا رکھݨ آکھݨ".split()
    ),
    "ks": frozenset(
        "چھ چھہ چھے چھی چھس چھن چھنہ چھیہ منز پؠٹھ پیٹھ تہ ہند ہنز ہندس ہندی ہندۍ کرنہ کرنس کرنک آمت آمژ "
        "آمتۍ خٲطر یتھ یمن یمہ یم یس یۆس تمس تمن تہند تہنز تمہ امہ اتھ اوس آس ٲس آسہ آسن سؠتھ ستی باپتھ "
        "لوکھ لکھ اکھ اکہ سان کنۍ کنہ تھٲوو گژھ گژھہ گژھن گژھان کران وچھو أز أکھ أکس ؤنی وون دیت دیتھ نوو "
        "ناو سپد سپدۍ سپدان سٲری سٲرے زیٹھ رۄد لوکن ہیوت ہیتھ یتھہ کیتھ کینہہ کانہہ کانژھا پتہ بیاکھ پننہ "
        "پننس پنن".split()
    ),
    "mzn": frozenset(
        "ره دله ین اتا اتی جه هاکردن هاکرده هاکنین هاکنن هاکنه هاکردنه هاکرد وسه نوم ونه وه وشون شه ته مه "
        "شمه امه دره درنه هسه هستنه هستنی بیه بینه بیی بوو بونه بوردنه بورده بووه دکته ئون اینتا اونتا "
        "دارنه دارنی ندارنه نیه نییه اگه کنده کننه گننه گته گتنه بئوته بیته بیتنه هدا هدائه هدانه بزو دیگه "
        "اینجه اونجه هنتا ندانه دانه نخانه بدا بدی بساتنه دچی هدائن بنویشته دیاره اسا پلی دم کیجا ریکا وچه "
        "وچون مردی".split()
    ),
    "glk": frozenset(
        "مئن میئن مئنˇ ن جی ره گۊدن بۊبؤ بوبو بوبوسته بوبوستید بکۊنین بۊکۊن بۊکۊنین بۊبۊن بؤده دئن دره "
        "شیمئه شیمه شیمی تئه مئه امه امئه امی شمه ؤ اۊ اون اشان اوشان اوشؤن ایسه بو بید نوبو نۊبؤ نیه نییه "
        "نیبه کونه کونیدی کونده داره داریدی واسی واسه هنده اگه ایته ایتا دوته چنتا ویشتر جه ببه بشو بوشو "
        "بوشوییدی بیامو بیامویید بوگفته بوگوفته بوگوفت گه گید گوفتن مردوم مردومˇ آدمان ˇ ئبه ائره اۊره واز "
        "بمانسته بمانستید بوکوده بوکودید نوکود فارسˇ دانه".split()
    ),
    "khw": frozenset(
        "ھیہ ہیہ ھیس ہیس ھتو ہتو ہتے ھتے ہتیت ہتیتان ھمو ہمو ہمیت ہسے کورے کوری کوریکو کورونو کوراو کورار "
        "کورور کوروم بچے بچین تہ نیکی بوس بوئے بوئی بوم بویان بیتی بیتیتائے بیرائے بیرانی کیہ کیاغ کیچہ نو "
        "نوغ شیر شینی شیرائے اسونی اسوم اسور استائے استانی استم اوشوئے اوشونی اوشوتم ہونی ہوی ہوس ھوی ہنون "
        "ھنیسے ہنیسے روئے روئیان تان متے تتے ہتوتے سورا سوری ساری پوشی خور وا اوچے اوچہ غیچ لوڑے لوڑی موڑتو "
        "موڑی پروشٹی کھیو کھیوالی راردو ریکو ریتانی ری ریران دیتی گیتی گیتائے چترارو ژاغہ شوئے پھوک بو مہ "
        "تروئی کھوشت پشاوے کاردو تھے موژار موژو نیزی بیرو سار خیشتو انزیکو".split()
    ),
    "bal": frozenset(
        "ء ئا ئی ئے ئین ئان ئانی ئیت بوته بوتین بوت بوتگ بوتگین بوتنت بیت بنت بئیت کورتین کورته کورت کورتنت "
        "بکنیت کنیت کنت کننت کنگ کتگ کتن کتنت کنان انت ات اتنت اتن اینت نهنت بیئنت بیئت شه شمئی شمے شمئے "
        "شمی شمئ وتی وتئ وت وتا گون گوں گۏن پہ پە په چہ مئے منی تئی آئانی اشی اشانی ایشی ہمے ھمے ہما ھما "
        "دیم دیما پدا مرچی باندا لہتیں چارگ دارگ گوشتگ جت جتگ داتگ داتین داته داتنت دنت نداریت داریت هچ ہچ "
        "پچ دگہ دگه مان نوں بید تانکہ ہنچو ہنچوش نشتگ بازیں مزنیں مردمان لوگاں میتگ میتگاں کہنیں نوکین "
        "نوکیں گپ وهد وہد وختا بہ".split()
    ),
    "lrc": frozenset(
        "د وه بیه بیٱ یه یٱ نوم ڤ ڤا اؽ هنی وا هان سی خوتو خوشو خوشون بوئه نبوئه بینه گرته اوسه ایسنی ایسه "
        "چنی نها دما مینجا مؽنجا کردنه دیئن دئن دائن دینه نئ نی نیسی نیٱ ئو ئی ئین اوچه ایچه هئی تونیت تونی "
        "داریت بٱکؽت بکیت بٱکیت کونیت موئه مویه ری زونی دٱ کئ گاتی هومه ایما اونو اونونه سیٱنده ڤٱ ڤٱن".split()
    ),
    "bqi": frozenset(
        "ڤا ڤابی ڤابیڌ ڤابیڌا ڤابیڌه ز زه سی نا نٱ یٱ یه ایسا ایشا ایما ایمو مو مین مؽن مئن نوم نۉم بٱ بو "
        "بۊ بید بیڌ بیڌن بیڌه بیه چونو چینو کونین کونه کونن کردا ئکونه اکونه ایکونه ڤیکی ٱ ٱر ٱو اۊ اۊچو "
        "ایچو هد هڌ هڌن هدس دٱسدا گوڌ گوڌٱشتن گوت گدن سیچو پاڤ پٱ دیه چی مر تیه بنگ راسد کۉ".split()
    ),
}
NAMES = {
    "azb": "South Azerbaijani", "pnb": "Western Punjabi", "skr": "Saraiki", "ks": "Kashmiri", "mzn": "Mazandarani",
    "glk": "Gilaki", "khw": "Khowar", "bal": "Balochi", "lrc": "Northern Luri", "bqi": "Bakhtiari",
}  # fmt: skip
# Letters that of all these only one language has, and what a text that has them counts more.
LETTERS = {"skr": "ݙݨ", "ks": "ٲؠۄٟ", "khw": "ݯݰݱ", "bal": "ݔۏ", "lrc": "ؽ", "bqi": "ݩ", "glk": "ˇۊ"}
LEAST_LETTER_SHARE, LETTERS_COUNT = 0.005, 0.15
# Of so many words at least, the share of function words that hardly a text of Persian or Urdu falls below.
FLOORS = ((40, 0.155), (20, 0.10), (12, 0.08))
# So many different words of a neighbour are needed to name it, in a text of some length and in a headline.
LEAST_DIFFERENT, LEAST_DIFFERENT_IN_HEADLINE, HEADLINE_WORDS = 3, 2, 12
# This share of a neighbour's words, and no less than the language's own that is found otherwise, names it.
LEAST_SHARE = 0.08
# Where it is this part of the own share, the language is no longer sure.
DOUBTFUL_PART = 0.5


@dataclass(frozen=True)
class Neighbour:
    """The neighbour that a text's words speak for most.

    `code`: of the language. `share`: its own words among all, 0 to 1, with what its letters count. `is_clear`: whether
    there are enough different ones to name it.
    """

    code: str
    share: float
    is_clear: bool


def find_neighbour(words: Sequence[str], sample: str, known: frozenset[str]) -> Neighbour:
    """Find the neighbour that most words of a text belong to.

    Args:
        words: The text's words in Persian spelling, without vowel signs; at least one.
        sample: The text, for its letters.
        known: The function words of the language that the text is in otherwise; they tell nothing.

    Returns:
        The best of the neighbours.
    """
    counts, letters = Counter(words), Counter(sample)
    total = sum(map(len, words))
    found = []
    for code, own in NEIGHBOURS.items():
        present = [word for word in own - known if word in counts]
        share = sum(counts[word] for word in present) / len(words)
        has_letters = sum(letters[letter] for letter in LETTERS.get(code, "")) >= max(1, LEAST_LETTER_SHARE * total)
        needed = LEAST_DIFFERENT_IN_HEADLINE if len(words) < HEADLINE_WORDS else LEAST_DIFFERENT
        is_clear = len(present) + has_letters >= needed and share >= LEAST_SHARE
        found.append(Neighbour(code, share + has_letters * LETTERS_COUNT, is_clear))
    return max(found, key=lambda neighbour: neighbour.share)


def is_below_floor(share: float, words: int) -> bool:
    """Whether a text of so many words has too small a share of function words for the language they belong to."""
    return share == 0 or any(words >= least and share < floor for least, floor in FLOORS)
