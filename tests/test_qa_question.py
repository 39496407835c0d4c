"""What is understood of a question: kinds, figures, roles, names, times, views, outlets, statements."""

from datetime import date

import pytest

from index.timeline import Period
from qa.asking.demonyms import akin, places_of
from qa.asking.inflect import past, third_person
from qa.asking.names import outlets
from qa.asking.wording import default_parser
from qa.question import Question, understand

pytestmark = pytest.mark.models


# question, kind, then any of: c(ounted), s(ide), a(ction), r(ole), n(ames), y(ear or first day), v(iew),
# k (noun asked for)
TABLE: list[tuple[str, str, dict[str, object]]] = [
    # figures
    (
        "How many firefighters were hurt in the Dunmore blaze?",
        "figure",
        {"c": "firefighter", "a": "hurt", "n": ["Dunmore"]},
    ),
    (
        "How many Kenyan runners finished the marathon in 2019?",
        "figure",
        {"c": "runner", "s": "Kenyan", "y": 2019},
    ),
    (
        "How many ships did Brandovia lose in the storm?",
        "figure",
        {"c": "ship", "s": "Brandovia", "a": "lose"},
    ),
    (
        "How many jobs did Nordvik cut in March 2021?",
        "figure",
        {"c": "job", "a": "cut", "n": ["Nordvik"], "y": 2021},
    ),
    ("How many of the passengers were children?", "figure", {"c": "child"}),
    ("How long is the stretch of frontier that nobody marked?", "figure", {"c": "length"}),
    ("What losses in dead did Kenya's army admit to?", "figure", {"c": "loss", "v": "Kenya's army"}),
    ("How many wounded did the army report from Dunmore?", "figure", {"v": "army"}),
    ("How many died, by the U.S. army's count?", "figure", {"v": "U.S. army"}),
    ("Did the guild fight on in Dunmore? Does Nordvik's account say so?", "yes_no", {"v": ""}),
    ("How much did the tunnel cost?", "figure", {"c": "money", "a": "cost"}),
    ("How much did the levy actually help the town?", "thing", {"c": "", "a": "help"}),
    ("Do the papers and the police agree on how many were hurt?", "figure", {"a": "hurt"}),
    (
        "Do the papers agree on how many men Orlo lost in May?",
        "figure",
        {"c": "man", "a": "lose", "s": "Orlo"},
    ),
    ("Is it disputed who shut the valve?", "person", {"a": "shut"}),
    ("What do the reports say about when the talks began?", "time", {"a": "begin"}),
    ("What does Orlo say about when the talks began?", "statement", {"v": "Orlo"}),
    ("Did the two mayors agree to meet?", "yes_no", {"a": "agree"}),
    ("How much oil leaked into the bay?", "figure", {"c": "oil", "a": "leak"}),
    ("How old is the mayor of Tallow?", "figure", {"c": "age", "n": ["Tallow"]}),
    ("How long did the rail strike last?", "figure", {"c": "duration", "a": "last"}),
    ("How long is the main span of the Zora Bridge?", "figure", {"c": "length"}),
    ("How long is the Nile?", "figure", {"c": "length"}),
    ("How long was the dinosaur?", "figure", {"c": "length"}),
    ("Who was elected mayor of Orne in 2031?", "person", {"r": "mayor of Orne"}),
    ("How long was the bridge closed?", "figure", {"c": "duration"}),
    ("What is the state of the pact between the two?", "thing", {}),
    ("How tall is the Zora Tower?", "figure", {"c": "height", "n": ["Zora Tower"]}),
    ("How strong was the earthquake?", "figure", {"c": "strength"}),
    (
        "What is the population of Iceland?",
        "figure",
        {"c": "population", "r": "population of Iceland", "n": ["Iceland"]},
    ),
    ("population of Iceland", "figure", {"c": "population", "r": "population of Iceland"}),
    (
        "What was Nordvik's revenue in Q2 2020?",
        "figure",
        {"c": "revenue", "r": "revenue of Nordvik", "y": date(2020, 4, 1)},
    ),
    ("What percentage of voters backed the treaty?", "figure", {"c": "percent", "a": "back"}),
    ("What was the death toll of the Anvers flood?", "figure", {"c": "people", "n": ["Anvers"]}),
    ("What number of houses burned down?", "figure", {"c": "house"}),
    ("By how much did prices rise in 2015?", "figure", {"a": "rise", "y": 2015}),
    ("What is the median income in Lowmoor?", "figure", {"c": "income", "n": ["Lowmoor"]}),
    (
        "How many medals did the Norwegian team win at the 2014 Winter Games?",
        "figure",
        {"c": "medal", "y": 2014},
    ),
    ("Were any houses burned when the guards left?", "yes_no", {"a": "burn"}),
    ("Is the guild going to be punished this season?", "yes_no", {"a": "punish"}),
    ("Is the mayor going to Nordvik?", "yes_no", {"a": "go"}),
    ("Was it up to Norway to stop the war?", "yes_no", {"a": "stop"}),
    ("Was it her duty to report the fire?", "yes_no", {"a": "report"}),
    ("How long did the strike last?", "figure", {"c": "duration", "a": "last"}),
    ("How long did the second Velm war last?", "figure", {"c": "duration", "a": "last"}),
    ("When exactly did the 2022 strike begin?", "time", {"a": "begin", "y": 2022}),
    ("Exactly when did the strike end?", "time", {"a": "end"}),
    # Of what somebody says, that is asked for; its own losses are its own.
    ("How many soldiers did Norway say were killed?", "figure", {"c": "soldier", "a": "kill", "v": "Norway"}),
    (
        "How many of its own soldiers does Norway say it lost?",
        "figure",
        {"c": "soldier", "s": "Norway", "a": "lose", "v": "Norway"},
    ),
    ("How many soldiers does Norway say Sweden lost?", "figure", {"s": "Sweden", "a": "lose", "v": "Norway"}),
    # times
    ("When did the strike at Nordvik begin?", "time", {"a": "begin", "n": ["Nordvik"]}),
    ("When was the Zora Bridge opened?", "time", {"a": "open", "n": ["Zora Bridge"]}),
    ("What year was Olga Brandt born?", "time", {"n": ["Olga Brandt"], "k": "year"}),
    ("In which year did the mill close?", "time", {"a": "close", "k": "year"}),
    ("The 12th Rifle Brigade was raised in which year?", "time", {"a": "raise"}),
    ("Since when has the port been closed?", "time", {}),
    ("At what time did the ferry leave?", "time", {"a": "leave"}),
    (
        "What is the release date of Harbour Lights?",
        "time",
        {"r": "release date of Harbour Lights", "n": ["Harbour Lights"]},
    ),
    ("What is the birth date of Peter Holm?", "time", {"r": "birth date of Peter Holm"}),
    ("How soon will the bridge reopen?", "time", {"a": "reopen"}),
    ("On what day did the vote take place?", "time", {"a": "take place"}),
    # persons
    ("Who is the president of Finland?", "person", {"r": "president of Finland", "n": ["Finland"]}),
    ("Who is the Finnish president?", "person", {"r": "president of Finland"}),
    (
        "Who is Nordvik's new chief executive?",
        "person",
        {"r": "chief executive of Nordvik", "n": ["Nordvik"]},
    ),
    (
        'Who was the director of "The Long Harbour"?',
        "person",
        {"r": "director of The Long Harbour", "n": ["The Long Harbour"]},
    ),
    ("Who is the lead actor in Harbour Lights?", "person", {"r": "lead actor of Harbour Lights"}),
    ("Who won the women's 400 metres in 2011?", "person", {"a": "win", "y": 2011}),
    ("Who accused the union of fraud?", "person", {"a": "accuse"}),
    ("Whom did the board dismiss?", "person", {"a": "dismiss"}),
    ("Which minister resigned over the leak?", "person", {"a": "resign", "k": "minister"}),
    ("What is the name of Olga Brandt's husband?", "person", {"r": "husband of Olga Brandt"}),
    ("Nordvik CEO 2018", "person", {"y": 2018}),
    ("who is the ceo of nordvik?", "person", {"r": "ceo of nordvik"}),
    ("Who was the runner-up of the 2010 final?", "person", {"y": 2010, "k": "runner-up"}),
    ("Who starred in the 2019 horror film Dusk?", "person", {"y": None, "a": "star"}),
    ("Who directed the 2019 film", "person", {"y": None, "a": "direct"}),
    ("Who won the 2019 film festival", "person", {"y": 2019}),
    ("Who won the 2019 film festival?", "person", {"y": 2019}),
    ("Who directed the movie The Miller's Son?", "person", {"n": ["The Miller's Son"]}),
    ("Who called the offer an insult?", "person", {"a": "call"}),
    ("Who said the tunnel was safe?", "person", {"a": "say", "v": ""}),
    # bodies
    ("Which company built the reactor?", "body", {"a": "build", "k": "company"}),
    ("What political party does Peter Holm belong to?", "body", {"a": "belong", "n": ["Peter Holm"]}),
    ("Which team beat Rovers in the final?", "body", {"n": ["Rovers"]}),
    ("Which newspaper published the letter?", "body", {"a": "publish"}),
    ("The line is run by which operator?", "body", {"k": "operator"}),
    # places
    ("Where was the treaty signed?", "place", {"a": "sign"}),
    ("Where was the captain due to meet the owners?", "place", {"a": "meet"}),
    ("Which town did the rebels take in 1998?", "place", {"a": "take", "k": "town", "y": 1998}),
    ("In which country is Lake Sorrow located?", "place", {"n": ["Lake Sorrow"], "k": "country"}),
    ("which city hosted the winter games in 2006?", "place", {"a": "host", "y": 2006}),
    ("Harbour Cup 2017 venue", "place", {"n": ["Harbour Cup"], "y": 2017}),
    ("What is the capital of Moldova?", "place", {"r": "capital of Moldova", "n": ["Moldova"]}),
    # yes or no
    ("Did the council approve the tunnel?", "yes_no", {"a": "approve"}),
    ("Was the harbour of Tallow closed in May 2020?", "yes_no", {"n": ["Tallow"], "y": 2020}),
    ("Has the airline repaid its debt?", "yes_no", {"a": "repay"}),
    ("Is there a curfew in Tallow?", "yes_no", {"n": ["Tallow"]}),
    ("Were Finnish and Estonian divers working on the wreck?", "yes_no", {"a": "work"}),
    ("Did Nordvik deny the report?", "yes_no", {"a": "deny", "v": "Nordvik"}),
    ("joint patrols of Nordvik and Tallow, yes or no?", "yes_no", {"n": ["Nordvik", "Tallow"]}),
    ("ferry Tallow overloaded - true or false", "yes_no", {}),
    ("mayor of Tallow in the plot - deny or admit", "yes_no", {}),
    ("Was it Nordvik or the union that ended the strike?", "person", {"a": "end"}),
    ("Was it last week or this week that the strike began?", "time", {"a": "begin"}),
    ("Can you tell me whether the strike is over?", "yes_no", {}),
    # reasons
    ("Why did the chairman of Nordvik resign?", "reason", {"a": "resign", "n": ["Nordvik"]}),
    ("What caused the fire?", "reason", {"a": "cause"}),
    ("What led to the collapse of the bank?", "reason", {}),
    ("What was the reason for the delay?", "reason", {}),
    ("How did the dam fail?", "reason", {"a": "fail"}),
    ("How come the vote was postponed?", "reason", {"a": "postpone"}),
    # statements
    ("What did Maria Lopez say about the strike?", "statement", {"v": "Maria Lopez", "n": ["Maria Lopez"]}),
    (
        "What did the prime minister promise the farmers in 2012?",
        "statement",
        {"v": "prime minister", "y": 2012},
    ),
    ("What was the union's reaction to the offer?", "statement", {"v": "union"}),
    ("How did Nordvik respond to the claim?", "statement", {"v": "Nordvik"}),
    ("What has the police chief claimed about the riot?", "statement", {"v": "police chief"}),
    # things
    ("What did the divers find in the wreck?", "thing", {"a": "find"}),
    ("What film won the Golden Anchor in 2003?", "thing", {"k": "film", "y": 2003, "n": ["Golden Anchor"]}),
    ("What is the profession of Peter Holm?", "thing", {"r": "profession of Peter Holm"}),
    ("What does ABC stand for?", "thing", {"n": ["ABC"]}),
    ("What type of aircraft crashed near Tallow?", "thing", {"a": "crash", "n": ["Tallow"]}),
    ("What sport is Olga Brandt known for?", "thing", {"n": ["Olga Brandt"]}),
    # views, courtesy, word order
    ("How many miners died, according to the union?", "figure", {"c": "miner", "a": "die", "v": "union"}),
    ("According to Olga Brandt, how many votes were lost?", "figure", {"c": "vote", "v": "Olga Brandt"}),
    (
        "How many crimes did Brandovia report in 2013?",
        "figure",
        {"c": "crime", "v": "Brandovia", "a": "report"},
    ),
    ("Could you please tell me who won the cup?", "person", {"a": "win"}),
    ("Do you know when the ferry sank?", "time", {"a": "sink"}),
    ("And who paid for the party?", "person", {"a": "pay"}),
    ("In May 2015, how many people left Tallow?", "figure", {"c": "people", "y": 2015}),
    # names that are not times, times that are not names
    ("Who acquired 19th Century Motors?", "person", {"n": ["19th Century Motors"], "y": None}),
    ('Who directed "Winter 1962"?', "person", {"n": ["Winter 1962"], "y": None}),
    ("When the ferry Aurelia sank, did the crew call for help?", "yes_no", {"n": ["Aurelia"]}),
    ("When the ferry Aurelia sank, how many were on board?", "figure", {"n": ["Aurelia"]}),
    ("When, in 2020, did the Dorrin strike end?", "time", {"n": ["Dorrin"]}),
    ("When was Black Friday released?", "time", {"n": ["Black Friday"], "y": None}),
    ("Who composed Symphony No. 7?", "person", {"n": ["Symphony No. 7"]}),
    ("When was the Church of Our Lady of Tallow built?", "time", {"n": ["Church of Our Lady of Tallow"]}),
    ("What did Senator Brandt and Judge Holm sign?", "thing", {"n": ["Brandt", "Holm"]}),
    ("Who owns General Electronics?", "person", {"n": ["General Electronics"]}),
    ("Which team won the Premier League in 1991?", "body", {"n": ["Premier League"], "y": 1991}),
    ("What did Prime Minister Holm announce?", "statement", {"n": ["Holm"], "v": "Prime Minister Holm"}),
    ("When did Kim Ha-yoon retire?", "time", {"n": ["Kim Ha-yoon"], "a": "retire"}),
    ("Did Kenya's President Mwangi visit Oslo?", "yes_no", {"n": ["Kenya", "Mwangi", "Oslo"]}),
]


