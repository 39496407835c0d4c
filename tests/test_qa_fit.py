from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from index.annotate import IndexedSentence, annotated
from index.article import Article, Span
from index.claims import Claim
from index.corpus import Evidence
from index.dates import Period, TimeMark
from index.figures import Figure
from index.grammar import SpacyParser, Token
from index.search import NO_FILTERS, Filters
from index.timeline import Timing
from qa.asking.names import Name, NameKind
from qa.evidence import Judged, judged, read_as_answered
from qa.fit import Fit, fit
from qa.fitting.naming import asks_for_a_name, asks_for_any_words, mentions, missing
from qa.narrowing import of_asked_voice, of_its_time
from qa.question import Question, understand
from qa.reading.reader import Context, Reading
from qa.refusal import reason
from tests.fakes import FakeReader

YEAR_2019 = Period(date(2019, 1, 1), date(2019, 12, 31))
YEAR_2021 = Period(date(2021, 1, 1), date(2021, 12, 31))


def evidence(
    text: str, *, title: str = "", event: Period | None = None, claims: tuple[Claim, ...] = ()
) -> Evidence:
    article = Article("a", text, title)
    tokens = tuple(
        Token(0, 0, word, word.lower().strip("."), "NOUN", "NN", "dep", n, "")
        for n, word in enumerate(text.split())
    )
    sentence = IndexedSentence(0, len(text), 0, tokens=tokens, timing=Timing(event=event), claims=claims)
    return Evidence(article, sentence, None, 0.5, 0.5)


def question(text: str = "q", **known: object) -> Question:
    return Question(text, text, "thing", **known)  # type: ignore[arg-type]


def test_another_year_speaks_against_a_sentence() -> None:
    asked = question(period=YEAR_2019)
    assert fit(asked, evidence("The dam broke.", event=YEAR_2019)).time == 1
    assert fit(asked, evidence("The dam broke.", event=YEAR_2021)).elsewhen == 1
    assert fit(asked, evidence("The dam broke.")) == fit(question(), evidence("The dam broke."))
    assert fit(question(), evidence("The dam broke.", event=YEAR_2021)).elsewhen == 0


def test_what_was_agreed_in_one_month_may_have_been_to_begin_in_the_next() -> None:
    july = Period(date(2019, 7, 1), date(2019, 7, 31))
    august = evidence("The truce takes effect.", event=Period(date(2019, 8, 4), date(2019, 8, 4)))
    begin = "When was the truce agreed in July 2019 to take effect?"
    agreed = "When was the truce agreed in July 2019?"
    assert fit(Question(begin, begin, "time", period=july), august).elsewhen == 0
    assert fit(Question(agreed, agreed, "time", period=july), august).elsewhen == 1


def test_what_had_been_by_one_day_is_not_told_by_who_counts_days_later() -> None:
    eleventh = Period(date(2019, 7, 11), date(2019, 7, 11))
    thirteenth = Period(date(2019, 7, 13), date(2019, 7, 13))
    text = "Moe said on the 13th that nine were missing."
    found = evidence(text, event=Period(date(2019, 7, 6), thirteenth.last))
    marked = replace(
        found.sentence, timing=Timing((TimeMark(13, 21, None, thirteenth),), found.sentence.timing.event)
    )
    late = replace(found, sentence=marked)
    asked = figure("How many were missing by 11 July?", period=eleventh, until=True)
    assert fit(asked, late).elsewhen == 1
    assert fit(asked, found).elsewhen == 0


def test_what_names_other_months_alone_is_not_of_the_asked_month() -> None:
    july = Period(date(2019, 7, 1), date(2019, 7, 31))
    asked = question(period=july)
    (item,) = annotated([Article("a", "The third round of talks was in May. It rained.", "")], SpacyParser())
    other, bare = (Evidence(item.article, s, None, 0.5, 0.5) for s in item.sentences)
    assert fit(asked, other).elsewhen == 1
    assert fit(asked, bare).elsewhen == 0


def test_who_said_it_of_a_truce_of_one_month_may_have_said_it_later() -> None:
    april = Period(date(2019, 4, 1), date(2019, 4, 30))
    may = Period(date(2019, 5, 9), date(2019, 5, 9))
    found = evidence("The one of 25 April was arranged by Brandt, who said it on 9 May.", event=may)
    day = Period(date(2019, 4, 25), date(2019, 4, 25))
    marked = replace(
        found, sentence=replace(found.sentence, timing=Timing((TimeMark(11, 19, None, day),), may))
    )
    said = Question(
        "Who said it of the truce of April?", "Who said it of the truce of April?", "person", period=april
    )
    assert fit(replace(said, action="say"), marked).time == 1
    assert fit(replace(said, action="arrange"), marked).elsewhen > 0


