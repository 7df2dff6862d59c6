from fogline.reading.quotation_marks import quotations


def test_scare_quotes_and_lost_marks_carry_nothing_over() -> None:
    text = "They call it a “special operation” here. “It never closed. She said so. “Again,” he said."
    assert [q.of(text) for q in quotations(text)] == ["“special operation”", "“Again,”"]


def test_nested_single_marks_end_with_the_outer_one() -> None:
    text = "‘The so-called ‘operation’ has failed. It is over,’ he added."
    assert [q.of(text) for q in quotations(text)] == ["‘The so-called ‘operation’ has failed. It is over,’"]


def test_marks_apart_that_do_not_come_in_pairs_hold_nothing() -> None:
    assert quotations('He said: " We came at dawn. Nobody stopped us.') == []
    assert quotations('"We came at dawn. " He left. "They left. " Rain fell.') == []
    assert quotations('" We came at dawn.\n\nThey left. " Rain fell.') == []
    assert quotations('A 6 " gun and a 12 " shell hit.') == []
    assert quotations("» We came at dawn. « Rain fell.") == []


def test_straight_and_curly_marks_may_close_each_other() -> None:
    text = '"The road is open,” the mayor said. “Nobody calls it a "victory" here." Rain fell. "He said “no”, twice."'
    assert [q.of(text) for q in quotations(text)] == [
        '"The road is open,”',
        '“Nobody calls it a "victory" here."',
        '"He said “no”, twice."',
    ]
