"""Who says it: invented news of a final, an earthquake, a strike, an election and a merger."""

from functools import lru_cache

import pytest

from index.article import Article
from index.grammar import Sentence, SpacyParser, Token, parsed
from index.sayings import sayings
from index.tree import Tree
from index.voices import Voice, voices

pytestmark = pytest.mark.models

# text; then (speaker, words of what is said, stance) for every voice, in order
ONE_SENTENCE: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    # a clause
    (
        "The mayor of Oporto said that the bridge would reopen in June.",
        (("The mayor of Oporto", "the bridge would reopen in June", "asserts"),),
    ),
    (
        "Union leader Petra Holm announced on Monday that the walkout would last three days.",
        (("Union leader Petra Holm", "the walkout would last three days", "asserts"),),
    ),
    (
        "In a statement on Friday Oporto announced that it had closed the bridge.",
        (("Oporto", "it had closed the bridge", "asserts"),),
    ),
    (
        "“Maps come later,” said Rui do Rego Barros.",
        (("Rui do Rego Barros", "Maps come later", "asserts"),),
    ),
    (
        "Ana dos Santos da Silva said that the bridge would reopen.",
        (("Ana dos Santos da Silva", "the bridge would reopen", "asserts"),),
    ),
    (
        "For Mr Ferrer “it was the league that broke the deal, on the day it sent lawyers”.",
        (("Mr Ferrer", "it was the league that broke the deal", "asserts"),),
    ),
    (
        "The minister further charged that the vote was rigged.",
        (("The minister", "the vote was rigged", "asserts"),),
    ),
    (
        "Perhaps 200,000 people left after June, by Oporto's count.",
        (("Oporto", "Perhaps 200,000 people left after June", "asserts"),),
    ),
    (
        "The war took 80,000 lives, by the reckoning of the United Nations.",
        (("the United Nations", "The war took 80,000 lives", "asserts"),),
    ),
    (
        "The airline admitted to 13 cancelled flights.",
        (("The airline", "13 cancelled flights", "asserts"),),
    ),
    (
        "The airline put its own dead at five.",
        (("The airline", "its own dead at five", "asserts"),),
    ),
    (
        "Coach Luis Ferrer told reporters his team had deserved the cup.",
        (("Coach Luis Ferrer", "his team had deserved the cup", "asserts"),),
    ),
    (
        "Rescue workers warned that more buildings could collapse.",
        (("Rescue workers", "more buildings could collapse", "asserts"),),
    ),
    (
        "The opposition claims the count was rigged.",
        (("The opposition", "the count was rigged", "asserts"),),
    ),
    (
        "The airline has insisted it will not raise fares this year.",
        (("The airline", "it will not raise fares this year", "asserts"),),
    ),
    (
        "Analysts at Harrow Bank predict that the merger will cost 4,000 jobs.",
        (("Analysts at Harrow Bank", "the merger will cost 4,000 jobs", "asserts"),),
    ),
    (
        "A study by Lund University found that the vaccine halves the risk.",
        (("A study by Lund University", "the vaccine halves the risk", "asserts"),),
    ),
    (
        "The stand was unsafe, its architect, Olaf Brun, told the paper.",
        (("its architect, Olaf Brun", "The stand was unsafe", "asserts"),),
    ),
    # a bracket behind the name is closed, or left out where it goes on
    (
        "Some 12,000 workers joined the walkout, the Rail and Tram Workers' Union (RTWU) said.",
        (("the Rail and Tram Workers' Union (RTWU)", "Some 12,000 workers joined the walkout", "asserts"),),
    ),
    (
        "Paul Roe (a former mayor who lost in 2019) said that the dam was safe.",
        (("Paul Roe", "the dam was safe", "asserts"),),
    ),
    (
        "The European Commission (EC), the bloc's executive, warned that the deal was off.",
        (("The European Commission (EC), the bloc's executive", "the deal was off", "asserts"),),
    ),
    # a quotation
    (
        "“We were robbed of a penalty,” said captain Marta Olsen.",
        (("captain Marta Olsen", "We were robbed of a penalty", "asserts"),),
    ),
    (
        '"The ground shook for a full minute," Ivana Petrov, a teacher, told the radio.',
        (("Ivana Petrov, a teacher", "The ground shook for a full minute", "asserts"),),
    ),
    (
        "The chairman said in a statement: “Both boards have approved the offer.”",
        (("The chairman", "Both boards have approved the offer", "asserts"),),
    ),
    (
        "‘The pickets will stay until we have a deal,’ said Owen Price.",
        (("Owen Price", "The pickets will stay until we have a deal", "asserts"),),
    ),
    # according to
    (
        "According to the electoral commission, turnout fell to its lowest level in decades.",
        (("the electoral commission", "turnout fell to its lowest level in decades", "asserts"),),
    ),
    (
        "The rebels rejected it: according to Ivo Lind, eight miners died in Velm.",
        (("Ivo Lind", "eight miners died in Velm", "asserts"),),
    ),
    (
        "An Orne weekly wrote that the talks were held in Velm.",
        (("An Orne weekly", "the talks were held in Velm", "asserts"),),
    ),
    (
        "The quake destroyed half of the old town, according to local officials.",
        (("local officials", "The quake destroyed half of the old town", "asserts"),),
    ),
    (
        "The two banks will merge in spring, according to a statement from both finance ministries.",
        (
            (
                "a statement from both finance ministries",
                "The two banks will merge in spring",
                "asserts",
            ),
        ),
    ),
    (
        (
            "The roof fell in at noon, injuring at least 12 shoppers, according to the fire brigade, "
            "and burying several cars."
        ),
        (("the fire brigade", "injuring at least 12 shoppers", "asserts"),),
    ),
    (
        "The news spread fast, although, according to the club, it is false.",
        (("the club", "it is false", "asserts"),),
    ),
    # parentheses
    (
        "The factory will close within a year, Borealis announced on Friday.",
        (("Borealis", "The factory will close within a year", "asserts"),),
    ),
    (
        "The strike, the ministry said, has cost the port a fifth of its trade.",
        (("the ministry", "has cost the port a fifth of its trade", "asserts"),),
    ),
    # an object
    (
        "Norway reported 14 avalanche deaths in the first week of the year.",
        (("Norway", "14 avalanche deaths in the first week of the year", "asserts"),),
    ),
    (
        "Orion Motors announced a takeover of its smaller rival.",
        (("Orion Motors", "a takeover of its smaller rival", "asserts"),),
    ),
    (
        "The rebels spoke of nine dead.",
        (("The rebels", "nine dead", "asserts"),),
    ),
    (
        "The Red Cross called for an immediate evacuation of the island.",
        (("The Red Cross", "an immediate evacuation of the island", "asserts"),),
    ),
    # naming, accusing, blaming
    (
        "The bishop called the demolition a “crime against memory”.",
        (("The bishop", "the demolition a “crime against memory”", "asserts"),),
    ),
    (
        "The union accused the railway of hiding its safety record.",
        (("The union", "the railway of hiding its safety record", "asserts"),),
    ),
    (
        "Lisbon blamed Madrid for the blackout.",
        (("Lisbon", "Madrid for the blackout", "asserts"),),
    ),
    (
        "The senator described the budget as a gift to the rich.",
        (("The senator", "the budget as a gift to the rich", "asserts"),),
    ),
    # denial and doubt
    (
        "The goalkeeper denied that he had taken money.",
        (("The goalkeeper", "he had taken money", "denies"),),
    ),
    (
        "The company has denied polluting the river.",
        (("The company", "polluting the river", "denies"),),
    ),
    (
        "The palace dismissed Danish claims that the king was ill.",
        (
            ("Danish", "the king was ill", "asserts"),
            ("The palace", "the king was ill", "denies"),
        ),
    ),
    (
        "Keller, who said that sales had doubled, dismissed rumours that she was leaving the bank.",
        (
            ("Keller", "sales had doubled", "asserts"),
            ("Keller", "she was leaving the bank", "denies"),
        ),
    ),
    (
        "The agency was unable to verify the figures of either camp.",
        (("The agency", "the figures of either camp", "doubts"),),
    ),
    # nouns
    (
        "Investors were alarmed by the auditor's warning that the firm might fail.",
        (("the auditor", "the firm might fail", "asserts"),),
    ),
    # passed on
    (
        "Swiss papers quoted Anna Weber, head of the central bank, as saying that rates would stay low.",
        (("Anna Weber, head of the central bank", "rates would stay low", "asserts"),),
    ),
    (
        "The minister was quoted as saying that the dam was safe.",
        (("The minister", "the dam was safe", "asserts"),),
    ),
    # several voices
    (
        "Larsen said 70 workers were dismissed in March, while the company stated 20 had left.",
        (
            ("Larsen", "70 workers were dismissed in March", "asserts"),
            ("the company", "20 had left", "asserts"),
        ),
    ),
    (
        "The two clubs blamed each other for the riot, with Rovers officials accusing police of idleness.",
        (
            ("The two clubs", "each other for the riot", "asserts"),
            ("Rovers officials", "police of idleness", "asserts"),
        ),
    ),
    (
        "“It is over,” said Brandt, adding that the talks had failed.",
        (
            ("Brandt", "It is over", "asserts"),
            ("Brandt", "the talks had failed", "asserts"),
        ),
    ),
    # "put … at", "credited … to"
    (
        "The ministry put the toll at 40.",
        (("The ministry", "the toll at 40", "asserts"),),
    ),
    (
        "The harbour office gave the number as 27.",
        (("The harbour office", "the number as 27", "asserts"),),
    ),
    (
        "Trainer Dan Pike credited the win to his young defenders.",
        (("Trainer Dan Pike", "the win to his young defenders", "asserts"),),
    ),
    # the passive
    (
        "The banker was accused of fraud by two former partners.",
        (("two former partners", "The banker was accused of fraud", "asserts"),),
    ),
    (
        "The minister's claim that unemployment had halved was disputed by the statistics office.",
        (
            ("The minister", "unemployment had halved", "asserts"),
            ("the statistics office", "unemployment had halved", "denies"),
        ),
    ),
    # a short quotation
    (
        'Asked about the delay, the coach replied: "Ask the referee."',
        (("the coach", "Ask the referee", "asserts"),),
    ),
    (
        "Thanks to the goalkeeper, United held on, the paper wrote.",
        (("the paper", "Thanks to the goalkeeper, United held on", "asserts"),),
    ),
    # "on the … side"
    (
        "No such deal has been announced on the Finnish side.",
        (("the Finnish side", "No such deal has been announced", "asserts"),),
    ),
    # a worth, a view, and a document that speaks for whoever wrote it
    (
        "Harrow Bank values the mine at $240 million, based on sales in the area.",
        (("Harrow Bank", "the mine at $240 million", "asserts"),),
    ),
    (
        "Holm valued the villa as high as $739 million.",
        (("Holm", "the villa as high as $739 million", "asserts"),),
    ),
    (
        "The union regards the offer as an insult.",
        (("The union", "the offer as an insult", "asserts"),),
    ),
    (
        "“The firm has never cheated a customer,” the company’s statement reads.",
        (("the company", "The firm has never cheated a customer", "asserts"),),
    ),
    (
        "“Dirty, rigged, shameful,” wrote Olsen.",
        (("Olsen", "Dirty, rigged, shameful", "asserts"),),
    ),
    # who counts or measures gives the figure
    (
        "The police counted 12,000 marchers in the old town.",
        (("The police", "12,000 marchers in the old town", "asserts"),),
    ),
    (
        "The Lisbon observatory measured the quake at magnitude 5.9.",
        (("The Lisbon observatory", "the quake at magnitude 5.9", "asserts"),),
    ),
    (
        "The union, which has 9,000 members, gave a turnout of 71 percent.",
        (("The union", "a turnout of 71 percent", "asserts"),),
    ),
    (
        "Harrow Bank arrives at 18 million a day.",
        (("Harrow Bank", "18 million a day", "asserts"),),
    ),
    (
        "The observers judged the vote free and fair.",
        (("The observers", "the vote free and fair", "asserts"),),
    ),
    (
        "The coroner attributed the collapse to poor welding.",
        (("The coroner", "the collapse to poor welding", "asserts"),),
    ),
    (
        "The ministry put the crash down to a technical fault.",
        (("The ministry", "the crash down to a technical fault", "asserts"),),
    ),
    # who said it stands last, whatever the parse makes of it
    (
        "The blaze began below the deck and not on it, the crew's union said on Sunday.",
        (("the crew's union", "The blaze began below the deck and not on it", "asserts"),),
    ),
    (
        "Seven people were treated for burns at Oporto hospital, its chief doctor, Ana Reis, told the paper.",
        (("Ana Reis", "Seven people were treated for burns at Oporto hospital", "asserts"),),
    ),
    (
        "The mine had been sold in May, Olsen said; it had lost money for years.",
        (("Olsen", "it had lost money for years", "asserts"),),
    ),
    # the place in front, or a heading, is no speaker
    (
        "PORTO VELM — A judge on Friday voided the vote, saying that 96 ballots had been handled unlawfully.",
        (("A judge", "96 ballots had been handled unlawfully", "asserts"),),
    ),
    (
        "PORTO VELM (Danube News) — The port guard on Saturday cut the toll, saying that it was too high.",
        (("The port guard", "it was too high", "asserts"),),
    ),
    (
        "BERN, March 3 (Danube) - The bank said on Friday that rates would stay.",
        (("The bank", "rates would stay", "asserts"),),
    ),
    (
        "Update: a report by the harbour office said that two cranes had failed.",
        (("a report by the harbour office", "two cranes had failed", "asserts"),),
    ),
    (
        "John Smith — the mayor of Orne — said that the dam was safe.",
        (("John Smith — the mayor of Orne", "the dam was safe", "asserts"),),
    ),
    # nor is an age part of the name
    (
        "Passenger Ines Palma, 44, said the deck was crowded.",
        (("Passenger Ines Palma", "the deck was crowded", "asserts"),),
    ),
    (
        "Ines Palma, aged 44, said the deck was crowded.",
        (("Ines Palma", "the deck was crowded", "asserts"),),
    ),
    (
        "The deck was crowded, according to Ines Palma, 44, a nurse.",
        (("Ines Palma", "The deck was crowded", "asserts"),),
    ),
    # results are told by whoever gives them out
    (
        "Lund won by 400 votes, according to unofficial results from the Orne County elections office.",
        (("the Orne County elections office", "Lund won by 400 votes", "asserts"),),
    ),
    (
        "According to preliminary results released by the electoral commission, Lund won by 400 votes.",
        (("the electoral commission", "Lund won by 400 votes", "asserts"),),
    ),
    (
        "According to the results of a survey by Lund University, most people are happy.",
        (("a survey by Lund University", "most people are happy", "asserts"),),
    ),
    # what is ruled out is denied, what is ruled is not
    (
        "The police ruled out that the fire had been laid.",
        (("The police", "the fire had been laid", "denies"),),
    ),
    (
        "The court ruled that the vote was void.",
        (("The court", "the vote was void", "asserts"),),
    ),
    (
        "The court held that the vote was void.",
        (("The court", "the vote was void", "asserts"),),
    ),
    # neither a dateline nor a time is part of the name
    (
        "PORT LISMORE/TALLOW, May 3 (QNA) - Harbour chief Edwin Sarre told reporters that the quay would close.",
        (("Harbour chief Edwin Sarre", "the quay would close", "asserts"),),
    ),
    (
        "TALLOW (QNA) – The quay would close in May, the harbour office said.",
        (("the harbour office", "The quay would close in May", "asserts"),),
    ),
    (
        "A day later the Norwegian envoy to the Council, Ruth Sarre, said in Tallow that nobody had been paid.",
        (("the Norwegian envoy to the Council, Ruth Sarre", "nobody had been paid", "asserts"),),
    ),
    (
        "Last year's winner, Tom Hale, said the course was flat.",
        (("Last year's winner, Tom Hale", "the course was flat", "asserts"),),
    ),
    (
        "18.50 Norway's state-run Harbour Agency says the fire began in a shed.",
        (("Norway's state-run Harbour Agency", "the fire began in a shed", "asserts"),),
    ),
    (
        "On Friday Edwin Sarre, the harbour chief, said the quay would close.",
        (("Edwin Sarre, the harbour chief", "the quay would close", "asserts"),),
    ),
    # nor what he has to do with it
    (
        "Haun, in charge since 2016, said the quay would close.",
        (("Haun", "the quay would close", "asserts"),),
    ),
    (
        "“We used all the steel we had,” said the yard's director, Lena Brandt, at a news conference in Port Tallow.",
        (("the yard's director, Lena Brandt", "We used all the steel we had", "asserts"),),
    ),
    (
        "Sarre himself said the quay would close.",
        (("Sarre", "the quay would close", "asserts"),),
    ),
    (
        "Beside them sat Olaf Sarre, the Nordic League's mediator, who said that the clubs had agreed on a date.",
        (("Olaf Sarre", "the clubs had agreed on a date", "asserts"),),
    ),
    (
        "The first coal train came on 1 April: 20 wagons, the Nordic Rail Board said, the first by rail since May.",
        (("the Nordic Rail Board", "The first coal train came on 1 April", "asserts"),),
    ),
    (
        (
            "Denmark, on the other hand, which referred to the worries that led Norway to close the strait "
            "as “justified”, asked for talks."
        ),
        (("Denmark", "the worries that led Norway to close the strait as “justified”", "asserts"),),
    ),
    (
        "Ana Lund, the mayor, wrote only that the board was “preparing another round of cuts”.",
        (("Ana Lund, the mayor", "the board was “preparing another round of cuts”", "asserts"),),
    ),
    (
        "The lorry hit a bridge, according to workshop staff and pictures taken by the paper.",
        (("workshop staff and pictures", "The lorry hit a bridge", "asserts"),),
    ),
    # what stands behind a colon goes on
    (
        (
            "Three Danish officials tell the Post they do not know what the mayor is talking about: there "
            "is no sign so far that it was a leak."
        ),
        (("Three Danish officials", "there is no sign so far that it was a leak", "asserts"),),
    ),
    (
        (
            "It will not be sold, the mayor told the station Radio Tallow; the buyers had smashed windows "
            "and wounded two guards before a word was spoken."
        ),
        (("the mayor", "the buyers had smashed windows", "asserts"),),
    ),
    (
        "The harbour chief denied that the quay had cracked: divers had looked at it twice.",
        (
            ("The harbour chief", "the quay had cracked", "denies"),
            ("The harbour chief", "divers had looked at it twice", "asserts"),
        ),
    ),
    (
        "The harbour chief contradicted him: “We knew of the crack.”",
        (("The harbour chief", "We knew of the crack", "asserts"),),
    ),
    (
        "The harbour chief put it bluntly: “We knew of the crack.”",
        (("The harbour chief", "We knew of the crack", "asserts"),),
    ),
    # figures
    ("The police put it at 300.", (("The police", "it at 300", "asserts"),)),
    ("The hospital raised the toll to 12.", (("The hospital", "the toll to 12", "asserts"),)),
    ("Ana Lund named a range of 600 to 800.", (("Ana Lund", "a range of 600 to 800", "asserts"),)),
    ("The union says 7,000.", (("The union", "7,000", "asserts"),)),
    # few words
    (
        "The coach would say only that “the boys are tired”.",
        (("The coach", "the boys are tired", "asserts"),),
    ),
    (
        "“A farce”, the court called it.",
        (("the court", "A farce", "asserts"),),
    ),
)

