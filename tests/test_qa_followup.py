"""Follow-up questions: what stands alone stays, what does not is completed from the conversation."""

import pytest

from qa.asking.followup import answered_by, asks_nothing, prefaced, standalone
from qa.asking.wording import QUESTION_CHARS
from qa.question import understand

pytestmark = pytest.mark.models

NURSES = "How many French nurses were hired in May 2018?"
QUAKE = "How many people were killed in the Dunmore quake?"
TUNNEL = "Did the council approve the tunnel?"

FOLLOW_UPS = [
    # the noun, the name or the time changes
    ([NURSES], "What about doctors?", "How many French doctors were hired in May 2018?"),
    ([NURSES], "And in 2020?", "How many French nurses were hired in 2020?"),
    ([NURSES], "In June 2019?", "How many French nurses were hired in June 2019?"),
    ([NURSES], "And how many in 2020?", "How many French nurses were hired in 2020?"),
    ([NURSES], "And how many doctors?", "How many French doctors were hired in May 2018?"),
    ([NURSES], "And how many did Spain hire?", "How many nurses did Spain hire in May 2018?"),
    (
        ["What plan were Peru and Chile said to be working on in May?"],
        "Was the road part of it?",
        "Was the road part of the plan that Peru and Chile were said to be working on in May?",
    ),
    ([NURSES], "And Spain?", "How many nurses from Spain were hired in May 2018?"),
    (["Who won the 2018 final?"], "And in 2014?", "Who won the 2014 final?"),
    (
        ["What did Olga Brandt say about the strike?"],
        "And Peter Holm?",
        "What did Peter Holm say about the strike?",
    ),
    (
        ["What did Olga Brandt say about the strike?"],
        "What about the wage offer?",
        "What did Olga Brandt say about the wage offer?",
    ),
    (["What is the GDP of Finland?"], "And Norway?", "What is the GDP of Norway?"),
    (["What is the GDP of Finland?"], "And the population?", "What is the population of Finland?"),
    (
        ["How many homes were flooded in Tallow in 2011?"],
        "And in Anvers?",
        "How many homes were flooded in Anvers in 2011?",
    ),
    (
        [
            "How many sailors were drowned off Orne in May 2018?",
            "How many people were hurt in Orne in May 2018?",
        ],
        "And in the whole war?",
        "How many people were hurt in the whole war in 2018?",
    ),
    (
        ["How many people were hurt in Orne in May?"],
        "Who gave that number?",
        "Who said how many people were hurt in Orne in May?",
    ),
    (["How many homes were flooded?"], "Who says so?", "Who says how many homes were flooded?"),
    (
        ["How many people died in Orne in May?"],
        "Any kids among them?",
        "How many children died in Orne in May?",
    ),
    (["How many people died in Orne?"], "Were any of them sailors?", "How many sailors died in Orne?"),
    (
        ["How many sailors did the navy lose in 2011?"],
        "Whose figure is that?",
        "Who said that the navy lost sailors in 2011?",
    ),
    (
        ["How many people were hurt in Orne in May 2018?"],
        "And in all?",
        "How many people were hurt in Orne in total in 2018?",
    ),
    (
        ["How many homes were flooded in Tallow in 2011?"],
        "And in the villages?",
        "How many homes were flooded in 2011 in the villages?",
    ),
    (
        ["How many miners did the Orne union say had been killed by mid-May 2019?"],
        "And how many were wounded?",
        "How many miners were wounded by mid-May 2019, according to the Orne union?",
    ),
    (
        ["How many miners were hurt according to the union?"],
        "And according to the owners?",
        "How many miners were hurt according to the owners?",
    ),
    (
        ["Where does Olga Brandt live?"],
        "And how many years in prison does she herself face?",
        "How many years in prison does Olga Brandt herself face?",
    ),
    (
        ["How long did Lane's marriage to Jan Alder last?"],
        "And the one to Sam Asher?",
        "How long did Lane's marriage to Sam Asher last?",
    ),
    (
        ["How many people died in the fire in Tallow?"],
        "And the one in Anvers?",
        "How many people died in the fire in Anvers?",
    ),
    (
        ["What did Olga Brandt say about the raids on the port?"],
        "And those on the airport?",
        "What did Olga Brandt say about the raids on the airport?",
    ),
    (["How many died in the Tallow fire?"], "And the one in Anvers?", "How many died in the fire in Anvers?"),
    (["Who won the 2018 final?"], "And the one in 2014?", "Who won the 2014 final?"),
    # the noun is left out
    ([QUAKE], "How many were injured?", "How many people were injured in the Dunmore quake?"),
    ([QUAKE], "And how many people were injured?", "How many people were injured in the Dunmore quake?"),
    (
        [QUAKE],
        "How many of them were children?",
        "How many of the people killed in the Dunmore quake were children?",
    ),
    (
        ["When did the Dunmore quake strike?"],
        "How many people were killed?",
        "How many people were killed in the Dunmore quake?",
    ),
    (
        ["Who won the election in Brandovia in 2019?"],
        "What was the turnout?",
        "What was the turnout in the election in Brandovia in 2019?",
    ),
    # only a question word
    (
        ["When did the Orne strike begin?"],
        "How many people took part?",
        "How many people took part in the Orne strike?",
    ),
    ([TUNNEL], "Why?", "Why did the council approve the tunnel?"),
    ([TUNNEL], "When?", "When did the council approve the tunnel?"),
    ([TUNNEL], "When did that happen?", "When did the council approve the tunnel?"),
    (["Who stole the painting in 1990?"], "Why?", "Why did someone steal the painting in 1990?"),
    (["How many ships did Brandovia lose in 1998?"], "Where?", "Where did Brandovia lose ships in 1998?"),
    (["When was the treaty signed?"], "Where?", "Where was the treaty signed?"),
    (["When was the treaty signed?"], "In which city?", "In which city was the treaty signed?"),
    (
        ["Did the port lose ships in the storm?"],
        "How many?",
        "How many ships did the port lose in the storm?",
    ),
    (["Who accused the union of fraud?"], "Who else?", "Who else accused the union of fraud?"),
    # whose word it is
    ([TUNNEL], "Who said so?", "Who said that the council approved the tunnel?"),
    ([TUNNEL], "Who denied it?", "Who denied that the council approved the tunnel?"),
    ([TUNNEL], "According to whom?", "Who said that the council approved the tunnel?"),
    (
        [TUNNEL, "Who denied it?"],
        "And who confirmed it?",
        "Who confirmed that the council approved the tunnel?",
    ),
    # he, she, it, they, there, then
    ([TUNNEL], "How much will it cost?", "How much will the tunnel cost?"),
    (["Did Olga Brandt meet the union?"], "Did she resign?", "Did Olga Brandt resign?"),
    (["Did Olga Brandt meet the union?"], "Who is her successor?", "Who is Olga Brandt's successor?"),
    (
        ["Who is the CEO of Nordvik?"],
        "When did he join the company?",
        "When did the CEO of Nordvik join the company?",
    ),
    (["Who won the 2018 final?"], "How old is she?", "How old is the person who won the 2018 final?"),
    (['Who directed "The Long Harbour"?'], "When was it released?", 'When was "The Long Harbour" released?'),
    (["When was the Zora Bridge built?"], "Who designed it?", "Who designed the Zora Bridge?"),
    (
        ["When did the dockers' strike begin?"],
        "How long did it last?",
        "How long did the dockers' strike last?",
    ),
    (
        ["Did Finland and Norway sign the treaty in 2011?"],
        "When did they ratify it?",
        "When did Finland and Norway ratify the treaty?",
    ),
    (["Did a flood hit Tallow in 2011?"], "What caused it?", "What caused the flood of 2011?"),
    (["When was the Orne Protocol signed?"], "Who acted as mediator?", "Who mediated the Orne Protocol?"),
    (
        ["How many Kenyan soldiers were killed in the clash of 15 May 2011?"],
        "And how many Ugandan soldiers were wounded?",
        "How many Ugandan soldiers were wounded in the clash of 15 May 2011?",
    ),
    (
        ["Did Velm shell the port in May 2011?"],
        "Who rejected that charge?",
        "Who rejected the charge that Velm shelled the port in May 2011?",
    ),
    (["Was a truce agreed in May 2011?"], "Who broke it?", "Who broke the truce of May 2011?"),
    (["Was a truce agreed in May 2011?"], "Was it broken in June?", "Was the truce broken in June?"),
    (["Did a flood hit Tallow in 2011?"], "Who was mayor then?", "Who was mayor in 2011?"),
    (["Did a flood hit Tallow on 4 May 2011?"], "Who was mayor by then?", "Who was mayor by 4 May 2011?"),
    (["What is the capital of Moldova?"], "How many people live there?", "How many people live in Moldova?"),
    # a chain
    (
        ["How many ships did Brandovia lose in 1998?", "What about aircraft?"],
        "And in 1999?",
        "How many aircraft did Brandovia lose in 1999?",
    ),
]