def test_a_final_of_one_year_is_not_told_by_days_of_others() -> None:
    day = Period(date(2021, 7, 4), date(2021, 7, 4))
    found = evidence("Brask won the final on 4 July 2021.", event=None)
    whole = Article("a", f"{found.article.text} The 2019 Orne final comes next.")
    found = replace(found, article=whole)
    marked = replace(
        found, sentence=replace(found.sentence, timing=Timing((TimeMark(23, 34, None, day),), None))
    )
    orne = Name("Orne final", "event")
    asked = question("Who won the 2019 Orne final?", period=YEAR_2019, names=(orne,))
    assert fit(asked, marked).elsewhen == 1
    late = question("Who won the 2021 Orne final?", period=YEAR_2021, names=(orne,))
    assert fit(late, marked).elsewhen == 0


@pytest.mark.parametrize(
    ("name", "kind", "text", "named"),
    [
        ("Ada May", "person", "Mrs May left.", True),
        ("Ada May", "person", "It may rain.", False),
        ("US", "place", "The US left.", True),
        ("US", "place", "He told us so.", False),
        ("WHO", "body", "The World Health Organization said so.", True),
        ("OSCE", "body", "the Organization for Security and Co-operation in Europe", True),
        ("US", "place", "The White House and the State Department agreed.", True),
        ("Kenya", "place", "Nairobi denied it.", True),
        ("Kenya", "place", "Kampala denied it.", False),
        ("WHO", "body", "Those who left.", False),
        ("European Union", "body", "The EU agreed.", True),
        ("Ugo Nash", "person", "The UN agreed.", False),
        ("harbour lights", "work", "Harbour Lights opened.", True),
        ("No 1", "thing", "She is the year-end No. 1.", True),
        ("No 1", "thing", "She is number 1 in the world.", True),
        ("No 1", "thing", "She is No. 12.", False),
    ],
)
def test_a_name_is_told_from_the_word(name: str, kind: NameKind, text: str, named: bool) -> None:
    assert mentions(Name(name, kind), text) is named


def test_a_unit_is_counted_in_whatever_form_it_is_asked_for() -> None:
    told = evidence("40 km", claims=(Claim(0, 5, figures=(Figure(0, 2, 40, 40, "km"),)),))
    assert fit(replace(question(counted="kilometre"), wants="figure"), told).counted == 1
    assert fit(replace(question(counted="mile"), wants="figure"), told).counted == -1


@pytest.mark.parametrize(
    ("text", "counted", "measured"),
    [
        ("The population was 837 .", "", 2),
        ("There were 837 people residing in the town", "people", 2),
        ("At the census there were 319 households", "household", -2),
        ("The blast killed 837 people", "people", -2),
    ],
)
def test_a_population_is_told_by_those_who_live_there(text: str, counted: str, measured: float) -> None:
    told = evidence(text, claims=(Claim(0, len(text), figures=(Figure(0, 2, 837, 837, counted),)),))
    tokens = tuple(t._replace(lemma="reside") if t.text == "residing" else t for t in told.sentence.tokens)
    told = replace(told, sentence=replace(told.sentence, tokens=tokens))
    asked = replace(question(counted="population"), wants="figure")
    assert fit(asked, told).counted == measured


def test_a_name_that_the_question_holds_is_no_answer_to_who_or_where() -> None:
    def told(*words: tuple[str, str]) -> Evidence:
        plain = evidence(" ".join(word for word, _ in words))
        tokens = tuple(
            t._replace(ent=f"B-{label}" if label else "")
            for t, (_, label) in zip(plain.sentence.tokens, words, strict=True)
        )
        return replace(plain, sentence=replace(plain.sentence, tokens=tokens))

    town = (("Mayors", ""), ("of", ""), ("Orne", "GPE"), ("serve", ""), ("long", ""))
    marsh = (("Orne", "GPE"), ("chose", ""), ("Elena", "PERSON"))
    asked = replace(question("Who is the mayor of Orne?"), wants="person")
    assert fit(asked, told(*town)).kind < 0
    assert fit(asked, told(*marsh)).kind == 1
    base = (("Velden", "GPE"), ("hosts", ""), ("a", ""), ("Kenyan", "NORP"), ("base", ""))
    where = replace(question("In which city of Kenya is the base?"), wants="place")
    assert fit(where, told(*base)).kind == 1
    assert fit(where, told(*base[1:])).kind < 0
    abroad = (("He", ""), ("moved", ""), ("to", ""), ("Norway", "GPE"))
    town = replace(question("In which town does he live?", asked_noun="town"), wants="place")
    assert fit(town, told(*abroad)).kind < 0
    assert fit(town, told(*abroad[:3], ("Velden", "GPE"))).kind == 1
    assert fit(replace(town, asked_noun=""), told(*abroad)).kind == 1