NOBODY = (
    "It made 7 million, ahead of the film Low Tide, which came to 6 million.",
    "Rovers beat United in the final on Saturday.",
    "The storm claimed nine lives in the valley.",
    "The club dismissed its manager on Monday.",
    "The bank charged its customers a fee that was unfair.",
    "The vote was close, by any count.",
    "He won the race, by a count of three to one.",
    "Everything went according to plan.",
    "The treasurer refused to say where the money went.",
    "It is said to be the oldest oak in the country.",
    "If the judge says that the vote is void, the party will appeal.",
    "The parliament rejected the offer.",
    "The minister may announce the date next week.",
    "The patient was admitted to hospital.",
    "The glitch was not reported when the plane took off.",
    "Neither side has confirmed the deal.",
    "The government has neither confirmed nor denied the reports.",
    "Rangers denied Rovers the title.",
    "The company put its money into ships.",
    "The company values its workers.",
    "The band recorded two albums in 2019.",
    "The police arrived at nine o'clock.",
    "When asked about the fire, the mayor said nothing.",
    "Visitors see the tower as they leave the station.",
    "The evidence suggests that the fire began in the kitchen.",
    "Lund won by 400 votes, according to unofficial results.",
    "Lund won by 400 votes, according to official results.",
    "The survey left many doubts, adding to suspicions that much of the water had gone missing.",
    "The cold explains why the pipe burst.",
    "The mayor put it on the list.",
    "The operator raised the toll to $5 in May.",
    "The coach would say nothing.",
)