@pytest.mark.parametrize(
    ("history", "text", "expected"), FOLLOW_UPS, ids=[f"{h[-1]} {t}" for h, t, _ in FOLLOW_UPS]
)
def test_a_follow_up_is_completed(history: list[str], text: str, expected: str) -> None:
    assert standalone(text, history) == expected


SOLDIERS = "How many Malian soldiers died in May 2031?"
STANDS_ALONE = [
    (QUAKE, "Who won the 2014 Harbour Cup?"),
    (QUAKE, "And who won the 2014 Harbour Cup?"),
    (QUAKE, "What is the price of a tonne of wheat?"),
    (QUAKE, "Is it true that Nordvik sold its fleet?"),
    (QUAKE, "population of Finland"),
    (QUAKE, "Harbour Cup 2017 venue"),
    (QUAKE, "Did Turkey say it would send its rescuers?"),
    (NURSES, "How many planets are there?"),
    (NURSES, "Is there a curfew in Tallow?"),
    (NURSES, "What did Peter Holm say about his wife?"),
    (NURSES, "Did the bank that financed the mill go bankrupt?"),
    (NURSES, "When did Nordvik open its first office in Oslo?"),
    ("Did Olga Brandt resign?", "Who is the president of Finland?"),
    ("Did Olga Brandt resign?", "Who said that the ferry was safe?"),
    (TUNNEL, "Which company makes the Zora tractor?"),
    (TUNNEL, "What time is it in Tokyo?"),
    (TUNNEL, "Who invented the steam engine?"),
    ("Who won the election?", "How many goals did Rovers score in 1998?"),
]


