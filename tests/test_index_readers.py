import json
import os
import stat
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from index.article import Article
from index.errors import BadInputError
from index.pdfs import unwrapped
from index.readers import Limits, Noted, Skipped, read

STORY = (
    "Harbour bridge closes after storm\n\n"
    "The bridge over the Velm was closed on Monday after a storm tore two cables from its northern tower.\n\n"
    "Engineers said that repairs would take at least a month and cost some four million crowns.\n"
)


def split(items: object) -> tuple[list[Article], list[Skipped]]:
    everything = list(items)  # type: ignore[call-overload]
    return [i for i in everything if isinstance(i, Article)], [
        i for i in everything if isinstance(i, Skipped)
    ]


def one(path: Path, **limits: int) -> Article:
    articles, skipped = split(read([path], Limits(**limits)))
    assert not skipped
    assert len(articles) == 1
    return articles[0]


def reason(path: Path, **limits: int) -> str:
    articles, skipped = split(read([path], Limits(**limits)))
    assert not articles
    assert len(skipped) == 1
    assert skipped[0].source.startswith(str(path.parent))
    return skipped[0].reason


def pdf(lines: list[str], *, password: str | None = None, pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(595, 842)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
            }
        )
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        stream = DecodedStreamObject()
        shown = "".join(f"({line}) Tj T* " for line in lines)
        stream.set_data(f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET".encode())
        page[NameObject("/Contents")] = stream
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    import io

    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_text_is_the_file_to_the_character(tmp_path: Path) -> None:
    raw = "\ufeffTwo words\r\n\r\nA line\twith a tab and an ü.\r\n"
    path = tmp_path / "a.txt"
    path.write_bytes(raw.encode())
    assert one(path).text == raw


def test_title_is_inferred_and_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "Bridge_closed 2.txt"
    path.write_text(STORY)
    article = one(path)
    assert article.title == "Harbour bridge closes after storm"
    assert article.inferred == ("title",)
    assert article.id == "bridge-closed-2"
    assert article.source == str(path)
    assert article.published is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Orne Bridge (1902) The Orne Bridge is a bridge in Norvane. It was closed.", "Orne Bridge (1902)"),
        ("Ana Salas Ana Salas (born 1970) is a diver.", "Ana Salas"),
        ("From Orne to Crail and from Crail to Orne the ferry takes an hour.", ""),
        ("The Orne Bridge is a bridge in Norvane.", ""),
    ],
)
def test_a_heading_that_runs_into_the_text_is_the_title(tmp_path: Path, text: str, title: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert one(path).title == title


def test_ids_tell_folders_apart_and_order_is_stable(tmp_path: Path) -> None:
    for name in ("b/x.txt", "a/x.txt", "y.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}\n\n{STORY}")
    articles, skipped = split(read([tmp_path]))
    assert [a.id for a in articles] == ["a/x", "b/x", "y"]
    assert not skipped


def test_an_id_is_given_once(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        "\n".join(json.dumps({"id": "same", "text": f"{n} {STORY}"}) for n in (1, 2))
    )
    articles, skipped = split(read([tmp_path]))
    assert [a.source for a in articles] == [f"{tmp_path}/a.jsonl:1"]
    assert skipped[0].source.endswith("a.jsonl:2")
    assert "a.jsonl:1" in skipped[0].reason


def test_a_file_reached_twice_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_text(STORY)
    sub = tmp_path / "sub"
    for paths in ([tmp_path, path], [tmp_path, tmp_path], [tmp_path, sub], [path, sub, tmp_path]):
        articles, skipped = split(read(paths))
        assert len(articles) == 2
        assert not skipped


def test_an_index_among_the_articles_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "counterpoint.index").mkdir()
    for name in ("corpus.sqlite", "judgements.jsonl", "vectors.json"):
        (tmp_path / "counterpoint.index" / name).write_text("{}")
    articles, skipped = split(read([tmp_path]))
    assert [article.id for article in articles] == ["a"]
    assert not skipped