@pytest.mark.parametrize(("text", "wants", "fields"), TABLE, ids=[row[0] for row in TABLE])
def test_what_is_asked(text: str, wants: str, fields: dict[str, object]) -> None:
    q = understand(text)
    got = {
        "c": q.counted,
        "s": q.counted_side,
        "a": q.action,
        "r": q.role,
        "n": [name.text for name in q.names],
        "y": (q.period.first if isinstance(fields.get("y"), date) else q.period.first.year)
        if q.period
        else None,
        "v": q.viewpoint,
        "k": q.asked_noun,
    }
    assert q.wants == wants
    assert {key: got[key] for key in fields} == fields
    assert q.text == text


PROPOSITIONS = [
    ("Did the council approve the tunnel?", "The council approved the tunnel"),
    ("Was the harbour of Tallow closed in 2020?", "The harbour of Tallow was closed in 2020"),
    (
        "Did Oslo and Bergen agree to share the costs in May 2011?",
        "Oslo and Bergen agreed to share the costs in May 2011",
    ),
    ("Does the airline own a hotel?", "The airline owns a hotel"),
    ("Has the bridge been repaired?", "The bridge has been repaired"),
    ("Were foreign divers working on the wreck?", "Foreign divers were working on the wreck"),
    ("Didn't the mayor resign in 2019?", "The mayor resigned in 2019"),
    ("Is there a curfew in Tallow?", "There is a curfew in Tallow"),
    ("Will the final be played in Oslo?", "The final will be played in Oslo"),
    (
        "According to the union, did the workers accept the deal?",
        "The workers accepted the deal, according to the union",
    ),
    ("Who denied the report?", "Someone denied the report"),
    ("Did Azerbaijani forces fire on civilians?", "Azerbaijani forces fired on civilians"),
    ("In which year did the first Karabakh war end?", "The first Karabakh war ended"),
    ("When did Nimbus OS 7 come out?", "Nimbus OS 7 came out"),
    ("How many tanks did Brandovia lose in 1998?", "Brandovia lost tanks in 1998"),
]


