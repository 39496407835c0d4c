"""What answers the question: evidence, refusals, disagreements.

from qa import Desk
desk = Desk.open("news.index")
answer = desk.ask("How many people died in the flood?")
all_disagreements = desk.disagreements()
"""

from qa.answer import Answer, Development, Disagreement, Part, Position, Quote, Statement, Step
from qa.desk import Desk
from qa.survey import Survey, Surveyed

__all__ = [
    "Answer",
    "Desk",
    "Development",
    "Disagreement",
    "Part",
    "Position",
    "Quote",
    "Statement",
    "Step",
    "Survey",
    "Surveyed",
]