def test_metadata_beside_the_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "metadata.jsonl").write_text(
        '{"file": "a.txt", "id": "velm-1", "publisher": "Velm Courier", "published": "2031-04-02", "x": 1}\n'
        '{"file": "gone.txt", "id": "x"}\n'
        '{"file": "a.txt", "id": "velm-2"}\n'
        "{broken\n"
        '{"id": "nameless"}\n'
        '{"file": "../other.txt"}\n'
        '{"file": "b.txt", "title": 7}\n'
    )
    articles, skipped = split(read([tmp_path]))
    assert [(a.id, a.publisher, a.published) for a in articles] == [
        ("velm-1", "Velm Courier", date(2031, 4, 2))
    ]
    assert articles[0].title == "Harbour bridge closes after storm"
    lines = {s.source.rsplit(":", 1)[1]: s.reason for s in skipped}
    assert sorted(lines) == ["2", "3", "4", "5", "6", "7"]
    assert "gone.txt" in lines["2"]
    assert "line 1" in lines["3"]
    assert "b.txt" in lines["7"]
    assert '"title"' in lines["7"]
    named = split(read([tmp_path / "a.txt"]))[0][0]
    assert named.id == "velm-1"


GIVEN = {
    "title": "Given",
    "publisher": "Velm Post",
    "author": "Ann Lee",
    "published": "2031-04-02",
    "url": "velm.example/a",
}
OTHERWISE = {
    "Title": "Given",
    "source": "Velm Post",
    "authors": ["Ann Lee"],
    "date": "2031-04-02",
    "link": "velm.example/a",
}


@pytest.mark.parametrize(
    "fields", [GIVEN, OTHERWISE, {**OTHERWISE, "publisher": "Velm Post", "source": "wire"}]
)
@pytest.mark.parametrize("form", ["jsonl", "sidecar", "md"])
def test_fields_have_the_same_names_in_every_form(
    tmp_path: Path, fields: dict[str, object], form: str
) -> None:
    if form == "jsonl":
        (tmp_path / "a.jsonl").write_text(json.dumps({**fields, "text": STORY}))
    elif form == "sidecar":
        (tmp_path / "a.txt").write_text(STORY)
        (tmp_path / "metadata.jsonl").write_text(json.dumps({**fields, "file": "a.txt"}))
    else:
        (tmp_path / "a.md").write_text(f"---\n{json.dumps(fields)}\n---\n{STORY}")
    (article,) = read([tmp_path])
    assert isinstance(article, Article)
    told = (article.title, article.publisher, article.author, str(article.published), article.url)
    assert told == tuple(GIVEN.values())


@pytest.mark.parametrize(
    ("fields", "publisher", "url", "named"),
    [
        # Another program's table is no reason to leave the article out.
        ({"source": {"id": 1, "name": "Velm Post"}}, None, None, "source"),
        ({"source": "https://velm.example/a"}, None, "https://velm.example/a", ""),
        ({"slug": 7, "site": "Velm Post"}, "Velm Post", None, "slug"),
        ({"body": "x", "category": "sea", "Text": "y"}, None, None, "body, category, Text"),
        ({"source": "", "publisher": "Velm Post"}, "Velm Post", None, ""),
    ],
)
def test_fields_that_are_not_read_are_named_once_a_file(
    tmp_path: Path, fields: dict[str, object], publisher: str | None, url: str | None, named: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps({**fields, 'text': STORY})}\n" * 3)
    *articles, last = [*read([path]), None] if not named else read([path])
    assert {(a.publisher, a.url) for a in articles if isinstance(a, Article)} == {(publisher, url)}
    assert len(articles) == 3
    assert last == (Noted(str(path), f"fields that are not read: {named}") if named else None)


