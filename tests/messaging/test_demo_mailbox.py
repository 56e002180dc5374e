"""The letters of the demo lie in its mailbox, each delivered at the time when it was written."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from kruh.messaging.models import Message
from kruh.project.management.commands import demo
from tests.messaging.conftest import NOW, Post, again

pytestmark = pytest.mark.django_db(transaction=True)


def test_letters_of_the_demo_are_delivered_when_they_were_written(post: Post, queue: Callable[..., Message]) -> None:
    later = NOW + timedelta(days=3)
    rows = [queue(), queue(at=later), queue(at=later)]

    demo.deliver()

    assert [again(row).sent_at for row in rows] == [NOW, later, later]
    assert len(post.mails) == 3
