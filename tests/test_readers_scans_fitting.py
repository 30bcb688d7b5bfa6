"""Letters of a picture put where their ink is, whatever was said of their places."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason="reading pictures needs the extra ocr")
pytest.importorskip("tesserocr", reason="reading pictures needs the extra ocr")

from thaihealthdocs.readers.scans.engine import Line, Symbol
from thaihealthdocs.readers.scans.fitting import fitted

HEIGHT = 40
Ink = list[tuple[int, int]]


def picture(ink: Ink, width: int = 400) -> np.ndarray:
    """A line with bars of ink."""
    gray = np.full((HEIGHT, width), 250, np.uint8)
    for start, stop in ink:
        gray[8:32, start:stop] = 10
    return gray


def line_of(words: str, places: Ink) -> Line:
    """Symbols said to stand at some places; blanks are those of the words."""
    symbols, before = [], ""
    letters = iter(places)
    for letter in words:
        if letter == " ":
            before = " "
            continue
        x0, x1 = next(letters)
        symbols.append(Symbol(letter, (x0, 8, x1, 32), before))
        before = ""
    box = (places[0][0], 2, places[-1][1], 38)
    return Line(tuple(symbols), box)


def sides(line: Line) -> Ink:
    return [(round(symbol.box[0]), round(symbol.box[2])) for symbol in line.symbols]


def moved(ink: Ink, by: int) -> Ink:
    return [(start + by, stop + by) for start, stop in ink]


APART = [(20, 36), (40, 56), (60, 76), (100, 116), (120, 136)]


@pytest.mark.parametrize("by", [-9, -4, 0, 5, 11])
def test_letters_seen_beside_their_ink_are_put_on_it(by: int) -> None:
    assert sides(fitted(line_of("กขค งจ", moved(APART, by)), picture(APART))) == APART


def test_letters_that_touch_share_their_ink() -> None:
    ink = [(20, 52), (56, 72)]
    found = sides(fitted(line_of("กขค", [(22, 40), (40, 52), (60, 75)]), picture(ink)))
    assert found == [(20, 36), (36, 52), (56, 72)]


def test_a_letter_of_two_parts_has_both() -> None:
    ink = [(20, 36), (40, 47), (49, 56), (60, 76)]
    seen = [(25, 38), (44, 60), (62, 79)]
    assert sides(fitted(line_of("กแค", seen), picture(ink))) == [(20, 36), (40, 56), (60, 76)]


def test_marks_stand_on_their_letter() -> None:
    tone = "\N{THAI CHARACTER MAI EK}"
    seen = [(24, 40), (30, 38), (44, 60)]
    found = sides(fitted(line_of(f"ก{tone}ข", seen), picture([(20, 36), (40, 56)])))
    assert found == [(20, 36), (20, 36), (40, 56)]


def test_ink_that_no_letter_was_seen_for_is_left_out() -> None:
    ink = [*APART[:3], (150, 154), *moved(APART[3:], 100)]
    seen = [*APART[:3], *moved(APART[3:], 95)]
    assert sides(fitted(line_of("กขค งจ", seen), picture(ink))) == [*ink[:3], *ink[4:]]


def test_a_number_is_as_wide_as_its_digits() -> None:
    number = Symbol("256", (30, 8, 60, 32), "")
    line = Line((number, Symbol("ก", (104, 8, 120, 32), " ")), (20, 2, 130, 38))
    assert sides(fitted(line, picture(APART[:4]))) == [(20, 76), (100, 116)]


def test_a_line_without_ink_stays_as_it_was_seen() -> None:
    line = line_of("กขค", APART[:3])
    assert fitted(line, picture([])) == line
    assert fitted(line, np.zeros((0, 0), np.uint8)) == line


def test_the_text_and_all_else_of_a_line_stay() -> None:
    line = line_of("กขค งจ", moved(APART, 6))
    found = fitted(line, picture(APART))
    assert (found.text, found.box, len(found.symbols)) == (line.text, line.box, 5)
    assert [symbol.box[1::2] for symbol in found.symbols] == [(8, 32)] * 5
