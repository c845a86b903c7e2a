"""The words that news pages print around an article, as tables.

Words stand between spaces, phrases between commas. Rows of several languages are used together, for a page in one
language has buttons in another; lines are compared with them in the form of `lines.key`.
"""

from __future__ import annotations

# Of buttons, menus and labels: a short line of them and of FILLERS, with one of them at least, is one.
PAGE_WORDS: dict[str, str] = {
    "en": (
        "about accept access accessibility account ads advertise advertisement advertisements advertising alerts "
        "android app apps archive archives article articles author authors back bluesky bookmark bookmarks "
        "breaking cancel captcha caption careers cartoons categories category channel characters classifieds "
        "click close closed columnists comment comments complaint conditions consent contact content contribute "
        "cookie cookies copied copy copyright correction corrections correspondent crossword dashboard decline "
        "desk deutsch disclaimer disclosures donate download e-mail e-paper edition editor editors elsewhere "
        "email english enter epaper español events explore facebook faq feed feedback feeds follow followers font "
        "français fullscreen galleries gallery gift gifts google headlines help helpline home homepage horoscope "
        "illustrations image images inbox instagram ios iphone jobs join latest licensing link linkedin links "
        "listen live livestream load loading log login logout magazine magazines mail manage masthead menu "
        "messenger min minutes more multimedia mute name navigate navigation newsletter newsletters newsroom next "
        "notes notification notifications obituaries offers password pause photos pinterest play podcast podcasts "
        "policy popular preference preferences preferred prev previous print privacy profile promo promoted "
        "promotion puzzles quiz radio read reading recommended recommends reddit register reject related replies "
        "reply report reporter reprints respond reuse rss schedule scroll search section sections send settings "
        "share shared shares sharing shop sign signup sitemap skip slideshow snapchat sponsored stay store "
        "stories story submit subscribe subscribed subscriber subscribers subscription subscriptions support tags "
        "tap telegram terms threads tiktok toggle topic topics touch transcript translate trending tv tweet "
        "tweets twitter unlimited unmute updated url username video videos viewed views watch watchlist weather "
        "webcast whatsapp widget x youtube"
    ),
    "fa": (
        "آب‌وهوا آخرین آراس‌اس آرشیو آلبوم آپارات آگهی آگهی‌ها آگهی‌های اخبار ارسال اشتراک اشتراک‌گذاری اصلاحیه "
        "اعلان اعلان‌ها العربية العربیه امنیتی اندازه اپلیکیشن ایتا ایمیل اینستاگرام ایکس بازدید بازنشر بازگشت "
        "بایگانی ببینید بخوانید برچسب برچسب‌ها برگشت بستن بشنوید بعدی بله بیشتر تازه‌ترین تبلیغ تبلیغات تحریریه "
        "تصاویر تصحیح تلویزیون تلگرام تماس تماشا تنظیمات تویتر توییتر ثبت ثبت‌نام جدول جدیدترین جستجو جست‌وجو "
        "حریم حمایت خانه خبر خبرنامه خبرنگار خبرها خرید خطا خواندنی‌ترین داغ‌ترین داغ‌ترین‌ها دانلود درباره "
        "دریافت دقیقه دنبال دکمه دیدگاه دیدگاه‌تان دیدگاه‌ها ذخیره رادیو راهنما رایانامه رد رسانه‌ها رفتن روبیکا "
        "زنده سایز سبد سردبیر سرمقاله سروش سرویس شرایط شماره‌ی شناسه شنیدن شکایت صفحه صوتی عضو عضویت عناوین عکس "
        "عکس‌ها غیرفعال فارسی فعال فونت فیسبوک فیس‌بوک فیلم قبلی قلم قوانین لایک لغو لینک لینکدین متداول مترجم "
        "متن متنی محبوب‌ترین محبوب‌ترین‌ها مدیریت مرتبط مطالب مطلب مقاله مقررات منو موبایل موضوعات می‌پذیرم "
        "می‌پسندم نام نتایج نسخه نشانک نظر نظرات نظرسنجی نمایش نوشته نویسنده نیازمندی‌ها همرسانی همکاری هم‌رسانی "
        "واتساپ واتس‌اپ ورود ویدئو ویدیو ویدیوها پادکست پاسخ پخش پذیرش پذیرفتن پربازدید پربازدیدترین "
        "پربازدیدترین‌ها پربازدیدها پربحث پربحث‌ترین‌ها پربیننده پربیننده‌ترین پربیننده‌ترین‌ها پرخواننده "
        "پرخواننده‌ترین‌ها پرسش‌های پرطرفدار پرطرفدارترین‌ها پرونده پرینت پسندیدم پسندیدن پشتو پیام پیشنهاد "
        "پیشنهادی پیوند چاپ کاریکاتور کامنت کانال کد کلیدواژه کلیدواژه‌ها کوکی کوکی‌ها کپی گالری گروه گزارش "
        "گفت‌وگوی گوگل یادداشت یوتیوب"
    ),
    "ur": (
        "آرکائیو آڈیو ادارتی اداریہ اردو ارسال اسٹوری اسپانسرڈ اشتہار اشتہارات الرٹ الرٹس ان انسٹاگرام اکاؤنٹ "
        "اگلا اگلی اہم ایمیل ایپ ایڈیشن ایڈیٹر ای‌میل ای‌پیپر بارے براہ بریکنگ بلاگ بند تازہ تبصرہ تبصرے تجزیے "
        "تجویز تحریریں ترتیبات ترین تصویری تلاش جوائن جواب حروف خبر خبریں خریدیں خطوط درج دیکھیں دیکھیے ذریعہ "
        "رائٹ رائے رابطہ رازداری راست رجسٹر رسالہ رپورٹر ریڈیو سائز سائن سائٹ سبسکرائب سرخیاں سرچ سندھی سنیں سوشل "
        "سٹوری سپانسرڈ سیکشن سیکشنز شئیر شرائط شمارہ شوز شکایت شیئر شیئرز شیر صفحہ ضوابط عنوانات غلطی فائل فالو "
        "فونٹ فوٹو فہرست فیس فیسبوک فیچر فیچرز قارئین قبول لائیو لاگ لنک لنکس لنکڈ لوڈ لیٹر متعلقہ محفوظ مدد مزید "
        "مسترد مصنف مضامین مضمون مقبول مقبول‌ترین منسوخ منٹ مواد موضوعات مکمل میل مینو میڈیا میگزین نام نامہ‌نگار "
        "نشاندہی نشریات نمائندہ نمائندہ‌خصوصی نوٹیفکیشن نوٹیفکیشنز نیوزلیٹر نیوز‌لیٹر واٹس واٹس‌ایپ واپس وزٹ ویب "
        "ویڈیو ویڈیوز ٹاک ٹوئٹ ٹوئٹر ٹویٹ ٹویٹر ٹی ٹیلی ٹیلیگرام ٹیوب ٹیگ ٹیگز پالیسی پرائیویسی پرنٹ پروفائل "
        "پروگرام پروگرامز پوڈ پوڈکاسٹ پچھلا پچھلی پڑھنا پڑھی پڑھیں پڑھیے پیپر چینل ڈاؤن ڈاؤنلوڈ ڈیجیٹل ڈیسک کارڈ "
        "کاسٹ کالم کالمز کاپی کاپی‌رائٹ کریں کوکیز کیپشن کیپچا گوگل گیلری ہمارے ہوم یو یوٹیوب"
    ),
}
# May stand between them.
FILLERS: dict[str, str] = {
    "en": (
        "a about above acquire ad add address after ago all already also an analysis and anyone are as at be "
        "before below best business by continue continues culture daily dark day days delivered did edition enter "
        "error everyone everything explainer feature features first follow for free from full get go health here "
        "hide hour how in interested international issue it its join k keep know last latest leave less letter "
        "light like local m may me media might miss mistake mode most must my name national need new news no not "
        "now of off official ok on one opinion or other others our out page pages picture play politics post "
        "posts problem purchase rights same save science see series show shown site size social special sport "
        "sports staff store team text that the these this to today today's top turn typo unlimited up us use "
        "version via view we web website weekly what why with word words world write yes you your"
    ),
    "fa": (
        "آدرس آغاز آن اجتماعی ادامه از است استان‌ها استفاده اصلی اقتصادی امروز اول این اینجا این‌جا با باره باز "
        "باشید بالا بر برای بسته بعد بنویسید به بگذارید بین‌الملل تازه تحلیل تر ترین تعداد تماس تمام جدید جهان "
        "حوادث خبرگزاری خبری خصوصی خلاصه خواندن خود در درباره‌ی دهید دیدن دیگر را رسمی روز زمان زمینه سایت سیاسی "
        "شبکه شبکه‌های شد شما شوید عضو علمی عمومی فرهنگی قبل لطفا ما متن متنی محتوا محتوای مخاطبان مدت مشاهده "
        "مطالعه مهم می‌شود نخست نشانی نشده ها های هفته همراه همشهری همه همچنین همین و وارد وب‌سایت ورزشی پایان "
        "پایین پزشکی پیشنهاد کاربر کاربران کامل کردن کل کلیک کن کنید کوتاه گرامی یا یک"
    ),
    "ur": (
        "آج آغاز آف آن آپ اخبار اختتام اس اسٹاف اسپورٹس اسی اظہار ان اور اول اوپر اپ اپنا اپنی اپنے اہم ایف ایپ "
        "برائے بزنس بعد بند بک بھر بھی تحریر تمام تک تھی جائیں جاری جانے حاصل خصوصی دنیا دوستوں دوسری دکھائے دیں "
        "رکھیں رکھیے زیادہ سائنس سب سٹاف سے شو شوبز شہر صحت صفحات لائن لکھنے لکھیں لیے مرکزی معلومات مفید ملک "
        "مکمل میرا میری میل میں نئی نئے نامہ نگار نیوز نیچے نے والی والے وقت وی ویب ٹیم پاکستان پتہ پر پسند پڑھنے "
        "پی ڈاؤن ڈی کا کاروبار کامرس کرنے کریں کو کھولیں کھیل کھیلوں کی کیا کیجئے کیجیئے کیجیے کے گئی گئے گرام "
        "گیا ہم ہمارا ہماری ہمیں ہو ہوا ہوم ہیں ہے یا یہ"
    ),
}
# What pages tell their readers about.
NOTICE_WORDS: dict[str, str] = {
    "en": (
        "ad ads advertisement advertisers advertising affiliate app apps article articles author bookmark browser "
        "byline captcha caption channel columnist comment commenting comments commission consent content cookie "
        "cookies copyright disclaimer donate donation editor editors email emails enlarge facebook feedback "
        "fields freelance guidelines headlines helpful homepage inbox independently instagram javascript "
        "journalism linkedin logged login member membership moderated moderation newsletter newsletters newsroom "
        "notifications opt password paywall permission personalised personalized podcast podcasts post posts "
        "preferences privacy publication purchase reader readers redistributed registered reprint reprinted "
        "reproduced rewritten signing signup site spam sponsored subscribe subscribed subscriber subscribers "
        "subscribing subscription subscriptions supporter supporters sustaining syndicated telegram terms tiktok "
        "twitter typo unsubscribe updates useful verbatim webpage website websites whatsapp writer youtube"
    ),
    "fa": (
        "آگهی اشتراک افترا اپلیکیشن ایتا ایمیل اینستاگرام بازنشر تبلیغ تلگرام توهین توییتر حریم خبرنامه دنبال "
        "دیدگاه روبیکا سایت صفحه صندوق عضو عضویت فیسبوک فیلترشکن لینک مخاطب مخاطبان مرورگر مشترک مشترکان منتشر "
        "مندرج موردنیاز ناشناس نشانی نظرات نویسنده نویسه نگارش نگارنده واتساپ وبسایت ویراستار پاسخگو کاراکتر "
        "کاربری کامنت کانال کوکی کپی گرامی یوتیوب"
    ),
    "ur": (
        "آرٹیکل ادارہ ادارے اشتہار اشتہارات انسٹاگرام اپڈیٹس اکاؤنٹ ایمیل ایپ براؤزر بلااجازت بلاگ تبصروں تبصرہ "
        "تبصرے تحریر جوائن حقوق سائٹ سبسکرائب سبسکرپشن شائع شرائط شیئر فالو فیس قارئین لاگ لنک لیٹر متفق مصنف "
        "مصنفہ مضمون میل نقل نوٹیفکیشن نوٹیفیکیشن نیوزلیٹر واٹس ورڈ ویبسائٹ ٹوئٹر پاس پرائیویسی پیج چینل ڈاؤن "
        "کاپی کلک کمنٹ کمنٹس کوکی کوکیز یوٹیوب"
    ),
}
# Whom a notice speaks to, and what it tells them to do.
READERS: dict[str, str] = {
    "en": (
        "activate add allow become check choose click contact continue create discover download enable enjoying "
        "enter explore follow get have help join let like listen log looking manage never our please rate read "
        "ready receive register report save scroll see select send share sign start stay submit subscribe support "
        "swipe tap tell thanks try turn unlock upgrade us view visit vote want watch we you your"
    ),
    "fa": (
        "ببینید بخوانید بزنید بسپارید بشنوید بفرستید بفرمایید بنویسید بپیوندید بگذارید خود دهید شما شوید فرمایید "
        "لطفا ما نمایید کنید"
    ),
    "ur": (
        "آپ اپنا اپنی اپنے بتائیں بتائیے بنیں بھیجیں بھیجیے جائیں دبائیں دیکھیں دیکھیے دیں رہیں رہیے سنیں سنیے "
        "لکھیں لکھیے لیں پڑھیں پڑھیے کریں کیجئے کیجیئے کیجیے ہمارا ہماری ہمارے ہمیں"
    ),
}
# Phrases of buttons that such words do not make up.
BUTTONS = (
    "ad, like, save, photo, see all, see also, view all, show less, text size, text size a a a, dark mode, minute "
    "read, you may also like, you may also be interested in, join the conversation, replying to x, news id, story "
    "code, getty images, ارسال به دوستان, نسخه چاپی, دیدگاهتان را بنویسید"
)
# Before a number: how the publisher files the article.
CODES = (
    "story code, story id, story no, news code, news id, news no, news number, article id, article code, article "
    "no, code, id, کد خبر, کد مطلب, کد, شناسه خبر, شناسه مطلب, شناسه, شماره خبر, شماره, خبر کا کوڈ, خبر کوڈ, خبر "
    "نمبر, کوڈ"
)
# Before a colon (or a bar) and a short text: the line points elsewhere.
POINTERS = (
    "read more, also read, read also, see also, also see, related, tags, topics, editor's note, disclaimer, "
    "privacy notice, short link, follow us on, share, watch, listen, video, our standards, you may also like, you "
    "might also like, don't miss, up next, subscribe, permalink, لینک کوتاه خبر, بخوانید, ویدیو, موضوعات, ویڈیو, "
    "مختصر لنک, بیشتر بخوانید, همچنین بخوانید, برچسب ها, کلمات کلیدی, لینک کوتاه, مزید پڑھیں, مزید پڑھیے, یہ بھی "
    "پڑھیں, ٹیگز"
)
# Before a colon and a name of a few words: whose picture it is, and the like.
CREDITS = (
    "photo, photos, photograph, image, images, image credit, image source, credit, source, file photo, video, "
    "graphic, by, written by, author, edited by, estimated reading time, reading time, views, comments, share, "
    "category, filed under, posted in, posted by, تصویرگر, نویسنده, خبرنگار, گزارش, دبیر, ترجمه, متن, عکس ها, "
    "گروه, سرویس, دسته بندی, بخش, زمان مطالعه, مدت مطالعه, تعداد بازدید, بازدید, تعداد نظرات, نظرات, منبع تصویر, "
    "تاریخ, خاکے, تحریر, رپورٹ, ترجمہ, تصاویر, تصویر, پڑھنے کا وقت, وقت اشاعت, زمرہ, تبصرے, عکس, عکاس, منبع, "
    "ماخذ, ذریعہ, فوٹو, بشکریہ"
)
# Words that only dates are full of, and what may stand between them.
DATE_NAMES = (
    "ago apr april aug august dec december feb february fri friday jan january jul july jun june mar march may "
    "mon monday nov november oct october posted published sat saturday sep sept september sun sunday thu thur "
    "thurs thursday tue tues tuesday updated wed wednesday آبان آذر آوریل آگوست اتوار اردیبهشت اسفند اشاعت امرداد "
    "انتشار اوت اپریل اکتبر اکتوبر اگست بدھ بهمن تیر جمعرات جمعه جمعہ جنوری جولائی جولای جون خرداد دسامبر دسمبر "
    "دوشنبه دی ستمبر سه سوموار سپتامبر شائع شنبه شهریور فروردین فروری فوریه قبل مئ مئی مارس مارچ مرداد منگل مه "
    "مهر نوامبر نومبر پنج پنجشنبه پہلے پیر پیش چهارشنبه ژانویه ژوئن ژوئیه ہفتہ یکشنبه"
)
DATE_FILLERS = (
    "a am an at bst cet date day days edt est et first gmt hour hours hr hrs irst ist last local m min mins "
    "minute minutes modified month months nd of on p pdt pkt pm pst rd second seconds st t th the time utc week "
    "weeks year years z ء آخری آخرین انتشار اپ ایک ب بار بج بجے بروز بروزرسانی به تاریخ در دقیقه دن دوپہر رات "
    "رسانی روز روزرسانی زمان ساعت سال سه ش شام شب شده صبح ظ ظهر عصر ق م ماه ماہ منٹ ه هفته وقت پنج ڈیٹ کر کو کی "
    "گئی گھنٹہ گھنٹے ہفتے یک"
)
# Agencies; and places before a colon, at the head of a report.
AGENCIES = (
    "AP, AFP, Reuters, UPI, dpa, DPA, ANSA, EFE, TASS, Xinhua, Kyodo, Yonhap, Bloomberg, Anadolu, AA, WAFA, SPA, "
    "WAM, QNA, PTI, ANI, IANS, APP, INP, NNI, PPI, Online, IRNA, ISNA, Tasnim, Mehr, MNA, Fars, FNA, ILNA, IQNA, "
    "IRIB, ICANA, SHANA, Press TV, Pajhwok, TOLOnews, CNN, BBC, ایرنا, ایسنا, تسنیم, مهر, فارس, ایلنا, ایکنا, "
    "برنا, شبستان, میزان, خبرآنلاین, آنا, موج, پانا, باشگاه خبرنگاران, رویترز, فرانس پرس, آسوشیتدپرس, شینهوا, "
    "اسپوتنیک, آناتولی, اے پی پی, اے ایف پی, اے پی, رائٹرز, روئٹرز, آن لائن, این این آئی, آئی این پی, ثناء نیوز, "
    "صباح نیوز, ارنا, شنہوا, نیوز ڈیسک, ویب ڈیسک, مانیٹرنگ ڈیسک, اسٹاف رپورٹر, سٹاف رپورٹر, نمائندہ خصوصی, خصوصی "
    "رپورٹ, بیورو رپورٹ, نامہ نگار, وقائع نگار"
)
PLACES = (
    "ISLAMABAD, KARACHI, LAHORE, PESHAWAR, QUETTA, RAWALPINDI, MULTAN, FAISALABAD, HYDERABAD, SIALKOT, GILGIT, "
    "MUZAFFARABAD, TEHRAN, MASHHAD, ISFAHAN, TABRIZ, SHIRAZ, KABUL, NEW DELHI, MUMBAI, SRINAGAR, DHAKA, DUBAI, "
    "RIYADH, DOHA, ANKARA, ISTANBUL, BAGHDAD, BEIRUT, DAMASCUS, JERUSALEM, GAZA, CAIRO, WASHINGTON, NEW YORK, "
    "LONDON, PARIS, BERLIN, BRUSSELS, VIENNA, GENEVA, MOSCOW, BEIJING, UNITED NATIONS, اسلام آباد, کراچی, لاہور, "
    "پشاور, کوئٹہ, راولپنڈی, ملتان, فیصل آباد, حیدرآباد, سیالکوٹ, گلگت, مظفر آباد, مظفرآباد, سکھر, گوجرانوالہ, "
    "نئی دہلی, دہلی, سری نگر, ڈھاکہ, تہران, کابل, دبئی, ریاض, دوحہ, انقرہ, بغداد, دمشق, بیروت, واشنگٹن, لندن, "
    "نیویارک, ماسکو, بیجنگ, پیرس, جنیوا, غزہ, قاہرہ"
)
