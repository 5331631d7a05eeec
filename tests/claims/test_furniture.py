"""What no author of a report wrote into its page becomes no claim of the report."""

from __future__ import annotations

from datetime import date

import pytest

from recount.claims.reader import read
from recount.vocabulary.words import SectionRole

PARAGRAPH = (
    "قتل مدنيان وأصيب خمسة آخرون بقصف مدفعي استهدف الأحياء السكنية في بلدة المعيزيلة "
    "بحسب ما أفاد به ناشطون من أبناء المنطقة. "
)
ARTICLE = f"قصف على بلدة المعيزيلة\n{PARAGRAPH * 2}\n{PARAGRAPH * 2}".strip()
MENU = "\n".join(
    [
        "مقتل 11 شخصا في حوادث متفرقة",
        "اجتماع في العاصمة لبحث الموازنة",
        "إصابة لاعب المنتخب في التدريب",
        "أسعار الصرف اليوم",
        "الطقس غدا",
        "انطلاق الدوري",
    ]
)
NETWORK_HEAD = "مقتل طفل بقصف على... - شبكة القرية\nFacebook‎شبكة القرية‎'s Post\n\nشبكة القرية"


@pytest.mark.parametrize("page", [f"{MENU}\n{ARTICLE}", f"{ARTICLE}\n{MENU}"], ids=["above", "below"])
def test_headlines_of_other_stories_are_no_claims(page: str) -> None:
    """A menu of headlines around an article tells of other events."""
    toll = read(page).toll
    assert toll.killed is not None
    assert toll.killed.min == 2


@pytest.mark.parametrize(
    "caption",
    [
        "إسعاف طفل مصاب بعد القصف على المدينة (الدفاع المدني السوري)",
        "صورة أرشيفية لمقتل عشرة مدنيين",
        "طفل جريح في المدينة - أرشيفية/ إنترنت",
    ],
)
def test_a_caption_is_no_claim(caption: str) -> None:
    """The line under a picture describes another day, or repeats the text."""
    assert not any(claim.quote.text in caption for claim in read(f"{caption}\n{ARTICLE}").claims)


def test_a_title_cut_short_gives_way_to_its_full_words() -> None:
    """A network cuts titles off; what is cut off is told in full below."""
    title = "مقتل رجل وإصابة آخرين بقصف مدفعي استهدف بلدة"
    text = f"{title}...\n{title} المعيزيلة وأصيب طفلان"
    assert {claim.quote.start for claim in read(text).claims} == {text.index("\n") + 1}


def test_a_post_on_a_network_ends_where_the_reactions_begin() -> None:
    """Comments under a post claim nothing, and the date on the page is the clock of the post (R6)."""
    post = "February 25, 2025 · Shared with Publicمقتل طفل بقصف على القرية أمس"
    reading = read(f"{NETWORK_HEAD}{post}All reactions:12 commentsقتل خمسة")
    assert [section.role for section in reading.sections] == [
        SectionRole.FURNITURE,
        SectionRole.MAIN,
        SectionRole.COMMENTS,
    ]
    assert [claim.when.start for claim in reading.claims] == [date(2025, 2, 24)]


def test_a_short_post_ends_with_its_stamp() -> None:
    """Behind the stamp of a short post come the answers of others."""
    post = "Post\n\nشبكة القرية@villageمقتل طفل بقصف على القرية اليوم1:46 PM · Nov 27, 20241.4KViews421"
    reading = read(f"{post}\n\nقارئ@readerNov 28, 2024قتل خمسة")
    assert [claim.when.start for claim in reading.claims] == [date(2024, 11, 27)]


def test_a_report_that_is_one_line_is_never_furniture() -> None:
    """A post that looks like a caption is read all the same."""
    assert read("مقتل طفل بقصف على القرية (الدفاع المدني السوري)").toll.killed is not None


def test_a_box_of_links_above_an_article_does_not_end_it() -> None:
    """Related stories may stand above the report as well as below it."""
    toll = read(f"قصف على بلدة المعيزيلة\nسوريا\nمقالات ذات صلة\nأخبار أخرى\n{ARTICLE}").toll
    assert toll.killed is not None
    assert toll.killed.min == 2


def test_the_page_of_a_video_is_its_title() -> None:
    """Behind the title stands the foot of the network, in the language of whoever saved the page."""
    reading = read("مقتل طفلين بقصف على القرية - YouTubeAboutPressCopyrightContact usCreatorsAdvertiseDevelopersTerms")
    assert reading.language == "ar"
    assert [claim.quote.text for claim in reading.claims] == ["مقتل طفلين بقصف على القرية"]


@pytest.mark.parametrize("text", ["Please log in to continue.", "Town | Dead | Hurt\nDouma | 3 | 5\nHass | 2 | 1"])
def test_what_would_mislead_stands_in_the_problems(text: str) -> None:
    """A line of a batch is looked at like a file: a login wall, a table."""
    assert len(read(text).problems) >= 1


ANSWERED = {
    "rows of buttons": "Reply\nRepost\nLike\nSami\n@sami\nNo, nine people were killed in Harem.",
    "a count of comments": "5 comments\nSami\nNo, nine people were killed in Harem.",
    "Arabic buttons": "أعجبني\nتعليق\nمشاركة\nسامي\nقتل تسعة مدنيين في حارم",
    "an Arabic count": "14 تعليق\nسامي\nقتل تسعة مدنيين في حارم",
}


@pytest.mark.parametrize("answers", ANSWERED.values(), ids=ANSWERED.keys())
@pytest.mark.parametrize(
    "post", ["Shells hit Harem today and killed four civilians.", "قتل أربعة مدنيين بقصف على حارم... عرض المزيد"]
)
def test_answers_to_a_post_are_no_claims_of_it(post: str, answers: str) -> None:
    """What stands behind the buttons of a saved post was written by others."""
    reading = read(f"Aleppo Voices\n27 November 2024\n{post}\n{answers}")
    counts = [group.count.min for claim in reading.claims for group in claim.casualties]
    assert counts == [4]
    assert [section.role for section in reading.sections] == [SectionRole.MAIN, SectionRole.COMMENTS]


def test_a_post_with_answers_keeps_the_day_at_its_top() -> None:
    """The day in the head of a saved post is its clock (R6)."""
    reading = read("Aleppo Voices\n27 November 2024\nShells hit Harem and killed four civilians.\n5 comments\nSami")
    assert reading.sections[0].published == date(2024, 11, 27)


def test_buttons_above_the_words_of_a_page_end_nothing() -> None:
    """A row of buttons under a title stands before the report, not behind it."""
    reading = read("Shelling in Harem\nLike\nShare\nShells hit Harem today and killed four civilians.")
    assert [group.count.min for claim in reading.claims for group in claim.casualties] == [4]