@pytest.mark.parametrize(("earlier", "text"), STANDS_ALONE)
def test_another_topic_is_left_alone(earlier: str, text: str) -> None:
    assert standalone(text, [earlier]) == text


def test_without_history_nothing_changes() -> None:
    assert standalone("And how many did Spain hire?") == "And how many did Spain hire?"


def test_history_may_hold_junk() -> None:
    junk = ["", "\x00\x07", "   ", "thanks", "word " * 20_000, TUNNEL, "ok", "\n\t"]
    assert standalone("Who denied it?", junk) == "Who denied that the council approved the tunnel?"


@pytest.mark.parametrize(
    ("earlier", "text", "alone"),
    [
        (SOLDIERS, "and on the Kenyan side?", "How many Kenyan soldiers died in May 2031?"),
        (SOLDIERS, "What about the Kenyan ones?", "How many Kenyan soldiers died in May 2031?"),
        (SOLDIERS, "And Kenyan?", "How many Kenyan soldiers died in May 2031?"),
        (SOLDIERS, "And on Japan's side?", "How many soldiers from Japan died in May 2031?"),
        (SOLDIERS, "And on the other side?", "How many soldiers died in May 2031 on the other side?"),
        ("How many soldiers did Mali lose?", "And on the Kenyan side?", "How many soldiers did Kenya lose?"),
        ("What did the union demand?", "And on the company's side?", "What did the company demand?"),
        (SOLDIERS, "On the Kenyan side, who was to blame?", "On the Kenyan side, who was to blame?"),
    ],
)
def test_another_side_of_it(earlier: str, text: str, alone: str) -> None:
    assert standalone(text, [earlier]) == alone