@lru_cache(maxsize=1)
def _parser() -> SpacyParser:
    return SpacyParser()


@lru_cache(maxsize=1)
def _single() -> dict[str, tuple[Article, tuple[Sentence, ...]]]:
    texts = [text for text, _ in ONE_SENTENCE] + list(NOBODY)
    articles = [Article(str(n), text) for n, text in enumerate(texts)]
    return {article.text: (article, sentences) for article, sentences in parsed(articles, _parser())}


def _heard(text: str) -> list[Voice]:
    article, sentences = _single().get(text) or next(parsed([Article("a", text)], _parser()))
    return [voice for spoken in voices(article, sentences) for voice in spoken]


@pytest.mark.parametrize(("text", "wanted"), ONE_SENTENCE, ids=[text[:40] for text, _ in ONE_SENTENCE])
def test_speaker_and_content_of_a_sentence(text: str, wanted: tuple[tuple[str, str, str], ...]) -> None:
    heard = _heard(text)
    got = {(v.speaker, v.stance) for v in heard}
    assert got == {(speaker, stance) for speaker, _, stance in wanted}
    for speaker, said, stance in wanted:
        assert any(
            v.speaker == speaker and v.stance == stance and said in text[v.start : v.end] for v in heard
        ), [(v.speaker, text[v.start : v.end]) for v in heard]
    for voice in heard:
        assert text[voice.speaker_start : voice.speaker_end] == voice.speaker


