"""French typography and safe HTML. "_" stands for U+00A0 below."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st

from call_culture.territory import french


def shown(text):
    return str(text).replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Quoi? Non !", "Quoi_? Non_!"),
        ("Tarif : 10€ ; gratuit", "Tarif_: 10_€_; gratuit"),
        ("le «Bal» et « la fosse »", "le «_Bal_» et «_la fosse_»"),
        ("à 14h30, 9 h 05 et 18h", "à 14_h_30, 9_h_05 et 18_h"),
        ("N°3 et n° 11/19", "N°_3 et n°_11/19"),
        ("le 1er mai, le 28 novembre", "le 1er_mai, le 28_novembre"),
        ("dès 4 ans, 12 km, 1 200 places", "dès 4_ans, 12_km, 1_200 places"),
        ("https://a.fr/x?b=1 et 12:30", "https://a.fr/x?b=1 et 12:30"),
        ("Du 3 au 8 mars: venez", "Du 3 au 8_mars_: venez"),
        ("3/4, A;B", "3/4, A;B"),
    ],
)
def test_typography(typed, words):
    assert shown(french.typo(typed)) == words


def test_typography_leaves_safe_html_whole():
    html = mark_safe(
        '<a href="/x?y" title="a : b">Oui ?</a> &amp; non&nbsp;; <b>R&eacute;gie ; </b>'
    )
    result = french.typo(html)
    assert isinstance(result, SafeString)
    assert '<a href="/x?y" title="a : b">' in result
    assert "&amp;" in result
    assert "&nbsp;" in result
    assert "&eacute;" in result
    assert not isinstance(french.typo("<b>"), SafeString)


@given(st.text())
def test_typography_moves_blanks_only_and_settles(text):
    once = french.typo(text)
    assert french.typo(once) == once
    blanks = str.maketrans("", "", " \u00a0\u202f")
    assert once.translate(blanks).lower() == text.translate(blanks).lower()


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("a < b\n\nligne\r\nligne", "<p>a &lt; b</p>\n<p>ligne<br>ligne</p>"),
        ("bonjour <b>toi</b>", "<p>bonjour <b>toi</b></p>"),
        ("<h1>T</h1><h2>U</h2><h3>V</h3>", "<h3>T</h3><h3>U</h3><h4>V</h4>"),
        ("<p>a</p><script>x()</script><p> </p>", "<p>a</p>"),
        ('<p onclick="x()" style="color:red">a</p>', "<p>a</p>"),
        ('<p><a href="javascript:x()">a</a></p>', '<p><a rel="noopener">a</a></p>'),
        (
            '<p><a href="https://x.fr" target="_blank">a</a></p>',
            '<p><a href="https://x.fr" rel="noopener">a</a></p>',
        ),
        (
            '<p><a href="mailto:a@x.fr">a</a></p>',
            '<p><a href="mailto:a@x.fr" rel="noopener">a</a></p>',
        ),
        ("<ul><li>a</li></ul><iframe src=x></iframe>", "<ul><li>a</li></ul>"),
        ("<p>a<img src=x onerror=y></p>", "<p>a</p>"),
        ("a\x00b", "<p>ab</p>"),
        ("", ""),
    ],
)
def test_a_typed_text_becomes_safe_html(typed, html):
    result = french.rich(typed)
    assert result == html
    assert isinstance(result, SafeString)


class Elements(HTMLParser):
    """Collects the tags and attributes of a page."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= set(attrs)


HOSTILE = st.lists(
    st.sampled_from(
        [
            *("<", ">", "</", "/>", '"', "'", "=", " ", "\n", "&", "&lt;", "&#60;", "a", "x", ":"),
            *("<p>", "</p>", "<a href=", "<script>", "</script>", "<img src=x onerror=", "<svg/"),
            *("javascript:", "data:", "https://x.fr", " onload=", "<style>", "<!--", "-->", "\x00"),
            *("<math>", "<textarea>", "<h2>", "</h2>", "<li>", "<br>", "style=", "\t"),
        ]
    )
)


@given(HOSTILE.map("".join))
def test_no_text_gets_more_than_the_allowed_html_through(text):
    elements = Elements(french.rich(text))
    assert elements.tags <= {
        *("p", "h3", "h4", "h5", "h6", "strong", "b", "em", "i"),
        *("ul", "ol", "li", "a", "br", "blockquote"),
    }
    for name, value in elements.attributes:
        assert name in {"href", "rel"}
        scheme = urlsplit("".join(value.split())).scheme if name == "href" else ""
        assert scheme in {"", "http", "https", "mailto"}