def test_a_limit_takes_what_came_shortly_before() -> None:
    asked = question(period=Period(date(2019, 6, 1), date(2019, 6, 30)), until=True)
    assert fit(asked, evidence("x", event=Period(date(2019, 5, 1), date(2019, 5, 2)))).time == 1
    assert fit(asked, evidence("x", event=Period(date(2019, 7, 4), date(2019, 7, 5)))).elsewhen == 1


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [
        (Name("Orne-led", "thing"), "The Orne mission left.", True),
        (Name("Kenyan-backed", "thing"), "The plan is backed by Peru.", False),
        (Name("Ada Moe-Larkin", "person"), "Larkin left.", True),
        (Name("Skyliners", "thing"), "It ordered a Skyliner.", True),
        (Name("Golden Terns", "place"), "She won the Golden Tern for best actress.", True),
        (Name("Golden Terns", "body"), "A golden tern flew over the hall.", False),
        (Name("Ada Rivers", "person"), "The River rose.", False),
        (Name("Port Congress", "body"), "The Port Congres sank.", False),
        (Name("Norvanians", "people"), "The Norvanian side agreed.", True),
        (Name("Kenya", "place"), "Kenyan runners won again.", True),
        (Name("Kenyan", "people", ("Kenya",)), "The team from Kenya won.", True),
        (Name("Mona Keel", "person"), "Keel said nothing.", True),
        (Name("World Harvest Council", "body"), "The WHC met in Oslo.", True),
        (Name("World Harvest Council", "body"), "The harvest was poor.", False),
        (Name("Ellery", "place"), "Ellerybridge is far away.", False),
    ],
)
def test_names_are_known_in_their_usual_forms(name: Name, text: str, held: bool) -> None:
    assert mentions(name, text) is held


def test_names_may_stand_in_the_title_but_not_nowhere() -> None:
    asked = question(names=(Name("Orne", "place"),))
    assert fit(asked, evidence("The river rose.", title="Flood on the Orne")).named == 0
    nowhere = fit(asked, evidence("The river rose.", title="Flood"))
    assert (nowhere.named, nowhere.absent) == (1, 1)


def test_what_is_counted_and_whose_it_is() -> None:
    deaths = Claim(0, 30, figures=(Figure(0, 2, 40, 40, "sailor", side="Danish"),))
    said = evidence("40 Danish sailors drowned.", claims=(deaths,))
    asked = question(counted="sailor", counted_side="Danish")
    figure = Question("q", "q", "figure", counted="sailor", counted_side="Danish")
    assert fit(asked, said).counted == 0, "only a question for a figure counts"
    assert (fit(figure, said).counted, fit(figure, said).side) == (1, 1)
    other = Question("q", "q", "figure", counted="ship", counted_side="Swedish")
    assert (fit(other, said).counted, fit(other, said).side) == (-1, -1)
    anyone = Question("q", "q", "figure", counted="people")
    assert fit(anyone, said).counted == 0.5


@pytest.mark.models
def test_an_article_lacks_much_where_it_lacks_what_is_asked_about() -> None:
    asked = question(
        names=(Name("Orla Bright", "person"), Name("Velden Harbour", "place")),
        parts=(("Orla Bright", "object"),),
    )
    assert fit(asked, evidence("The ferry sank off Velden Harbour.")).absent == 0.75
    assert fit(asked, evidence("The ferry sank.")).absent == 1
    assert fit(asked, evidence("The Orla Bright sank in June.")).absent == 0.5
    assert fit(replace(asked, parts=()), evidence("The ferry sank off Velden Harbour.")).absent == 0.5
    office = replace(asked, parts=(), role="owner of Orla Bright")
    assert fit(office, evidence("The ferry sank off Velden Harbour.")).absent == 0.75


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Torvenia now says that 96 of its soldiers have been killed.", 1),
        ("The Torvenian ministry said that 96 of its soldiers were killed.", 1),
        ("Norvane said that Torvenia had lost 96 of its soldiers.", 1),
        ("Norvane now says that 96 of its soldiers have been killed.", -1),
        ("Torvenia said that Norvane had lost 96 of its soldiers.", -1),
        ("Torvenia lost 71 soldiers and Norvane 46.", 1),
        ("Norvane lost 71 soldiers and Salas 46.", -1),
        ("Norway reported 46 military deaths.", -1),
        ("Anton Velt told the Torvenian parliament that 71 of the country's soldiers had been killed.", 1),
        ("Anton Velt told reporters that 71 of the country's soldiers had been killed.", 0),
        ("Norvane put its losses at 71 soldiers; Torvenia admitted 46 dead.", 0),
        # Whose these are is not known.
        ("The ministry said that 96 of its soldiers were killed.", 0),
        ("Salas said that 96 of his soldiers were killed.", 0),
    ],
)
def test_its_soldiers_are_of_whoever_lost_them_or_tells_of_them(text: str, side: float) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "")], parser)
    told = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    asked = understand("How many Torvenian soldiers were killed?", parser=parser)
    assert fit(asked, told).side == side


def test_the_asked_speaker_must_speak() -> None:
    said = Claim(10, 30, speaker="Mayor Ilse Brandt", speaker_start=0, speaker_end=5)
    asked = question(viewpoint="Brandt")
    assert fit(asked, evidence("Brandt said the pier is safe.", claims=(said,))).speaker == 1
    assert fit(asked, evidence("The pier is safe.")).speaker == -1


def test_fit_decides_between_sentences_that_read_alike() -> None:
    text = "The dam broke near Ellery."
    right, wrong = evidence(text, event=YEAR_2019), evidence(text, event=YEAR_2021)
    asked = question("dam broke near Ellery", period=YEAR_2019)
    best, other = judged(asked, [wrong, right], FakeReader())
    assert best.evidence is right
    assert best.probability > 0.5 > other.probability


