"""The default method within sumy's own machinery."""

from __future__ import annotations

import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.parsers.plaintext import PlaintextParser
from sumy.summarizers._summarizer import AbstractSummarizer

from summaries.ranking.select import Length, choose
from summaries.ranking.sumy_summarizer import NewsSummarizer, Tokenizer
from tests.support.articles import ARTICLES
from translate import UnknownLanguage, split_sentences
from translate.text.stopwords import stop_words


def document_of(language):
    title, _, body = ARTICLES[language].partition("\n\n")
    tokenizer = Tokenizer(language)
    texts = [sentence.text for sentence in split_sentences(body, language)]
    sentences = [Sentence(title, tokenizer, is_heading=True), *(Sentence(text, tokenizer) for text in texts)]
    return ObjectDocumentModel([Paragraph(sentences)]), texts, title


@pytest.mark.parametrize("language", ARTICLES)
def test_it_chooses_what_the_method_news_chooses(language):
    document, texts, title = document_of(language)
    summarizer = NewsSummarizer(language=language)
    assert isinstance(summarizer, AbstractSummarizer)
    for count in (1, 3, 5):
        chosen = choose(texts, language, Length(sentences=count), title=title)
        assert [str(sentence) for sentence in summarizer(document, count)] == [texts[c.index] for c in chosen]


def test_it_takes_what_other_summarizers_of_sumy_take():
    document, texts, _ = document_of("en")
    summarizer = NewsSummarizer(Stemmer("english"))
    summarizer.stop_words = ["The", "of"]
    assert summarizer.stop_words == {"the", "of"}
    assert len(summarizer(document, "25%")) == len(texts) // 4
    assert summarizer(document, lambda ranked: ranked[:1])[0] in document.sentences
    assert NewsSummarizer()(ObjectDocumentModel([]), 3) == ()


def test_the_tokenizer_serves_parsers_of_sumy_without_nltk():
    document = PlaintextParser.from_string(ARTICLES["ur"], Tokenizer("Urdu")).document
    assert len(document.sentences) > 6
    assert 1 <= len(NewsSummarizer(language="ur")(document, 3)) <= 3
    assert NewsSummarizer(language="ur").stop_words == stop_words("ur")


def test_an_unknown_language_is_refused():
    for build in (Tokenizer, lambda language: NewsSummarizer(language=language)):
        with pytest.raises(UnknownLanguage):
            build("xx")
