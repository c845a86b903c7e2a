"""Web archives: every page is an article, with its address."""

from __future__ import annotations

import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from summaries.reading.reader import UnreadableArticle, find_places, read_article
from tests.support.making import EXAMPLES, make_page, paragraphs, response, story, warc_record

ADDRESS = "http://example.org/news/"


def pages():
    return [response(make_page(story(language), language), f"{ADDRESS}{language}") for language in EXAMPLES]


def read_all(path):
    found = []
    for place in find_places(path):
        try:
            found.append(read_article(path, place=place))
        except UnreadableArticle as error:
            found.append(error)
    return found


# Its writer leaves its buffers to the garbage collector.
@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
@pytest.mark.parametrize("packed", [True, False])
def test_pages_that_warcio_wrote_are_read_with_their_addresses(tmp_path, packed):
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for language in EXAMPLES:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        payload = io.BytesIO(make_page(story(language), language))
        writer.write_record(writer.create_warc_record(ADDRESS + language, "response", payload, http_headers=headers))
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    path.write_bytes(file.getvalue())
    found = read_all(path)
    assert [paragraphs(article) for article in found] == [story(language) for language in EXAMPLES]
    assert [article.place.part for article in found] == [ADDRESS + language for language in EXAMPLES]
    assert found[0].format == "web archive"


def test_a_page_without_a_date_has_the_day_it_was_fetched(tmp_path):
    page = "<html><body>" + "".join(f"<p>{part}</p>" for part in story("en")) + "</body></html>"
    chunks = f"{len(page):x}\r\n{page}\r\n0\r\n\r\n".encode()
    path = tmp_path / "a.warc"
    path.write_bytes(response(chunks, ADDRESS, "Transfer-Encoding: chunked\r\n"))
    (article,) = read_all(path)
    assert article.date == "2024-05-07" and story("en")[1] in article.text


def test_a_text_of_a_crawl_is_read_as_it_is(tmp_path):
    path = tmp_path / "a.warc"
    said = {"WARC-Target-URI": ADDRESS, "Content-Type": "text/plain"}
    path.write_bytes(warc_record("conversion", "آب آمد.".encode(), said))
    (article,) = read_all(path)
    assert (article.text, article.date) == ("آب آمد.", "2024-05-07")


@pytest.mark.parametrize(
    "damage", [lambda record: record.replace(b"WARC/1.0", b"WARX/1.0"), lambda record: record[:-900]]
)
def test_a_damaged_record_costs_itself_alone(tmp_path, damage):
    one, two, three = pages()
    path = tmp_path / "a.warc"
    path.write_bytes(one + damage(two) + three + pages()[0])
    found = [paragraphs(article) for article in read_all(path) if not isinstance(article, UnreadableArticle)]
    assert found[0] == story("en") and found[-1] == story("en")


def test_an_archive_whose_fetching_was_broken_off_gives_what_is_whole(tmp_path):
    path = tmp_path / "a.warc.gz"
    data = b"".join(map(gzip.compress, pages()))
    path.write_bytes(data[:-600])
    *whole, last = read_all(path)
    assert [paragraphs(article) for article in whole[:2]] == [story("en"), story("fa")]
    assert isinstance(last, UnreadableArticle)


def test_what_is_no_web_archive_says_so(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"<html></html>")
    with pytest.raises(UnreadableArticle, match="this is no web archive"):
        list(find_places(tmp_path / "a.warc"))
