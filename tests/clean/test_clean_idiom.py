"""The language of a text is told by its script and its commonest words."""

from collections.abc import Callable

import pytest

from flows.clean.cues import CleanCues
from flows.clean.idiom import find_language
from flows.model import CleanArticle, IssueCode

Clean = Callable[[str], CleanArticle]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The envoys of the two countries met in the city on Monday.", "en"),
        ("Les envoyés des deux pays se sont réunis dans la ville lundi.", "fr"),
        ("Die Gesandten der beiden Länder trafen sich am Montag in der Stadt.", "de"),
        ("Los enviados de los dos países se reunieron el lunes en la ciudad.", "es"),
        ("Os enviados dos dois países não se reuniram na cidade na segunda.", "pt"),
        ("Gli inviati dei due paesi si sono riuniti lunedì nella città.", "it"),
        ("De gezanten van de twee landen zijn maandag in de stad bijeen.", "nl"),
        ("Посланники двух стран встретились в городе в понедельник.", "ru"),
        ("Посланці двох країн зустрілися в місті й обіцяли їхати далі.", "uk"),
        ("التقى مبعوثو البلدين في المدينة يوم الاثنين.", "ar"),
        ("فرستادگان دو کشور روز دوشنبه در شهر گفتگو کردند و پیمان گذاشتند.", "fa"),
        ("שליחי שתי המדינות נפגשו בעיר ביום שני.", "he"),
        ("两国特使周一在城里会面。", "zh"),
        ("両国の特使は月曜日に会った。", "ja"),
        ("두 나라의 특사가 월요일에 만났다.", "ko"),
        ("1 2 3 - 4", "und"),
        ("Xyzzy plugh qwrty", "und"),
    ],
)
def test_language_of_a_text(cues: CleanCues, text: str, language: str) -> None:
    assert find_language(text, cues) == language


def test_another_language_is_said(clean: Clean) -> None:
    article = clean("Les envoyés des deux pays se sont réunis dans la ville lundi.")
    assert article.language == "fr"
    assert [issue.code for issue in article.issues] == [IssueCode.OTHER_LANGUAGE]