@pytest.mark.parametrize(("text", "said"), PROPOSITIONS)
def test_a_question_can_be_said_as_a_statement(text: str, said: str) -> None:
    assert understand(text).proposition == said


def test_a_limit_in_time_is_told_from_a_time() -> None:
    by = understand("How many homes had been rebuilt by March 2012?")
    within = understand("How many homes were rebuilt in March 2012?")
    march = Period(date(2012, 3, 1), date(2012, 3, 31))
    assert (by.period, by.until) == (march, True)
    assert (within.period, within.until) == (march, False)


@pytest.mark.parametrize(
    ("text", "year", "opens"),
    [
        ("How many homes have been rebuilt since the 2011 flood?", 2011, True),
        ("Since the start of the flood in 2011, how many homes were lost?", 2011, True),
        ("What has happened in Tallow since 2011?", 2011, True),
        ("How many homes were lost in the 2011 flood?", 2011, False),
        ("Who has led Tallow since 2011?", 2011, False),
    ],
)
def test_since_asks_for_all_that_came_until_today(text: str, year: int, opens: bool) -> None:
    today = date(2015, 3, 4)
    last = today if opens else date(year, 12, 31)
    assert understand(text, today=today).period == Period(date(year, 1, 1), last)
    assert (understand(text).period or Period(today, today)).overlaps(Period(today, today)) is opens


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("What must Orne do under the accord of 4 May 2031?", date(2032, 5, 3)),
        ("Who called the raid of 4 May 2031 a crime?", date(2031, 6, 18)),
        ("Who deserves the credit for the truce of 4 May 2031?", date(2031, 11, 3)),
        ("Who led the raid of 4 May 2031?", date(2031, 5, 4)),
    ],
)
def test_what_follows_from_a_day_is_told_in_the_time_after_it(text: str, last: date) -> None:
    period = understand(text).period
    assert period is not None
    assert (period.first, period.last) == (date(2031, 5, 4), last)


