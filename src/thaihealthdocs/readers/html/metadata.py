"""What a web page says of itself in its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .events import attribute

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["metadata_of"]

# In order of trust: the first that is stated counts.
_META = {
    "og:title": "title",
    "dc.title": "title",
    "article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "dc.date": "published",
    "dcterms.created": "published",
    "pubdate": "published",
    "date": "published",
    "article:modified_time": "modified",
    "og:updated_time": "modified",
    "datemodified": "modified",
    "author": "author",
    "dc.creator": "author",
    "article:author": "author",
    "og:site_name": "site",
    "description": "description",
    "og:description": "description",
}


def metadata_of(tree: BeautifulSoup) -> dict[str, str]:
    """Title, times, author, site and description, each where the page states it."""
    stated: dict[str, str] = {}
    title = tree.find("title")
    if title is not None:
        stated["title"] = title.get_text()
    for name, value in sorted(_meta(tree), key=lambda pair: list(_META).index(pair[0])):
        stated.setdefault(_META[name], value)
    for time in tree.find_all("time", attrs={"datetime": True}):
        stated.setdefault("published", attribute(time, "datetime"))
    tidy = {key: " ".join(value.split()) for key, value in stated.items()}
    return {key: value for key, value in tidy.items() if value}


def _meta(tree: BeautifulSoup) -> list[tuple[str, str]]:
    found = []
    for tag in tree.find_all(["meta", "time"]):
        for key in ("property", "name", "itemprop"):
            name = attribute(tag, key).lower()
            value = attribute(tag, "content") or attribute(tag, "datetime")
            if name in _META and value:
                found.append((name, value))
    return found
