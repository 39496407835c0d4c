"""The desk: a question in, an answer out. `Desk.ask` reads as the pipeline."""

import threading
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from index.annotate import IndexedSentence
from index.article import Article
from index.corpus import Corpus, Evidence
from index.errors import CounterpointError
from index.grammar import Parser, load_spacy
from index.search import NO_FILTERS, Filters
from qa.advice import asks_to_sum_up
from qa.answer import Answer
from qa.answerable import ANSWERABLE, answerable
from qa.asking.followup import LOOKED_AT, answered_by, asks_nothing
from qa.asking.opening import without_consensus
from qa.asking.outlet import without_outlet
from qa.asking.printed import printed_in
from qa.asking.rephrased import rephrased
from qa.asking.several import carries_over, questions_in
from qa.asking.typed import recased, without_capitals
from qa.comparing.contrary import with_contraries
from qa.comparing.counterclaims import with_counterclaims
from qa.comparing.denying import denying, whether
from qa.comparing.doers import with_other_doers
from qa.comparing.further import with_further
from qa.comparing.namesakes import with_namesakes
from qa.comparing.negations import with_negations
from qa.comparing.opposing import remembering
from qa.comparing.replying import with_replies
from qa.comparing.responding import responded_to, responding, with_words_behind
from qa.comparing.retorts import with_retorts
from qa.comparing.sides import Contradicts
from qa.comparing.slots import with_slots
from qa.comparing.thanking import with_other_thanks
from qa.compose import composed, sentence_quote
from qa.disagreement import compared
from qa.evidence import (
    ANSWERED,
    Judged,
    answering_person,
    answering_place,
    judged,
    least_shown,
    read_as_answered,
)
from qa.filtering import settled, why_none
from qa.fitting.beginnings import with_beginnings
from qa.fitting.crediting import with_thanks
from qa.joining import joined
from qa.misspelt import meant
from qa.narrowing import of_asked_event, of_asked_voice, of_its_time, of_main_event, of_same_articles
from qa.question import Question, understand
from qa.reading.nli import BundledJudge, NamedJudge
from qa.reading.reader import CLOSER, BundledReader, Closer, Loading, Reader
from qa.reading.rerank import RerankingReader
from qa.refusal import NOTHING_ASKED, SEVERAL_EVENTS, none_chosen, reason
from qa.survey import Survey, survey
from qa.surveying.doing import whose_doing, with_motives
from qa.surveying.known import asked_about, of_the_asked_deed
from qa.surveying.known import known as known_of
from qa.surveying.meant import of_the_asked_matter
from qa.surveying.near import near_to, told_again
from qa.yearless import with_year

# Sentences that are found for each question; of these the likeliest are read (`qa.evidence`).
_CANDIDATES = 48
# ... and more where many of them are of other times or in other voices than the asked one.
_OF_ONE_KIND = 120

# At most so many sentences are shown: more than that nobody reads.
_MOST = 12

# What answers so surely is shown beside a dispute that the question only comes near to.
_PLAINLY = 0.75

# At most so many questions are answered at once.
_MOST_AT_ONCE = 3

OnStage = Callable[[str], None]