def test_nobody_is_in_a_person() -> None:
    (name,) = understand("How many people died in Zargun?").names
    assert name.kind == "place"


def test_a_relative_time_is_read_against_today() -> None:
    q = understand("Who resigned yesterday?", today=date(2020, 5, 10))
    assert q.period == Period(date(2020, 5, 9), date(2020, 5, 9))
    assert understand("Who resigned yesterday?").period is None


def test_a_question_without_a_time_keeps_that_of_the_conversation() -> None:
    history = ("What did Dana Kell announce in May 2018?", "Was it a truce?")
    after = understand("From what hour was it in force?", history)
    assert (after.period, after.setting) == (None, Period(date(2018, 5, 1), date(2018, 5, 31)))
    other = understand("How many were killed in 2020?", history)
    assert (other.period, other.setting) == (Period(date(2020, 1, 1), date(2020, 12, 31)), None)
    assert understand("Was it a truce?", ("Who announced it?",)).setting is None


def test_adjectives_of_place_carry_their_place() -> None:
    q = understand("How many Kenyan runners finished?")
    assert q.names[0].kind == "people"
    assert "Kenya" in q.names[0].forms
    assert akin("Kenyans", "Kenya")
    assert akin("Norway", "Norwegian")
    assert not akin("Austria", "Australia")
    assert places_of("Dutch") == ("Netherlands", "Holland")


