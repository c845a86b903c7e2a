"""What news pages print around an article, as tables: buttons, labels, words of dates, agencies, places.

Each row is a list of phrases between commas. Rows of several languages stand together, for a page in one language
has buttons in another. They are compared with letter case, digits and punctuation left out (see `cleaning`). The single
words that buttons are made of stand in `page_words.py`.
"""

from __future__ import annotations

# A line that says nothing else is a button, a heading of the page or a mark of the agency.
BUTTONS: dict[str, str] = {
    "en": (
        "comment, comments, no comments, add comment, add a comment, leave a comment, post a comment, "
        "your comment, write a comment, view comments, show comments, join the conversation, "
        "share, share this, share this article, share this story, share on facebook, share on twitter, "
        "share on x, share on whatsapp, share via email, share on telegram, tweet, retweet, print, print this, "
        "email, e-mail, email this, facebook, twitter, whatsapp, telegram, linkedin, instagram, youtube, "
        "pinterest, reddit, messenger, copy link, copy url, link copied, save, bookmark, like, follow, "
        "follow us, follow us on twitter, follow us on facebook, subscribe, subscribe now, sign up, sign in, "
        "log in, register, newsletter, sign up for our newsletter, subscribe to our newsletter, "
        "read more, read also, also read, see also, more, more news, more stories, load more, show more, "
        "related, related news, related articles, related stories, related topics, related content, "
        "recommended, recommended for you, you may also like, most read, most viewed, most popular, trending, "
        "latest news, top stories, editor's picks, advertisement, advertisements, advertising, ad, ads, "
        "sponsored, sponsored content, promoted, continue reading, story continues below advertisement, "
        "article continues below, article continues after ad, skip to content, skip to main content, "
        "skip advertisement, back to top, go to top, home, menu, search, next, previous, tags, keywords, topics, "
        "listen, listen to this article, min read, minute read, minutes read, mins read, views, shares, "
        "click here, loading, all rights reserved, end item, end of story, news id, story code, photo, "
        "image caption, image source, getty images, file photo, "
        "view all, show less, see all, dark mode, light mode, name, you may also be interested in, "
        "text size, text size a a a, support our journalism, your name, replying to x, stay in touch, "
        "notes to editors, keep reading, font size, enter your email, comments are closed, accept "
        "all, reject all, "
        "updated an hour ago"
    ),
    "fa": (
        "نظر شما, نظرات, نظر, ارسال نظر, ثبت نظر, دیدگاه, دیدگاه ها, دیدگاه شما, دیدگاهتان را بنویسید, "
        "نظرات کاربران, نظرات شما, اشتراک گذاری, به اشتراک بگذارید, به اشتراک گذاری, اشتراک, ارسال, "
        "ارسال به دوستان, چاپ, نسخه چاپی, پرینت, لینک کوتاه, کپی لینک, لینک کپی شد, ذخیره, بیشتر بخوانید, "
        "بیشتر, همچنین بخوانید, ادامه مطلب, مطالب مرتبط, اخبار مرتبط, خبرهای مرتبط, مرتبط, مطالب پیشنهادی, "
        "پربازدیدترین ها, پربازدیدها, آخرین اخبار, تبلیغات, تبلیغ, آگهی, برچسب ها, برچسب, کلیدواژه ها, "
        "کلید واژه ها, کلمات کلیدی, بازگشت به بالا, صفحه اصلی, خانه, منو, جستجو, انتهای پیام, پایان پیام, "
        "عضویت در خبرنامه, ما را دنبال کنید, توییتر, فیسبوک, فیس بوک, تلگرام, واتساپ, واتس اپ, اینستاگرام, "
        "ایمیل, کد خبر, شناسه خبر, تاریخ انتشار, دقیقه مطالعه, بازدید"
    ),
    "ur": (
        "تبصرہ, تبصرے, تبصرہ کریں, اپنا تبصرہ لکھیں, آپ کا تبصرہ, اپنی رائے دیں, رائے, شیئر کریں, شیئر, شئیر, "
        "شیئر کیجیے, شئیر کریں, ٹویٹ, ٹویٹ کریں, ٹوئٹ, ٹوئٹر, فیس بک, واٹس ایپ, ٹیلی گرام, انسٹاگرام, ای میل, "
        "پرنٹ, پرنٹ کریں, لنک کاپی کریں, مزید پڑھیں, مزید پڑھیے, یہ بھی پڑھیں, یہ بھی پڑھیے, مزید خبریں, مزید, "
        "متعلقہ خبریں, متعلقہ, متعلقہ مضامین, متعلقہ عنوانات, تازہ ترین, تازہ ترین خبریں, سب سے "
        "زیادہ پڑھی جانے والی, "
        "اشتہار, اشتہارات, ٹیگز, ٹیگ, مواد پر جائیں, صفحہ اول, ہمیں فالو کریں, سبسکرائب کریں, تصویر کا ذریعہ, "
        "تصویر کا کیپشن, خبر کا کوڈ, خبر کوڈ, تاریخ اشاعت"
    ),
}
# Before a colon (or a bar) and a short text: the line points elsewhere.
POINTERS = (
    "read more, also read, read also, see also, also see, related, related news, related articles, tags, "
    "keywords, topics, editor's note, correction, disclaimer, privacy notice, "
    "short link, follow us on, more on this story, share, watch, listen, video, our standards, "
    "you may also like, you might also like, don't miss, must read, image caption, caption, "
    "read next, up next, editor's pick, subscribe, source url, permalink, url, "
    "لینک کوتاه خبر, لینک خبر, لینک مطلب, پیوند کوتاه, بخوانید, بیشتر ببینید, ببینید, ویدیو, ویدئو, فیلم, "
    "بشنوید, پادکست, توضیح تصویر, شرح عکس, شرح تصویر, خبر مرتبط, خبرهای مرتبط, پیشنهاد ما, از "
    "دست ندهید, موضوعات, موضوع, "
    "کلیدواژه, ویڈیو, ویڈیو دیکھیں, یہ بھی دیکھیں, مزید دیکھیں, مختصر لنک, لنک, تصویر کا کیپشن, "
    "کیپشن, یہ خبر بھی پڑھیں, "
    "یہ بھی سنیں, موضوعات, عنوانات, متعلقہ خبر, متعلقہ مضمون, "
    "بیشتر بخوانید, همچنین بخوانید, مطالب مرتبط, اخبار مرتبط, برچسب ها, برچسب, کلیدواژه ها, کلید واژه ها, "
    "کلمات کلیدی, لینک کوتاه, مزید پڑھیں, مزید پڑھیے, یہ بھی پڑھیں, یہ بھی پڑھیے, متعلقہ خبریں, ٹیگز"
)
# Before a number: how the publisher files the article.
CODES = (
    "story code, story id, story no, news code, news id, news no, news number, article id, article code, "
    "article no, code, id, "
    "کد خبر, کد مطلب, کد, شناسه خبر, شناسه مطلب, شناسه, شماره خبر, شماره, خبر کا کوڈ, خبر کوڈ, خبر نمبر, کوڈ"
)
# Before a colon and a name of a few words: whose picture it is, and the like.
CREDITS = (
    "photo, photos, photo by, photo credit, photograph, image, images, image credit, image source, picture, pic, "
    "credit, credits, source, file photo, photo courtesy, video, illustration, graphic, by, written by, story by, "
    "text by, author, authors, reporter, reported by, edited by, editor, illustrations by, "
    "illustrator, words by, photographs by, photography, correspondent, "
    "estimated reading time, reading time, read time, time to read, views, shares, comments, "
    "share, category, section, "
    "filed under, filed in, posted in, posted by, published in, location, "
    "تصویرگر, طراح, نویسنده, نگارنده, خبرنگار, گزارشگر, گزارش, دبیر, مترجم, ترجمه, تهیه و تنظیم, "
    "متن, عکس ها, عکسها, گروه, سرویس, "
    "دسته بندی, دسته, بخش, زمان مطالعه, مدت مطالعه, زمان تقریبی مطالعه, تعداد بازدید, بازدید, تعداد نظرات, نظرات, "
    "منبع تصویر, منبع خبر, منبع عکس, تاریخ, تاریخ خبر, زمان انتشار, تاریخ بروزرسانی, "
    "خاکے, تحریر, مصنف, رپورٹ, رپورٹر, رپورٹنگ, ترجمہ, مترجم, مدیر, تصاویر, تصویر, عکاسی, پڑھنے "
    "کا وقت, وقت اشاعت, تاریخ, "
    "زمرہ, سیکشن, کیٹیگری, مناظر, ویوز, شیئرز, تبصرے, بذریعہ, "
    "عکس, عکاس, منبع, تصویر, ویدئو, ماخذ, ذریعہ, تصویر کا ذریعہ, فوٹو, بشکریہ"
)
# Words that dates are made of, and what is printed before them.
DATE_NAMES: dict[str, str] = {
    "en": (
        "monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, tues, wed, thu, thur, thurs, "
        "fri, sat, sun, january, february, march, april, may, june, july, august, september, october, november, "
        "december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, ago, published, updated, posted"
    ),
    "fa": (
        "شنبه, یکشنبه, دوشنبه, سه شنبه, چهارشنبه, پنجشنبه, پنج شنبه, جمعه, فروردین, اردیبهشت, خرداد, تیر, مرداد, "
        "امرداد, شهریور, مهر, آبان, آذر, دی, بهمن, اسفند, ژانویه, فوریه, مارس, آوریل, مه, ژوئن, ژوئیه, جولای, اوت, "
        "آگوست, سپتامبر, اکتبر, نوامبر, دسامبر, پیش, قبل, انتشار"
    ),
    "ur": (
        "پیر, سوموار, منگل, بدھ, جمعرات, جمعہ, ہفتہ, اتوار, جنوری, فروری, مارچ, اپریل, مئی, جون, جولائی, اگست, "
        "ستمبر, مئ, اکتوبر, نومبر, دسمبر, پہلے, قبل, شائع, اشاعت"
    ),
}
DATE_FILLERS = (
    "at, on, the, of, last, date, time, first, on, am, pm, a, p, m, gmt, utc, est, edt, pst, "
    "pdt, et, ist, pkt, irst, "
    "bst, cet, t, z, st, nd, rd, th, hour, hours, hr, hrs, minute, minutes, min, mins, second, seconds, day, days, "
    "week, weeks, month, months, year, years, modified, an, local, "
    "ساعت, در, تاریخ, تاریخ انتشار, آخرین, به, روز, رسانی, بروزرسانی, روزرسانی, بروز, شده, زمان, دقیقه, هفته, "
    "ماه, سال, یک, سه, پنج, ه, ش, م, ق, ب, ظ, صبح, عصر, ظهر, شب, "
    "بجے, بج, کر, گھنٹے, گھنٹہ, منٹ, دن, ہفتے, ماہ, سال, تاریخ, اپ, ڈیٹ, آخری, آخری بار, بار, وقت, شام, صبح, رات, "
    "دوپہر, ء, ایک, کو, کی, گئی, بروز"
)
AGENCIES = (
    "AP, AFP, Reuters, UPI, dpa, DPA, ANSA, EFE, TASS, Xinhua, Kyodo, Yonhap, Bloomberg, Anadolu, AA, WAFA, SPA, "
    "WAM, QNA, PTI, ANI, IANS, APP, INP, NNI, PPI, Online, IRNA, ISNA, Tasnim, Mehr, MNA, Fars, FNA, ILNA, IQNA, "
    "IRIB, ICANA, SHANA, Press TV, Pajhwok, TOLOnews, CNN, BBC, "
    "ایرنا, ایسنا, تسنیم, مهر, فارس, ایلنا, ایکنا, برنا, شبستان, میزان, خبرآنلاین, آنا, موج, "
    "پانا, باشگاه خبرنگاران, "
    "رویترز, فرانس پرس, آسوشیتدپرس, شینهوا, اسپوتنیک, آناتولی, "
    "اے پی پی, اے ایف پی, اے پی, رائٹرز, روئٹرز, آن لائن, این این آئی, آئی این پی, ثناء نیوز, صباح نیوز, ارنا, "
    "شنہوا, نیوز ڈیسک, ویب ڈیسک, مانیٹرنگ ڈیسک, اسٹاف رپورٹر, سٹاف رپورٹر, نمائندہ خصوصی, خصوصی "
    "رپورٹ, بیورو رپورٹ, "
    "نامہ نگار, وقائع نگار"
)
# Places that reports are sent from, as they stand at the head of one.
PLACES: dict[str, str] = {
    "en": (
        "Islamabad, Karachi, Lahore, Peshawar, Quetta, Rawalpindi, Multan, Faisalabad, Hyderabad, Sialkot, Gilgit, "
        "Muzaffarabad, Tehran, Mashhad, Isfahan, Tabriz, Shiraz, Kabul, New Delhi, Mumbai, Srinagar, Dhaka, Dubai, "
        "Riyadh, Doha, Ankara, Istanbul, Baghdad, Beirut, Damascus, Jerusalem, Gaza, Cairo, Washington, New York, "
        "London, Paris, Berlin, Brussels, Vienna, Geneva, Moscow, Beijing, United Nations"
    ),
    "fa": (
        "تهران, مشهد, اصفهان, شیراز, تبریز, قم, اهواز, کرمان, کرمانشاه, زاهدان, رشت, ارومیه, یزد, همدان, اراک, "
        "بندرعباس, کابل, بغداد, دمشق, بیروت, آنکارا, استانبول, مسکو, پکن, لندن, پاریس, برلین, وین, ژنو, نیویورک, "
        "واشنگتن, اسلام آباد"
    ),
    "ur": (
        "اسلام آباد, کراچی, لاہور, پشاور, کوئٹہ, راولپنڈی, ملتان, فیصل آباد, حیدرآباد, سیالکوٹ, گلگت, مظفر آباد, "
        "مظفرآباد, سکھر, گوجرانوالہ, نئی دہلی, دہلی, سری نگر, ڈھاکہ, تہران, کابل, دبئی, ریاض, دوحہ, انقرہ, بغداد, "
        "دمشق, بیروت, واشنگٹن, لندن, نیویارک, ماسکو, بیجنگ, پیرس, جنیوا, غزہ, قاہرہ"
    ),
}
