"""After what a stop does not end the sentence, by language: abbreviations, initials, spelt-out letters.

Each row is a list of words between spaces.
"""

from __future__ import annotations

# A name or a number follows: no sentence ends with one of these. Letter case counts.
TITLES: dict[str, str] = {
    "en": (
        "Mr Mrs Ms Mx Dr Prof Gen Lt Col Sgt Capt Cmdr Cpl Pvt Adm Maj Brig Sen Sens Rep Reps Gov Rev Hon "
        "Supt Insp Det Amb Atty Messrs Fr Asst Assoc vs eg ie cf viz"
    ),
    "fa": "دکتر مهندس پروفسور رک صص",
    "ur": "ڈاکٹر پروفیسر انجینئر بیرسٹر مسٹر مسز محترم جناب",
    "ar": "د",
    "de": "Dr Prof Hr Fr St Str Ing Dipl vgl bzw evtl ggf ca inkl sog geb gest",
    "fr": "MM Dr Pr Me St Ste cf env av bd",
    "es": "Sr Sra Srta Dr Dra Prof Gral Lic Ing Ud Uds Av Avda Sta Sto pág cf",
    "it": "Sig Dott Prof Ing Avv On Dr cf pag",
    "pt": "Sr Sra Dr Dra Prof Eng Gen Cel Av pág cf",
    "pb": "Sr Sra Dr Dra Prof Eng Gen Cel Av pág cf",
    "nl": "Dr Prof Mr Ir Ing Drs Mevr Dhr bijv ca",
    "pl": "Dr Prof Gen dr prof mgr inż hab gen płk ul np tzw św",
    "ru": "г ул им см стр рис акад проф",
    "tr": "Dr Prof Doç Av Sn Yrd Bkz",
}
# These may end a sentence as well: they do so only before a word that sentences often start with.
SHORT_FORMS: dict[str, str] = {
    "en": (
        "Jr Sr Inc Corp Ltd Co Bros PLC Plc LLC St Mt Ft Pres Dept Univ Dist Ave Blvd Rd Ed Eds Est etc al "
        "est approx Calif Mass Fla Conn Pa Ariz Va Wash Ore Tenn Colo Ala Ark Ga Ill Ind Kan Ky La Md Mich "
        "Minn Miss Mo Mont Neb Nev Okla Tex Vt Wis Wyo Ont Que"
    ),
    "de": "usw",
}
# No sentence ends with one of these before a number.
BEFORE_NUMBERS: dict[str, str] = {
    "en": ("No Nos no nos Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Fig Figs fig pp Vol vol Art art Sec Ch Ver"),
    "fa": "شماره",
    "ur": "نمبر",
    "de": "Nr Bd Abs Art",
    "fr": "No no vol art",
    "es": "No Núm núm art",
}
SENTENCE_STARTERS: dict[str, str] = {
    "en": (
        "the a an this that these those it its he she they we you i his her their our my in on at as but "
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
# Spelt-out letters, of which initialisms are made: پی۔ٹی۔آئی, بی.بی.سی.
LETTER_NAMES: dict[str, str] = {
    "fa": "ای بی سی دی اف جی اچ آی کی ال ام ان او پی کیو آر اس تی یو وی دبلیو دابلیو ایکس وای زد",
    "ur": ("اے بی سی ڈی ای ایف جی ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ"),
}
# Letter names that are common words too: after white space they may well start a sentence.
LETTER_NAMES_AND_WORDS = "او ان کی آئی ای اس"
# Letter names that mean nothing else, so that any name may follow: «جورج دابلیو. بوش».
SPELT_OUT_INITIALS = "دبلیو دابلیو اچ ڈبلیو ایچ ایکس"
# After a question or a cry in quotation marks, these carry the sentence on.
CARRY_ON: dict[str, str] = {"fa": "و که را", "ur": "اور کہ تو", "ar": "و"}
# What follows "5 p.m." within a sentence.
AFTER_THE_HOUR = (
    "eastern central mountain pacific local et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc bst ist "
    "cet cest pkt irst monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december"
)
# In these an ordinal number is written with a stop.
ORDINALS_WITH_STOP = "cs da de et fi hu lv nb sk sl tr"
# A word after an unspaced stop that makes it a name instead: Amazon.Com, Node.Js, Report.Pdf.
NAME_ENDINGS = (
    "com org net edu gov info io ir pk in uk us tv co js py ts doc docx pdf txt csv html htm xml json "
    "exe zip java md jpg jpeg png gif mp php asp aspx"
)