@pytest.mark.parametrize("text", NOBODY)
def test_no_voice_where_nobody_is_reported(text: str) -> None:
    assert _heard(text) == []


def test_the_reporting_words_are_taken_off() -> None:
    (voice,) = _heard("The mayor of Oporto said that the bridge would reopen in June.")
    assert voice.cue == "say"
    assert voice.start == len("The mayor of Oporto said that ")


def test_who_passes_it_on_is_kept() -> None:
    text = "Swiss papers quoted Anna Weber, head of the central bank, as saying that rates would stay low."
    assert [voice.via for voice in _heard(text)] == ["Swiss papers"]


def test_the_one_who_is_cited_speaks() -> None:
    heard = _heard("The newspaper said, citing Mayor Tomas Berg, that the dam had cracked.")
    assert [(v.speaker, v.via) for v in heard] == [("Mayor Tomas Berg", "The newspaper")]


def test_a_surname_and_a_pronoun_stand_for_the_full_name() -> None:
    text = (
        "Striker Elena Duarte scored twice in the final. Duarte said the crowd had carried the team. "
        "She added that she would stay another year."
    )
    heard = _heard(text)
    assert [v.speaker for v in heard] == ["Elena Duarte", "Elena Duarte"]
    assert text[heard[1].speaker_start : heard[1].speaker_end] == "She"


def test_she_is_not_the_man_named_last() -> None:
    text = (
        "Mayor Anna Lund opened the inquiry. She was joined by engineer David Stone. "
        "“The pillars were rotten,” she said."
    )
    assert [v.speaker for v in _heard(text)] == ["Anna Lund"]


