"""After what a stop does not end the sentence, by language: abbreviations, initials, spelt-out letters.

Each row is a list of words between spaces. The abbreviations are the usual ones of each language's dictionaries and
press (for English those of Pakistan and India as well), written from general knowledge and checked on the treebanks
that tests/benchmarks/splitting.py names.
"""

from __future__ import annotations

# A name or a number follows: no sentence ends with one of these. Letter case counts.
TITLES: dict[str, str] = {
    "en": (
        "Mr Mrs Ms Mx Dr Drs Prof Gen Lt Col Sgt Capt Cmdr Cdr Cdre Cpl Pvt Pfc Spc Adm RAdm VAdm Maj Brig Sqn Ldr "
        "Wg Gp Flt Flg Hav Nk Sub Ens Sen Sens Rep Reps Gov Rev Msgr Hon Rt Supt Insp Det Amb Atty Adv Messrs Mme "
        "Mlle Fr Ste Asst Assoc Chmn Engr Ar Er Ch Sh Mst Mohd Muhd Md Mhd Smt Shri Pt Retd retd vs eg ie cf viz "
        "approx incl P.S PS N.B"
    ),
    "fa": "دکتر مهندس پروفسور رک صص",
    "ur": "ڈاکٹر پروفیسر انجینئر بیرسٹر ایڈووکیٹ مسٹر مسز مس محترم محترمہ جناب",
    "ar": "د",
    "de": (
        "Dr Prof Hr Hrn Fr Frl St Str Ing Dipl Mag Mio Mrd Tsd vgl bzw evtl ggf ca inkl exkl sog geb gest kath ev "
        "evang röm jüd griech lat engl dt franz amerik staatl städt zzgl zz insb bes allg ehem gem lt max min ungef "
        "verh Hrsg hrsg Bsp bspw Abb Tab Anm Kap Abt Bhf Hbf Univ Tel"
    ),
    "fr": "MM Mme Mmes Mlle Mlles Mgr Dr Pr Me St Ste cf env av bd Cie chap éd fig vol tél",
    "es": (
        "Sr Sres Sra Sras Srta Srtas Dr Dres Dra Prof Profa Gral Cnel Tte Cap Lic Ing Arq Mons Ud Uds Vd Vds Av Avda "
        "Cra Cl Col Sta Sto pág págs párr párrf cf fig vol núm Núm ed Tel Tfno Ext aprox EE máx mín"
    ),
    "it": (
        "Sig Sigg Dott Prof Proff Ing Arch Avv On Dr Dir Amm Geom Rag Mons Gen Col Cap Ten Magg psicol st cf cfr pag "
        "pagg art artt fig vol tel ca"
    ),
    "pt": "Sr Sra Srs Dr Dra Prof Profa Eng Gen Cel Cap Av pág págs cf fig vol",
    "pb": "Sr Sra Srs Dr Dra Prof Profa Eng Gen Cel Cap Av pág págs cf fig vol",
    "nl": "Dr Prof Mr Ir Ing Drs Mevr Dhr bijv ca dhr mevr prof dr mr ir enz",
    "pl": "Dr Prof Gen dr prof mgr inż hab gen płk ppłk kpt por ul al pl np tzw św zob wg ks",
    "ru": (
        "г гг ул им см ср стр рис акад проф пгт пос дер обл р-н кв д корп пл пр просп пер наб ст тов гр гл т табл "
        "тел доц ген полк лейт кап св напр"
    ),
    "hi": "डॉ प्रो श्री सुश्री श्रीमती कु",
    "bn": "ড ডা মো প্রফ",
    "tr": "Dr Prof Doç Av Sn Yrd Bkz",
}
# These may end a sentence as well: they do so only before a word that sentences often start with.
SHORT_FORMS: dict[str, str] = {
    "en": (
        "Jr Sr Esq Inc Corp Ltd Co Cos Bros PLC Plc LLC St Mt Ft Pres Dept Distt Govt Univ Dist Ave Blvd Rd Hwy Ed "
        "Eds Est etc al est Calif Mass Fla Conn Pa Ariz Wash Ore Tenn Colo Ala Ark Ga Ill Ind Kan Ky La Md Mich "
        "Minn Miss Mo Mont Neb Nev Okla Tex Vt Wis Wyo Ont Que Va"
    ),
    "de": "usw",
}
# No sentence ends with one of these before a number.
BEFORE_NUMBERS: dict[str, str] = {
    "en": (
        "No Nos no nos Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Fig Figs fig figs pp Vol Vols vol Art Arts "
        "art Sec Secs sec Ch ch chap Chap Ver ver Op op Para Paras para paras Cl cl Reg Sched App Ex ext Ext Tel Ph "
        "Rm Apt Rs Re Tk Ksh Tsh Ush Sh Rp Nu max min Max Min avg ft lb lbs oz yd sq hr hrs"
    ),
    "fa": "شماره",
    "ur": "نمبر",
    "de": "Nr Nrn Bd Abs Art",
    "fr": "No no vol art p pp",
    "es": "No Núm núm art arts",
    "it": "n nn",
    "nl": "nr blz",
}
# Lower-case words that are written with a stop within a sentence: before another lower-case word they do not end it.
LOWER_CASE_FORMS: dict[str, str] = {
    "en": (
        "abbr acct addr adj adv alt amt anon appt apr apt assn assoc asst attn aug ave avg bldg blvd bros cal capt "
        "cent cert chap cols comp cong cont contd corp cres ctr def dec dept dist div doz ed eds edn encl equiv esp "
        "est etc ext feb fem fig figs fwd gal gen gov govt hon hosp hrs illus inc incl ind info inst int intl intro "
        "jan jul jun lab lang lat lbs lit ltd mar masc max med mfg mgr mid min mins misc mod mph mtg natl neg nos nov "
        "obs oct op opp orig para paras pers pkg plur poss pref prev prob prof pron prov pseud pts pub publ quot rec "
        "recd ref refs reg rel rep resp rev sched sci sec secs sep sept seq ser sgt sic sing spec std subj supp suppl "
        "syn tech tel temp trans treas univ var ver viz vol vols wks yds yrs"
    ),
}
SENTENCE_STARTERS: dict[str, str] = {
    "en": (
        "the a an this that these those it its he his she they we you i her their our my in on at as but "
        "and or so if when while after before since for from with by to of there here what who why how "
        "where is are was were has have had do does did not no yes both all some many most one two however "
        "meanwhile although though also then now once according during despite under over until because "
        "more another other each every last"
    ),
    "de": (
        "der die das den dem ein eine er sie es wir ich ihr in im am an auf bei nach und aber doch auch als "
        "wenn so nun dann damit dies diese dieser dieses"
    ),
}
# Academic degrees: after an article or a possessive they may end a sentence before a capital letter.
DEGREES = "Ph.D PhD M.D LL.B LL.M LL.D J.D M.A B.A M.S B.S M.Sc B.Sc M.B.A M.Phil D.Phil Ed.D B.Ed M.Ed B.Com M.B.B.S"
BEFORE_DEGREES = "a an his her their my your our the with"
# After the number of a year these may end a sentence before a capital letter.
ERAS = "B.C A.D C.E B.C.E A.H"
# Lower-case words that begin a sentence rather than go on with one, after a question mark or exclamation mark that may
# belong to a name: Yahoo! in the
PRONOUNS_AND_QUESTIONS = (
    "i it its it's i'm he she they we you this that these those there here how what who why where when which is are "
    "was were do does did can could should would will have has if so not no yes they're you're we're thanks please"
)
# A sentence that begins with one of these and has come no further than the hour goes on: At 5 a.m. Mr Smith left.
BEFORE_THE_HOUR = "at in on by around about before after since until from"
# Spelt-out letters, of which initialisms are made: پی۔ٹی۔آئی, بی.بی.سی.
LETTER_NAMES: dict[str, str] = {
    "fa": "ای بی سی دی اف جی اچ آی کی ال ام ان او پی کیو آر اس تی یو وی دبلیو دابلیو ایکس وای زد",
    "ur": ("اے بی سی ڈی ای ایف جی ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ"),
}
# Letter names that are common words too: after white space they may well start a sentence.
LETTER_NAMES_AND_WORDS = "او ان کی آئی ای اس"
# Letter names that mean nothing else, so that any name may follow: «جورج دابلیو. بوش».
SPELT_OUT_INITIALS = "دبلیو دابلیو اچ ڈبلیو ایچ ایکس"
# After a question or a cry in quotation marks, or an ellipsis, these carry the sentence on.
CARRY_ON: dict[str, str] = {"fa": "و که را", "ur": "اور کہ تو", "ar": "و", "ja": "と って という"}
# Verbs that end a sentence. An ellipsis after one ends it too; after any other word it stands for what is left out,
# and no letter case tells the one from the other. In Urdu a dash after one may do the work of the full stop.
LAST_VERBS: dict[str, str] = {
    "fa": (
        "است نیست هست بود نبود شد نشد کرد نکرد دارد ندارد گفت داد نداد آمد نیامد رفت نرفت گرفت ماند رسید کشید افتاد "
        "ام ایم اید اند شده‌اند باشد نباشد شود نشود کند نکند خواهد باید بودم شدم کردم دارم ندارم گفتم رفتم آمدم داشت "
        "نداشت دید ندید خورد یافت توانست نتوانست خواست نخواست دانست شکست مرد"
    ),
    "ur": (
        "ہے ہیں ہوں ہو تھا تھی تھے تھیں گا گی گے گئی گئے گئیں گیا رہا رہی رہے دیا دی دیے لیا لی لیے ہوا ہوئی ہوئے "
        "ہوئیں کیا کی کیے آیا آئی آئے نہیں چاہیے چاہئے سکا سکے سکی پڑا پڑی پڑے کہا بتایا"
    ),
}
# What follows "5 p.m." within a sentence.
AFTER_THE_HOUR = (
    "eastern central mountain pacific local et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst ist pkt "
    "cet cest pkst irst monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december"
)
# In these an ordinal number is written with a stop.
ORDINALS_WITH_STOP = "cs da de et fi hu lv nb sk sl tr"
# A word after an unspaced stop that makes it a name instead: Amazon.Com, Node.Js, Report.Pdf.
NAME_ENDINGS = (
    "com org net edu gov info io ir pk in uk us tv co js py ts doc docx pdf txt csv html htm xml json "
    "exe zip java md jpg jpeg png gif mp php asp aspx"
)
# Before a number at the beginning of a sentence these make it the number of what follows: ماده ۱. دفعہ ۱۴۴۔ Article 5.
NUMBERED_PARTS = (
    "ماده مادهٔ مادۀ تبصره تبصرهٔ بند اصل فصل بخش باب جزء مرحله نکته دفعہ شق آرٹیکل مرحلہ نکتہ نمبر ضمن "
    "article section chapter part step rule clause annex item artikel artículo articolo статья глава"
)
# The letters that number a list, in the orders that are in use.
LIST_LETTERS = ("الف ب پ ت ث ج چ ح خ د", "الف ب ج د ه و ز ح ط ی", "ا ب پ ت ٹ ث ج چ ح خ", "أ ب ت ث ج ح خ د")
