"""Keywords typed into a search box, and set phrases, said as the questions that readers know."""

import pytest

from qa.asking.idioms import in_common_words
from qa.asking.keywords import as_question


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("2031 Orne marathon winner", "Who won the 2031 Orne marathon?"),
        ("Orne marathon 2031 women's winner", "Who won the women's Orne marathon 2031?"),
        ("winner of the Orne prize", "Who won the Orne prize?"),
        ("Orla telescope launch date", "When was Orla telescope launched?"),
        ("Orne III release date Norvane", "When was Orne III released in Norvane?"),
        ("Orne bridge reopening date", "When did Orne bridge reopen?"),
        ("Queen Orla death date", "When did Queen Orla die?"),
        ("Crail explosion date", "When was Crail explosion?"),
        ("Harbour Games 2031 venue", "Where was Harbour Games 2031 held?"),
        ("Orne quay collapse death toll", "How many people died in the Orne quay collapse?"),
        ("Low Tide box office worldwide", "How much did Low Tide gross worldwide?"),
        ("Velm prize 2031", "Who won the Velm prize 2031?"),
        ("Orne cup 2031 mvp", "Who was named mvp of Orne cup 2031?"),
        ("new Orne Air ceo 2031", "Who became ceo of Orne Air in 2031?"),
        ("Velm gold medals 2031 Orne games", "How many gold medals did Velm win at 2031 Orne games?"),
        (
            "Reed Party share of the vote Orne election 2031",
            "What share of the vote did Reed Party get in the Orne election 2031?",
        ),
        ("Herons 2031 best picture winner", "What won best picture at the Herons 2031?"),
        ("Herons 2031 best actor drama", "Who won best actor drama at the Herons 2031?"),
        ("2031 best actress", "Who won best actress in 2031?"),
        ("Sledge world champion 2031", "Who was the Sledge world champion in 2031?"),
        ("Velmbank interest rate june 2031", "What was the interest rate of Velmbank in june 2031?"),
        ("Orbik pad us launch price", "How much did Orbik pad cost at launch in the US?"),
        ("Orbik pad starting price", "How much did Orbik pad cost?"),
        ("Tern 3 landing date", "When did Tern 3 land?"),
        ("Orne us release date", "When was Orne released in the US?"),
        ("Orne: The Night Ferry release date", "When was Orne: The Night Ferry released?"),
        ("Tern Cup 2031 final score", "What was the final score of the Tern Cup 2031?"),
        ("who plays the ferryman netflix", "who plays the ferryman on netflix?"),
        ("Orne Prize in Chemistry 2031 winners", "Who won the Orne Prize in Chemistry 2031?"),
        ("Orne prize for fiction 2031", "Who won the Orne prize for fiction 2031?"),
        # What these ask about was spoken of before.
        ("the death toll", "the death toll"),
        ("the winner", "the winner"),
        ("His birth date?", "His birth date?"),
        # No keywords.
        ("Who was the winner", "Who was the winner"),
        ("And the winner?", "And the winner?"),
        ("Orne airport location", "Orne airport location"),
        ("The winner by a mile, it was Orne's date", "The winner by a mile, it was Orne's date"),
    ],
)
def test_keywords_are_the_question_they_stand_for(typed: str, question: str) -> None:
    assert as_question(typed) == question


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("How did the warden lose his life?", "How did the warden die?"),
        ("Who was to blame for the collapse of the Orne truce?", "Who broke the Orne truce?"),
        (
            "Who was to blame for the collapse of the Orne bank?",
            "Who was to blame for the collapse of the Orne bank?",
        ),
        ("2031 Orne final where was it played", "Where was 2031 Orne final played?"),
        ("Orne open golf 2031 who won", "Who won Orne open golf 2031?"),
        ("name of the ship that hit the quay", "What is the name of the ship that hit the quay"),
        ("Did any of the guards get hurt?", "Were any of the guards killed or injured?"),
        ("Did the mayor get shot?", "Was the mayor shot?"),
        ("How many blue helmets got hurt?", "How many peacekeepers were hurt?"),
        ("When will they sit down together?", "When will they meet for talks?"),
        (
            "Thanks to whose efforts was the Orne truce reached?",
            "Who gets the credit for the Orne truce?",
        ),
        (
            "How did the number of guards reported dead grow in May?",
            "How many guards were killed in May?",
        ),
        (
            "How did the Orne army's estimate of rebels killed near Velm change over time?",
            "How many rebels were killed near Velm?",
        ),
        ("How many guards did Orne take prisoner in May?", "How many guards did Orne capture in May?"),
        ("How many were taken prisoner?", "How many were captured?"),
        ("How many prisoners did Orne take?", "How many prisoners did Orne take?"),
        ("Which building did the crowd force its way into?", "Which building did the crowd storm?"),
        ("Did they aim at civilians?", "Did they target civilians?"),
        ("And what was the president's reply?", "How did the president respond?"),
        ("What does Orne have to say about the fire?", "What does Orne say about the fire?"),
        ("By whom were Ada Lind and Ivo Brask shot?", "Who shot Ada Lind and Ivo Brask?"),
        ("Were homes shelled on purpose in May?", "Were homes targeted in May?"),
        ("Were homes deliberately shelled?", "Were homes targeted?"),
        ("Was the fire set deliberately?", "Was the fire set deliberately?"),
        (
            "What is the name of the man who was Orne's foreign minister in May?",
            "Who was Orne's foreign minister in May?",
        ),
        ("For what reason did the mill close?", "Why did the mill close?"),
        ("How far in advance must they say so?", "How long in advance must they say so?"),
        ("How many guards ended up in the hands of the Tide?", "How many guards were captured by the Tide?"),
        ("When did the port pass into rebel hands?", "When was the port captured by rebel forces?"),
        ("How many had lost their lives by May?", "How many had died by May?"),
        ("How many did lose their seats?", "How many did lose their seats?"),
        ("Who put his name to the accord?", "Who signed the accord?"),
        ("Did Salas put her name to the accord?", "Did Salas sign the accord?"),
        ("Fact check: did the mayor flee?", "did the mayor flee?"),
        ("True or false: the mayor fled", "Is it true that the mayor fled"),
        ("Has it been confirmed that the mayor fled?", "Is it true that the mayor fled?"),
        ("Is there any truth to the report that the mayor fled?", "Is it true that the mayor fled?"),
        ("How solid is the claim that the mayor fled?", "Is it true that the mayor fled?"),
        ("Salas says that the mayor fled. Is that true?", "Is it true that the mayor fled?"),
        ("Did the mayor really flee?", "Did the mayor flee?"),
        ("Is it known who fled?", "Is it known who fled?"),
        ("Is there proof of life?", "Is there proof of life?"),
        ("Has the mayor put her name to the pact?", "Has the mayor signed the pact?"),
        ("How many non-combatants were hurt?", "How many civilians were hurt?"),
        ("Did they go after civilians?", "Did they target civilians?"),
        ("When did the fighting kick off?", "When did the fighting start?"),
        ("Whose mediation led to the truce?", "Who brokered the truce?"),
        ("Who received the Orne Prize in 2031?", "Who won the Orne Prize in 2031?"),
        ("Who received the Orne Prize money?", "Who received the Orne Prize money?"),
        ("Best director at the Oscars – who got it?", "Who won Best director at the Oscars?"),
        ("Was Orne within its rights when it shut the lock?", "Was it legitimate that Orne shut the lock?"),
        ("Was the withdrawal of the guards part of the deal?", "Would the guards withdraw under the deal?"),
        ("Who got the shooting stopped?", "Who stopped the shooting?"),
        ("What was the dead captain called?", "What was the name of the dead captain?"),
        ("Did the Crail war cost thousands of lives?", "Did thousands of people die in the Crail war?"),
        ("How many lives did the war cost?", "How many people were killed in the war?"),
    ],
)
def test_set_phrases_are_said_plainly(typed: str, plain: str) -> None:
    assert in_common_words(typed) == plain