def test_she_is_who_rejects_it_before_the_colon() -> None:
    text = (
        "“We have made no offer,” said Nadia Ferris. Economy Minister Stefan Rau said that he would look at one. "
        "Ms Ferris rejected that: every promise had been kept, she said."
    )
    assert [v.speaker for v in _heard(text)][-1] == "Nadia Ferris"


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("Mrs Roe", "Susan Roe"),
        ("Mr Roe", "Paul Roe"),
        # Which of them it is stays open.
        ("Roe", "Roe"),
        ("Ms Lund", "Anna Lund"),
        ("Mr Lund", "Mr Lund"),
    ],
)
def test_of_two_with_one_surname_the_title_tells(name: str, speaker: str) -> None:
    text = f"Paul Roe opened the inquiry. Susan Roe and Anna Lund came late. {name} said the dam was safe."
    assert [v.speaker for v in _heard(text)] == [speaker]


def test_nick_and_nicholas_are_one() -> None:
    text = "Nick Brel opened the inquiry. Nicholas Brel was late. Brel said the dam was safe."
    assert [v.speaker for v in _heard(text)] == ["Nick Brel"]


def test_a_country_or_its_capital_is_no_person_whatever_the_parse_takes_it_for() -> None:
    text = (
        "Yerevan accused Azerbaijan of ethnic cleansing. It insisted that it had no troops in the valley. It also "
        "complained that Russia had stood by."
    )
    assert [v.speaker for v in _heard(text)] == ["Yerevan"] * 3
    text = "Jim Jordan came on Monday. Jordan accused Israel of theft. He insisted that it was true."
    assert [v.speaker for v in _heard(text)][-1] == "Jim Jordan"


@pytest.mark.parametrize(
    ("name", "pronoun"),
    [("Letitia James", "She"), ("Priyanka Scott", "She"), ("Jean Lemaire", "He")],
)
def test_the_first_name_tells_he_from_she(name: str, pronoun: str) -> None:
    text = f"The judge ruled in May. {name}, a lawyer, praised the ruling. {pronoun} said it was fair."
    assert [v.speaker for v in _heard(text)] == [name]


@pytest.mark.parametrize(
    ("before", "sentence", "speaker"),
    [
        ("Anna Lund spoke on Monday.", "According to her, the dam was safe.", "Anna Lund"),
        ("John Lund spoke on Monday.", "The dam was safe, according to him.", "John Lund"),
        ("John Lund spoke on Monday.", "In his view, the dam was safe.", "John Lund"),
        ("John Lund spoke on Monday.", "In his words, the dam was safe.", "John Lund"),
    ],
)
def test_according_to_him_is_whoever_was_named(before: str, sentence: str, speaker: str) -> None:
    text = f"{before} {sentence}"
    (voice,) = _heard(text)
    assert voice.speaker == speaker
    assert text[voice.start : voice.end].lower() == "the dam was safe"


def test_in_my_view_names_nobody() -> None:
    assert _heard("Mayor Anna Lund spoke on Monday. In my view, the dam was safe.") == []


def test_he_is_no_commission() -> None:
    heard = _heard(
        "The commission said on Monday that Mrs Marant had won. Mr Brel did not accept it. "
        "His own count gave him 51 percent, he told supporters in Orrin."
    )
    assert [v.speaker for v in heard] == ["The commission", "Brel"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # whoever is named as what he is
        ("The museum's director, Lena Brandt, sided with the guards: the vase, she said, “was old.”", "Lena Brandt"),
        # whoever the sentence before is about, whether he has a name or only a trade
        ("Ivo Hale told the radio all was well. The fireman climbed out. “The roof gave way,” he said.", "The fireman"),
        # though the parse does not know the name for one
        ("Ana Lund will speak. There had been no leak, she told the radio station.", "Ana Lund"),
        # nobody else could be meant
        ("Engine maker Lena Brandt wants to build two works, she said in a speech.", "Lena Brandt"),
    ],
)  # fmt: skip
def test_he_and_she_are_whoever_the_sentences_are_about(text: str, speaker: str) -> None:
    assert _heard(text)[-1].speaker == speaker


def test_he_is_neither_a_survey_nor_a_place() -> None:
    survey = "The Nordic Geological Survey said a tremor was felt. “It shook for a minute,” he said."
    assert "Survey" not in _heard(survey)[-1].speaker
    place = "Were there soldiers in Orvanne at all? Orvanne is small. He admitted that they were there."
    assert _heard(place)[-1].speaker == "He"


def test_a_first_name_may_stand_for_a_person() -> None:
    text = (
        "Sebsibe Mikael leads the mill. Otto Brun told the paper that it was unsafe. The judge agreed. "
        "Sebsibe disputed that. He said it was safe."
    )
    assert _heard(text)[-1].speaker == "Sebsibe"


def test_a_cited_he_is_not_the_one_who_cites() -> None:
    text = "Otto Brun told the council that the tank was full. “It is unacceptable,” a spokesman quotes him as saying."
    assert [(v.speaker, v.via) for v in _heard(text)][-1] == ("Otto Brun", "a spokesman")


def test_whose_office_it_is() -> None:
    text = "Lena Brandt refused to be questioned. Her conscience was clear, her office said."
    (voice,) = _heard(text)
    assert voice.speaker == "Lena Brandt's office"
    assert text[voice.speaker_start : voice.speaker_end] == "her office"


def test_the_name_is_not_what_the_parse_ties_it_to() -> None:
    """Parses that the model makes of some sentences of these forms."""
    before = _tree(
        "Hours/NNS/npadvmod/5 before/IN/mark/5 speeches/NNS/nsubj/5 ,/,/punct/2 Orne/NNP/appos/2 stated/VBD/ROOT/5 "
        "that/IN/mark/8 work/NN/nsubj/8 stopped/VBD/ccomp/5"
    )
    assert [s.phrase for s in sayings(before)] == [(4, 4)]
    clause = _tree(
        "She/PRP/nsubj/1 waits/VBZ/ROOT/1 and/CC/cc/1 says/VBZ/conj/1 banks/NNS/nsubj/3 ,/,/punct/4 not/RB/neg/4 "
        "ports/NNS/appos/4 ,/,/punct/3 are/VBP/conj/3 closed/JJ/acomp/9"
    )
    assert [(s.phrase, s.said) for s in sayings(clause)] == [((0, 0), ((4, 10),))]
    column = _tree(
        "Orne/NNP/nsubj/1 Says/VBZ/ROOT/1 is/VBZ/ccomp/1 read/VBN/acomp/2 again/RB/advmod/2 now/RB/advmod/2"
    )
    assert sayings(column) == ()