def test_a_refusal_says_what_is_missing() -> None:
    asked = question("When did Kenya join NATO?", names=(Name("Kenya", "place"), Name("NATO", "body")))
    found: list[Judged] = list(judged(asked, [evidence("Kenya joined the league.")], FakeReader()))
    assert "“NATO”" in reason(asked, found, NO_FILTERS)
    assert "“Kenya”" not in reason(asked, found, NO_FILTERS)
    more = question("Did more die in Kenya than in Oslo?", names=(Name("Oslo", "place"),))
    assert "“Oslo”. Comparisons are left to you" in reason(more, found, NO_FILTERS)
    summed = question("Summarise what happened in Kenya.", names=(Name("Summarise", "thing"),))
    assert reason(summed, found, NO_FILTERS).startswith("Questions of fact are answered here, with quotes")
    elsewhen = question("What broke in 2019?", period=YEAR_2019)
    found = list(judged(elsewhen, [evidence("The dam broke.", event=YEAR_2021)], FakeReader()))
    assert "another time" in reason(elsewhen, found, NO_FILTERS)
    assert "filters" in reason(asked, [], Filters(sources=("x",)))


def test_a_name_of_several_words_is_missing_only_by_the_words_that_are_nowhere() -> None:
    prize = Name("92nd Velden Drama Prize", "thing")
    assert missing(prize, "The Velden prize for drama went to Ana Ruiz.") == 0.25
    assert missing(prize, "The weather was fine.") == 1.0
    assert missing(Name("Ana Ruiz", "person"), "Ana Belmonte was there.") == 1.0


def test_how_many_people_died_does_not_say_how_many_nurses() -> None:
    def told(noun: str) -> Evidence:
        found = Figure(10, 12, 40, 40, noun, happened="kill")
        return evidence(f"It killed 40 {noun}s.", claims=(Claim(0, 20, figures=(found,)),))

    asked = figure("How many nurses died?", action="die", counted="nurse")
    assert fit(asked, told("person")).fate == -1
    assert fit(asked, told("nurse")).fate == 0


def figure(text: str, **known: object) -> Question:
    return Question(text, text, "figure", **known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "text", "fits"),
    [
        (figure("How many died?", action="die"), "The flood killed 40 people.", True),
        (figure("How many died?", action="die"), "The flood claimed 40 lives.", True),
        (figure("How many died?", action="die"), "Brant, home to 9,000 people, was hit.", False),
        (figure("How many died?", action="die"), "More than 200 injured people came.", False),
        (figure("How many are homeless?", topic=("homeless",)), "5,000 people lost their homes.", True),
        (figure("How many are homeless?", topic=("homeless",)), "The flood killed 40 people.", False),
        (
            figure("How many lost their homes?", action="lose", counted="people", topic=("home",)),
            "The flood killed 40 people.",
            False,
        ),
        (figure("How many were displaced?", action="displace"), "About 4,000 people fled the valley.", True),
        (figure("How many were displaced?", action="displace"), "4,000 were driven from the valley.", True),
        (figure("How many were displaced?", action="displace"), "The war uprooted 4,000.", True),
        (figure("How many are missing?", action="miss"), "Eight are unaccounted for.", True),
        (figure("How many were arrested?", action="arrest"), "Forty are in custody.", True),
        (
            figure("How many soldiers were captured?", action="capture", counted="soldier"),
            "Orne will hand over the remains of 40 soldiers.",
            False,
        ),
        (figure("How many were rescued?", action="rescue"), "Forty were pulled from the rubble.", True),
        (figure("How many were injured?", action="injure"), "Forty were taken to hospital.", True),
        (figure("How many died?", action="die"), "Forty were taken to hospital.", False),
        (figure("How many died?", action="die"), "About 4,000 people live in the valley.", False),
        (figure("How many voted?", action="vote"), "The flood killed 40 people.", True),
        (figure("How many were killed or hurt?", action="kill"), "The flood killed 40 people.", True),
        (figure("How many were killed or hurt?", action="kill"), "Forty were killed or hurt.", True),
        (figure("How many were killed?", action="kill"), "Forty were killed or hurt.", True),
        (figure("How many were harmed?", action="harm"), "The flood killed 40 people.", True),
        (figure("How many were harmed?", action="harm"), "Forty were arrested.", False),
        (
            figure("How many civilians were killed?", counted="civilian", action="kill"),
            "Forty soldiers fell.",
            False,
        ),
        (
            figure("How many soldiers were killed?", counted="soldier", action="kill"),
            "Forty civilians fell.",
            False,
        ),
    ],
)
def test_who_died_is_not_who_was_hurt(asked: Question, text: str, fits: bool) -> None:
    assert (fit(asked, evidence(text)).fate == 0) is fits