class Desk:
    """Answers questions over one corpus. Each question is decided anew, whatever was answered before."""

    def __init__(
        self,
        corpus: Corpus,
        reader: Reader,
        parser: Parser | None = None,
        contradicts: Contradicts | None = None,
        closer: Closer | None = None,
    ) -> None:
        self.corpus = corpus
        self._reader = reader
        self._closer = closer
        self._parser = parser
        self._contradicts = contradicts
        self._surveyed: tuple[str, Survey] | None = None
        self._looking = threading.Lock()

    @classmethod
    def open(cls, folder: Path | str, reranker: str = "", nli: str = "") -> "Desk":
        """Opens the index in `folder` with the bundled models, or with cross-encoders by name or folder.

        `reranker` judges whether a sentence answers, `nli` whether two contradict each other. Raises what
        `Corpus.open` raises, and ModelMissingError.
        """
        corpus = Corpus.open(folder)
        judge = BundledJudge()
        # Side by side: loading the parser keeps one core busy, loading the models another.
        pool = ThreadPoolExecutor(1)
        loading = pool.submit(BundledReader)
        pool.submit(_warm, corpus)
        # It is not waited for: the first question is not read closely before it is searched for and read.
        closer = None if reranker else Loading(pool.submit(BundledReader, CLOSER))
        pool.shutdown(wait=False)
        load_spacy()
        # By now the other core is still busy.
        if not nli:
            judge.load()
        reader: Reader = loading.result()
        if reranker:
            reader = RerankingReader.load(reranker, reader)
        return cls(corpus, reader, contradicts=NamedJudge.load(nli) if nli else judge, closer=closer)

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        filters: Filters = NO_FILTERS,
        on_stage: OnStage | None = None,
    ) -> Answer:
        """The answer to a question of a conversation whose earlier questions are `history`.

        Several questions in one are answered one after the other (`Answer.parts`). `on_stage` is told in a few words
        what goes on. Refuses with status `not_found` and a reason.
        """
        tell = on_stage or _quiet
        filters = settled(filters, self.corpus.publishers()) if filters.publishers else filters
        said = [part for line in history[-LOOKED_AT:] for part in questions_in(line, parser=self._parser)]
        parts = questions_in(question, parser=self._parser)
        if len(parts) == 1:
            return replace(self._answer(parts[0], said, filters, tell), question=question)
        asked = parts[:_MOST_AT_ONCE]
        answers: list[Answer] = []
        for number, part in enumerate(asked):
            lead = f"question {number + 1} of {len(asked)}: "
            cited = {
                quote.article.id: quote.article for answer in answers for quote in answer.quotes
            }.values()
            answers.append(self._answer(part, [*said, *asked[:number]], filters, _led(tell, lead), cited))
        return joined(question, answers, parts[_MOST_AT_ONCE:])

    def _answer(
        self,
        question: str,
        history: Sequence[str],
        filters: Filters,
        tell: OnStage,
        cited: Collection[Article] = (),
    ) -> Answer:
        """The answer to one question; `cited` are the articles that answer others asked with it."""
        clock = _Clock()
        asked = self._understood(question, history, filters)
        clock.lap("understand")
        nothing = NOTHING_ASKED if asks_nothing(asked.standalone) else none_chosen(asked, filters)
        if nothing:
            return Answer(
                question,
                asked.standalone,
                "not_found",
                reason=nothing,
                confidence=1.0,
                timings_ms=clock.timings(),
            )
        shown_as = asked.standalone
        # All that is told by a question's wording is told by the question inside "Do the papers agree on …?"
        asked = replace(asked, standalone=without_consensus(asked.standalone))
        if asked.told_by:
            asked, filters = self._of_outlets(asked, filters)
        asked, filters = self._of_its_day(asked, filters)
        searched = "the chosen" if filters else f"{self.corpus.article_count():,}"
        tell(f"searching {searched} articles")
        wording = rephrased(asked.standalone, asked.names)
        if not asked.period:
            found = self.corpus.evidence(wording, _CANDIDATES, filters)
            asked = with_year(asked, found, self._parser)
        if asked.period or asked.viewpoint:
            found = self.corpus.evidence(wording, _OF_ONE_KIND, filters)
        # Several look through the same articles: each is read once.
        sentences = cache(self._sentences)
        for with_more in (with_negations, with_beginnings, with_thanks):
            found = with_more(asked, found, sentences)
        clock.lap("retrieve")
        tell(f"reading {len(found)} sentences")
        near = of_main_event(asked, self._judged(asked, found))
        read = of_asked_voice(asked, with_words_behind(asked, near, sentences))
        event = of_asked_event(asked, read)
        own = of_same_articles(asked, event, cited, carries=carries_over(question, asked.standalone))
        results = of_its_time(asked, own)
        answered = read_as_answered(asked, read, near) and answerable(read) >= ANSWERABLE
        shown = _shown(results) if answered else 0
        clock.lap("read")
        known = of_the_asked_deed(asked, self._known())
        disputed = asked_about(asked, results, known)
        if asks_to_sum_up(asked.standalone):
            shown, disputed = 0, ()
        if not shown and not disputed:
            refused = replace(asked, standalone=shown_as)
            other = meant(refused, question, results)
            none_passes = why_none(self.corpus, filters) if filters and not results else ""
            why = reason(refused, results or read, filters, none_passes, other.names if other else ())
            elsewhere = len(own) < len(event) and not (own and own[0].probability >= ANSWERED)
            return Answer(
                question,
                shown_as,
                "not_found",
                reason=SEVERAL_EVENTS.format(shown_as) if elsewhere else why,
                closest=tuple(sentence_quote(j) for j in results[:2]),
                confidence=1 - results[0].probability if results else 1.0,
                timings_ms=clock.timings(),
                did_you_mean=other.question if other else None,
            )
        tell(f"comparing {shown} sentences")
        copies = self.corpus.copies()
        opposes = remembering(self._closer.opposed) if self._closer else None
        retorts: Sequence[tuple[int, int]] = ()
        results, others = with_namesakes(asked, results, shown, copies)
        if shown:
            results = with_contraries(asked, with_replies(asked, results, sentences), self.corpus.behind)
            results = with_counterclaims(asked, results, sentences)
            results = with_other_thanks(asked, results, sentences)
            if opposes is not None:
                results, retorts = with_retorts(asked, results, sentences, opposes)
            results, against = with_other_doers(asked, results, sentences)
            retorts = (*retorts, *against)
            results = with_further(asked, results, sentences)
            results = with_slots(asked, results)
        verdicts = compared(asked, results, copies, self._contradicts, opposes, retorts) if shown else ()
        verdicts = of_the_asked_matter(asked, verdicts, results, known, self.corpus.alike)
        whose = () if disputed else whose_doing(asked, results, known)
        if whose and asked.wants == "reason":
            # Why it began is disputed by those who blame each other, not by two who give reasons of one side.
            verdicts = tuple(verdict for verdict in verdicts if verdict.kind != "disagreement")
        if not disputed and all(verdict.kind != "disagreement" for verdict in verdicts):
            disputed = (
                whose
                or near_to(asked, results, known, self.corpus.alike)
                or told_again(asked, results, known, self.corpus.alike)
            )
            # What no side of it says is shown beside it only where it plainly answers.
            shown = sum(j.probability >= _PLAINLY for j in results[:shown]) if disputed else shown
        # What others say it was for stands beside one of the disputes: no place is quoted for two.
        beside = [(row.disagreement, known.quotes) for row in disputed[:-1]]
        beside += [with_motives(asked, row, known, results) for row in disputed[-1:]]
        parts = composed(results, shown, verdicts, copies, beside, others)
        clock.lap("compare")
        return Answer(
            question,
            shown_as,
            "disputed" if parts.disagreements else "answered",
            parts.statements,
            parts.quotes,
            parts.disagreements,
            parts.developments,
            confidence=results[0].probability,
            timings_ms=clock.timings(),
        )

    def _understood(self, question: str, history: Sequence[str], filters: Filters) -> Question:
        lines = [self._spelled(line, filters) for line in (*history[-LOOKED_AT:], question)]
        return understand(
            lines[-1],
            lines[:-1],
            publishers=self.corpus.publishers(),
            parser=self._parser,
            answered=self._answering(lines, filters),
        )

    def _spelled(self, line: str, filters: Filters) -> str:
        """The line with its names as the articles near it write them, where it has no capitals."""
        if not without_capitals(line):
            return line
        near = self.corpus.evidence(line, _CANDIDATES, filters)
        return recased(line, [e.article.text[e.sentence.start : e.sentence.end] for e in near])

    def _of_outlets(self, asked: Question, filters: Filters) -> tuple[Question, Filters]:
        """The question put to the outlets alone whose words it asks for: "according to the Courier" asks no other, and
        the Courier seldom names itself."""
        chosen = filters.publishers or asked.told_by
        told_by = tuple(publisher for publisher in asked.told_by if publisher in chosen)
        bare = self._understood(without_outlet(asked.standalone, asked.told_by), (), filters)
        return replace(bare, told_by=told_by, setting=asked.setting), replace(filters, publishers=told_by)

    def _of_its_day(self, asked: Question, filters: Filters) -> tuple[Question, Filters]:
        """The question put to the articles of a year alone where it asks for these: "according to the 2031 reports"."""
        bare, printed = printed_in(asked.standalone)
        if printed is None:
            return asked, filters
        first, last = filters.published_from or printed.first, filters.published_to or printed.last
        chosen = replace(
            filters, published_from=max(first, printed.first), published_to=min(last, printed.last)
        )
        inner = self._understood(bare, (), chosen)
        return replace(inner, told_by=asked.told_by, setting=asked.setting), chosen

    def _answering(self, lines: Sequence[str], filters: Filters) -> str:
        """The person or the place that answers an earlier question, where the last one says "he" or "there" of it."""
        *history, question = lines
        earlier = answered_by(question, history, parser=self._parser) if history else ""
        if not earlier:
            return ""
        asked = self._understood(earlier, (), filters)
        results = self._judged(asked, self.corpus.evidence(asked.standalone, _CANDIDATES, filters))
        if not _shown(results) or not read_as_answered(asked, results):
            return ""
        return (answering_place if asked.wants == "place" else answering_person)(results[0])

    def _judged(self, asked: Question, found: Sequence[Evidence]) -> tuple[Judged, ...]:
        own = judged(asked, found, self._reader, closer=self._closer)
        disputed, said = whether(asked), responded_to(asked)
        if not (disputed or said):
            return own
        inner = understand(disputed or said, publishers=self.corpus.publishers(), parser=self._parser)
        told = judged(inner, found, self._reader, closer=self._closer)
        return (
            denying(own, told, ANSWERED) if disputed else responding(asked, own, told, cache(self._sentences))
        )

    def _sentences(self, article_id: str) -> tuple[IndexedSentence, ...]:
        """The sentences of an article, in order."""
        return tuple(s for item, _ in self.corpus.told(ids=(article_id,)) for s in item.sentences)

    def _known(self) -> Survey:
        """The disagreements of the present state, read or made once."""
        with self._looking:
            state = self.corpus.state()
            if self._surveyed is None or self._surveyed[0] != state:
                self._surveyed = state, known_of(self.corpus)
            return self._surveyed[1]

    def disagreements(self, filters: Filters = NO_FILTERS, about: str = "") -> Survey:
        """All disagreements in the articles that pass, found without a question, the strongest first.

        `about` keeps those whose words hold all of its words. Needs no model.
        """
        return survey(self.corpus, filters, about)


def _shown(results: Sequence[Judged]) -> int:
    """How many of the results, the surest first, carry the answer: none where the best one does not."""
    if not results or results[0].probability < ANSWERED:
        return 0
    least = least_shown(results[0].probability)
    return sum(j.probability >= least for j in results[:_MOST])


def _warm(corpus: Corpus) -> None:
    """A first search, for which all is loaded that searching needs. What goes wrong, the first question will say."""
    with suppress(CounterpointError):
        corpus.search("news", 1)


class _Clock:
    """Milliseconds of each stage."""

    def __init__(self) -> None:
        self._began = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Ends a stage."""
        now = time.perf_counter()
        self._laps[stage] = round(1000 * (now - self._last), 1)
        self._last = now

    def timings(self) -> dict[str, float]:
        """The stages so far and their total."""
        return {"total": round(1000 * (self._last - self._began), 1), **self._laps}


def _led(tell: OnStage, lead: str) -> OnStage:
    return lambda stage: tell(lead + stage)


def _quiet(stage: str) -> None:
    """Tells nobody."""