def _tree(parse: str) -> Tree:
    """The tree of a parse written as word/tag/relation/head."""
    pos = {
        "N": "NOUN",
        "V": "VERB",
        "P": "PRON",
        "I": "SCONJ",
        ",": "PUNCT",
        "C": "CCONJ",
        "R": "PART",
        "J": "ADJ",
    }
    rows = [each.rsplit("/", 3) for each in parse.split()]
    tokens = []
    for n, (word, tag, dep, head) in enumerate(rows):
        lemma = {"stated": "state", "says": "say", "Says": "say"}.get(word, word)
        kind = "PROPN" if tag == "NNP" else pos[tag[0]]
        tokens.append(Token(n * 20, n * 20 + len(word), word, lemma, kind, tag, dep, int(head), ""))
    return Tree(tokens)


def test_a_quotation_by_itself_is_said_by_whoever_spoke_before_it() -> None:
    text = "Workers had mended the door, Lena Brandt said. “We did that at noon.”"
    assert [v.speaker for v in _heard(text)] == ["Lena Brandt", "Lena Brandt"]
    apart = "Workers had mended the door, Lena Brandt said.\n\n“We did that at noon.”"
    assert [v.speaker for v in _heard(apart)] == ["Lena Brandt", "Lena Brandt"]
    two = "Lena Brandt said it was open, but the guard said it was shut. “We did that at noon.”"
    assert [v.speaker for v in _heard(two)] == ["Lena Brandt", "the guard"]


def test_who_is_introduced_is_known_by_name() -> None:
    heard = _heard(
        "Chief Ana Ruiz, a veteran of 20 years, said nobody was hurt. She added that all were well."
    )
    assert [v.speaker for v in heard] == ["Chief Ana Ruiz, a veteran of 20 years", "Chief Ana Ruiz"]


def test_he_is_not_the_man_he_speaks_of() -> None:
    text = (
        "Senator Paul Grant told the radio that the vote was fair. Governor James Hale has conceded, he said."
    )
    assert [v.speaker for v in _heard(text)] == ["Senator Paul Grant", "Senator Paul Grant"]


def test_a_quotation_goes_on_over_sentences() -> None:
    text = "“We heard a crack. Then the wall gave way. Nobody could run,” said Rosa Blanco."
    heard = _heard(text)
    assert [v.speaker for v in heard] == ["Rosa Blanco"] * 3
    assert [text[v.start : v.end].rstrip(".,") for v in heard] == [
        "We heard a crack",
        "Then the wall gave way",
        "Nobody could run",
    ]


def test_a_quotation_goes_on_behind_the_reporting_words() -> None:
    text = "“We will appeal,” said Nora Beck. “The judges ignored the law.” The hearing took an hour."
    heard = _heard(text)
    assert [v.speaker for v in heard] == ["Nora Beck", "Nora Beck"]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = (
        "“The offer was too low for our members,” said Owen Price.\n\n"
        "“We asked for eight percent and were given two.\n\n"
        "“Nobody can live on that.”\n\nThe docks stayed closed."
    )
    heard = _heard(text)
    assert [v.speaker for v in heard] == ["Owen Price"] * 3


def test_who_spoke_before_is_not_the_one_behind_the_next_quotation() -> None:
    text = (
        "`` We paid in full,'' Tarn Mills said in a statement. `` They said no. They tried. "
        "That's why they will close,'' said Ann Lee, a professor."
    )
    said = [(v.speaker, text[v.start : v.end]) for v in _heard(text)]
    assert [speaker for speaker, words in said if "will close" in words] == ["Ann Lee, a professor"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'Paul Roe was glad. "The judge has confirmed what we said: the vote was stolen," he said.',
            "Paul Roe",
        ),
        (
            'Governor Ana Lund was blunt. "My own people have counted 68 dead," she told a radio station.',
            "Ana Lund",
        ),
        ('"The minister told me that the dam was safe," said Ann Lee.', "Ann Lee"),
        ('Paul Roe said: "The port guard has denied that the ship was full."', "Paul Roe"),
        ('The minister said that "the port guard has confirmed the toll" and left.', "The minister"),
        ('"The police say it was an accident," according to Ann Lee.', "Ann Lee"),
        ("“The court ruled that the ban was void. It said so twice,” the union said.", "the union"),
        (
            "The court met. “It ruled that the ban was void,” said Owen Price. “The union denied it.”",
            "Owen Price",
        ),
    ],
)
def test_nobody_named_in_a_quotation_speaks_it(text: str, speaker: str) -> None:
    assert {v.speaker for v in _heard(text)} == {speaker}


def test_nobody_speaks_in_a_quotation_of_which_nobody_is_known_to_speak() -> None:
    assert _heard('Ana Lund was blunt. "My own people have counted 68 dead."') == []


def test_what_stands_between_two_quotations_is_said_by_whoever_it_names() -> None:
    text = '"We won, said Olsen. "It was great," he added.'
    assert "Olsen" in {v.speaker for v in _heard(text)}


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        # Taken for a people by the parse.
        ("Oyelaran welcomed it.", "Oyelaran"),
        ("Marcus Oyelaran welcomed the ruling.", "Marcus Oyelaran"),
        ("Paul Roe spoke first. Oyelaran was next.", "Oyelaran"),
        # Neither is a "he".
        ("Croats welcomed it.", "he"),
        ("The Irish welcomed it.", "he"),
        ("Ireland welcomed it.", "he"),
    ],
)
def test_he_is_the_subject_before_where_nobody_else_can_be(before: str, speaker: str) -> None:
    assert [v.speaker for v in _heard(f'{before} "The judge is right," he said.')] == [speaker]


