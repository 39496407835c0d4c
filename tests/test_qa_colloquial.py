"""Turns of speech, said as articles write."""

import pytest

from qa.asking.colloquial import in_written_words


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("At exactly what hour did the truce begin?", "At what hour did the truce begin?"),
        ("What exactly did Orne say?", "What did Orne say?"),
        ("Where does the Orne Tide get its name from?", "What does the Orne Tide take its name from?"),
        ("Orne 2031: who do we say threw the first punch?", "Orne 2031: who started the fighting?"),
        ("By its own account, what hardware did Orne use?", "What weapons did Orne use by its own account?"),
        ("How much land was lost, in Moe's count?", "How much land was lost according to Moe?"),
        ("Is it fair to say that Orne won?", "Is it true that Orne won?"),
        ("Did hundreds or thousands of people die in Orne?", "How many people died in Orne?"),
        ("Were dozens or hundreds of men killed in Orne?", "How many men were killed in Orne?"),
        ("Is 29 really the number of people killed in Orne?", "How many people were killed in Orne?"),
        ("Overall body count of the Orne war?", "How many people were killed in the Orne war?"),
        ("How many people has the war cost their lives?", "How many people has the war killed?"),
        ("How large a peacekeeping force did Orne send?", "How many peacekeepers did Orne send?"),
        ("How big a garrison did Orne keep?", "How many troops did Orne keep?"),
        ("How big was Orne's cheque for the appeal?", "How much was Orne's donation to the appeal?"),
        ("Who pulled off the Orne truce?", "Who brokered the Orne truce?"),
        ("Whose diplomacy made the deal possible?", "Who gets the credit for the deal?"),
        ("Did Orne's mediation stop the shooting in May?", "Who gets the credit for the truce in May?"),
        ("Who accused whom of ethnic cleansing?", "Who denounced ethnic cleansing?"),
        ("Who torpedoed the first truce?", "Who broke the first truce?"),
        ("Who sank the ferry?", "Who sank the ferry?"),
        ("What hour do the guns go quiet?", "When does the ceasefire take effect?"),
        ("Who brokered the Orne truce: Velm alone, or many hands?", "Who brokered the Orne truce?"),
        ("Who was to blame: Orne or Velm?", "Who was to blame: Orne or Velm?"),
        (
            "Mercenaries in Orne's ranks: solid or not?",
            "Is it true that there were Mercenaries in Orne's ranks?",
        ),
        ("Could Orne have done more to stop it?", "Did Orne do enough to stop it?"),
        ("Did Moe own up to the theft?", "Did Moe admit the theft?"),
    ],
)
def test_turns_of_speech_are_written_out(spoken: str, written: str) -> None:
    assert in_written_words(spoken) == written
