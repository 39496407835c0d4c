"""A small desk over invented articles, so that the page and the command line are tested without models."""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from index.annotate import IndexedArticle, IndexedSentence
from index.article import Article, Span
from index.corpus import AddReport, Finding
from index.embedder import Vectors
from index.errors import UnknownArticleError
from index.search import Filters, Hit
from qa.answer import Answer, Development, Disagreement, Position, Quote, Statement, Step
from qa.joining import joined
from qa.survey import Survey, Surveyed

COURIER = Article(
    "courier-ferry",
    "Menu  Home  World\n\nFerry sinks off Port Veyra\n\n"
    "The night ferry Halcyon went down off Port Veyra on Monday, the coast guard still counting. "
    "The harbour master, Ilse Brandt, said that 14 people had died. Divers were to go back at dawn.\n\n"
    "Owners of the ferry denied that it had been overloaded.\n",
    "Ferry sinks off Port Veyra",
    "Veyra Courier",
    "M. Anders",
    date(2031, 3, 4),
    "https://courier.example/ferry?id=1",
    boilerplate=(Span(0, 17),),
)
MERIDIAN = Article(
    "meridian-ferry",
    "What we know about the Halcyon\n\nThe seafarers' union put the dead at 19 or more and accused the "
    "owners of taking on too many people.\n\nBy Wednesday the coast guard had raised its own count to 17.\n",
    "What we know about the Halcyon",
    "The Meridian",
    None,
    date(2031, 3, 5),
    None,
    inferred=("published",),
)
HOSTILE = Article(
    "hostile",
    '<script>window.hacked = 1</script>\n\n<img src=x onerror="window.hacked = 2"> A toll of '
    "${window.hacked = 3} and {{7*7}} by **nobody** ![x](http://evil.example/x.png) "
    "[click](javascript:window.hacked=4).\n\n"
    "\u202eAn official\u202c said \x1b[31mthe bridge\x1b[0m was \u2066closed\u2069.\n",
    '<b onmouseover="window.hacked = 5">Title</b> ![t](http://evil.example/t.png) \u202etxet',
    "<i>Outlet</i>",
    "<u>Author</u>",
    date(2031, 3, 6),
    "javascript:window.hacked=6",
)


def quote(article: Article, words: str, speaker: str | None = None, score: float = 0.8, *marks: str) -> Quote:
    """The quote of these words."""
    start = article.text.index(words)
    spans = tuple(Span(start + words.index(mark), start + words.index(mark) + len(mark)) for mark in marks)
    return Quote(article, start, start + len(words), speaker, score, spans)


DIED = quote(
    COURIER,
    "The harbour master, Ilse Brandt, said that 14 people had died.",
    "Ilse Brandt",
    0.91,
    "14 people",
)
UNION = quote(
    MERIDIAN,
    "The seafarers' union put the dead at 19 or more and accused the owners of taking on too many people.",
    "the seafarers' union",
    0.84,
    "19 or more",
)
RAISED = quote(
    MERIDIAN, "By Wednesday the coast guard had raised its own count to 17.", "the coast guard", 0.6
)
NASTY = tuple(quote(HOSTILE, line) for line in HOSTILE.text.split("\n") if line)


def disputed(question: str, standalone: str | None = None) -> Answer:
    """An answer with a statement, a disagreement and a development."""
    return Answer(
        question,
        standalone or question,
        "disputed",
        (Statement(DIED.text, (0,), 2), Statement(UNION.text, (1,))),
        (DIED, UNION, RAISED),
        (
            Disagreement(
                "how many people died",
                "figure",
                (
                    Position("14", (0,), ("Ilse Brandt",), "", date(2031, 3, 3)),
                    Position("19", (1,), ("the seafarers' union",), "or more"),
                ),
                (14, 19),
            ),
        ),
        (
            Development(
                "the coast guard's count",
                (Step(date(2031, 3, 3), "14", (0,)), Step(date(2031, 3, 5), "17", (2,))),
            ),
        ),
        confidence=0.9,
        timings_ms={"total": 12.5},
    )


def refused(question: str) -> Answer:
    """A refusal with a nearest passage."""
    return Answer(question, question, "not_found", reason="No article tells of a trial.", closest=(RAISED,))


def both(question: str) -> Answer:
    """An answer to two questions, the second of which is refused."""
    return joined(question, [disputed("How many people died?"), refused("Who was put on trial?")])


