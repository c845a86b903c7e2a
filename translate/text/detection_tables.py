"""The tables of `detection`: codes, and the letters and function words that betray a language.

All are written by hand, and nothing else uses them. Words are in lower case and without diacritics.
"""

from __future__ import annotations

# What langdetect calls the languages of the table; a code that stands in neither is not in the table.
LANGDETECT_CODES = {"no": "nb", "zh-cn": "zh", "zh-tw": "zt"}
# langdetect takes one of a group for another; a paragraph is never called foreign within one.
NEAR_LANGUAGES: tuple[frozenset[str], ...] = (
    frozenset({"pt", "pb", "gl", "es", "ca"}),
    frozenset({"da", "nb", "sv"}),
    frozenset({"id", "ms", "tl"}),
    frozenset({"cs", "sk", "sl", "hr"}),
    frozenset({"bg", "mk", "ru", "uk", "be"}),
    frozenset({"kk", "ky", "tg", "uz"}),
    frozenset({"tr", "az"}),
    frozenset({"nl", "af", "de"}),
    frozenset({"et", "fi"}),
    frozenset({"zh", "zt", "ja"}),
    frozenset({"hi", "mr", "ne"}),
)
# langdetect answers for letters that it has never seen, too; it is asked about these scripts only.
READ_SCRIPTS = frozenset(
    "Latin Greek Cyrillic Hebrew Arabic Devanagari Bengali Gurmukhi Gujarati Tamil Telugu Kannada Malayalam Thai "
    "Hangul Japanese Han".split()
)
# Of these scripts langdetect may choose between its languages that are written so, and no other.
SCRIPT_CODES: dict[str, tuple[str, ...]] = {"Arabic": ("ar", "fa", "ur"), "Han": ("zh-cn", "zh-tw", "ja")}
# An article in one of these cannot be told from others of its script by langdetect.
NOT_IN_LANGDETECT = frozenset({"az", "eo", "eu", "ga", "gl", "ky", "ms", "pb"})

# Letters that only this language of the Arabic script writes often. `ې` `ھ` `پ` `چ` `گ` are shared and so absent;
# Sorani `ە` `ۆ` and Uyghur `ە` `ې` count only under the conditions that `detection` sets.
DECISIVE_LETTERS: dict[str, str] = {
    "ur": "ٹڈڑںےۓہۂ",
    "ar": "ةإ",
    "ps": "ټډړږښځڅڼۍګ",
    "ckb": "ێڵڕڤەۆ",
    "ug": "ۇۈۋڭەۆ",
    "sd": "ٻڀٺٽٿڄڃڇڊڌڏڍڙڦڪڳڱڻ۽۾",
}

# The share of a language's own letters in its usual news text: as many as this are full evidence.
USUAL_SHARE: dict[str, float] = {"ur": 0.10, "ar": 0.03, "ps": 0.05, "ckb": 0.10, "ug": 0.12, "sd": 0.08}

# `ە` and `ۆ` are Uyghur where more of the first than of the second stand in the text, and Sorani otherwise.
UYGHUR_LETTERS = "ۇۈۋڭېىيك"
SORANI_LETTERS = "ێڵڕڤیک"
# Arabic never has these, and langdetect overlooks them; Persian and Urdu have one in nearly every word or two.
NOT_ARABIC_LETTERS = "پچژگکی"

ARABIC_SCRIPT_WORDS: dict[str, frozenset[str]] = {
    "fa": frozenset(
        "و او از در به که این را با است آن برای می شد های خود تا کرد هم نیز شده اما یا ها وی شود گفت".split()
    ),
    "ur": frozenset(
        "کے کی میں کا اور سے ہے کو نے پر ہیں کہ یہ ایک اس بھی تھا نہیں وہ ہو گی جو کر یا کم ان گیا گئے گئی رہے رہا "
        "رہی ہوئے ہوا لیے تھے تھی اپنے جس والے ساتھ".split()
    ),
    "ar": frozenset("في من على إلى أن التي الذي عن هذا هذه مع كان قال لا بعد بين وقد كما لم ذلك أو إن قد".split()),
    "ps": frozenset(
        "د په چې او ته له یې کې سره هغه دا څخه ده دی شوي لپاره باندې وویل زه خپل دغه یو شي پر کوو دې هغوي".translate(
            str.maketrans("ي", "ی")
        ).split()
    ),
    "ckb": frozenset("لە بە کە بۆ ئەو ئەم لەگەڵ ئەوە بوو ھەر هەر یان لەسەر زۆر وەک دەکات نەک دوای".split()),
    "ug": frozenset("ۋە بىلەن بىر بۇ ئۇ ئۈچۈن دەپ بولغان ھەم ھەر كېرەك ئىدى شۇ بولۇپ دېدى كېيىن ئەمەس ياكى".split()),
    "sd": frozenset("جي جو جا جون کي سان آهي آھي ته کان تي هڪ ھڪ لاء چيو هو اهو جيڪي آهن آھن ھو".split()),
}
# A word of five letters or more that begins so is half a function word of Arabic.
ARABIC_ARTICLES = ("ال", "وال", "بال", "لل", "كال", "فال")

# Letters of languages that langdetect does not know, or takes for another: (code, letters of which some must stand
# in the text, letters of which none may). The first row that fits is taken.
OTHER_LETTERS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Cyrillic": (
        ("tg", "ҷӣӯҳ", "ўәіңө"),
        ("uz", "ўқғҳ", "әіңө"),
        ("kk", "әғұқһ", "ўҳҷ"),
        ("ky", "ңөү", "әіқғһҗ"),
        ("be", "ў", "қғҳ"),
    ),
    "Latin": (("az", "ə", ""),),
}

