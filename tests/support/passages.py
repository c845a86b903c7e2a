"""The beginning of one piece of news in many languages, a sentence or two in each."""

from __future__ import annotations

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
NEIGHBOURS = {
    "ps": (PASHTO, "Pashto"),
    "ckb": (SORANI, "Sorani Kurdish"),
    "sd": (SINDHI, "Sindhi"),
    "ug": (UYGHUR, "Uyghur"),
    "pnb": (PUNJABI, "Western Punjabi"),
}
WITHOUT_PACKAGES = {
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