def hostile(question: str) -> Answer:
    """An answer made of an article's attempts at markup."""
    return Answer(
        question,
        question,
        "disputed",
        tuple(Statement(q.text, (n,)) for n, q in enumerate(NASTY)),
        NASTY,
        (
            Disagreement(
                HOSTILE.title,
                "fact",
                (Position("<img src=x onerror=hack()>", (0,), ("<b>x</b>",)), Position("${1}", (1,))),
            ),
        ),
        (Development("<u>x</u>", (Step(None, "<s>1</s>", (2,)),)),),
    )


SURVEY = Survey(
    (
        Surveyed(disputed("q").disagreements[0], "How many people died?"),
        Surveyed(hostile("q").disagreements[0]),
    ),
    (DIED, UNION),
)


@dataclass
class FakeCorpus:
    """Keeps articles in memory."""

    held: dict[str, Article] = field(default_factory=lambda: {a.id: a for a in (COURIER, HOSTILE, MERIDIAN)})

    def articles(self) -> tuple[Article, ...]:
        return tuple(self.held[key] for key in sorted(self.held))

    def article(self, article_id: str) -> Article:
        if article_id not in self.held:
            raise UnknownArticleError(f"no article {article_id!r} in the index")
        return self.held[article_id]

    def article_count(self) -> int:
        return len(self.held)

    def ids(self) -> tuple[str, ...]:
        return tuple(self.held)

    def lacking(self) -> tuple[int, int]:
        held = self.held.values()
        return sum(a.published is None for a in held), sum(a.publisher is None for a in held)

    def rivals(self, articles: Iterable[Article]) -> dict[str, str]:
        return {}

    def state(self) -> str:
        return " ".join(sorted(self.held))

    def told(self, *_: object) -> Iterator[tuple[IndexedArticle, Vectors]]:
        return iter(())

    def neighbours(self, ids: Collection[str]) -> frozenset[str]:
        return frozenset(ids)

    def kept(self) -> bytes:
        return b""

    def keep(self, data: bytes) -> None:
        assert data

    def copies(self) -> dict[str, str]:
        return {}

    def incomplete(self) -> tuple[Article, ...]:
        return ()

    def publishers(self) -> tuple[str, ...]:
        return tuple(sorted({a.publisher for a in self.held.values() if a.publisher}))

    def shown(self, article_id: str) -> IndexedArticle:
        article = self.article(article_id)
        return IndexedArticle(article, (IndexedSentence(0, 10, 0),))

    def search(self, query: str, k: int = 10, filters: Filters = Filters()) -> tuple[Hit, ...]:  # noqa: B008
        hits = [
            Hit(number, article, 0, min(80, len(article.text)), 1 / (number + 1))
            for number, article in enumerate(self.articles())
            if not filters.publishers or article.publisher in filters.publishers
        ]
        return tuple(hits[:k])

    def add(self, articles: Iterable[Article], **_: object) -> AddReport:
        new = {a.id: a for a in articles}
        self.held.update(new)
        return AddReport(added=tuple(new))

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        for article_id in ids:
            self.article(article_id)
        for article_id in ids:
            del self.held[article_id]
        return tuple(ids)

    def doctor(self) -> tuple[Finding, ...]:
        return (Finding(True, "the database is whole"), Finding(False, "the cache is old", "run index again"))

    def close(self) -> None:
        pass

    def __enter__(self) -> "FakeCorpus":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@dataclass
class FakeDesk:
    """Answers by a word in the question: "trial" is refused, "both" is half refused, "hostile" is hostile, "crash"
    raises, "slow" and "late" wait."""

    corpus: FakeCorpus = field(default_factory=FakeCorpus)
    asked: list[tuple[str, tuple[str, ...], Filters]] = field(default_factory=list)
    surveyed: list[tuple[Filters, str]] = field(default_factory=list)
    hold: threading.Event = field(default_factory=threading.Event)
    late: threading.Event = field(default_factory=threading.Event)

    def disagreements(self, filters: Filters = Filters(), about: str = "") -> Survey:  # noqa: B008
        self.surveyed.append((filters, about))
        return SURVEY

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        filters: Filters = Filters(),  # noqa: B008
        on_stage: Callable[[str], None] | None = None,
    ) -> Answer:
        self.asked.append((question, tuple(history), filters))
        if on_stage:
            on_stage(f"searching {len(self.corpus.held)} articles")
            on_stage("reading 6 sentences")
        if "slow" in question:
            self.hold.wait(10)
        if "late" in question:
            self.late.wait(10)
        if "crash" in question:
            raise RuntimeError("/secret/path went wrong")
        if "both" in question:
            return both(question)
        if "trial" in question:
            return refused(question)
        if "hostile" in question:
            return hostile(question)
        return disputed(question, f"{question} (after {history[-1]})" if history else None)