@pytest.mark.parametrize(
    ("earlier", "text", "meant"),
    [
        ("Who won the race?", "How old is she?", True),
        ("Which judge led the inquiry?", "What was her job before that?", True),
        ("Which friend of Holm testified under immunity?", "Why did he want it?", True),
        # whoever comes in somebody's place did something else before that
        ("Who took over from Olga Brandt?", "What was her job before that?", True),
        ("Who dismissed Olga Brandt?", "What was her job before that?", False),
        # "she" is no Peter
        ("Who replaced Peter Holm?", "When was she elected?", True),
        ("Who replaced Peter Holm?", "When was he elected?", False),
        ("Who is the mayor of Oslo?", "When was he elected?", True),
        ("Who took over when Olga Brandt resigned?", "And who replaced her?", True),
        # somebody is named who may be meant, by either question
        ("Who replaced Olga Brandt?", "What did she say?", False),
        ("Who won the race?", "Did Olga Brandt say that she had trained?", False),
        ("When did the mayor resign?", "Where did he go?", False),
        ("Who won the race?", "Where was it held?", False),
    ],
)
def test_who_answers_is_meant_by_the_next_question(earlier: str, text: str, meant: bool) -> None:
    assert bool(answered_by(text, [earlier])) is meant
    if meant:
        assert "Ada Moe" in standalone(text, [earlier], answered="Ada Moe")