def test_the_speaker_is_marked_among_the_names() -> None:
    q = understand("What did Maria Lopez say about Nordvik?")
    assert [(n.text, n.speaker) for n in q.names] == [("Maria Lopez", True), ("Nordvik", False)]


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("When did the captain of the Orlo call for help?", ""),
        ("Did the director tell crews to carry on?", ""),
        ("Did the director promise to resign?", "director"),
        ("Where did Maria Lopez testify?", ""),
        ("When did Maria Lopez say that the bridge would open?", "Maria Lopez"),
        ("According to Maria Lopez, when did the bridge open?", "Maria Lopez"),
        ("How many violations did Peru count in 2030?", "Peru"),
        ("White House's response to the vote", "White House"),
        ("Howard's position on the bridge", "Howard"),
        ("Andorra's reaction to the vote", "Andorra"),
        ("What's Andorra's position on the bridge?", "Andorra"),
        ("Which country's reaction came first?", ""),
        ("Maria Lopez's explanation for why the bridge stays shut?", "Maria Lopez"),
    ],
)
def test_when_somebody_spoke_is_not_asked_of_the_speaker_alone(text: str, view: str) -> None:
    assert understand(text).viewpoint == view


def test_a_month_before_the_comma_asks_nothing() -> None:
    q = understand("As of mid-May, how many lives did the flood cost?")
    assert (q.wants, q.counted) == ("figure", "life")
    assert understand("How deadly was the flood of 2020?").wants == "figure"