def test_words_between_quotation_marks_alone_are_no_statement() -> None:
    assert _heard("The “golden goal” decided the match.") == []


def test_a_body_is_it_without_its_bracket() -> None:
    text = "The Nordvik Port Authority (NPA) said the crane had failed. It added that nobody was hurt."
    assert [v.speaker for v in _heard(text)] == ["The Nordvik Port Authority (NPA)", "Nordvik Port Authority"]


def test_a_body_may_be_it() -> None:
    text = "Borealis will close two plants. It said the market had shrunk."
    heard = _heard(text)
    assert [v.speaker for v in heard] == ["Borealis"]
    assert text[heard[0].speaker_start : heard[0].speaker_end] == "It"


def test_it_is_the_body_named_last() -> None:
    text = "Regulators fined Borealis in May. The court overturned the fine. It said the proof was thin."
    assert [v.speaker for v in _heard(text)] == ["The court"]


def test_a_headline_may_end_with_its_speaker() -> None:
    heard = _heard("Unions and dockers have agreed to end the strike, the port said")
    assert [v.speaker for v in heard] == ["the port"]


@pytest.mark.parametrize(
    ("text", "speaker", "said"),
    [
        # The word of saying opens the sentence, whatever the parse takes it for.
        ("Concluded Holm: “The board must choose in May.”", "Holm", "The board must choose in May."),
        ("Wrote union leader Petra Holm: “We will strike again.”", "union leader Petra Holm", "We will strike again."),
        ("Added union boss Jan Lund: “We are ready for them.”", "union boss Jan Lund", "We are ready for them."),
        (
            "Concluded Ana Holm, an analyst at Orne Bank, in a letter on Monday: “The board must choose.”",
            "Ana Holm, an analyst at Orne Bank",
            "The board must choose.",
        ),
        # What somebody values a thing at, whatever the parse takes the verb for.
        ("Bloomberg values Saint-Orne at $240 million, based on rents.", "Bloomberg", "Saint-Orne at $240 million"),
        ("In 2021, the county assessed it at $27.6 million.", "the county", "it at $27.6 million"),
        (
            "The mill was appraised by the Lund Bank at $20 million in 2011.",
            "the Lund Bank",
            "The mill was appraised by the Lund Bank at $20 million in 2011",
        ),
        # Tied by the parse to the time, to what is shut, and to what is false.
        (
            "Holm said at the time that Roe was a man who managed to be both quick and kind.",
            "Holm",
            "Roe was a man who managed to be both quick and kind",
        ),
        (
            "Roe ordered that some of the shops be closed as punishment and said he would continue to watch the firm.",
            "Roe",
            "he would continue to watch the firm",
        ),
        (
            "In early letters, Ana Holm pointed out, the mill was always mentioned.",
            "Ana Holm",
            "the mill was always mentioned",
        ),
        ("Ana Holm fired back that the tickets were free.", "Ana Holm", "the tickets were free"),
        ("The co-founder said it was over.", "The co-founder", "it was over"),
        ("The union says the reverse: it wrote to the mayor twice.", "The union", "it wrote to the mayor twice"),
        (
            "The mill gave this statement from Ana Holm, its owner: “We are open again for our guests.”",
            "Ana Holm, its owner",
            "We are open again for our guests.",
        ),
        ("Some critics have criticised that focus as naive.", "Some critics", "that focus as naive"),
    ],
)  # fmt: skip
def test_who_says_it_where_the_parse_loses_the_saying(text: str, speaker: str, said: str) -> None:
    assert [(v.speaker, text[v.start : v.end]) for v in _heard(text)] == [(speaker, said)]


@pytest.mark.parametrize(
    "text",
    [
        "Reported cases: “Two in May, three in June.”",
        "That assumes a buyer sees it as a home.",
        "Let’s say I own a mill.",
        "Shortly afterward, the prosecution called Adam Holm to the stand.",
        "Its income is only half of what was forecast by the bank.",
        "The court did not define what he expected the term to be.",
        "Velm Motors met us. Queries like “car hire,” and “old car” are many and they speak to how much it sells.",
    ],
)
def test_nobody_has_said_what_is_only_supposed_named_or_meant(text: str) -> None:
    assert _heard(text) == []


@pytest.mark.parametrize(
    ("verb", "speakers"),
    [
        ("alleged", ["engineer Olaf Brun"]),
        # What somebody merely says another said is told as that one's too.
        ("said", ["engineer Olaf Brun", "Harrow Bank"]),
    ],
)
def test_who_is_only_alleged_to_have_admitted_it_has_not_said_it(verb: str, speakers: list[str]) -> None:
    text = f"It ran an article by engineer Olaf Brun, which {verb} that Harrow Bank had revealed that it hid losses."
    assert [v.speaker for v in _heard(text)] == speakers


def test_what_stands_before_a_colon_is_not_what_somebody_believes() -> None:
    text = "Ana Holm had two wishes: the mayor believes that they will come true."
    assert [text[v.start : v.end] for v in _heard(text)] == ["they will come true"]


def test_a_hyphenated_surname_is_one_name() -> None:
    text = (
        "Sam Lundman-Moe, the founder, is on trial. Gary Brel spoke first. Lundman-Moe was next. "
        "He said the fund was safe. Lundman-Moe said that he was sorry."
    )
    assert [v.speaker for v in _heard(text)] == ["Sam Lundman-Moe", "Sam Lundman-Moe"]


def test_a_verb_that_opens_the_sentence_is_no_first_name() -> None:
    text = "Ana Brown spoke on Monday. Concluded Brown: “The board must go soon.” Brown said it was late."
    assert [v.speaker for v in _heard(text)] == ["Ana Brown", "Ana Brown"]


def test_a_quotation_goes_on_behind_a_sentence_that_only_names_its_speaker() -> None:
    text = "“Do you know that the banks were paid?” Holm testified. “It is crazy. They lost nothing.”"
    assert [v.speaker for v in _heard(text)] == ["Holm", "Holm", "Holm"]


