"""Recognising how a line begins: Article 5, 1.3, 28., (a), iv), or nothing that counts."""

import re
from dataclasses import dataclass

# Words that open a division in the languages of the texts, the word that locators use, and the rank: the smaller, the
# more it holds.
_WORDS = (
    ("annex", 0, "annex annexe anexo allegato anhang appendix schedule"),
    ("part", 1, "part partie parte teil"),
    ("title", 2, "title titre título titolo titel"),
    ("chapter", 3, "chapter chapitre capítulo capitolo kapitel"),
    ("sec.", 4, "section sección secção sezione abschnitt sec."),
    ("art.", 6, "article artículo artigo articolo artikel art."),
    ("principle", 6, "principle principe principio princípio"),
    ("action", 6, "action"),
    ("measure", 6, "measure"),
    ("commitment", 6, "commitment"),
    ("recommendation", 6, "recommendation"),
    ("par.", 7, "paragraph paragraphe par. para. §"),
)
_LABELS = {word: (label, rank) for label, rank, words in _WORDS for word in words.split()}
_CHINESE = {"章": ("chapter", 3), "节": ("sec.", 4), "条": ("art.", 6), "條": ("art.", 6)}

_WORD = re.compile(
    r"(?P<word>" + "|".join(sorted(map(re.escape, _LABELS), key=len, reverse=True)) + r")"
    r"(?:\s+|(?<=[.§])\s*)"
    r"(?P<number>\d{1,4}(?:\.\d{1,3})*[a-z]?(?![\w/])|(?-i:[IVXLC]+|[A-Z])(?!\w)|(?:premier|primero)(?!\w))"
    r"(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_HAN = re.compile(r"第\s*(?P<number>[〇零一二三四五六七八九十百\d]+)\s*(?P<word>[章节条條])(?P<rest>.*)", re.DOTALL)
# After the number comes nothing, a separator, or a title; "Article 18 of Regulation …" goes on in lower case.
_SEPARATED = re.compile(r"\s*(?:[:.–—-]|\t|  )\s*(?P<title>.*)", re.DOTALL)
_TITLE = re.compile(r"\s+(?P<title>[^\W\d_a-zà-ÿ][^\n]{0,150})", re.DOTALL)

_TOKENS = tuple(
    (style, re.compile(pattern))
    for style, pattern in (
        ("1.1", r"(\d{1,3}(?:\.\d{1,3})+)[.)]?(?=\s|$)"),
        ("1.", r"(\d{1,3})\.(?!\d)"),
        ("(1)", r"\((\d{1,3})\)"),
        ("1)", r"(\d{1,3})\)"),
        ("1", r"(\d{1,3})(?=\t|\s+[^\W\d_a-zà-ÿ])"),
        ("(a)", r"\(([a-z]{1,5}|[A-Z]{1,5})\)"),
        ("a)", r"([a-z]{1,5}|[A-Z]{1,5})\)"),
        ("a.", r"([a-z]|[ivxlc]{1,5}|[A-Z]|[IVXLC]{1,5})\.(?=\s|$)"),
        ("a", r"([a-z]|[ivx]{1,5})(?=\t)"),
    )
)
# A letter and a space may as well be a word; it counts below a colon or a semicolon only.
_LOOSE = ("a", re.compile(r"([a-z]|[ivx]{1,5})(?=\s)"))
_BULLET = re.compile(r"[•‣▪◦●·*‒–—-]\s*(?=\w)")


@dataclass(frozen=True)
class Division:
    """A word and its number, such as Article 5, with the title that stands in the same line."""

    label: str
    rank: int
    number: str
    title: str


@dataclass(frozen=True)
class Item:
    """One reading of a number or letter: ``(i)`` may be the letter after (h) or the first roman numeral."""

    style: str
    ordinal: tuple[int, ...]
    shown: str


def division(line: str) -> Division | None:
    """The division that a line opens, None when it merely mentions one or is no heading at all."""
    if match := _HAN.match(line):
        label, rank = _CHINESE[match["word"]]
        return Division(label, rank, str(_han_number(match["number"])), match["rest"].strip(" \u3000\t:："))
    # A line that begins "paragraph 1" in lower case is the rest of a sentence.
    if not (match := _WORD.match(line)) or (line[0].islower() and not match["word"].endswith(".")):
        return None
    label, rank = _LABELS[match["word"].casefold()]
    title = _title(match["rest"], rank)
    number = _number(match["number"])
    return None if title is None else Division(label, rank + number.count("."), number, title)


def items(line: str, *, loose: bool = False) -> tuple[list[Item], str]:
    """The readings of the number or letter that a line begins with, and what follows it."""
    for style, pattern in (*_TOKENS, _LOOSE) if loose else _TOKENS:
        if match := pattern.match(line):
            return _readings(style, match[1]), line[match.end() :].strip()
    return [], line


def bullet(line: str) -> str | None:
    """What follows a dash or dot at the beginning of a line, None when there is none."""
    match = _BULLET.match(line)
    return line[match.end() :] if match else None


def roman(number: int) -> str:
    """A number below a hundred in lower-case roman numerals."""
    parts = ((90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    shown = ""
    for value, letters in parts:
        shown += letters * (number // value)
        number %= value
    return shown


def _title(rest: str, rank: int) -> str | None:
    rest = rest.rstrip()
    if not rest.strip(" .:"):
        return ""
    if match := _SEPARATED.match(rest):
        return match["title"].strip()
    if (match := _TITLE.match(rest)) and not match["title"].endswith((".", ";", ",")):
        return match["title"].strip()
    return None


def _number(text: str) -> str:
    if text.casefold() in ("premier", "primero"):
        return "1"
    return text.upper() if text.isalpha() else text


def _readings(style: str, token: str) -> list[Item]:
    if token[0].isdigit():
        return [Item(style, tuple(int(part) for part in token.split(".")), token)]
    case = "A" if token.isupper() else "a"
    found = []
    if len(token) == 1:
        found.append(Item(style.replace("a", case), (ord(token) - ord(case) + 1,), token))
    if (value := _roman_value(token)) is not None:
        found.append(Item(style.replace("a", "I" if case == "A" else "i"), (value,), token))
    return found


def _roman_value(token: str) -> int | None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    numbers = [values.get(letter, 0) for letter in token.lower()]
    if 0 in numbers:
        return None
    after = [*numbers[1:], 0]
    total = sum(-one if one < two else one for one, two in zip(numbers, after, strict=True))
    return total if 0 < total < 100 and roman(total) == token.lower() else None


def _han_number(text: str) -> int:
    if text.isdigit():
        return int(text)
    digits = {letter: value for value, letter in enumerate("零一二三四五六七八九")} | {"〇": 0}
    total = current = 0
    for letter in text:
        if letter in "十百":
            total += (current or 1) * (10 if letter == "十" else 100)
            current = 0
        else:
            current = digits.get(letter, 0)
    return total + current