@pytest.mark.parametrize(
    ("earlier", "text", "alone"),
    [
        # a surname that ends like a people's name
        ("What did Blinken say?", "And Pashinyan?", "What did Pashinyan say?"),
        ("What did Aliyev say about Ganja?", "and Hajiyev?", "What did Hajiyev say about Ganja?"),
        (
            "What did the French minister demand?",
            "and the American?",
            "What did the American minister demand?",
        ),
        (
            "How many people were hurt in 2023?",
            "And on the Kenyan side?",
            "How many people were hurt in 2023 on the Kenyan side?",
        ),
        ("Was the toll of the quake 41?", "Who said so?", "Who said that the toll of the quake was 41?"),
        ("How many people died?", "Are you sure?", "How many people died?"),
        ("How many people died?", "are you sure? other sources?", "How many people died?"),
        ("How many people died?", "really??", "How many people died?"),
        ("How many people died?", "Is that true?", "How many people died?"),
        ("How many people died?", "Is it confirmed?", "How many people died?"),
        ("Who took the bridge?", "Is it true?", "Who took the bridge?"),
        ("Was the tunnel closed?", "And according to other sources?", "Was the tunnel closed?"),
        # a ship, whose name the parser takes for a person's, and a verb that it takes for a noun
        ("How many people died on the Anna Moe?", "when did it sink?", "When did the Anna Moe sink?"),
        ("Who was the captain of the Anna Moe?", "Where was it built?", "Where was the Anna Moe built?"),
        ("When did the Anna Moe sink?", "Who owned it?", "Who owned the Anna Moe?"),
        (
            "Did the Safe Harbour Act pass?",
            "When did it take effect?",
            "When did the Safe Harbour Act take effect?",
        ),
        ("How many people died in 2022?", "no, I meant 2020", "How many people died in 2020?"),
        (
            "When did the truce of 2022 start?",
            "No, I meant the one of 2023",
            "When did the truce of 2023 start?",
        ),
        (
            "How many dead did they report in May?",
            "And how many were hurt?",
            "How many people were hurt in May?",
        ),
        (
            "How many people were killed in Orlo's attack on Lira?",
            "And how many in Port Lisle?",
            "How many people were killed in Port Lisle?",
        ),
        (
            "How much did Google spend in 2021 on ads?",
            "How much of that went to Apple?",
            "How much of what Google spent in 2021 on ads went to Apple?",
        ),
        (
            "What kind of car did the Orne guards use?",
            "Where was it found?",
            "Where was the car that the Orne guards used found?",
        ),
        (
            "Who does Orne hold responsible for the attack on Velm?",
            "What kind of weapon does Orne say was used?",
            "What kind of weapon does Orne say was used for the attack on Velm?",
        ),
        (
            "How many Peruvians were injured in the raid of January 2022?",
            "How many were hurt on the Kenyan side?",
            "How many people were hurt on the Kenyan side in the raid of January 2022?",
        ),
        (
            "What kind of missile hit the mill?",
            "Where was it launched?",
            "Where was the missile that hit the mill launched?",
        ),
        (
            "What deal did Google make with Activision?",
            "How much was it worth?",
            "How much was the deal that Google made with Activision worth?",
        ),
        # "rather", "not that" and "so" do not always speak to what went before
        (
            "Did the union strike?",
            "Rather than strike, did the union negotiate?",
            "Rather than strike, did the union negotiate?",
        ),
        (
            "Did the union strike?",
            "Not that long ago, did the union strike?",
            "Not that long ago, did the union strike?",
        ),
        ("Did the union strike in May?", "Rather, in June?", "Did the union strike in June?"),
        (
            "How many people died in the fire in Tallow?",
            "So far, how many have died?",
            "So far, how many people have died in the fire in Tallow?",
        ),
        ("How bad(ly was it?", "And in 2020?", "How bad(ly was it in 2020?"),
        ("How many people had to leave Tallow?", "Why?", "Why did people have to leave Tallow?"),
        ("Who first farmed cranberries?", "Where?", "Where did someone first farm cranberries?"),
        (
            "Which aide of the mayor lied?",
            "When?",
            "When did a certain aide of the mayor lie?",
        ),
        (
            "Which senior congressman took up the cause of Armenia?",
            "What exactly did he want?",
            "What exactly did the senior congressman who took up the cause of Armenia want?",
        ),
        (
            "How many jobs will the Norrik plant bring?",
            "From what year is it supposed to produce?",
            "From what year is the Norrik plant supposed to produce?",
        ),
        (
            "What was the earliest drug?",
            "When was it cleared for use?",
            "When was the earliest drug cleared for use?",
        ),
        ("Did Olga Brandt resign?", "What if she did it herself?", "What if Olga Brandt did it herself?"),
    ],
)
def test_what_stands_alone_in_conversations_that_readers_held(earlier: str, text: str, alone: str) -> None:
    assert standalone(text, [earlier]) == alone


DELAY = "Why did the council put off the vote?"
SPOKE = "Did Olga Brandt speak with Peter Holm about the tunnel?"
STRUCK = "Did rebels shell Brask in May?"