def test_a_quotation_in_other_marks_is_not_by_whoever_spoke_before() -> None:
    text = "“The books were false,” Judge Roe wrote in May. ‘The mill has never been better.’"
    assert [v.speaker for v in _heard(text)] == ["Judge Roe"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # a pronoun is whoever it was all the way, whoever is told of in front of it, and nobody by another's gender
        (
            (
                "Sam Brel founded the firm in 2015. On a tour this year, he was cheered. He’s met with many mayors. "
                "Just Thursday, he took part in a forum. He was late. He was calm. He left at noon. "
                "He predicted the plan would fail."
            ),
            ["Sam Brel"],
        ),
        (
            (
                "A user based in Orne said her page was blocked.\n\nlol so true, everyone\n\n"
                "“It was gone for days,” she continued."
            ),
            ["A user", "A user"],
        ),
        (
            "Two unions backed the deal. Ferry companies opposed it. They said that the tax was unfair.",
            ["Ferry companies"],
        ),
        # a thing, a place or a meeting does not speak: whoever posts, leaves or repeats does
        (
            (
                "Guests have posted pictures showing that pools at the hotel have had less water than others, and "
                "allege that the heating went off."
            ),
            ["Guests"],
        ),
        ("Angry guests left the meeting blaming the mayor for the flood.", ["Angry guests"]),
        ("Holm reposted Brel’s views saying, “I agree,” on the radio.", ["Holm"]),
        ('He wore a bracelet that says "Save the old dam now" on its side.', []),
        ("The coach replaced nine players, condemning them to a third defeat.", []),
        ("All told, two ferries were lost to the storm.", []),
        ("The agency committed to cutting its fees and disclosing payments to its members.", []),
        # the parse has another subject, or none
        (
            "In a letter to Orne Media, a court officer said that the case had been dropped.",
            ["a court officer"],
        ),
        ("Lawyers for Holm claim he had no control over the bank’s accounts.", ["Lawyers for Holm"]),
        ("The rail council has accused top staff at the depot of fraud and waste.", ["The rail council"]),
        (
            (
                "Years ago, Brel denied claims from former sailors during his time as a cook at Orne Naval School who "
                "accused him of stealing from them."
            ),
            ["Brel", "former sailors"],
        ),
        ("In 2021, the Orne Post revealed the existence of a list of members.", ["the Orne Post"]),
        ("The Harrow Institute found that the dam had been leaking since May.", ["The Harrow Institute"]),
        ("Holm expressed hope that the bridge will open in May.", ["Holm"]),
        ("A group of lawmakers floated a plan to sell the bridge to the bank.", ["A group of lawmakers"]),
        ("The mayor floated a paper boat on the river.", []),
        # "the mayor" is the one who is named, where no other is
        ("Mayor Ana Holm opened the bridge. The mayor said that it was safe.", ["Ana Holm"]),
        ("Mayor Ana Holm met Mayor Sam Brel. The mayor said that it was safe.", ["The mayor"]),
        ("The “Long Road” singer said that her new album is done.", ["the singer"]),
        # the words of two in one sentence, and what goes on behind a comma
        (
            (
                "Harbour experts have warned that “the ferry is at grave risk of sinking” as the storm has hit the "
                "coast, killing more than 90 people, according to the Orne police."
            ),
            ["Harbour experts", "the Orne police"],
        ),
        (
            (
                "The ferry firm said that it is checking its boats and may stop some trips, but it never meant to "
                "“leave a single passenger on the island.”"
            ),
            ["The ferry firm", "The ferry firm"],
        ),
        # "the statement" is that of the one who was named with it
        (
            "Ruiz pointed to the bank’s letter on the sale. “We have paid every bill on time,” the letter stated.",
            ["the bank"],
        ),
        (
            (
                "In a statement to the radio, a dock spokesperson said that the crane was safe. “We have mended it "
                "for good,” the statement said."
            ),
            ["a dock spokesperson", "a dock spokesperson"],
        ),
    ],
)
def test_who_speaks_is_found_in_the_sentence_or_in_what_came_before(text: str, speakers: list[str]) -> None:
    assert [v.speaker for v in _heard(text)] == speakers


def test_words_told_in_part_behind_somebodys_are_his() -> None:
    text = (
        "Harbour inspectors said the crane was at risk of falling. "
        "The old machine “had been left to rust for at least ten years”."
    )
    assert [v.speaker for v in _heard(text)] == ["Harbour inspectors", "Harbour inspectors"]
    other = text.replace("The old machine", "Its owner")
    assert [v.speaker for v in _heard(other)] == ["Harbour inspectors"]


def test_a_quotation_by_itself_is_by_whoever_is_quoted_with_it_elsewhere() -> None:
    text = (
        "“The crane is the worst that I have ever seen,” Ana Holm said.\n\nThe crane was built in 1950.\n\n"
        "“The crane is the worst that I have ever seen.”\n\nIt stood for years."
    )
    assert [v.speaker for v in _heard(text)] == ["Ana Holm", "Ana Holm"]


def test_a_quotation_by_itself_between_two_of_one_speaker_is_his() -> None:
    text = (
        "“We lost the boat in the storm,” Ana Holm said.\n\nThe boat was built in 1950.\n\n"
        "“Nobody had told us that the storm would come.”\n\nIt sank at noon.\n\n"
        "“We are going to build another one,” Ana Holm said."
    )
    assert [v.speaker for v in _heard(text)] == ["Ana Holm"] * 3
    other = text.replace("The boat was built in 1950.", "Sam Brel said it was unsafe.")
    assert [v.speaker for v in _heard(other)].count("Ana Holm") == 2
    other = text.replace(
        "The boat was built in 1950.", "Then the harbour master of Orne, Sam Brel, waded in."
    )
    assert [v.speaker for v in _heard(other)].count("Ana Holm") == 2


def test_boilerplate_and_empty_articles_have_no_voices() -> None:
    assert voices(Article("a", ""), ()) == ()
    sentence = Sentence(0, 20, 0, boilerplate=True)
    assert voices(Article("a", "Subscribe, he said. "), (sentence,)) == ((),)
