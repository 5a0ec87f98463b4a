"""Cells that a spreadsheet program has damaged: refused, marked, or known again."""

import pytest

from directory.tables.cells import complaint_about, is_copy_with_lost_letters


@pytest.mark.parametrize(
    "cell", ["#NAME?", "#NV", "#N/A", "#WERT!", "#BEZUG!", "#DIV/0!", "#ZAHL!", "Err:508", "######"]
)
def test_an_error_of_the_spreadsheet_is_no_value(cell):
    assert complaint_about("summary", cell).startswith("Diese Zelle zeigt einen Fehler")


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("name", "Ça?da?"),
        ("name", "Kapal?"),
        ("street", "?zmir Weg 1"),
        ("summary", "D?ner und Pide"),
    ],
)
def test_a_question_mark_in_place_of_a_letter_is_refused(key, cell):
    assert "wo wohl ein Buchstabe war" in complaint_about(key, cell)


@pytest.mark.parametrize(
    ("key", "cell"),
    [
        ("summary", "Hunger? Wir kochen."),
        ("website", "https://laden.example.org/index.php?id=1"),
        ("name", "Café Ça va"),
        ("name", "#1 Friseur"),
        ("description", "Fragen? Rufen Sie an."),
    ],
)
def test_what_people_write_is_left_alone(key, cell):
    assert complaint_about(key, cell) == ""


@pytest.mark.parametrize(
    ("cell", "text", "is_copy"),
    [
        ("Ça?da? Kuaför", "Çağdaş Kuaför", True),
        ("Çagdas Kuaför", "Çağdaş Kuaför", True),
        ("Kapal?", "Kapalı", True),
        ("????", "حلاق", True),
        ("Çağdaş", "Çağdaş", True),
        ("Ça?daş", "Çağdas", False),
        ("Cağdaş", "Çağdaş", False),
        ("Ça?da", "Çağdaş", False),
        ("Hunger?", "Hunger!", False),
    ],
)
def test_a_copy_without_the_letters_that_windows_does_not_know_is_known_again(cell, text, is_copy):
    assert is_copy_with_lost_letters(cell, text) == is_copy
