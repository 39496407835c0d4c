"""What answers the question: evidence, refusals, disagreements.

from qa import Desk
answer = Desk.open("karabakh.cp").ask("How many people died in the 2020 war?")
"""

from qa.answer import Answer, Development, Disagreement, Position, Quote, Statement, Step
from qa.desk import Desk

__all__ = ["Answer", "Desk", "Development", "Disagreement", "Position", "Quote", "Statement", "Step"]
