"""The shelf of the library and one story with what members say."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.case_stories import policies, rules
from kruh.case_stories.models import Comment, Report, Story
from kruh.case_stories.vocabulary import Theme

PAGE = 30


def shelf(user: User, at: datetime, *, theme: str, asked: str, number: int) -> dict[str, Any]:
    """This will give one page of the stories of a theme in which the asked words stand."""
    rows = policies.visible(user, at).order_by("-released_on", "id")
    living = Count("comments", filter=Q(comments__removed_at=None))
    chosen = rows.filter(theme=theme) if theme in Theme.values else rows
    found = [
        story for story in chosen.annotate(said=living) if rules.matches([story.title, story.text, story.helped], asked)
    ]
    first = (number - 1) * PAGE
    return {
        "stories": found[first : first + PAGE],
        "count": len(found),
        "newer": _address(theme, asked, number - 1) if number > 1 else "",
        "older": _address(theme, asked, number + 1) if len(found) > first + PAGE else "",
        "filters": [_filter("", "všechna", theme, asked), *(_filter(*one, theme, asked) for one in Theme.choices)],
        "chosen": theme,
        "asked": asked,
        "reports": _reports(user, at),
    }


def _address(theme: str, asked: str, number: int = 1) -> str:
    told = {"tema": theme, "q": asked, "strana": number if number > 1 else ""}
    return "?" + urlencode({name: value for name, value in told.items() if value})


def _filter(value: str, label: str, chosen: str, asked: str) -> dict[str, Any]:
    return {"label": label, "url": _address(value, asked), "current": value == chosen, "count": None}


def _reports(user: User, at: datetime) -> list[Report]:
    if not user.has_role(Role.METHODOLOGIST, at=at):
        return []
    return list(Report.objects.filter(settled_at=None).select_related("story", "by").order_by("at", "id"))


def around(story: Story, user: User, at: datetime) -> dict[str, Any]:
    """This will give the comments with who may remove them."""
    rows = Comment.objects.filter(story=story, removed_at=None).select_related("by").order_by("at", "id")
    leads = user.has_role(Role.METHODOLOGIST, at=at)
    return {
        "comments": [(row, leads or row.by_id == user.pk) for row in rows],
        "paragraphs": [part for part in story.text.split("\n") if part.strip()],
        "helped": [part for part in story.helped.split("\n") if part.strip()],
    }


def comments() -> QuerySet[Comment]:
    """This will give the comments that can still be removed."""
    return Comment.objects.filter(removed_at=None).select_related("story", "by")
