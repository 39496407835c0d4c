"""Words for one act or state, and which sentences say yes or no with them."""

import pytest

from qa.comparing.claimed import denies_claims_of
from qa.comparing.denied import REPLY, SILENT, denies
from qa.comparing.issue import asked
from qa.comparing.stances import stances
from qa.comparing.vocabulary import has_stem, opposites, synonyms
from qa.question import understand
from tests.test_qa_disagreement import DAY, evidence, parser


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("approve", "approval"),
        ("agree", "agreement"),
        ("invade", "invasion"),
        ("explode", "explosion"),
        ("occupy", "occupation"),
        ("justify", "justified"),
        ("permit", "permitted"),
        ("raise", "raising"),
        ("resign", "resignation"),
        ("withdraw", "withdrawal"),
        ("accept", "acceptance"),
        ("armenia", "armenian"),
        ("injure", "injury"),
    ],
)
def test_forms_of_one_word(one: str, other: str) -> None:
    assert has_stem({one}, {other})
    assert has_stem({other}, {one})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("control", "contract"),
        ("approve", "approximately"),
        ("custody", "customer"),
        ("appease", "appear"),
        ("direct", "director"),
        ("employ", "employee"),
        ("pressure", "press"),
        ("count", "county"),
        ("party", "parts"),
        ("treat", "treaty"),
        ("state", "station"),
        ("depart", "department"),
    ],
)
def test_other_words_that_begin_alike(one: str, other: str) -> None:
    assert not has_stem({one}, {other})
    assert not has_stem({other}, {one})


def test_who_does_it_is_a_form_only_where_that_is_asked_for() -> None:
    assert not has_stem({"protesters"}, {"protest"})
    assert has_stem({"protesters"}, {"protest"}, who=True)
    assert not has_stem({"contract"}, {"control"}, who=True)


def test_words_for_the_same_are_those_of_the_word_itself() -> None:
    assert synonyms("use") >= {"use", "deploy"}
    assert synonyms("use").isdisjoint({"sack", "oust", "cancel", "send"})


@pytest.mark.parametrize(
    ("word", "verb", "opposite"),
    [
        ("unsafe", False, "safe"),
        ("legal", False, "illegal"),
        ("accurate", False, "inaccurate"),
        ("agree", True, "disagree"),
    ],
)
def test_a_prefix_makes_an_opposite(word: str, verb: bool, opposite: str) -> None:
    assert opposite in opposites(word, verb)
    assert word in opposites(opposite, verb)


@pytest.mark.parametrize(
    ("word", "verb", "other"),
    [
        ("inform", True, "form"),
        ("import", True, "port"),
        ("discover", True, "cover"),
        ("improve", True, "prove"),
        ("dismiss", True, "miss"),
        ("close", True, "disclose"),
        ("jury", False, "injury"),
        ("unrest", False, "rest"),
    ],
)
def test_what_only_begins_with_a_prefix_has_no_opposite_without_it(word: str, verb: bool, other: str) -> None:
    assert other not in opposites(word, verb)
    assert word not in opposites(other, verb)


@pytest.mark.models
@pytest.mark.parametrize(
    ("question", "text", "affirms"),
    [
        ("Did the general surrender?", "The general appeared on Monday.", None),
        ("Did Orne control the port?", "The contract of the port of Orne was signed.", None),
        ("Did Orne import grain?", "The grain of Orne lay in the port.", None),
        ("Did Orne accept the plan?", "The plan of Orne is old, according to the bank.", None),
        ("Did Orne use gas?", "The council of Orne cancelled the gas deal.", None),
        ("Did Orne capture the town?", "Clashes happened in the town of Orne.", None),
        ("Did the mill of Orne close?", "The mill of Orne disclosed its figures.", None),
        ("Did Orne invade Velden?", "The invasion of Velden by Orne began.", True),
        ("Did Orne seize the port?", "Orne captured the port.", True),
        ("Did Orne approve the plan?", "Orne disapproved of the plan.", False),
        ("Is the plant of Orne unsafe?", "The plant of Orne is safe.", False),
        ("Did Orne pull out of the port?", "Orne withdrew from the port.", True),
        ("Did Orne turn the offer down?", "Orne accepted the offer.", False),
        ("Is the port handed back in a deal?", "The port is not yet back, and no such accord exists.", False),
        ("Is the port handed back in a deal?", "The port is not yet back, and no such ship exists.", None),
        # It is the base that is asked for, not whatever is military.
        ("Is there a military base in Orne?", "We in Orne do not consider military action.", None),
        ("Is there a military base in Orne?", "There is no base in Orne.", False),
        ("Were there any foreign sailors in Orne?", "No foreign ship lay in Orne.", None),
        ("Were there a number of sailors in Orne?", "No sailors were in Orne.", False),
        ("Did the mill get the same treatment as any other customer?", "No customer of the mill lost.", None),
        ("Did the mill accept the offer?", "The mill would not say if it accepted the offer.", None),
        ("Did the mill accept the offer?", "It is not clear whether the mill accepted the offer.", None),
        ("Did the mill accept the offer?", "The mill neither confirmed nor denied it.", None),
    ],
)
def test_a_sentence_says_yes_or_no_with_words_of_what_is_asked(
    question: str, text: str, affirms: bool | None
) -> None:
    (judged,) = evidence([(text, text[:-1], DAY)])
    found = {p.affirms for p in stances(understand(question, parser=parser()), 0, judged)}
    assert found == (set() if affirms is None else {affirms})


