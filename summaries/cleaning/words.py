"""The single words that buttons, menus and notices of news pages are made of, as tables.

Each row is a list of words between spaces, in any case. A short line that is made of them alone is not of an article.
"""

from __future__ import annotations

# At least one of these must be there.
STRONG: dict[str, str] = {
    "en": (
        "contribute reuse explore stay touch notes illustrations multimedia obituaries classifieds "
        "schedule watchlist unmute characters captcha access unlimited gift gifts promotion promoted "
        "fullscreen cancel preference magazine magazines columnists cartoons puzzles events jobs shop "
        "store offers english deutsch español français report updated licensing enter inbox name closed "
        "elsewhere preferred share shares shared sharing follow followers subscribe subscribed subscriber "
        "subscribers subscription subscriptions newsletter newsletters login logout signup register "
        "account password username email e-mail mail comment comments reply replies respond facebook "
        "twitter tweet tweets whatsapp telegram instagram youtube linkedin tiktok pinterest reddit "
        "snapchat messenger threads bluesky google x rss feed feeds app apps android iphone ios download "
        "podcast podcasts channel join print copy copied link links url bookmark bookmarks listen watch "
        "video videos livestream webcast gallery galleries slideshow photos menu navigation navigate "
        "search homepage home skip content cookie cookies consent privacy policy terms conditions "
        "disclaimer copyright contact about careers sitemap accessibility feedback advertise advertising "
        "advertisement advertisements ads sponsored promo related recommended recommends trending popular "
        "viewed latest breaking headlines stories articles story article read reading more tags topics "
        "topic category categories section sections image images caption views correspondent reporter "
        "desk epaper e-paper edition archive archives notifications notification alerts font toggle next "
        "previous prev back close load loading click tap scroll submit send donate support editor editors "
        "author authors newsroom masthead live tv radio widget settings preferences profile dashboard "
        "quiz crossword horoscope weather sign log accept reject decline manage disclosures reprints "
        "corrections correction complaint helpline faq help mute play pause minutes min transcript "
        "translate"
    ),
    "fa": (
        "لغو سبد خرید اشتراک صوتی متنی آگهی‌های نیازمندی‌ها مدیریت فعال غیرفعال پرخواننده‌ترین‌ها "
        "پرخواننده لینکدین دکمه گفت‌وگوی یادداشت سرمقاله کاریکاتور رسانه‌ها نویسنده مترجم مقاله پرونده "
        "فارسی العربیه العربية پشتو رفتن ایمیل نتایج شماره‌ی اشتراک‌گذاری همرسانی هم‌رسانی بازنشر دنبال "
        "عضویت عضو خبرنامه رایانامه نظر نظرات دیدگاه دیدگاه‌ها دیدگاه‌تان پاسخ کامنت توییتر تویتر ایکس "
        "فیسبوک فیس‌بوک تلگرام واتساپ واتس‌اپ اینستاگرام یوتیوب ایتا بله روبیکا سروش آپارات گوگل اپلیکیشن "
        "دانلود دریافت پادکست کانال چاپ پرینت کپی لینک پیوند نشانک ذخیره بشنوید شنیدن ببینید تماشا ویدیو "
        "ویدئو ویدیوها فیلم گالری آلبوم منو جستجو جست‌وجو خانه صفحه کوکی کوکی‌ها حریم شرایط قوانین مقررات "
        "تماس درباره آرشیو بایگانی تبلیغ تبلیغات آگهی آگهی‌ها مرتبط پیشنهادی پیشنهاد پربازدید "
        "پربازدیدترین پربازدیدترین‌ها پربازدیدها پربیننده پربیننده‌ترین‌ها پربیننده‌ترین پرطرفدار "
        "پرطرفدارترین‌ها پربحث پربحث‌ترین‌ها خواندنی‌ترین داغ‌ترین داغ‌ترین‌ها محبوب‌ترین محبوب‌ترین‌ها "
        "تازه‌ترین جدیدترین آخرین اخبار خبرها خبر عناوین مطلب مطالب بخوانید بیشتر برچسب برچسب‌ها کلیدواژه "
        "کلیدواژه‌ها موضوعات شناسه نسخه موبایل فونت قلم سایز اندازه متن ورود ثبت‌نام ثبت ارسال نوشته "
        "گزارش نظرسنجی خبرنگار سرویس گروه تصاویر عکس عکس‌ها پخش زنده رادیو تلویزیون بازگشت برگشت بعدی "
        "قبلی بستن نمایش بازدید لایک پسندیدم پسندیدن می‌پسندم حمایت اعلان اعلان‌ها پیام نام کد امنیتی "
        "پذیرش می‌پذیرم پذیرفتن رد تنظیمات همکاری آراس‌اس پرسش‌های متداول راهنما شکایت تصحیح اصلاحیه خطا "
        "آب‌وهوا جدول دقیقه سردبیر تحریریه"
    ),
    "ur": (
        "اکاؤنٹ رسالہ خریدیں آڈیو منسوخ لنکڈ نوٹیفکیشن نوٹیفکیشنز الرٹس الرٹ پوڈکاسٹ سپانسرڈ اسپانسرڈ "
        "لنکس پروگرامز ٹاک شوز شمارہ میگزین ایڈیشن اداریہ خطوط قارئین فیچر فیچرز تجزیے ڈیجیٹل وزٹ پروفائل "
        "سٹوری اسٹوری پڑھنا مکمل اردو سندھی فائل فوٹو کارڈ فہرست سیکشنز شیئر شئیر شیئرز شیر فالو سبسکرائب "
        "نیوز‌لیٹر نیوزلیٹر لیٹر ای‌میل ایمیل میل تبصرہ تبصرے رائے جواب فیس فیسبوک ٹوئٹر ٹویٹر ٹویٹ ٹوئٹ "
        "واٹس واٹس‌ایپ ایپ ٹیلی ٹیلیگرام انسٹاگرام یوٹیوب یو ٹیوب گوگل ڈاؤن ڈاؤنلوڈ لوڈ چینل جوائن پرنٹ "
        "کاپی لنک محفوظ سنیں دیکھیں دیکھیے ویڈیو ویڈیوز گیلری تصویری مینو تلاش سرچ ہوم صفحہ کوکیز "
        "پرائیویسی رازداری پالیسی شرائط ضوابط رابطہ ہمارے بارے آرکائیو اشتہار اشتہارات متعلقہ تجویز مقبول "
        "مقبول‌ترین خبریں خبر تازہ ترین اہم بریکنگ سرخیاں مزید پڑھیں پڑھیے پڑھی ٹیگز ٹیگ موضوعات عنوانات "
        "سیکشن کیپشن ذریعہ ڈیسک رپورٹر نامہ‌نگار نمائندہ نمائندہ‌خصوصی ای‌پیپر پیپر فونٹ حروف سائز اگلی "
        "پچھلی اگلا پچھلا واپس بند لائیو ٹی نشریات براہ راست لاگ ان سائن رجسٹر درج ارسال نام کریں قبول "
        "مسترد ترتیبات مدد شکایت غلطی نشاندہی تحریریں مصنف مضمون مضامین بلاگ کالم کالمز ویب سائٹ سوشل "
        "میڈیا کاپی‌رائٹ رائٹ کیپچا مواد ریڈیو پوڈ کاسٹ منٹ پروگرام ایڈیٹر ادارتی"
    ),
}
# These may stand between them.
WEAK: dict[str, str] = {
    "en": (
        "after before turn keep our follow enter shown picture below these features feature series "
        "explainer analysis already today unlimited full everyone anyone other others same out sports "
        "sport business politics national international local opinion culture science health purchase "
        "acquire rights an error issue are also interested may might did miss mistake typo problem latest "
        "delivered hour ago last what about how why everything need know us on to for the a of in your "
        "you via with and or from by this that all most my at as it its up me we now here one top best "
        "must new first daily weekly free be use size mode dark light off word words letter day days news "
        "world media social staff web special team page pages site website official post posts leave add "
        "get go show hide view less text address name save like not no yes ok above see store play "
        "edition version today's write join continue continues ad k m"
    ),
    "fa": (
        "دیدن باز کردن بسته ادامه عضو همراه خواندن تماس باشید همشهری مهم تحلیل پایان آغاز گرامی لطفا "
        "این‌جا اینجا کلیک متنی متن محتوای درباره‌ی همین کل کامل پزشکی علمی استان‌ها حوادث جهان را به از "
        "در با و یا برای این آن ما شما خود همه تمام بر بالا پایین کنید کن شوید شد می‌شود نشده بگذارید "
        "بنویسید وارد های ها تر ترین روز امروز هفته سایت وب‌سایت خبری خبرگزاری کاربران کاربر مخاطبان رسمی "
        "شبکه‌های شبکه اجتماعی نشانی آدرس تازه جدید اصلی نخست اول یک دیگر زمینه باره همچنین قبل بعد کوتاه "
        "خلاصه محتوا استفاده خصوصی است عمومی پیشنهاد تعداد زمان مدت مطالعه دهید مشاهده سیاسی ورزشی "
        "اقتصادی فرهنگی بین‌الملل"
    ),
    "ur": (
        "میرا میری لکھیں لکھنے پڑھنے جاری رکھیں رکھیے حاصل آن آف کھولیں بند ٹیم دوستوں کے لیے معلومات "
        "ہماری ہوم اول کا اختتام آغاز مرکزی صفحات گئے دکھائے پی ڈی ایف نامہ نگار برائے صحت تحریر ان مفید "
        "تھی آج اخبار شہر پاکستان دنیا کاروبار سائنس شوبز بزنس ملک بھر سے کی کو میں پر نے اور یا یہ بھی "
        "ہمیں ہم ہمارا آپ اپنا اپنی اپنے تمام سب زیادہ کریں کیجیے کیجئے کیجیئے کرنے دیں جائیں جانے والی "
        "والے ہیں ہے گئی بک ایپ گرام میل وی اپ ڈاؤن اس اسی بعد مکمل نئی نئے اہم خصوصی اسٹاف سٹاف ویب نیوز "
        "کھیل کھیلوں اسپورٹس کامرس لائن شو پتہ وقت تک اوپر نیچے اظہار پسند ہو ہوا کیا گیا دوسری"
    ),
}
# A notice to the reader speaks of two of these, and to somebody: one of NOTICE_PERSONS.
NOTICE: dict[str, str] = {
    "en": (
        "newsletter newsletters inbox email cookies cookie privacy terms subscribe subscription "
        "subscriber subscribers login password comments comment app browser javascript advertisers ads "
        "notifications updates unsubscribe whatsapp facebook twitter telegram instagram youtube channel "
        "fields signing moderated bookmark podcast donate journalism membership consent website site "
        "headlines"
    ),
    "fa": (
        "خبرنامه ایمیل کوکی سایت مرورگر کانال تلگرام اینستاگرام واتساپ اپلیکیشن عضویت عضو دیدگاه نظرات "
        "نشانی منتشر صندوق کاربری دنبال موردنیاز"
    ),
    "ur": (
        "نیوزلیٹر لیٹر ایمیل میل کوکیز پرائیویسی شرائط سبسکرائب تبصرہ تبصرے کمنٹس کمنٹ سائٹ براؤزر چینل "
        "فالو شائع قارئین پیج جوائن ڈاؤن اپڈیٹس"
    ),
}
NOTICE_PERSONS: dict[str, str] = {
    "en": "you your our us we",
    "fa": "شما خود ما",
    "ur": "آپ اپنا اپنی اپنے ہمیں ہمارے ہماری ہمارا",
}
# What else they speak of; it only counts where a text is a page, and where the article does not speak of it too.
PAGE_SPEECH: dict[str, str] = {
    "en": (
        "article articles sustaining supporter supporters member enlarge reader readers post posts publication "
        "commission independently helpful useful purchase newsroom content newsletter newsletters inbox email "
        "emails cookies cookie privacy terms subscribe subscribed subscription subscriptions subscriber "
        "subscribers subscribing login password comments comment commenting app apps browser javascript "
        "advertisers ads ad advertisement sponsored notifications updates unsubscribe whatsapp facebook twitter "
        "telegram instagram youtube tiktok linkedin channel fields signing moderated moderation bookmark podcast "
        "podcasts donate donation journalism membership consent website websites site headlines copyright "
        "permission reproduced redistributed rewritten syndicated paywall logged signup opt preferences "
        "personalised personalized disclaimer caption byline typo feedback advertising captcha spam registered "
        "reprint reprinted verbatim affiliate webpage homepage guidelines editor editors author writer columnist "
        "freelance"
    ),
    "fa": (
        "خبرنامه ایمیل کوکی سایت وبسایت مرورگر کانال تلگرام اینستاگرام واتساپ اپلیکیشن عضویت دیدگاه نظرات کامنت "
        "نشانی منتشر صندوق کاربری دنبال موردنیاز بازنشر کپی مشترک مشترکان اشتراک مخاطب مخاطبان گرامی ایتا روبیکا "
        "توییتر فیسبوک یوتیوب پاسخگو مندرج صفحه لینک تبلیغ آگهی حریم ناشناس توهین افترا نویسه کاراکتر فیلترشکن "
        "نویسنده نگارش نگارنده ویراستار"
    ),
    "ur": (
        "نیوزلیٹر لیٹر ایمیل میل کوکیز پرائیویسی شرائط سبسکرائب سبسکرپشن تبصرہ تبصرے تبصروں کمنٹس کمنٹ سائٹ "
        "ویبسائٹ براؤزر چینل فالو شائع قارئین پیج جوائن ڈاؤن اپڈیٹس ایپ واٹس ٹوئٹر فیس یوٹیوب انسٹاگرام "
        "نوٹیفکیشن نوٹیفیکیشن اکاؤنٹ لاگ پاس ورڈ ادارے ادارہ متفق اشتہار اشتہارات حقوق کاپی نقل بلااجازت شیئر "
        "کلک لنک مصنف مصنفہ آرٹیکل بلاگ تحریر مضمون کوکی"
    ),
}
# What readers are told to do, at the head of a line or at its end.
ORDERS: dict[str, str] = {
    "en": (
        "get sign join subscribe follow click tap download register enter support share tell let visit stay "
        "please read watch listen receive choose select try allow enable turn send submit contact report upgrade "
        "start become discover explore check scroll swipe continue activate unlock log create manage view see "
        "have enjoying want looking never like add save rate vote help thanks ready"
    ),
    "fa": (
        "کنید شوید دهید بزنید بخوانید ببینید بشنوید بنویسید بگذارید بفرمایید فرمایید نمایید بپیوندید بسپارید "
        "بفرستید لطفا"
    ),
    "ur": (
        "کریں کیجیے کیجئے کیجیئے دیں لیں پڑھیں پڑھیے دیکھیں دیکھیے سنیں سنیے رہیں رہیے جائیں بنیں لکھیں لکھیے "
        "بتائیں بتائیے بھیجیں بھیجیے دبائیں"
    ),
}
