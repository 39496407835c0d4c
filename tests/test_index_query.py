from index.query import plan, terms

OUTLETS = (
    "The Age",
    "Fortune",
    "Harbour Weekly",
    "FOX News - Health",
    "Globes English | Israel Business Arena",
)


def test_function_words_are_left_out_unless_nothing_else_is_there() -> None:
    assert terms("How many people died in the 2020 war?") == ("many", "people", "died", "2020", "war")
    assert terms("what was it") == ("what", "was", "it")
    assert terms("1,200.5 euros, 1,200.5!") == ("1,200.5", "euros")
    assert terms("?!") == ()


def test_outlets_are_known_by_the_names_people_use() -> None:
    assert plan("What does Fox News report on sleep?", OUTLETS).whole.publishers == ("FOX News - Health",)
    assert plan("Was Globes English right?", OUTLETS).whole.publishers == (
        "Globes English | Israel Business Arena",
    )
    assert plan("Who made a fortune at that age?", OUTLETS).whole.publishers == ()
    assert plan("Who made a profit, according to 'Fortune'?", OUTLETS).whole.publishers == ("Fortune",)


def test_a_question_about_two_outlets_is_split_at_its_joint() -> None:
    parts = plan(
        "Does Harbour Weekly say that the pier is safe, while The Age reports cracks in it?", OUTLETS
    ).parts
    assert [(part.text, part.publishers) for part in parts] == [
        ("Does Harbour Weekly say that the pier is safe", ("Harbour Weekly",)),
        ("The Age reports cracks in it?", ("The Age",)),
    ]
    assert plan("Does Harbour Weekly say that the pier is safe?", OUTLETS).parts == ()