def test_of_many_fields_that_are_not_read_some_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    rows = [
        {"file": "a.txt", "outlet": "Post"},
        *({"file": f"{n}.txt", "x" * 90 + str(n): n} for n in range(500)),
    ]
    rows += [{"file": "b.txt", f"k{n}": n} for n in range(50)]
    (tmp_path / "metadata.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (note,) = [item for item in read([tmp_path]) if isinstance(item, Noted)]
    assert note.source == str(tmp_path / "metadata.jsonl")
    assert note.note.startswith("fields that are not read: outlet, xxx")
    assert note.note.endswith("k9 and more")
    assert len(note.note) < 200


def test_a_date_that_may_be_two_is_named_as_the_line_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": STORY, "date": "03/04/2031"}))
    _, skipped = split(read([path]))
    assert [s.reason.startswith("\"date\" is '03/04/2031', which") for s in skipped] == [True]


def test_jsonl_lines(tmp_path: Path) -> None:
    rows = [
        json.dumps({"text": STORY, "title": "Given", "published": "April 2, 2031", "extra": [1]}),
        "",
        "not json",
        json.dumps({"title": "No text"}),
        json.dumps({"text": "   "}),
        '{"text": "half \\ud800 a character"}',
        json.dumps({"id": 7, "text": STORY, "published": "03/04/2031"}),
        "[" * 100_000,
        json.dumps([1]),
        '{"id": "a\\u0007b", "text": "Words."}',
        "x" * 3_000,
    ]
    path = tmp_path / "News rows.jsonl"
    path.write_text("\n".join(rows))
    articles, skipped = split(read([path], Limits(line_bytes=200_000)))
    assert [(a.id, a.title, a.published) for a in articles] == [
        ("news-rows-1", "Given", date(2031, 4, 2)),
        ("7", "Harbour bridge closes after storm", None),
    ]
    assert [int(s.source.rsplit(":", 1)[1]) for s in skipped] == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert "read without it" in skipped[4].reason


def test_a_line_too_long_is_named_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "x" * 5_000}) + "\n" + json.dumps({"text": STORY}))
    articles, skipped = split(read([path], Limits(line_bytes=1_000)))
    assert [a.id for a in articles] == ["a-2"]
    assert skipped[0].source.endswith(":1")


def test_markdown_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: Given\ndate: 2031-04-02\nauthors: [Ann Lee, Bo Ray]\n---\n\n# Heading\n\nText here.\n"
    )
    article = one(path)
    assert (article.title, article.author, article.published) == (
        "Given",
        "Ann Lee, Bo Ray",
        date(2031, 4, 2),
    )
    assert article.text == "# Heading\n\nText here."
    assert article.inferred == ()


