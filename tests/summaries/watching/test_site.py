"""The site of a watched folder, kept current."""

from __future__ import annotations

import pytest

from summaries import convert, watch
from tests.support.articles import ARTICLES
from tests.support.watchers import Watched
from translate import WrongUse


def pages(site):
    return sorted(path.name for path in site.rglob("*.parallel.html"))


def until_pages(watched, site, names):
    """Wait for the pages of a site; the events in between are of other things."""
    index = site / "index.html"  # written last
    watched.until_true(lambda: index.exists() and pages(site) == [f"{name}.parallel.html" for name in names])


def test_watch_site_follows_what_arrives_and_goes(folder, tmp_path, translator):
    site = tmp_path / "site"
    (folder / "en.txt").write_text(ARTICLES["en"], encoding="utf-8")
    with Watched(folder, translator, site=site, page_language="fa", tidy=True) as watched:
        until_pages(watched, site, ["en.txt"])
        assert '<html lang="fa" dir="rtl">' in (site / "index.html").read_text("utf-8")
        (folder / "ur.txt").write_text(ARTICLES["ur"], encoding="utf-8")
        until_pages(watched, site, ["en.txt", "ur.txt"])
        (folder / "en.txt").unlink()
        until_pages(watched, site, ["ur.txt"])


def test_watch_site_once_holds_what_was_there(folder, tmp_path, translator):
    (folder / "en.txt").write_text(ARTICLES["en"], encoding="utf-8")
    list(convert([folder], translator=translator))
    events = list(watch(folder, translator=translator, once=True, settle=0, site=tmp_path / "site"))
    assert [event.kind for event in events if event.kind == "warning"] == []
    assert pages(tmp_path / "site") == ["en.txt.parallel.html"]


def test_watch_site_in_the_way_is_refused_at_once(folder, tmp_path, translator):
    with pytest.raises(WrongUse, match="the watched folder is in it"):
        watch(folder, translator=translator, site=tmp_path)
    with pytest.raises(WrongUse, match="pages can be read in"):
        watch(folder, translator=translator, site=tmp_path / "site", page_language="xx")
