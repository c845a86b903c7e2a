"""Languages besides the first three: their sentences, words and stop words do for a summary."""

from __future__ import annotations

import pytest

from summaries import summarize
from summaries.ranking.choice import Length
from summaries.ranking.methods import METHODS
from summaries.ranking.select import choose
from translate import detect, split_sentences, words
from translate.text.stopwords import stop_words

# One invented story of five sentences.
STORIES = {
    "ar": "افتتح الوزير صباح الاثنين جسراً جديداً فوق النهر بعد أربع سنوات من العمل. كان السيل قد جرف الجسر "
    "القديم وعزل إحدى عشرة قرية عن السوق. هل سيخفض الجسر أسعار الخضار؟ قال د. أحمد إن الشاحنات ستعبره "
    "من الغد. رفع المهندسون سطح الجسر ثلاثة أمتار.",
    "bn": "মন্ত্রী সোমবার নদীর উপর নতুন সেতু উদ্বোধন করেন। পুরোনো সেতু বন্যায় ভেসে গিয়েছিল এবং এগারোটি "
    "গ্রাম বাজার থেকে বিচ্ছিন্ন হয়েছিল। সবজির দাম কি কমবে? প্রকৌশলীরা সেতু তিন মিটার উঁচু করেছেন। "
    "কৃষকেরা নৌকার মাঝিদের টাকা দিতেন।",
    "de": "Der Minister eröffnete am Montag eine neue Brücke über den Fluss. Die alte Brücke war am 3. Mai "
    "von der Flut fortgerissen worden und elf Dörfer waren vom Markt abgeschnitten. Laut Dr. Weber "
    "fahren ab morgen Lastwagen. Sinken nun die Gemüsepreise? Die Ingenieure hoben die Fahrbahn um drei "
    "Meter an.",
    "es": "El ministro inauguró el lunes un puente nuevo sobre el río. El puente viejo se lo llevó la crecida "
    "y once pueblos quedaron aislados del mercado. Según el Sr. García, los camiones pasarán desde "
    "mañana. ¿Bajará el precio de las verduras? Los ingenieros elevaron el tablero tres metros.",
    "fr": "Le ministre a inauguré lundi un nouveau pont sur la rivière. L'ancien pont avait été emporté par "
    "la crue et onze villages étaient coupés du marché. Selon M. Durand, les camions passeront dès "
    "demain. Le prix des légumes va-t-il baisser ? Les ingénieurs ont relevé le tablier de trois "
    "mètres.",
    "hi": "मंत्री ने सोमवार को नदी पर नया पुल खोला। पुराना पुल बाढ़ में बह गया था और ग्यारह गाँव बाज़ार से कट "
    "गए थे। क्या सब्ज़ियों के दाम घटेंगे? इंजीनियरों ने पुल को तीन मीटर ऊँचा किया है। किसानों ने कहा कि "
    "वे नाव वालों को पैसे देते थे।",
    "id": "Menteri meresmikan jembatan baru di atas sungai pada hari Senin. Jembatan lama hanyut terbawa "
    "banjir dan sebelas desa terputus dari pasar. Truk akan melintas mulai besok. Apakah harga sayuran "
    "akan turun? Insinyur menaikkan jembatan tiga meter.",
    "it": "Il ministro ha inaugurato lunedì un nuovo ponte sul fiume. Il vecchio ponte era stato travolto "
    "dalla piena e undici villaggi erano rimasti isolati dal mercato. Secondo il Dott. Rossi i camion "
    "passeranno da domani. Scenderà il prezzo delle verdure? Gli ingegneri hanno alzato il piano di tre "
    "metri.",
    "ja": "大臣は月曜日、川に架かる新しい橋を開通させた。古い橋は洪水で流され、十一の村が市"
    "場から切り離されていた。野菜の値段は下がるのか？技術者は橋を三メートル高くした。"
    "農家は船頭に金を払っていたと話した。",
    "ko": "장관은 월요일 강 위의 새 다리를 개통했다. 낡은 다리는 홍수에 떠내려가 "
    "열한 마을이 시장과 끊겼다. 채소 값은 내릴까? "
    "기술자들은 다리를 3미터 높였다. 농부들은 뱃사공에게 돈을 냈다고 말했다.",
    "pt": "O ministro inaugurou na segunda-feira uma nova ponte sobre o rio. A ponte antiga foi levada pela "
    "cheia e onze aldeias ficaram isoladas do mercado. Segundo o Sr. Silva, os camiões passam amanhã. O "
    "preço dos legumes vai baixar? Os engenheiros subiram o tabuleiro três metros.",
    "ru": "Министр открыл в понедельник новый мост через реку. Старый мост снесло наводнением, и одиннадцать "
    "деревень оказались отрезаны от рынка. По словам проф. Иванова, грузовики пойдут завтра. Снизятся "
    "ли цены на овощи? Инженеры подняли настил на три метра.",
    "tr": "Bakan pazartesi günü nehrin üzerindeki yeni köprüyü açtı. Eski köprü selde yıkılmış ve on bir köy "
    "pazardan kopmuştu. Prof. Ahmet Yılmaz köprünün 3. kez yapıldığını söyledi. Sebze fiyatları düşecek "
    "mi? Mühendisler köprüyü üç metre yükseltti.",
    "uk": "Міністр відкрив у понеділок новий міст через річку. Старий міст знесло повінню, і одинадцять сіл "
    "були відрізані від ринку. Вантажівки поїдуть завтра. Чи знизяться ціни на овочі? Інженери підняли "
    "настил на три метри.",
    "zh": "部长星期一为河上的新桥剪彩。旧桥在洪水中被冲走，十一个村庄与市场隔绝。蔬菜价格会"
    "下降吗？工程师把桥面提高了三米。农民说他们以前要付钱给船夫。",
}


@pytest.mark.parametrize("language", STORIES)
def test_a_story_is_split_and_detected(language):
    assert len(split_sentences(STORIES[language], language)) == 5
    assert detect(STORIES[language]).language == language


# Korean writes its particles and the words before them as one.
@pytest.mark.parametrize("language", sorted(set(STORIES) - {"ko"}))
def test_stop_words_are_found_in_a_story_and_leave_its_news(language):
    listed = words(STORIES[language], language)
    carried = [word for word in listed if word not in stop_words(language)]
    assert len(listed) / 3 < len(carried) < len(listed)


@pytest.mark.parametrize("language", STORIES)
@pytest.mark.parametrize("method", METHODS)
def test_every_method_summarises_it(method, language):
    texts = [sentence.text for sentence in split_sentences(STORIES[language], language)]
    assert len(choose(texts, language, Length(sentences=2), method)) == 2


@pytest.mark.parametrize("language", STORIES)
def test_the_summary_of_a_text_is_in_its_own_words(language):
    text = STORIES[language]
    for sentence in summarize(text, sentences=2):
        assert text[sentence.start : sentence.end] == sentence.text