@pytest.mark.parametrize(
    ("matter", "title"),
    [
        ("layout: post\ntags: [sea]", "A bridge closes"),
        ("Title: Given\nDate: 2031-04-02", "Given"),
    ],
)
def test_front_matter_is_no_text(tmp_path: Path, matter: str, title: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{matter}\n---\nA bridge closes\n\nIt was closed on Monday.\n")
    assert one(path).text == "A bridge closes\n\nIt was closed on Monday."
    assert one(path).title == title


@pytest.mark.parametrize(
    "text",
    [
        "---\nFirst paragraph of prose here.\n\n---\nSecond paragraph.\n",
        "---\nNote from Velm: it rained.\n---\nSecond paragraph.\n",
        "---\n- one item\n- another\n---\nSecond paragraph.\n",
        f"---\n? 0x{'f' * 5000}\n: a number\n---\nSecond paragraph.\n",
        "---\nA rule above and none below.\n",
    ],
)
def test_prose_between_rules_is_text(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text)
    assert one(path).text == text


def test_an_article_is_read_without_a_date_that_may_be_two(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: Given\ndate: 03/04/2031\n---\n{STORY}")
    (tmp_path / "b.txt").write_text(STORY)
    (tmp_path / "metadata.jsonl").write_text('{"file": "b.txt", "id": "velm-1", "published": "03/04/2031"}\n')
    articles, skipped = split(read([tmp_path]))
    assert [(a.id, a.published) for a in articles] == [("a", None), ("velm-1", None)]
    assert [s.source for s in skipped] == [str(tmp_path / "a.md"), f"{tmp_path / 'metadata.jsonl'}:1"]
    assert all("YYYY-MM-DD (the article is read without it)" in s.reason for s in skipped)


@pytest.mark.parametrize(
    "matter",
    [
        "a: [",
        "x: !!python/object/apply:os.system ['true']",
        "date: 2031-13-45",
        "{" * 20_000,
        "title: {a: b}",
    ],
)
def test_bad_front_matter_is_named(tmp_path: Path, matter: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{matter}\n---\nText.\n")
    assert reason(path)


PAGE = (
    "<html><head><title>Ferry line opens</title>"
    '<meta property="og:site_name" content="Velm Courier">'
    '<meta property="og:title" content="Ferry line opens">'
    "{stated}</head><body><nav><a href='/'>Home</a><a href='/s'>Sport</a></nav><article><h1>Ferry opens</h1>"
    "<p>A ferry line between the two harbour towns was opened on Tuesday by the minister of transport, who "
    "called it overdue.</p><p>The line will carry two thousand passengers a day with a second boat, "
    "its operator said in a statement.</p><p>Fishermen opposed it, as boats cross their grounds, but "
    "withdrew their complaint in spring after a settlement.</p></article></body></html>"
)


def test_web_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        PAGE.format(stated='<meta property="article:published_time" content="2031-04-02T08:00:00Z">')
    )
    article = one(path)
    assert (article.title, article.publisher, article.published) == (
        "Ferry line opens",
        "Velm Courier",
        date(2031, 4, 2),
    )
    assert "two thousand passengers" in article.text
    assert "Sport" not in article.text


def test_what_a_page_calls_an_advertisement_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    offer = '<div class="ad top"><p>ADVERTISEMENT</p><p>Fly to Velm from 888 crowns, every day of the year.</p></div>'
    path.write_text(PAGE.format(stated="").replace("<p>Fishermen", f"{offer}<p>Fishermen"))
    text = one(path).text
    assert "Fly to Velm" not in text
    assert "Fishermen opposed it" in text


ENTRY = "<div>{time}<h3>{title}</h3><p>{text}</p></div>"
BLOG = (
    (
        "16 March, 21:05",
        "",
        "Toll at 38",
        "The coast guard says 38 people are now confirmed dead in the storm.",
    ),
    (
        "9.15am",
        "2031-03-16T09:15:00Z",
        "Bridge closed",
        "The bridge over the Velm was closed to all traffic.",
    ),
    (
        "8.10am",
        "2031-03-15T20:10:00Z",
        "Ferries stopped",
        "The harbour master has stopped all of the ferries.",
    ),
)


def test_the_entries_of_a_live_blog_keep_their_time(tmp_path: Path) -> None:
    entries = "".join(
        ENTRY.format(time=f'<time datetime="{stated}">{shown}</time>', title=title, text=text)
        for shown, stated, title, text in BLOG
    )
    comments = '<div id="comments"><time>17 March, 21:05</time><p>My cousin says that they hide it from us.</p></div>'
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(stated="").replace("</article>", f"{entries}</article>{comments}"))
    lines = one(path).text.splitlines()
    assert lines[lines.index("Toll at 38") - 1] == "16 March, 21:05"
    # The day that the page states, where its clock is the one shown.
    assert lines[lines.index("Bridge closed") - 1] == "16 March 2031, 9.15am"
    assert lines[lines.index("Ferries stopped") - 1] == "8.10am"
    assert not any("17 March" in line for line in lines)


def test_times_of_the_page_and_of_links_are_no_entries(tmp_path: Path) -> None:
    times = "<p><time>15 March 2031, 07:15</time> Updated <time>15 March 2031, 09:15</time></p>"
    links = "".join(
        f"<li><time>1{n}:15</time> <a href='/{n}'>Another article of the Courier of today</a></li>"
        for n in (1, 2)
    )
    path = tmp_path / "a.html"
    path.write_text(
        PAGE.format(stated="")
        .replace("<p>A ferry", f"{times}<p>A ferry")
        .replace("<p>Fish", f"<ul>{links}</ul><p>Fish")
    )
    assert ":15" not in one(path).text


OWN = {"@type": "NewsArticle", "datePublished": "2031-04-02"}
LATER = {"@type": "NewsArticle", "datePublished": "2031-05-09"}


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (
            '<script type="application/ld+json">{"@graph": [{"datePublished": "2031-04-02"}]}</script>',
            date(2031, 4, 2),
        ),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        (
            linked(
                {**OWN, "comment": [{**LATER, "@type": "Comment"}], "hasPart": {**LATER, "@type": "Article"}}
            ),
            date(2031, 4, 2),
        ),
        (
            linked({"@type": ["WebPage"], "mainEntity": {"@type": "ItemList", "itemListElement": [LATER]}}),
            None,
        ),
        (linked([OWN, LATER]), None),
        ('<meta name="date" content="03/04/2031">', None),
        ('<meta property="article:modified_time" content="2031-04-02">', None),
        ("", None),
    ],
)
def test_the_date_of_a_page_is_only_what_it_states(
    tmp_path: Path, stated: str, expected: date | None
) -> None:
    path = tmp_path / "a.htm"
    path.write_text(PAGE.format(stated="@").replace("@", stated))
    assert one(path).published == expected