def test_a_hospital_that_counts_tells_the_fate_that_went_before() -> None:
    asked = figure("How many died?", action="die")
    text = "The flood killed many. Hospital officials put the number at 40."
    before, said = IndexedSentence(0, 22, 0), IndexedSentence(23, len(text), 0)
    assert fit(asked, Evidence(Article("a", text, ""), said, before, 0.5, 0.5)).fate == 0


@pytest.mark.models
@pytest.mark.parametrize(
    ("asked", "text", "kind"),
    [
        ("What date was the Larkspur founded?", "The Larkspur was founded in 2014.", -3),
        ("What date was the Larkspur founded?", "The Larkspur was founded on 3 May 2014.", 1),
        ("When was the Larkspur founded?", "The Larkspur was founded in 2014.", 1),
        ("Who was named Librarian of the Year?", "A librarian from Michigan was named.", -1),
        ("Who was named Librarian of the Year?", "A librarian, Ada Moe from Michigan, was named.", 1),
    ],
)
def test_a_year_is_no_date_and_a_home_no_name(asked: str, text: str, kind: float) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "")], parser)
    told = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    assert fit(understand(asked, parser=parser), told).kind == kind


@pytest.mark.models
def test_what_there_are_several_of_is_not_measured() -> None:
    parser = SpacyParser()
    texts = ("Orne lost the seven areas next to it.", "Orne has an area of 40 square kilometres.")
    asked = understand("What is the area of Orne?", parser=parser)
    counted = [
        fit(asked, Evidence(item.article, item.sentences[0], None, 0.5, 0.5)).counted
        for item in annotated([Article(str(n), text, "") for n, text in enumerate(texts)], parser)
    ]
    assert counted == [-2, 2]


def test_a_figure_needs_a_number() -> None:
    asked = figure("What is the population of Orne?")
    assert fit(asked, evidence("A large Ornish population lives there.")).kind < -1
    assert fit(asked, evidence("Half of the people left.")).kind >= -1


def test_the_time_of_day_needs_a_clock() -> None:
    asked = Question("At what time did it start?", "At what time did it start?", "time")
    assert fit(asked, evidence("It started at 8.30 p.m.")).kind == 1
    assert fit(asked, evidence("It has lasted for several hours.")).kind < -1


@pytest.mark.parametrize(
    ("text", "coarse"),
    [
        ("It was founded 5 decades ago.", True),
        ("It was founded by 2 separate groups.", True),
        ("It was founded when 3 marines marched 12 miles.", True),
        ("It was founded when 12 may have met.", True),
        ("It was founded on 3 May 2014.", False),
        ("It was founded on Sept. 12.", False),
        ("It was founded on the 5th of December.", False),
        ("It was founded on MARCH 3.", False),
    ],
)
def test_a_number_before_a_word_like_a_month_is_no_day(text: str, coarse: bool) -> None:
    asked = replace(question("What date was it founded?"), wants="time")
    assert (fit(asked, evidence(text)).contrast < 0) is coarse


def test_since_when_needs_a_beginning() -> None:
    asked = Question("Since when do they fight?", "Since when do they fight?", "time")
    assert fit(asked, evidence("They have fought for three decades.")).kind == 1
    assert fit(asked, evidence("They agreed to a truce on Saturday.")).kind < -1


def test_what_is_counted_may_have_another_name() -> None:
    crowd = Claim(0, 30, figures=(Figure(0, 2, 40, 40, "attendance"),))
    said = evidence("The attendance was 40.", claims=(crowd,))
    assert fit(figure("How many fans came?", counted="fan"), said).counted == 1
    assert fit(figure("How many votes?", counted="vote"), said).counted == -1


@pytest.mark.parametrize(
    ("text", "noun", "known"),
    [
        ("Orne has put its own military dead at 412.", "", 1),
        ("Army deaths rose to 412.", "", 1),
        ("Orne lost more than 700 men.", "man", 0.5),
        ("The military killed 412 civilians.", "civilian", -1),
        ("The toll among civilians is 412.", "", -1),
    ],
)
def test_soldiers_are_the_military_dead_and_perhaps_men(text: str, noun: str, known: float) -> None:
    said = evidence(text, claims=(Claim(0, len(text), figures=(Figure(0, 2, 412, 412, noun),)),))
    assert fit(figure("How many soldiers died?", counted="soldier"), said).counted == known
    assert fit(figure("How many ships were lost?", counted="ship"), said).counted == -1


class Named:
    """Is sure where it is shown "Orne"."""

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        return tuple(Reading(0.9 if "Orne" in f"{c.before} {c.sentence}" else 0.1, 0, 1) for c in contexts)


def test_a_name_that_the_next_sentence_gives_is_read_with_this_one() -> None:
    text = "The army has taken a key town. It is Orne. Rain fell."
    article = Article("a", text)
    first, second, third = (
        IndexedSentence(start, end, 0) for start, end in ((0, 30), (31, 42), (43, len(text)))
    )
    told = [Evidence(article, first, None, 0.5, 0.5, second), Evidence(article, third, second, 0.5, 0.5)]
    asked = question("Who took Orne?", names=(Name("Orne", "place"),))
    readings = {j.evidence.sentence: j.reading for j in judged(asked, told, Named())}
    assert readings[first] == 0.9
    other = question("Who took Brant?", names=(Name("Brant", "place"),))
    assert {j.evidence.sentence: j.reading for j in judged(other, told, Named())}[first] == 0.1