@pytest.mark.parametrize(
    ("earlier", "text", "alone"),
    [
        (DELAY, "until when", "Until when did the council put off the vote?"),
        (DELAY, "With whom?", "With whom did the council put off the vote?"),
        (DELAY, "against who", "Against who did the council put off the vote?"),
        (DELAY, "On whose orders?", "On whose orders did the council put off the vote?"),
        (DELAY, "In return for what?", "In return for what did the council put off the vote?"),
        (DELAY, "and then?", "and then?"),
        # a condition stands for nothing else
        (
            "How much did Nordvik pay for the mill?",
            "And after tax?",
            "How much did Nordvik pay for the mill after tax?",
        ),
        (
            "How much did Nordvik earn before tax?",
            "And after tax?",
            "How much did Nordvik earn after tax?",
        ),
        (
            "How much did Nordvik pay for the mill?",
            "per tonne?",
            "How much did Nordvik pay for the mill per tonne?",
        ),
        (
            "How many people did the Tallow flood drown?",
            "according to the union?",
            "How many people did the Tallow flood drown according to the union?",
        ),
        (
            "How many people did the Tallow flood drown?",
            "What about the union's figures?",
            "How many people did the Tallow flood drown according to the union?",
        ),
        # a noun that stands for what was done
        (
            SPOKE,
            "When did that talk take place?",
            "When did Olga Brandt speak with Peter Holm about the tunnel?",
        ),
        (
            STRUCK,
            "How many were hurt in that attack?",
            "How many were hurt when rebels shelled Brask in May?",
        ),
        (STRUCK, "Who ordered the attack?", "Who ordered the attack when rebels shelled Brask in May?"),
        ("Who killed Olga Brandt?", "who ordered that killing", "Who ordered the killing of Olga Brandt?"),
        (
            "Did Olga Brandt claim that the mine was safe?",
            "Did the union accept that claim?",
            "Did the union accept the claim that the mine was safe?",
        ),
        ("How many people did the Tallow flood kill?", "When was that flood?", "When was the Tallow flood?"),
        (STRUCK, "How long did the trial last?", "How long did the trial last?"),
        # only what happens takes place
        (
            "Which city called for a meeting of the Harbour League in May 2018?",
            "When could it take place?",
            "When could the meeting of the Harbour League take place?",
        ),
        ("Did the dockers call off their walkout?", "When did it end?", "When did the walkout end?"),
        (
            "Did Olga Brandt meet Peter Holm in Oslo?",
            "When did it happen?",
            "When did Olga Brandt meet Peter Holm in Oslo?",
        ),
        ("Did the dockers block the port?", "Why did they do that?", "Why did the dockers block the port?"),
        (
            "Did Nordvik veto the bid?",
            "On which grounds did it do that?",
            "On which grounds did Nordvik veto the bid?",
        ),
        # what is denied was said, and no council
        (
            "Who accused Olga Brandt of misleading the council?",
            "Did she deny it?",
            "Did Olga Brandt deny misleading the council?",
        ),
        ("Who took over from Olga Brandt?", "What was her job before that?", None),
        (
            "Which judge led the inquiry?",
            "Who took over his job?",
            "Who took over the job of the judge who led the inquiry?",
        ),
        (
            "Which aide of the mayor met the envoy?",
            "What did she promise him?",
            "What did the aide of the mayor who met the envoy promise him?",
        ),
        # places that the parser does not know
        (
            "Was Brask under fire in 2023?",
            "And in May 2020, how many people were hurt there?",
            "In May 2020, how many people were hurt in Brask?",
        ),
        (
            "Which hospital was hit in Tallow?",
            "how many died there?",
            "How many people died in the hospital that was hit in Tallow?",
        ),
        # what somebody says about it
        (
            "When did the Zora Bridge collapse?",
            "what does the mayor say",
            "What does the mayor say about the Zora Bridge?",
        ),
        (
            "Did Nordvik ban the union?",
            "how did the dockers respond",
            "How did the dockers respond to the fact that Nordvik banned the union?",
        ),
        (
            "What did Olga Brandt say about the wage offer?",
            "How did the union react?",
            "How did the union react to what Olga Brandt said about the wage offer?",
        ),
        (
            "What did Olga Brandt say about the riots in Tallow?",
            "How many rioters were arrested?",
            "How many rioters were arrested in the riots in Tallow?",
        ),
        (
            "How many people died on the Anna Moe?",
            "How many of them were sailors?",
            "How many of the people that died on the Anna Moe were sailors?",
        ),
    ],
)
def test_what_journalists_type_next(earlier: str, text: str, alone: str | None) -> None:
    found = standalone(text, [earlier])
    if alone is None:
        assert found == "What was the job of the person who took over from Olga Brandt before that?"
    else:
        assert found == alone