# Words of English and no other language of the table, and words that others have too: voices beside langdetect's.
ENGLISH_WORDS = frozenset(
    "the and that with his her she they from this which who after had would could says said are been it its than "
    "their how what but you have before about into also there more our against where because should when some many "
    "made years people first most just get while your let such those very then only".split()
)
SHARED_ENGLISH_WORDS = frozenset(
    "a i in to of is on as at be by for was will not has he no over or if my we can did new out up".split()
)
# What English headlines and alerts are made of, where no function word stands; no other language has them.
ENGLISH_NEWS_WORDS = frozenset(
    "breaking killed kills dead died injured wounded hurt missing attack attacks blast bombing explosion fire "
    "shooting shot quake earthquake flood floods flooding rain rains snow heat warning watch issued orders road "
    "roads bridge border closed shut open reopens army troops soldiers judge vote election elections talks deal "
    "ceasefire strike strikes protests crash flight airport school schools power oil price prices stocks rises "
    "rise fall falls rate dollars outage down curfew government leader chief arrested jailed jails freed rescue "
    "rescued evacuated ban bans banned lifted holds wins won beats says calls urges rejects hits hit cuts cut "
    "imposed deployed deploys delayed feared nears trapped traps sinks derails resigns claims claimed blocks block "
    "blocked targets storm storms gunmen militants hostages convoy drone drones ferry low high areas area level "
    "ground move first new week percent people women children north south east west near amid law martial declared "
    "vaccine postponed suspended sealed extended approves loan emergency landing funeral surge surges soars "
    "slashes erupts plunges buries sent home lockdown ends outbreak cases bus ship truck bomber refugees fighting "
    "truce sanctions tonight today tomorrow across record update live water wave fuel raid".split()
)

# Languages that langdetect does not know: (code, words of which two must stand in the text, words that count besides).
WORDS_OF_UNKNOWN: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    (
        "eo",
        frozenset("kaj estas ĉiu kiu ĝi esti estis aŭ oni ĝia ĉiuj kiuj".split()),
        frozenset("la de por al en ne kun ke li".split()),
    ),
    (
        "eu",
        frozenset("eta ditu dute zuen dira izan beste edo bere egin ere baina".split()),
        frozenset("da du ez bat behar dela den".split()),
    ),
    (
        "ga",
        frozenset("agus bhí tá gach seo leis chun sé ina bheith nó atá sna chuig".split()),
        frozenset("na an ar go le don a is mar i".split()),
    ),
    (
        "gl",
        frozenset("unha dunha nunha polo polos súa súas coa cos calquera ningún xeral".split()),
        frozenset("de e a o non ou se en que por os da do ao á".split()),
    ),
    ("ku", frozenset("û jî ji ku yê ên hemû bo".split()), frozenset("di li bi ne her ve de ya ew".split())),
    (
        "uz",
        frozenset(
            "faqat mavjud qayta quyidagi quyida boʻyicha nomli ikki uning ushbu olib soni yangi birinchi bilan "
            "uchun yoki kerak barcha oʻz va emas edi bu ham shu boʻlgan boʻladi boʻlsa qilish qilindi qilgan "
            "mumkin haqida tomonidan hamda keyin boshqa orqali qanday siz sizning hech deb esa lekin agar yilda "
            "yili yoʻq bor qaysi kishi degan qildi boʻldi bugun maktab juda hamma odamlar davlat mamlakat xalq "
            "keldi ochildi oʻzbekiston".split()
        ),
        frozenset("har bir oʻ bo o so dan ga ni ning lar da agar hali endi juda koʻp eng uning ular biz".split()),
    ),
    ("tk", frozenset("bilen üçin ýa hem hukugy her".split()), frozenset("bir bu we öz".split())),
)

# Languages that are written in Latin letters by people who cannot type their own: (code, name, words that no
# other language has as function words, words that count besides).
ROMANISED: tuple[tuple[str, str, frozenset[str], frozenset[str]], ...] = (
    (
        "ur",
        "Urdu or Hindi",
        frozenset("hai hain nahi nahin mein aur kya yeh woh liye raha rahi rahe gaya gayi kiya hua hui".split()),
        frozenset("ka ki ke ko ne se tha thi bhi par kar apne apni is us ho hum wo ye jo ek tak".split()),
    ),
    (
        "fa",
        "Persian",
        frozenset(
            "ast baraye keh shod shodeh shode kard kardeh karde nist mishavad dar hast bood goft va khahad mardom "
            "ra dolat raees rais jomhour hokumat keshvar shahr emrooz emruz dirooz diruz farda sobh shab rooz ruz "
            "roz khabar javan zan zanan mard koodak bachehha bargh nan gerani khiaban khiabanha jadeh bazar sal "
            "mah hafteh kardand shodand budand dadand goftand raftand amadand kharejeh khareje karegaran keshand "
            "koshteh koshte zakhmi basteh baste ghat gheymat nafar hezar tazahorat zelzeleh seyl barf baran anha "
            "inha hich hameh digar bayad nabayad mikonad mikonand miravad miguyad migooyad migoyad nemishavad "
            "nemikonad daneshgah madreseh vazir rahbar sepah entekhabat majles".split()
        ),
        frozenset("az ke be in an ba ham yek do se mi ha ta khod bar i ye o no ma shoma hava ab".split()),
    ),
)