OWN_TIME = '<time itemprop="datePublished" datetime="2031-04-02">2 April</time>'
LATER_TIME = '<time itemprop="datePublished" datetime="2031-05-09">9 May</time>'


@pytest.mark.parametrize(
    ("within", "behind", "expected"),
    [
        (OWN_TIME, "", date(2031, 4, 2)),
        (OWN_TIME, f"<aside>{LATER_TIME}</aside>", date(2031, 4, 2)),
        ("", f"<aside>{LATER_TIME}</aside>", None),
        (f"<div itemscope itemtype='https://schema.org/Comment'>{LATER_TIME}</div>", "", None),
        (f"<article>{LATER_TIME}</article>", "", None),
        (f"<div itemscope itemtype='https://schema.org/NewsArticle'>{OWN_TIME}</div>", "", date(2031, 4, 2)),
        (OWN_TIME, LATER_TIME, None),
    ],
)
def test_the_date_of_a_page_is_not_that_of_what_stands_beside_its_article(
    tmp_path: Path, within: str, behind: str, expected: date | None
) -> None:
    path = tmp_path / "a.html"
    page = PAGE.format(stated="").replace("</article>", f"{within}</article>{behind}")
    path.write_text(page)
    assert one(path).published == expected


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<div>" * 60_000,
        "\0\0",
        "<",
        "<?xml version='1.0' encoding='x'?>",
        "<!--" * 9_000,
    ],
    ids=["empty", "deep", "nul", "open", "xml", "comments"],
)
def test_pages_that_are_none_are_named(tmp_path: Path, page: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(page)
    assert reason(path)


def test_pdf_paragraphs_are_unwrapped(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        pdf(
            [
                "Old mill burns down",
                "The mill at the upper weir burned down in the night to Friday and no-",
                "body was hurt, the fire brigade said. It had stood empty for some ye-",
                "ars.",
                "The owner had planned to turn it into flats and had been granted leave",
                "by the town in March.",
            ]
        )
    )
    article = one(path)
    assert article.title == "Old mill burns down"
    assert "in the night to Friday and nobody was hurt" in article.text
    assert "some years.\n\nThe owner had planned" in article.text
    assert article.published is None


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        # one word, parted where the line ends
        ("the govern-|ment had nego-|tiated", "the government had negotiated"),
        ("anti-govern-|ment crowds", "anti-government crowds"),
        ("the GOVERN-|MENT", "the GOVERNMENT"),
        ("unre-|ported and un-|reported", "unreported and unreported"),
        ("thous-|and hos-|tages", "thousand hostages"),
        ("the Zelen-|sky plan", "the Zelensky plan"),
        # a hyphen of its own
        ("he would re-|sign for a two-|year deal", "he would re-sign for a two-year deal"),
        ("an anti-|war vote on co-|operation", "an anti-war vote on co-operation"),
        ("the day-to-|day work of the ex-|minister", "the day-to-day work of the ex-minister"),
        ("a Velm-|led group, a two-|storeyed mill", "a Velm-led group, a two-storeyed mill"),
        ("the Orne-|Velm line of the mid-|1990s, an F-|16", "the Orne-Velm line of the mid-1990s, an F-16"),
        ("pre-|and post-war and an e-|mail", "pre- and post-war and an e-mail"),
        # the document itself tells
        ("the co-|operation, as cooperation was called", "the cooperation, as cooperation was called"),
        ("the cease-|fire, as a cease-fire is", "the cease-fire, as a cease-fire is"),
        ("the Krell-|bank and the Krellbank", "the Krellbank and the Krellbank"),
        # of two words it is never the one that may not be printed
        ("he did not resign but re-|sign", "he did not resign but re-sign"),
        # a soft hyphen only ever parts a word
        ("the govern\u00ad|ment", "the government"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_only_where_it_parts_a_word(printed: str, read: str) -> None:
    page = printed.replace("|", "\n")
    assert unwrapped([f"{page} and so on, as it stood in the paper."]).startswith(read)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        f"Velm Courier {n}\nThis page says thing number {n} and goes on about it.\n{n}" for n in range(1, 5)
    ]
    text = unwrapped(pages)
    assert "Courier" not in text
    assert "thing number 4" in text


def test_a_pdf_without_paragraphs_is_no_trouble() -> None:
    pages = ["and the line goes on without an end to it, as does the next one\n" * 35] * 400
    # What looks at all that was read before with each line would not come back for minutes.
    assert "\n" not in unwrapped(pages)


def test_pdfs_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    good = pdf(["A line of text that is long enough to be one."], pages=3)
    cases = {
        "locked.pdf": pdf(["Hidden."], password="secret"),
        "cut.pdf": good[: len(good) // 3],
        "none.pdf": b"%PDF-1.7 and nothing else",
        "blank.pdf": pdf([]),
    }
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
    articles, skipped = split(read([tmp_path]))
    assert not articles
    reasons = {Path(s.source).name: s.reason for s in skipped}
    assert set(reasons) == set(cases)
    assert "encrypted" in reasons["locked.pdf"]
    assert "no text" in reasons["blank.pdf"]
    (tmp_path / "long.pdf").write_bytes(good)
    assert "pages" in reason(tmp_path / "long.pdf", pdf_pages=2)


def test_other_encodings_are_told_or_refused(tmp_path: Path) -> None:
    text = "Café gäste über größere Straßen. Der Bürgermeister erklärte, die Brücke müsse schließen. " * 5
    for name, data in {
        "utf16.txt": text.encode("utf-16"),
        "latin.txt": text.encode("cp1252"),
    }.items():
        (tmp_path / name).write_bytes(data)
        assert one(tmp_path / name).text == text
    for name, data in {
        "mixed.txt": text.encode() + "ü".encode("latin-1"),
        "random.txt": bytes(range(128, 256)) * 20,
        "nul.txt": b"abc\0def",
        "surrogate.txt": b"abc \xed\xa0\x80 def",
        "odd.txt": b"\xff\xfea",
    }.items():
        (tmp_path / name).write_bytes(data)
        assert reason(tmp_path / name)


def test_files_that_are_no_articles_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text("\ufeff \n\u200b")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / "letter.docx").write_bytes(b"PK")
    (tmp_path / "big.txt").write_text("x" * 5_000)
    (tmp_path / "line\nbreak.txt").write_text("Another story\n\nSomething happened there on Friday.\n")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "back").symlink_to(tmp_path, target_is_directory=True)
    articles, skipped = split(read([tmp_path], Limits(file_bytes=4_000)))
    assert [a.id for a in articles] == ["good", "line-break"] or {a.id for a in articles} == {
        "good",
        "line-break",
    }
    names = {Path(s.source).name for s in skipped}
    assert names == {"empty.txt", "blank.txt", "letter.docx", "big.txt", "pipe.txt", "loop.txt", "dead.txt"}
    assert any(s.reason.endswith("(.docx): save it as PDF or text") for s in skipped)
    assert all("\n" not in s.source for s in skipped)