def test_mutual_blame_answers_who_did_it() -> None:
    asked = Question("Who broke the truce?", "Who broke the truce?", "person", action="break")
    both = evidence("Both sides accused each other of attacks that break the truce.")
    assert fit(asked, both).accused == 1
    assert fit(replace(asked, action="provoke"), both).accused == 1
    assert fit(replace(asked, action="sign"), both).accused == 0
    assert fit(replace(asked, action="accuse"), both).accused == 0
    mutual = replace(
        question("Who accused the other of breaking the truce?"), wants="person", action="accuse"
    )
    assert fit(mutual, both).accused == 1
    assert fit(asked, evidence("Orne said that Brant would break the truce.")).accused == 0
    charged = fit(asked, evidence("Each side charged the other with breaking it."))
    assert (charged.accused, charged.kind) == (1, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Each company holds the other responsible.",
        "Velm blames Orne for the raid and Orne blames Velm.",
        "The two banks pointed the finger at each other.",
    ],
)
def test_who_fired_first_is_told_by_those_who_blame_each_other(text: str) -> None:
    asked = Question(
        "Who shot first at the border?", "Who shot first at the border?", "person", action="shoot"
    )
    assert fit(asked, evidence(text)).accused == 1
    assert fit(asked, evidence("Velm blames the weather.")).accused == 0


class SureReader:
    """One probability for every sentence; counts what it reads."""

    def __init__(self, probability: float) -> None:
        self.probability = probability
        self.read_so_far: list[str] = []

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        self.read_so_far += [c.sentence for c in contexts]
        return tuple(Reading(self.probability, 0, 3) for _ in contexts)


def test_only_the_likeliest_sentences_are_read_closely_and_both_readers_count() -> None:
    found = [evidence(f"Ferry number {n} sank.") for n in range(30)]
    first, closer = SureReader(0.9), SureReader(0.2)
    alone = judged(question("Which ferry sank?"), found, first)
    both = judged(question("Which ferry sank?"), found, first, closer=closer)
    assert len(alone) == len(both) == len(first.read_so_far) // 2 < len(found)
    assert 0 < len(closer.read_so_far) < len(alone)
    readings = {round(j.reading, 3) for j in both}
    assert len(readings) == 2
    assert 0.2 < min(readings) < 0.9
    assert max(readings) == 0.9
    assert [j.probability for j in both] == sorted((j.probability for j in both), reverse=True)


def test_what_nobody_believes_is_not_read_closely() -> None:
    closer = SureReader(0.99)
    judged(question("Which ferry sank?"), [evidence("Rain fell.")], SureReader(0.01), closer=closer)
    assert closer.read_so_far == []


def test_of_sentences_that_look_alike_those_that_search_found_first_are_read() -> None:
    found = [evidence(f"Ferry number {n} sank.") for n in range(60)]
    reader = SureReader(0.5)
    judged(question("Which ferry sank?"), found, reader)
    numbers = [int(s.split()[2]) for s in reader.read_so_far]
    assert numbers == list(range(len(numbers)))


class OddReader(SureReader):
    """Another probability for sentences that hold a word."""

    def __init__(self, usual: float, odd: float, word: str) -> None:
        super().__init__(usual)
        self._odd, self._word = odd, word

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        usual = super().read(question, contexts)
        return tuple(
            replace(r, probability=self._odd) if self._word in c.sentence else r
            for r, c in zip(usual, contexts, strict=True)
        )


def test_the_rest_is_read_only_where_much_of_what_is_read_first_answers() -> None:
    found = [evidence(f"Ferry number {n} sank.") for n in range(40)]
    often, seldom = SureReader(0.9), OddReader(0.02, 0.9, "number 1 ")
    judged(question("Which ferry sank?"), found, often)
    judged(question("Which ferry sank?"), found, seldom)
    assert 0 < len(seldom.read_so_far) < len(often.read_so_far) < len(found)


def test_what_the_closer_reading_may_lift_is_read_closely_where_something_answers() -> None:
    found = [evidence(f"Ferry number {n} sank.") for n in range(12)]
    first = SureReader(0.24)
    hopeful, hopeless = OddReader(0.1, 0.7, "number 1 "), SureReader(0.01)
    judged(question("Which ferry sank?"), found, first, closer=hopeful)
    judged(question("Which ferry sank?"), found, first, closer=hopeless)
    assert 0 < len(hopeless.read_so_far) < len(hopeful.read_so_far)


def test_long_contexts_are_read_closely_less_often() -> None:
    short = [evidence(f"Ferry number {n} sank.") for n in range(12)]
    long = [evidence(f"Ferry number {n} sank" + " in the harbour of the town" * 20) for n in range(12)]
    read = []
    for found in (short, long):
        closer = SureReader(0.9)
        judged(question("Which ferry sank?"), found, SureReader(0.9), closer=closer)
        read.append(len(closer.read_so_far))
    assert 0 < read[1] < read[0]