@pytest.mark.models
def test_whose_allegations_are_denied_says_the_opposite_and_is_asked_about_knowing_not_doing() -> None:
    text = (
        "Brandt denied allegations from old sailors during his time at the guild who accused him of knowing that coal "
        "was stolen."
    )
    (judged,) = evidence([(text, "denied", DAY)])
    asked = understand("Was Brandt aware that coal was being stolen?", parser=parser())
    assert [(p.affirms, p.speaker) for p in stances(asked, 0, judged)] == [
        (False, "Brandt"),
        (True, "old sailors"),
    ]


@pytest.mark.models
def test_whether_it_was_their_job_is_not_said_by_whether_they_did_it() -> None:
    (judged,) = evidence([("Orne did not stop the war.", "stop", DAY)])
    assert not stances(understand("Was it Orne's job to stop the war?", parser=parser()), 0, judged)
    assert not stances(understand("Was it up to Orne to stop the war?", parser=parser()), 0, judged)
    assert stances(understand("Did Orne stop the war?", parser=parser()), 0, judged)


@pytest.mark.models
def test_what_goes_on_although_something_else_is_not_true_is_not_denied() -> None:
    text = "The ministry says that it is not true and fighting in Orne for Velden goes on."
    (judged,) = evidence([(text, "not true", DAY)])
    assert not stances(understand("Are guards fighting in Orne for Velden?", parser=parser()), 0, judged)


@pytest.mark.models
def test_whether_losses_were_told_is_not_answered_by_losses() -> None:
    (judged,) = evidence([("Peru says that 40 of its men died.", "40", DAY)])
    asked = understand("Did Peru say how many of its men died?", parser=parser())
    assert not stances(asked, 0, judged)


@pytest.mark.models
@pytest.mark.parametrize(
    ("text", "speaker", "denied"),
    [
        ("Velm dismissed Lenzian claims that it has done too little.", "Lenz", False),
        ("The bank dismissed Peruvian claims that it has done too little.", "Peru", True),
        ("The bank dismissed Peruvian claims that it has done too little.", "Chile", False),
        ("The bank repeated Peruvian claims that it has done too little.", "Peru", False),
        ("The bank dismissed claims that it has done too little.", "Peru", False),
    ],
)
def test_whose_claims_are_denied(text: str, speaker: str, denied: bool) -> None:
    (judged,) = evidence([(text, text[:-1], DAY)])
    assert denies_claims_of(judged, speaker) is denied


@pytest.mark.models
@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The bank rebutted the claim.", True),
        ("The sale of the mill is a lie.", True),
        ("Ivo Brandt was wrongly arrested.", False),
        ("Ivo Brandt was falsely accused.", False),
        ("The dispute over the rubbish ended.", False),
    ],
)
def test_a_word_of_denial_is_a_whole_word(text: str, denied: bool) -> None:
    (judged,) = evidence([(text, text[:-1], DAY)])
    assert denies(judged) is denied


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Several hours before, the ministry spoke of a lull, but no truce was mentioned.", True),
        ("The ministry made no mention of a truce.", True),
        ("There is no truce, the ministry mentioned.", False),
    ],
)
def test_what_is_not_mentioned_is_not_denied(text: str, open_: bool) -> None:
    assert (SILENT.search(text) is not None) is open_


@pytest.mark.parametrize(
    ("question", "text", "sides"),
    [
        (
            "Did Tarn commit fraud?",
            "Tarn pleaded not guilty to all counts, which include conspiracy to commit fraud.",
            [False],
        ),
        ("Did Tarn commit fraud?", "Tarn faces seven counts of conspiracy to commit fraud.", []),
        ("Did Tarn commit fraud?", "Tarn committed fraud, the banker said.", [True]),
        (
            "Did the guard know about the raid?",
            "The guard was not so blind that it did not know about the raid.",
            [True],
        ),
        ("Did the guard know about the raid?", "The guard did not know about the raid.", [False]),
    ],
)
def test_a_charge_is_no_yes_and_not_so_blind_as_not_to_know_is_to_know(
    question: str, text: str, sides: list[bool]
) -> None:
    (judged,) = evidence([(text, text, DAY)])
    found = stances(understand(question, parser=parser()), 0, judged)
    assert [p.affirms for p in found] == sides


def test_who_wants_a_complaint_dismissed_denies_nothing_and_what_is_done_is_told_by_any_deed() -> None:
    asked = understand("Is the firm doing anything to keep thieves away?", parser=parser())
    for text in (
        "The firm filed a motion to dismiss the complaint over the thieves.",
        "The thieves met at the harbour.",
    ):
        (judged,) = evidence([(text, text, DAY)])
        assert not stances(asked, 0, judged)
    assert not REPLY.search("The firm asked the court to dismiss the complaint.")
    assert REPLY.search("The firm dismissed the complaints.")


def test_because_of_what_is_what_is_asked() -> None:
    asked_about = asked(understand("Was Tarn sacked because of politics?", parser=parser()))
    assert has_stem(frozenset({"politics"}), asked_about.key)
    assert not has_stem(frozenset({"sack", "sacked"}), asked_about.key)