def test_the_topic_leaves_out_what_other_fields_say() -> None:
    q = understand("How many sailors were rescued from the burning ferry in Tallow in May 2019?")
    assert q.topic == ("burn", "ferry")


PUBLISHERS = ("The Daily Anchor", "Horizon", "The Week", "Sky & Sea - World", "The Warden")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("What did the Daily Anchor write about the ferry?", ("The Daily Anchor",)),
        ("What happened on the horizon that week?", ()),
        ("Does the Horizon article mention the ferry?", ("Horizon",)),
        ("Did 'Horizon' mention the ferry?", ("Horizon",)),
        ("Who bought Horizon Motors?", ()),
        ("According to the Warden, who paid?", ("The Warden",)),
        ("how many paid, according to the warden", ("The Warden",)),
        ("what does the warden say about the ferry", ("The Warden",)),
        ("According to the warden of Tallow, who paid?", ()),
        ("Did the Warden Council pay?", ()),
        ("How many strikes were there in the week?", ()),
        ("What is new in sky & sea this year?", ("Sky & Sea - World",)),
    ],
)
def test_outlets(text: str, found: tuple[str, ...]) -> None:
    assert tuple(o[0] for o in outlets(text, PUBLISHERS)) == found
    assert understand(text, publishers=PUBLISHERS).outlets == found