def test_an_answer_must_read_like_one_however_similar_it_is() -> None:
    def result(reading: float, **signals: float) -> Judged:
        return Judged(evidence("Nine died."), 0.6, Span(0, 4), Fit(**signals), reading)

    assert read_as_answered(question(), [result(0.6), result(0.3), result(0.3)])
    assert not read_as_answered(question(), [result(0.2), result(0.05)])
    assert not read_as_answered(question(), [])
    # What is read next to it tells whether the articles speak of the matter ...
    assert read_as_answered(question(), [result(0.3), *[result(0.3)] * 7])
    assert not read_as_answered(question(), [result(0.3), *[result(0.01)] * 7])
    # ... and what the parse knows for certain counts.
    assert not read_as_answered(question(), [result(0.6, elsewhen=1.0), result(0.3), result(0.3)])
    # That something was done is easily taken for why it was.
    unsure = [result(0.5), result(0.1)]
    assert read_as_answered(question(), unsure)
    assert not read_as_answered(replace(question(), wants="reason"), unsure)


def test_where_somebody_is_asked_for_his_words_others_are_not_shown_beside_them() -> None:
    asked = replace(question("How many died, according to Salas?"), viewpoint="Salas")
    own = Judged(evidence("Nine died."), 0.8, Span(0, 4), Fit(speaker=1.0))
    named = Judged(evidence("Salas counts the dead daily."), 0.6, Span(0, 5), Fit(speaker=0.0))
    others = Judged(evidence("Twelve died, the union said."), 0.7, Span(0, 6), Fit(speaker=-1.0))
    assert of_asked_voice(asked, (own, others, named)) == (own, named)
    # Where none of the surest are his, what others say is all there is.
    unsure = replace(own, probability=0.4)
    assert of_asked_voice(asked, (others, unsure)) == (others, unsure)
    assert of_asked_voice(replace(asked, viewpoint=""), (own, others)) == (own, others)


def test_what_another_body_says_of_the_asked_one_is_no_word_of_its() -> None:
    asked = replace(question("What did the army say?", viewpoint="army"), wants="statement")
    own = Judged(evidence("The army denied it."), 0.5, Span(0, 8), Fit(speaker=1.0))
    text = "The union said that the army did it."
    claim = Claim(20, 36, speaker="The union", speaker_start=0, speaker_end=9)
    other = Judged(evidence(text, claims=(claim,)), 0.5, Span(20, 28), Fit(speaker=0.0))
    assert of_asked_voice(asked, (own, other)) == (own,)
    # Who is only called by name may speak for it.
    called = replace(claim, speaker="Ivo Lind")
    spokesman = replace(other, evidence=evidence(text, claims=(called,)))
    assert of_asked_voice(asked, (own, spokesman)) == (own, spokesman)


def test_what_is_printed_at_another_time_is_shown_only_if_it_surely_answers() -> None:
    def printed(day: date, probability: float) -> Judged:
        told = evidence("Baro accused Deln of shelling the town.")
        dated = replace(told, article=replace(told.article, published=day))
        return Judged(dated, probability, Span(0, 4))

    best, same = printed(date(2021, 5, 4), 0.7), printed(date(2021, 5, 9), 0.5)
    earlier, surely = printed(date(2019, 2, 1), 0.55), printed(date(2019, 2, 2), 0.65)
    assert of_its_time(question(), (best, surely, earlier, same)) == (best, surely, same)
    # A time that is asked for has been reckoned with, and what is not dated may be of any.
    assert of_its_time(question(period=YEAR_2021), (best, earlier)) == (best, earlier)
    undated = Judged(evidence("Deln shelled the town."), 0.5, Span(0, 4))
    assert of_its_time(question(), (best, undated)) == (best, undated)
    assert of_its_time(question(), (undated, earlier)) == (undated, earlier)
    assert of_its_time(question(), ()) == ()


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Will there be a second season?", 1.0),
        ("Jan 22, 2024 — Will there be a second season?", 1.0),
        ("There will be a second season.", 0.0),
        ("It starts on May 2. Will there be a second season?", 0.0),
    ],
)
def test_a_sentence_that_only_asks_is_told_from_one_that_says_something(text: str, asks: float) -> None:
    assert fit(question(), evidence(text)).asks == asks


def test_what_is_printed_far_from_the_time_of_the_conversation_is_astray() -> None:
    asked = question(setting=YEAR_2019)
    found = evidence("It took effect at noon.")
    printed = {
        year: replace(found, article=replace(found.article, published=date(year, 2, 1)))
        for year in (2018, 2019, 2020, 2021)
    }
    assert {year: fit(asked, e).astray for year, e in printed.items()} == {2018: 1, 2019: 0, 2020: 0, 2021: 1}
    assert fit(asked, found).astray == 0
    assert fit(question(), printed[2021]).astray == 0


