from dataclasses import fields

from api.schemas.review import ReviewItem, ReviewQuote
from intelligence import review


def test_answers_have_the_fields_of_the_queue() -> None:
    assert set(ReviewItem.model_fields) == {item.name for item in fields(review.ReviewItem)}
    assert set(ReviewQuote.model_fields) == {item.name for item in fields(review.Quote)}