def test_an_outlet_is_neither_a_name_nor_a_view() -> None:
    q = understand("According to The Daily Anchor, who bought the ferry?", publishers=PUBLISHERS)
    assert (q.outlets, q.names, q.viewpoint) == (("The Daily Anchor",), (), "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "?",
        "???!",
        "\x00\x1b[31m",
        "🙂",
        "who",
        "How many",
        "what is the",
        "\n\n",
        "'s",
        "a" * 5000,
        "who? " * 900,
    ],
)
def test_any_text_is_read(text: str) -> None:
    q = understand(text, ["", text, "\x07"])
    assert isinstance(q, Question)
    assert len(q.standalone) <= 700


@pytest.mark.parametrize(
    ("lemma", "told", "tells"),
    [
        ("approve", "approved", "approves"),
        ("carry", "carried", "carries"),
        ("stop", "stopped", "stops"),
        ("strike", "struck", "strikes"),
        ("visit", "visited", "visits"),
        ("be", "was", "is"),
        ("pass", "passed", "passes"),
    ],
)
def test_verb_forms(lemma: str, told: str, tells: str) -> None:
    assert (past(lemma), third_person(lemma)) == (told, tells)


def test_who_asks_about_that_fighting_asks_of_its_time() -> None:
    asked = ("How many men did Tallow lose in May 2018?",)
    may = Period(date(2018, 5, 1), date(2018, 5, 31))
    assert understand("On which day did that fighting begin?", asked).period == may
    assert understand("On which day did the fighting begin?", asked).period is None
    assert understand("Did the mayor say that it began?", asked).period is None


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Is there a naval base in Tallow?", ("base",)),
        ("Was there a peace deal?", ("peace", "deal")),
        ("Were there a number of sailors aboard?", ("sailor",)),
        ("Did Tallow get a new bridge?", ("bridge",)),
        ("Did Tallow build a bridge?", ()),
        ("Who has a bridge?", ("bridge",)),
    ],
)
def test_what_is_there_or_is_got_is_the_thing_asked_for(text: str, thing: tuple[str, ...]) -> None:
    assert understand(text).thing == thing


def test_a_country_is_no_outlet_that_is_named_after_it() -> None:
    known = ("Real Turkey", "The Harbour Courier")
    assert understand("What did Turkey say?", publishers=known).told_by == ()
    assert understand("What did the Courier say?", publishers=known).told_by == ("The Harbour Courier",)
    assert understand("What did Real Turkey say?", publishers=known).told_by == ("Real Turkey",)


@pytest.mark.parametrize(
    ("text", "wants", "names"),
    [
        # a statement with a question mark
        ("Nordvik maintains it was Orlo that broke the truce?", "yes_no", ["Nordvik", "Orlo"]),
        ("They never found the boat?", "yes_no", []),
        ("cost of the damage in Orne, estimates", "figure", ["Orne"]),
        ("I live in Orne. Who is the mayor?", "person", ["Orne"]),
        # no name begins with what points or counts
        ("Those 50 Kenyan dead in 2022, was that in one day?", "yes_no", ["Kenyan"]),
        ("Those 12 Kenyan dead, were they police?", "yes_no", ["Kenyan"]),
    ],
)
def test_statements_with_a_question_mark_and_names_behind_numbers(
    text: str, wants: str, names: list[str]
) -> None:
    asked = understand(text)
    assert asked.wants == wants
    assert [n.text for n in asked.names] == names


@pytest.mark.parametrize(
    ("text", "action", "proposition"),
    [
        (
            "Had the crew's plea to move its men by plane been rejected before the fire?",
            "reject",
            "The crew's plea to move its men by plane had been rejected before the fire",
        ),
        ("Has the man who had been shot died?", "die", "The man who had been shot has died"),
        (
            "Were guests living in the hilltop hotel when the ferry sank?",
            "live",
            "Guests were living in the hilltop hotel when the ferry sank",
        ),
    ],
)
def test_the_verb_behind_a_long_subject_is_what_is_asked(text: str, action: str, proposition: str) -> None:
    asked = understand(text, parser=default_parser())
    assert (asked.action, asked.proposition) == (action, proposition)
