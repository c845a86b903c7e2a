"""Which language a text is in, and which paragraphs of an article are not in the article's own."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from translate.detection import Detection, detect, detect_paragraphs, dominant_script

ROOT = Path(__file__).resolve().parents[2]

ENGLISH = (
    "The ministers met in the capital on Monday to discuss the border crossing, which has been closed since "
    "April. Traders said that their lorries were waiting on both sides and that fruit was rotting in the heat."
)
PERSIAN = (
    "وزیران دو کشور روز دوشنبه در پایتخت دیدار کردند تا درباره گذرگاه مرزی که از فروردین بسته است گفت‌وگو کنند. "
    "بازرگانان می‌گویند کامیون‌های آن‌ها در دو سوی مرز مانده و میوه‌ها در گرما خراب شده است."
)
URDU = (
    "دونوں ملکوں کے وزیروں نے پیر کو دارالحکومت میں ملاقات کی تاکہ اس سرحدی گزرگاہ پر بات کی جا سکے جو اپریل سے "
    "بند ہے۔ تاجروں کا کہنا ہے کہ ان کے ٹرک دونوں طرف کھڑے ہیں اور پھل گرمی میں سڑ رہے ہیں۔"
)
ARABIC = (
    "التقى وزراء البلدين في العاصمة يوم الاثنين لمناقشة المعبر الحدودي الذي أغلق منذ شهر أبريل. وقال التجار إن "
    "شاحناتهم تنتظر على الجانبين وإن الفاكهة تتلف بسبب الحرارة."
)
PASHTO = (
    "د دواړو هېوادونو وزیرانو د دوشنبې په ورځ په پلازمېنه کې سره ولیدل چې د هغې سرحدي لارې په اړه خبرې وکړي چې له "
    "څو میاشتو راهیسې تړلې ده. سوداګرو وویل چې موټرونه یې په دواړو خواوو کې ولاړ دي."
)
SORANI = (
    "وەزیرانی هەردوو وڵات ڕۆژی دووشەممە لە پایتەخت کۆبوونەوە بۆ ئەوەی باسی ئەو دەروازە سنوورییە بکەن کە لە مانگی "
    "نیسانەوە داخراوە. بازرگانان دەڵێن بارهەڵگرەکانیان لە هەردوو لا چاوەڕێن."
)
SINDHI = (
    "ٻنهي ملڪن جي وزيرن سومر جي ڏينهن گاديءَ واري هنڌ ۾ ملاقات ڪئي ته جيئن سرحدي رستي بابت ڳالهه ٻولهه ڪري سگهجي. "
    "واپارين چيو ته سندن گاڏيون ٻنهي پاسن تي بيٺل آهن ۽ ميوو گرمي ۾ خراب ٿي رهيو آهي."
)
UYGHUR = (
    "ئىككى دۆلەتنىڭ مىنىستىرلىرى دۈشەنبە كۈنى پايتەختتە كۆرۈشۈپ، ئاپرېل ئېيىدىن بېرى تاقالغان چېگرا ئېغىزى "
    "توغرىسىدا سۆھبەتلەشتى. سودىگەرلەر يۈك ماشىنىلىرىنىڭ ئىككى تەرەپتە ساقلاۋاتقانلىقىنى ئېيتتى."
)
PUNJABI = "دوہاں ملکاں دے وزیراں نے سوموار نوں شہر وچ ملاقات کیتی تے سرحد دی راہ کھولن دی گل کیتی جیہڑی بند اے۔"
GERMAN = "Die Minister trafen sich am Montag in der Hauptstadt, um über den seit April geschlossenen Übergang zu reden."
FRENCH = (
    "Les ministres se sont réunis lundi dans la capitale pour parler du poste frontière fermé depuis le mois d'avril."
)
SPANISH = (
    "Los ministros se reunieron el lunes en la capital para hablar del paso fronterizo, cerrado desde el mes de abril."
)
TURKISH = "Bakanlar pazartesi günü başkentte bir araya gelerek nisan ayından beri kapalı olan sınır kapısını görüştü."
INDONESIAN = (
    "Para menteri bertemu di ibu kota pada hari Senin untuk membahas perbatasan yang ditutup sejak bulan April."
)
ITALIAN = "I ministri si sono incontrati lunedì nella capitale per parlare del valico di frontiera, chiuso da aprile."
ROMANIAN = "Miniștrii s-au întâlnit luni în capitală pentru a discuta despre punctul de frontieră închis din aprilie."
FINNISH = (
    "Ministerit tapasivat maanantaina pääkaupungissa ja puhuivat rajanylityspaikasta, joka on ollut kiinni huhtikuusta."
)
SWAHILI = (
    "Mawaziri walikutana siku ya Jumatatu katika mji mkuu ili kujadili mpaka ambao umefungwa tangu mwezi wa Aprili."
)
ROMAN_URDU = "Wazir ne kaha hai ke sarhad aaj nahi khulegi aur log apne ghar mein rahein, halat theek nahi hain."
ROMAN_PERSIAN = "Vazir goft ke marz emrooz baz nakhahad shod va mardom dar khaneh bemanand, vaziyat khub nist."

SUPPORTED = {
    "en": ENGLISH,
    "fa": PERSIAN,
    "ur": URDU,
    "ar": ARABIC,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "tr": TURKISH,
    "id": INDONESIAN,
    "it": ITALIAN,
    "ro": ROMANIAN,
    "fi": FINNISH,
    "ru": "Министры встретились в понедельник в столице, чтобы обсудить пограничный переход, закрытый с апреля.",
    "uk": "Міністри зустрілися в понеділок у столиці, щоб обговорити прикордонний перехід, закритий із квітня.",
    "ky": "Министрлер дүйшөмбү күнү борбордо жолугушуп, апрелден бери жабык турган чек ара өткөөлүнө барышты.",
    "az": "Nazirlər bazar ertəsi paytaxtda görüşərək aprel ayından bağlı olan sərhəd keçidini müzakirə ediblər.",
    "nb": "Statsrådene møttes mandag i hovedstaden for å snakke om grenseovergangen, som har vært stengt siden april.",
    "el": "Οι υπουργοί συναντήθηκαν τη Δευτέρα στην πρωτεύουσα για να συζητήσουν το κλειστό πέρασμα.",
    "he": "השרים נפגשו ביום שני בבירה כדי לדון במעבר הגבול הסגור מאז חודש אפריל.",
    "hi": "मंत्रियों ने सोमवार को राजधानी में मुलाकात की और बंद पड़ी सीमा चौकी पर बात की, जो अप्रैल से बंद है।",
    "bn": "মন্ত্রীরা সোমবার রাজধানীতে বৈঠক করে বন্ধ সীমান্ত নিয়ে আলোচনা করেছেন।",
    "th": "รัฐมนตรีพบกันในเมืองหลวงเมื่อวันจันทร์เพื่อหารือเรื่องด่านชายแดน",
    "ko": "장관들은 월요일 수도에서 만나 사월부터 닫힌 국경 검문소를 논의했다.",
    "ja": "両国の閣僚は月曜日に首都で会談し、四月から閉鎖されている国境について話し合った。",
    "zh": "两国部长星期一在首都会面，讨论自四月以来关闭的边境口岸问题，商人们说货车仍在等待。",
    "zt": "兩國部長星期一在首都會面，討論自四月以來關閉的邊境口岸問題，商人們說貨車仍在等待。",
}
UNSUPPORTED_ARABIC_SCRIPT = {
    "ps": (PASHTO, "Pashto"),
    "ckb": (SORANI, "Sorani Kurdish"),
    "sd": (SINDHI, "Sindhi"),
    "ug": (UYGHUR, "Uyghur"),
    "pnb": (PUNJABI, "Western Punjabi"),
}
UNSUPPORTED_OTHERS = {
    "sw": (SWAHILI, "Swahili"),
    "cy": (
        "Cyfarfu'r gweinidogion ddydd Llun yn y brifddinas i drafod y groesfan sydd wedi bod ar gau ers mis Ebrill.",
        "Welsh",
    ),
    "tg": (
        "Вазирони ду кишвар рӯзи душанбе дар пойтахт мулоқот карданд, то дар бораи гузаргоҳи марзӣ ҳарф зананд.",
        "Tajik",
    ),
    "kk": (
        "Министрлер дүйсенбі күні астанада кездесіп, сәуірден бері жабық тұрған шекара бекетін талқылады.",
        "Kazakh",
    ),
    "ku": (
        "Wezîran roja duşemê li paytextê hev dîtin û ji bo deriyê sînor ku ji nîsanê ve girtî ye axivîn.",
        "Kurdish",
    ),
}


@pytest.mark.parametrize("language", SUPPORTED)
def test_a_sentence_or_two_is_named_rightly(language: str) -> None:
    found = detect(SUPPORTED[language])
    assert (found.language, found.supported) == (language, True)
    assert 0.8 <= found.confidence <= 1.0


@pytest.mark.parametrize(
    "text", ["", " \n\t", "2024 ۱۲۳ ٤٥٦", "https://example.org/a?b=c", "a.b@example.org", "🎉🔥", "— … ۔ !"]
)
def test_a_text_without_letters_has_no_language_and_is_no_error(text: str) -> None:
    found = detect(text)
    assert (found.language, found.confidence, found.supported) == ("und", 0.0, False)
    assert found.reason.startswith("no text:")


@pytest.mark.parametrize("language", UNSUPPORTED_ARABIC_SCRIPT)
def test_neighbours_of_persian_and_urdu_are_refused_by_name_and_never_called_persian(language: str) -> None:
    text, name = UNSUPPORTED_ARABIC_SCRIPT[language]
    for passage in (text, *text.split(". ")):
        found = detect(passage)
        assert (found.language, found.supported) == (language, False)
        assert found.reason.startswith(f"unsupported: {name}")


def test_the_reason_for_pashto_shows_its_letters() -> None:
    assert "letters" in detect(PASHTO).reason
    assert set(detect(PASHTO).reason) & set("ټډړږښځڅ")


@pytest.mark.parametrize("language", UNSUPPORTED_OTHERS)
def test_a_language_that_is_not_in_the_table_is_refused_by_code_and_name(language: str) -> None:
    text, name = UNSUPPORTED_OTHERS[language]
    found = detect(text)
    assert (found.language, found.supported) == (language, False)
    assert name in found.reason and language in found.reason


def test_a_script_that_nothing_reads_is_refused_by_its_name() -> None:
    found = detect("Նախարարները երկուշաբթի օրը հանդիպեցին մայրաքաղաքում")
    assert (found.language, found.supported) == ("und", False)
    assert "Armenian" in found.reason


def test_persian_typed_with_arabic_letters_stays_persian() -> None:
    assert detect(PERSIAN.replace("ی", "ي").replace("ک", "ك")).language == "fa"
    assert detect("وزير كشور گفت كه مرز بسته مي ماند").language == "fa"


def test_persian_with_an_arabic_quotation_stays_persian() -> None:
    assert (
        detect(f"{PERSIAN} امام جمعه خواند: «إن الله مع الصابرين والحمد لله رب العالمين» و سپس رفت.").language == "fa"
    )


def test_urdu_with_persian_loan_phrases_stays_urdu() -> None:
    assert detect("وزیرِ اعظم نے عوامِ پاکستان کی جان و مال کے تحفظ کو اولین ترجیح قرار دیا").language == "ur"
    assert detect("کم از کم دس افراد شدید زخمی ہو گئے").language == "ur"


def test_diacritics_and_presentation_forms_do_not_matter() -> None:
    assert detect("ﺍﻟﺴﻼﻡ ﻋﻠﻴﻜﻢ ﻓﻲ ﻫﺬﻩ ﺍﻟﻤﺪﻳﻨﺔ ﺍﻟﻜﺒﻴﺮﺓ").language == "ar"
    assert detect("قَالَ الوَزِيرُ إِنَّ المَعْبَرَ مُغْلَقٌ مُنْذُ شَهْرٍ").language == "ar"


@pytest.mark.parametrize(
    ("headline", "language"),
    [
        ("Ministers meet over closed border", "en"),
        ("FLOODS CUT THE MAIN ROAD NORTH", "en"),
        ("How the river changed its bed", "en"),
        ("گفت‌وگو درباره گشایش دوباره مرز", "fa"),
        ("سیل راه اصلی شمال را بست", "fa"),
        ("سرحد کھولنے پر وزیروں کی ملاقات", "ur"),
        ("سیلاب سے شمالی شاہراہ بند", "ur"),
        ("وزراء يبحثون إعادة فتح المعبر", "ar"),
        ("السيول تقطع الطريق الرئيسي شمالا", "ar"),
        ("سېلابونو د شمال لویه لار وتړله", "ps"),
        ("لافاو ڕێگای سەرەکی باکووری گرت", "ckb"),
        ("ٻوڏ سبب اتر جو رستو بند", "sd"),
    ],
)
def test_a_headline_of_five_words_is_enough(headline: str, language: str) -> None:
    assert detect(headline).language == language


def test_latin_names_do_not_make_a_persian_line_a_latin_one() -> None:
    assert detect("به گزارش New York Times و Washington Post در تهران").language == "fa"
    assert dominant_script("روزنامه Der Spiegel نوشت") == "Arabic"


def test_a_text_of_two_scripts_is_only_half_sure() -> None:
    found = detect("این خبر را دیروز نوشتند and we read all of it today")
    assert found.confidence <= 0.6
    assert "of the letters" in found.reason


def test_one_word_is_not_enough_to_be_sure_and_the_reason_says_what_to_do() -> None:
    for word in ("Tehran", "Reuters", "ایران", "a"):
        found = detect(word)
        assert found.confidence < 0.8
        assert "--from" in found.reason


def test_roman_urdu_and_roman_persian_are_undetermined_and_the_reason_names_them() -> None:
    urdu, persian = detect(ROMAN_URDU), detect(ROMAN_PERSIAN)
    assert (urdu.language, urdu.supported, persian.language, persian.supported) == ("und", False, "und", False)
    assert "Urdu" in urdu.reason and "--from ur" in urdu.reason
    assert "Persian" in persian.reason and "--from fa" in persian.reason


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Mein Freund hat mir gesagt, dass er ne Wohnung sucht und ihr Angebot kein Problem ist, se mein Haus.",
        "Hai visto che cosa ha fatto? Se tu hai tempo, ne parliamo tra me e te, par condicio.",
        "Ki ne derse desin, kar yağışı var ya da yok, ne fark eder ki, se ve ka da aynı.",
        "Dia pergi ke pasar dan ke kantor, lalu kembali ke rumah; ia tak mau ke mana pun lagi.",
        INDONESIAN,
        FINNISH,
        ROMANIAN,
    ],
)
def test_languages_that_share_words_with_roman_urdu_are_never_taken_for_it(text: str) -> None:
    assert "Latin letters" not in detect(text).reason


def test_a_long_text_takes_no_longer_than_a_page() -> None:
    detect(ENGLISH)
    start = time.perf_counter()
    for text in (PERSIAN, ENGLISH, "x", "12 ", "https://example.org/a ", "字"):
        detect(text * (5_000_000 // len(text)))
    assert time.perf_counter() - start < 3


def test_letters_after_a_long_table_of_figures_are_found() -> None:
    assert detect("12.5 | " * 10_000 + PERSIAN + " | 7" * 10_000).language == "fa"


def test_the_beginning_alone_does_not_decide_on_a_long_text() -> None:
    assert detect("\n".join([ENGLISH, *[PERSIAN] * 200])).language == "fa"


def test_the_answer_does_not_depend_on_what_was_asked_before() -> None:
    texts = [*SUPPORTED.values(), PASHTO, SORANI, SWAHILI, "Tehran", "", "عاجل"]
    first = [detect(text) for text in texts]
    order = list(range(len(texts)))
    random.Random(7).shuffle(order)
    again = {index: detect(texts[index]) for index in order}
    assert [again[index] for index in range(len(texts))] == first


def test_the_answer_is_the_same_in_every_process_whatever_the_hash_seed_and_the_order_of_the_profiles() -> None:
    program = (
        "import os, sys\n"
        "listdir = os.listdir\n"
        "os.listdir = lambda path: sorted(listdir(path), reverse=sys.argv[1] == '1')\n"
        "from translate.detection import detect\n"
        "sys.stdout.reconfigure(encoding='utf-8')\n"
        "for line in sys.argv[2:]: print(detect(line))\n"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program, seed, "Erdogan get mixed", "visiting dignitaries press", "Tehran", PERSIAN],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "42")
    }
    assert len(answers) == 1


def test_langdetects_own_seed_is_left_alone() -> None:
    from langdetect import DetectorFactory

    before = DetectorFactory.seed
    detect(GERMAN)
    assert DetectorFactory.seed == before


def test_langdetect_is_not_loaded_before_it_is_needed() -> None:
    program = (
        "import sys\nfrom translate.detection import detect\n"
        f"assert detect({URDU!r}).language == 'ur'\nassert 'langdetect' not in sys.modules\n"
    )
    subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        check=True,
    )


@settings(deadline=None, max_examples=150)
@example("\ud800 \udfff")
@example("\x00\u200f\u200c")
@example("ﷺ" * 20_000)
@given(st.text(max_size=300))
def test_any_text_gets_an_answer_and_the_same_one_twice(text: str) -> None:
    found = detect(text)
    assert isinstance(found, Detection)
    assert 0.0 <= found.confidence <= 1.0 and found.confidence == round(found.confidence, 2)
    assert found.reason
    assert found == detect(text)
    assert (found.reason.startswith("no text")) == (dominant_script(text) is None)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=80), max_size=6), st.sampled_from(["en", "fa", "ur", "ja", "pb", "xx", ""]))
def test_paragraphs_get_one_answer_each_and_none_of_them_is_an_error(paragraphs: list[str], language: str) -> None:
    found = detect_paragraphs(paragraphs, language)
    assert len(found) == len(paragraphs)
    assert all(entry is None or isinstance(entry, Detection) for entry in found)


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet=" 0123456789.,:;!?-()\n%$", max_size=40), st.sampled_from(sorted(SUPPORTED)))
def test_signs_and_digits_around_a_text_do_not_change_its_language(noise: str, language: str) -> None:
    assert detect(f"{noise} {SUPPORTED[language]} {noise}").language == language


@pytest.mark.parametrize(
    ("text", "script"),
    [
        (ENGLISH, "Latin"),
        (PERSIAN, "Arabic"),
        ("Москва", "Cyrillic"),
        ("東京", "Han"),
        ("東京タワー", "Japanese"),
        ("서울", "Hangul"),
        ("हिन्दी", "Devanagari"),
        ("বাংলা", "Bengali"),
        ("ไทย", "Thai"),
        ("עברית", "Hebrew"),
        ("Ελλάδα", "Greek"),
        ("հայ", "Armenian"),
        ("12 €", None),
        ("https://example.org", None),
    ],
)
def test_the_dominant_script_bears_the_name_it_has_in_the_table(text: str, script: str | None) -> None:
    assert dominant_script(text) == script


def test_an_article_has_no_foreign_paragraphs_of_its_own() -> None:
    for language, text in SUPPORTED.items():
        assert detect_paragraphs([text, *text.split(". ")], language) == [None] * (1 + len(text.split(". ")))


def languages_of(paragraphs: list[str], language: str) -> list[str | None]:
    return [entry.language if entry else None for entry in detect_paragraphs(paragraphs, language)]


def test_a_paragraph_in_another_script_is_foreign() -> None:
    assert languages_of([PERSIAN, ENGLISH, PERSIAN], "fa") == [None, "en", None]
    assert languages_of([URDU, "Read the full report on our site", URDU], "ur") == [None, "en", None]
    assert languages_of([ENGLISH, PERSIAN, URDU], "en") == [None, "fa", "ur"]


def test_a_short_line_in_another_script_is_foreign_and_one_without_letters_is_not() -> None:
    found = detect_paragraphs(["Photo: Reuters", "***", "2024/05/01", "https://example.org/fa"], "fa")
    assert found[0] is not None
    assert found[1:] == [None, None, None]


@pytest.mark.parametrize("article", ["fa", "ur", "ar"])
def test_a_paragraph_in_another_language_of_the_same_script_is_foreign(article: str) -> None:
    others = {"fa": PERSIAN, "ur": URDU, "ar": ARABIC, "ps": PASHTO, "ckb": SORANI, "sd": SINDHI, "ug": UYGHUR}
    expected = [None if language == article else language for language in others]
    assert languages_of(list(others.values()), article) == expected


def test_forty_letters_of_arabic_in_a_persian_article_are_foreign() -> None:
    assert languages_of(["أعلنت الحكومة إغلاق المعبر الحدودي بين البلدين أمس"], "fa") == ["ar"]


@pytest.mark.parametrize("language", ["de", "fr", "es", "tr", "it", "id"])
def test_a_european_or_asian_paragraph_in_an_english_article_is_foreign_and_the_reverse(language: str) -> None:
    assert languages_of([SUPPORTED[language], ENGLISH], "en") == [language, None]
    assert languages_of([SUPPORTED[language], ENGLISH], language) == [None, "en"]


def test_short_lines_names_headings_and_quotations_belong_to_the_article() -> None:
    english = [
        "Schadenfreude",
        "Jürgen Klopp, Toni Kroos, Manuel Neuer, Thomas Müller, Joshua Kimmich and Leroy Sané",
        "By Ayesha Siddiqui in Peshawar",
        '"Inshallah," he said.',
        "Related stories",
        "He called it a fait accompli, a coup de grâce and the end of the ancien régime in Port-au-Prince.",
    ]
    persian = [
        "بسم الله الرحمن الرحیم",
        "سپاه پاسداران انقلاب اسلامی",
        "ایران",
        "«آزادی، عدالت، صلح»",
        "شبکه BBC فارسی",
    ]
    urdu = [
        "اسلام آباد",
        "ریاض الحق",
        "انا للہ و انا الیہ راجعون",
        "جمعیت علمائے اسلام (ف)",
        "ایران، پاکستان، افغانستان",
    ]
    assert detect_paragraphs(english, "en") == [None] * len(english)
    assert detect_paragraphs(persian, "fa") == [None] * len(persian)
    assert detect_paragraphs(urdu, "ur") == [None] * len(urdu)


def test_near_languages_are_never_foreign_to_each_other() -> None:
    portuguese = (
        "Os ministros reuniram-se na segunda-feira na capital para falar do posto de fronteira, fechado desde abril."
    )
    assert detect_paragraphs([portuguese], "pb") == [None]
    assert detect_paragraphs([SUPPORTED["zh"]], "ja") == [None]
    assert detect_paragraphs([SUPPORTED["id"]], "ms") == [None]


def test_nothing_is_foreign_to_a_language_that_is_not_in_the_table() -> None:
    assert detect_paragraphs([ENGLISH, PERSIAN], "xx") == [None, None]