def test_a_file_that_may_not_be_read_or_vanishes_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STORY)
    real = os.open

    def refused(name: str, *rest: int, **more: int) -> int:
        if str(name) == str(path):
            raise PermissionError(13, "Permission denied", str(name))
        return real(name, *rest, **more)

    monkeypatch.setattr(os, "open", refused)
    assert "permission" in reason(path)
    monkeypatch.undo()
    items = read([tmp_path / "a.txt"])
    path.unlink()
    assert "no such file" in next(items).reason  # type: ignore[union-attr]


def test_folders_without_articles_and_missing_paths(tmp_path: Path) -> None:
    assert "no articles" in split(read([tmp_path]))[1][0].reason
    with pytest.raises(BadInputError, match="does not exist"):
        read([tmp_path / "nowhere"])


def test_sizes_are_capped_before_reading(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(1_000_000_000)
    assert stat.S_ISREG(path.stat().st_mode)
    assert "larger" in reason(path)
    (tmp_path / "long.txt").write_text("word " * 1_000)
    assert "characters" in reason(tmp_path / "long.txt", text_characters=2_000)


HEADS = [
    ("Published on 20/09/2031 at 11:35", date(2031, 9, 20)),
    ("Published on 03/04/2031", None),
    ("Published on Thursday 03/04/2031", date(2031, 4, 3)),
    ("Published: April 3, 2031", date(2031, 4, 3)),
    ("3 April 2031", date(2031, 4, 3)),
    ("Thu, 3 Apr 2031 14:05 GMT", date(2031, 4, 3)),
    ("Updated: 2031-04-03 08:00", date(2031, 4, 3)),
    ("By Jane Doe | 3 April 2031", date(2031, 4, 3)),
    ("https://velm.example/2031/04/03/bridge.html", date(2031, 4, 3)),
    ("Published 3 April", None),
    ("Posted on 31 February 2031", None),
    ("Three years after the fire of 3 April 2028", None),
]


@pytest.mark.parametrize(("line", "expected"), HEADS)
def test_a_date_needs_a_textual_ground(tmp_path: Path, line: str, expected: date | None) -> None:
    title, body = STORY.split("\n\n", 1)
    path = tmp_path / "a.txt"
    path.write_text(f"{title}\n\n{line}\n\n{body}")
    article = one(path)
    assert article.published == expected
    assert ("published" in article.inferred) == (expected is not None)
    assert article.title == title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jul 23, 2030 ... The bridge over the Orne was closed in 2028.", date(2030, 7, 23)),
        ("Jul 23, 2030 … 28 lorries were counted on the bridge.", date(2030, 7, 23)),
        ("July 23, 2030 — The bridge over the Orne was closed.", date(2030, 7, 23)),
        ("12 May 1903 – 5 June 1980 were the bridge's years.", None),
        ("July 23, 2030, was the day on which the bridge was closed.", None),
    ],
)
def test_the_date_that_a_clipping_begins_with_is_its_own(
    tmp_path: Path, text: str, expected: date | None
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert one(path).published == expected


def test_bylines_publishers_and_datelines(tmp_path: Path) -> None:
    title, body = STORY.split("\n\n", 1)
    path = tmp_path / "a.txt"
    path.write_text(f"Back to top\n\n{title}\n\nBy Jane van Doe and Rik Roe\n\nVELM, Norland (NRA) — {body}")
    article = one(path)
    assert (article.title, article.author, article.publisher) == (title, "Jane van Doe and Rik Roe", "NRA")
    path.write_text(
        f"{title}\n\n{body}\n\nPublished By: Ruža Perić\n\nPeric is an editor at the Velm Courier."
    )
    assert (one(path).author, one(path).publisher) == ("Ruža Perić", None)
    path.write_text(f"{title}\n\n{body}\n\nPublished by: Velm Courier")
    assert (one(path).author, one(path).publisher) == (None, "Velm Courier")
    path.write_text(body)
    assert one(path).title == ""


@pytest.mark.parametrize(
    ("head", "publisher", "published", "author"),
    [
        ("The Velm Herald\nApril 3, 2031", "The Velm Herald", date(2031, 4, 3), None),
        ("By Ana Roe\nThe Shore Observer\nApril 3, 2031", "The Shore Observer", date(2031, 4, 3), "Ana Roe"),
        ("*Velm Tribune — 3 April 2031 — Reuters*", "Velm Tribune", date(2031, 4, 3), None),
        (
            "The Norland Review, 3 April 2031. By Ana Roe-Dor",
            "The Norland Review",
            date(2031, 4, 3),
            "Ana Roe-Dor",
        ),
        ("Velm Courier, 03/04/2031, 14:05", "Velm Courier", None, None),
        ("By the Velm Courier, 3 April 2031", "Velm Courier", date(2031, 4, 3), None),
        ("The Velm Gazette", "The Velm Gazette", None, None),
        ("3 April 2031 — AFP", "NRA", date(2031, 4, 3), None),
        # No outlets: sections, kinds of text, people, places, headings.
        ("Latest News\nApril 3, 2031", "NRA", date(2031, 4, 3), None),
        ("Book Review\nBy Ana Roe", "NRA", None, "Ana Roe"),
        ("Emily Post\nApril 3, 2031", "NRA", date(2031, 4, 3), None),
        ("The News", "NRA", None, None),
        ("Velm, 3 April 2031, a Friday", "NRA", None, None),
        ("The Velm Herald told of it on 3 April 2031", "NRA", None, None),
    ],
)
def test_the_lines_under_the_title_name_the_outlet(
    tmp_path: Path, head: str, publisher: str, published: date | None, author: str | None
) -> None:
    title, body = STORY.split("\n\n", 1)
    path = tmp_path / "a.txt"
    path.write_text(f"{title}\n{head}\n\nVELM, April 4 (NRA) - {body}")
    article = one(path)
    assert (article.title, article.publisher) == (title, publisher)
    assert (article.published, article.author) == (published, author)
    if publisher != "NRA":
        assert all(any(line in m.of(article.text) for m in article.boilerplate) for line in head.split("\n"))


def test_an_article_about_a_paper_is_not_printed_by_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "The papers of the Velm coast\n\nThe Velm Gazette\n\nThe Gazette was founded in 1902 by two sailors."
    )
    assert one(path).publisher is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda s: s.encode(errors="surrogatepass"))
    ),
    suffix=st.sampled_from([".txt", ".md", ".html", ".jsonl", ".pdf"]),
    front=st.sampled_from([b"", b"---\n", b"%PDF-1.4\n", b"<html><body><p>", b'{"text": "', b"\xff\xfe"]),
)
def test_no_bytes_raise(tmp_path: Path, data: bytes, suffix: str, front: bytes) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(front + data)
    (tmp_path / "metadata.jsonl").write_bytes(data)
    for item in read([tmp_path]):
        if isinstance(item, Article):
            assert all(mark.end <= len(item.text) for mark in item.boilerplate)
        else:
            assert item.reason