def test_whoever_answers_is_not_he_by_a_womans_name() -> None:
    told = standalone("How old is he?", ["Who won the race?"], answered="Emma Moe")
    assert told == "How old is the person who won the race?"


def test_who_answers_is_looked_for_further_back() -> None:
    talk = ["Who won the race?", "By how much?"]
    assert answered_by("How old is she?", talk) == "Who won the race?"
    assert not answered_by("How old is she?", [*talk, "When did Olga Brandt start?"])


def test_it_is_what_is_written_about_and_not_who_writes() -> None:
    asked = "What did Moe write about the truce of May 2020?"
    assert standalone("Who broke it?", [asked]) == "Who broke the truce of May 2020?"
    told = standalone("On the fringes of which summit?", ["In which town did Moe and Roe meet in May?"])
    assert told == "On the fringes of which summit did Moe and Roe meet in May?"


def test_there_is_the_place_that_answers_the_question_before() -> None:
    asked = "Which town did the army say was shelled in May 2020?"
    assert answered_by("How many died there?", [asked]) == asked
    assert "in Orne" in standalone("How many died there?", [asked], answered="Orne")
    assert not answered_by("How many died there?", ["Who shelled the town?"])
    assert not answered_by("How many died in Velm?", [asked])
    assert not answered_by("How many are there?", [asked])


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("hello", True),
        ("Thanks a lot!", True),
        ("why?", True),
        ("are you sure? other sources?", True),
        ("Are there other sources of water?", False),
        ("???", True),
        ("Who won?", False),
        ("1998", False),
    ],
)
def test_a_greeting_asks_nothing(text: str, nothing: bool) -> None:
    assert asks_nothing(text) is nothing


def test_thanks_are_passed_over_and_a_name_that_begins_like_them_is_not() -> None:
    assert standalone("Who denied it?", [TUNNEL, "Great, thanks a lot!"]) == standalone(
        "Who denied it?", [TUNNEL]
    )
    told = standalone("Who signed it?", [TUNNEL, "What is the Good Friday Agreement?"])
    assert "Good Friday Agreement" in told


def test_long_and_hostile_questions_stay_bounded() -> None:
    for text in ("it " * 4000, "he said she said they " * 500, "(((" * 1000, "what about " * 900):
        assert len(standalone(text, [TUNNEL, text])) <= 8 * QUESTION_CHARS


def test_the_same_conversation_gives_the_same_wording() -> None:
    assert standalone("Why?", [NURSES, TUNNEL]) == standalone("Why?", [NURSES, TUNNEL])


@pytest.mark.parametrize(
    ("earlier", "asked", "alone"),
    [
        (
            "What was the death toll of the fire in Orne?",
            "How many of them were children?",
            "How many of those killed in the fire in Orne were children?",
        ),
        (
            "How did Ana Ruiz respond to the report that she had resigned?",
            "Where did she publish her denial?",
            "Where did Ana Ruiz publish her denial?",
        ),
    ],
)
def test_the_dead_of_a_toll_and_one_s_own_denial(earlier: str, asked: str, alone: str) -> None:
    assert standalone(asked, [earlier]) == alone


def test_it_is_the_place_that_was_asked_for() -> None:
    earlier = "Which town did Ana Ruiz speak about in May?"
    asked = "Do the guards concede that it has fallen?"
    assert answered_by(asked, [earlier]) == earlier
    assert standalone(asked, [earlier], answered="Orne") == "Do the guards concede that Orne has fallen?"


def test_a_statement_may_lead_to_a_question() -> None:
    asked = understand("The first truce of May 2031 barely made a week. Who broke it?")
    assert asked.standalone == "Who broke the first truce of May 2031?"


def test_a_statement_whose_truth_is_asked_is_no_earlier_question() -> None:
    assert prefaced("The mayor said that it fell. Is that true?") == (
        "The mayor said that it fell. Is that true?",
    )
