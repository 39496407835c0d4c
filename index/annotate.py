"""An article with all that indexing knows of it: its sentences, their times, voices and claims."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.article import Article
from index.claims import Claim, claims
from index.grammar import Parser, Sentence, Token, parsed
from index.timeline import Timing, timings
from index.voices import voices

_NO_TIMING = Timing()


@dataclass(frozen=True, slots=True)
class IndexedSentence:
    """A sentence as indexed. `tokens` is empty for boilerplate."""

    start: int
    end: int
    paragraph: int
    heading: bool = False
    boilerplate: bool = False
    tokens: tuple[Token, ...] = ()
    timing: Timing = _NO_TIMING
    claims: tuple[Claim, ...] = ()

    def grammar(self) -> Sentence:
        """The sentence's place and parse alone."""
        return Sentence(self.start, self.end, self.paragraph, self.heading, self.boilerplate, self.tokens)


@dataclass(frozen=True, slots=True)
class IndexedArticle:
    """An article and its sentences, in order."""

    article: Article
    sentences: tuple[IndexedSentence, ...]

    def to_dict(self) -> dict[str, object]:
        """The article as indexed, in the answer format's form for `show`."""
        a = self.article
        return {
            **a.described(),
            "text": a.text,
            "boilerplate": [[b.start, b.end] for b in a.boilerplate],
            "sentences": [_sentence_dict(s) for s in self.sentences if not s.boilerplate],
        }


def _sentence_dict(sentence: IndexedSentence) -> dict[str, object]:
    event = sentence.timing.event
    return {
        "start": sentence.start,
        "end": sentence.end,
        "event_time": {"from": event.first.isoformat(), "to": event.last.isoformat()} if event else None,
        "times": [
            {"start": m.start, "end": m.end}
            | ({"value": m.value} if m.value is not None else {"value": None})
            for m in sentence.timing.marks
        ],
        "claims": [
            {
                "start": c.start,
                "end": c.end,
                "speaker": c.speaker,
                "speaker_start": c.speaker_start,
                "speaker_end": c.speaker_end,
            }
            for c in sentence.claims
        ],
    }


def annotated(articles: Iterable[Article], parser: Parser) -> Iterator[IndexedArticle]:
    """Each article with its annotated sentences."""
    return (annotation(article, sentences) for article, sentences in parsed(articles, parser))


def annotation(article: Article, sentences: tuple[Sentence, ...]) -> IndexedArticle:
    """The article with its parsed sentences annotated."""
    when = timings(article, sentences)
    said = voices(article, sentences)
    stated = claims(article, sentences, when, said)
    return IndexedArticle(
        article,
        tuple(
            IndexedSentence(s.start, s.end, s.paragraph, s.heading, s.boilerplate, s.tokens, t, c)
            for s, t, c in zip(sentences, when, stated, strict=True)
        ),
    )
