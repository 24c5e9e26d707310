"""The language of a text is told by its script and its commonest words."""

from collections.abc import Callable

import pytest

from flows.clean.idiom import find_language, is_foreign
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
def test_language_of_a_text(text: str, language: str) -> None:
    assert find_language(text) == language


def test_another_language_is_said(clean: Clean) -> None:
    article = clean("Les envoyés des deux pays se sont réunis dans la ville lundi.")
    assert article.language == "fr"
    assert [issue.code for issue in article.issues] == [IssueCode.OTHER_LANGUAGE]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dışişleri Bakanı, görüşmelerin çarşamba günü başlayacağını söyledi.", "tr"),
        ("Cumhurbaşkanı Erdoğan Ankara'da konuştu.", "tr"),
        ("El presidente viajó el lunes a Caracas.", "es"),
        ("Ministar je u srijedu u Zagrebu rekao da se pregovori o proračunu odgađaju.", "hr"),
        ("Die minister het gesê dat die onderhandelinge uitgestel word.", "af"),
        ("Ministeren sagde onsdag, at forhandlingerne bliver udskudt.", "da"),
        ("Ahmad al-Jarba; Michel Kilo; Riad Seif; Haitham al-Maleh; George Sabra", "en"),
        ("SYRIA REBELS REJECT GENEVA TALKS AS FIGHTING RAGES NEAR ALEPPO", "en"),
        ("Министърът заяви, че преговорите ще започнат в сряда.", "bg"),
        ("Opposition coalition says yes to Geneva", "en"),
        ("Zelenskyy meets Erdogan, Guterres in Lviv", "en"),
        ("Brazil's Luiz Inácio Lula da Silva spoke.", "en"),
        ("President Lula da Silva visits São Paulo", "en"),
    ],
)
def test_short_texts_are_told_too(text: str, language: str) -> None:
    assert find_language(text) == language


def test_english_with_some_paragraphs_in_another_language_is_english() -> None:
    english = "The envoys of the two countries met in the city on Monday and agreed to go on."
    arabic = "التقى مبعوثو البلدين في المدينة يوم الاثنين."
    assert find_language(f"{arabic}\n{english}\n{english}") == "en"
    assert find_language(f"{arabic}\n{arabic}\n{arabic}\n{english}") == "ar"


def test_a_foreign_paragraph_is_told_from_one_of_names() -> None:
    assert is_foreign("التقى مبعوثو البلدين في المدينة يوم الاثنين.")
    assert is_foreign("Les envoyés des deux pays se sont réunis dans la ville lundi.")
    assert not is_foreign("John Kerry, Sergei Lavrov, Laurent Fabius, William Hague.")