@pytest.mark.models
@pytest.mark.parametrize(
    ("asked", "text", "elsewhen"),
    [
        (
            "How many people died in the war of April 2014?",
            "It was the first serious fighting since the five-day war of April 2014, in which some 340 people died.",
            0,
        ),
        (
            "How many people died in the war of April 2014?",
            "The clash revived memories of the April 2014 war, which killed 340 people.",
            0,
        ),
        (
            "Who brokered the truce of April 2014?",
            "Orne has not forgotten the war of April 2014, which ended with a truce brokered by Oman.",
            0,
        ),
        # What the clause does not tell is of the sentence's own time; a clause may have a time of its own.
        (
            "How many people died in the war of April 2014?",
            "The truce of April 2014, which Oman brokered, broke down on Monday and 30 people died.",
            0.5,
        ),
        (
            "How many people died in the war of April 2014?",
            "The war of April 2014, which had ended in a truce, broke out again and 30 people died on Monday.",
            0.5,
        ),
        (
            "How many people died in the war of April 2014?",
            "The army left the front line of April 2014, where 30 soldiers were killed on Monday.",
            0.5,
        ),
    ],
)
def test_what_is_told_of_an_earlier_event_is_of_its_time(asked: str, text: str, elsewhen: float) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "", published=date(2021, 5, 3))], parser)
    told = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    known = fit(understand(asked, parser=parser), told)
    assert (known.time, known.elsewhen) == (float(not elsewhen), elsewhen)


@pytest.mark.models
@pytest.mark.parametrize(
    ("question", "text", "kind"),
    [
        (
            "Where was Arvid Lonsgaard born?",
            "Arvid Lonsgaard was born on 9 January 1954 as the son of a nurse.",
            -3,
        ),
        ("Where was Arvid Lonsgaard born?", "Arvid Lonsgaard was born in a lighthouse.", -1),
        ("In which Armenian town is the base?", "It has close ties with Armenia and with Azerbaijan.", -3),
        ("In which Armenian town is the base?", "The base in Gyumri is the largest.", 1),
    ],
)
def test_a_place_must_be_told(question: str, text: str, kind: float) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "")], parser)
    told = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    assert fit(understand(question, parser=parser), told).kind == kind


@pytest.mark.models
@pytest.mark.parametrize(
    ("question", "text", "elsewhen"),
    [
        (
            "Where was the 2016 Halcyon Bowl?",
            "Jul 3, 2013 ... Redmarsh is the site of the 2016 Halcyon Bowl.",
            0,
        ),
        (
            "Where was the 2016 Halcyon Bowl?",
            "Jul 3, 2013 ... Redmarsh is the site of the 2014 Halcyon Bowl.",
            1,
        ),
        (
            "What was Tarn's revenue in Q2 2020?",
            "Jul 23, 2020 ... Tarn posted second-quarter revenue of $2bn.",
            0,
        ),
        (
            "What was Tarn's revenue in Q2 2020?",
            "Jul 23, 2021 ... Tarn posted second-quarter revenue of $2bn.",
            1,
        ),
        (
            "What was Tarn's revenue in Q3 2020?",
            "Jul 23, 2020 ... Tarn posted second-quarter revenue of $2bn.",
            1,
        ),
    ],
)
def test_an_edition_and_a_quarter_are_told_at_another_time(question: str, text: str, elsewhen: float) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "")], parser)
    told = Evidence(item.article, item.sentences[-1], None, 0.5, 0.5)
    assert fit(understand(question, parser=parser), told).elsewhen == elsewhen


@pytest.mark.models
@pytest.mark.parametrize(
    ("asked", "any_words", "by_name"),
    [
        ("What did Ann Lee say?", True, False),
        ("What did Ann Lee say in May 2021?", True, False),
        ("What did Ann Lee say about the truce?", False, False),
        ("Who signed the treaty for Peru?", False, True),
        ("Who signed the treaty?", False, False),
    ],
)
def test_some_questions_want_any_words_of_somebody_or_his_name(
    asked: str, any_words: bool, by_name: bool
) -> None:
    question = understand(asked, parser=SpacyParser())
    assert asks_for_any_words(question) is any_words
    assert asks_for_a_name(question) is by_name


@pytest.mark.models
def test_whatever_somebody_said_answers_what_he_said() -> None:
    (item,) = annotated([Article("a", "Ann Lee said that the port was closed.")], SpacyParser())
    found = [Evidence(item.article, item.sentences[0], None, 0.4, 0.4)]
    for asked, answers in (("What did Ann Lee say?", True), ("What did Ann Lee say about tea?", False)):
        (best,) = judged(understand(asked, parser=SpacyParser()), found, FakeReader())
        assert (best.reading >= 0.8) is answers


def test_who_wrote_an_article_says_what_nobody_else_says_in_it() -> None:
    asked = question(viewpoint="Işıl Brandt")
    told = evidence("The pier is safe.")
    own = replace(told, article=replace(told.article, author="Isil Brandt"))
    assert fit(asked, own).speaker == 1
    quoted = evidence("The pier is safe, said Moe.", claims=(Claim(0, 16, speaker="Moe"),))
    assert fit(asked, replace(quoted, article=own.article)).speaker == -1
