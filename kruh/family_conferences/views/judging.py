"""Pages on which the office decides about the plan, and on which the review is written down."""

from functools import cached_property
from typing import Any

from django.http import HttpResponse

from kruh.family_conferences.actions import acceptance, review
from kruh.family_conferences.forms import plan as forms
from kruh.family_conferences.models import FamilyConference
from kruh.family_conferences.queries import acceptance as judging
from kruh.family_conferences.queries import plan_page
from kruh.family_conferences.views.plan import PlanStep
from kruh.family_conferences.vocabulary import Again, AtReview, Decision
from kruh.foundation import days

TOLD = {
    "accepted": "Plán je přijatý. Úkoly najdete v úkolech případu.",
    "with_additions": "Plán je přijatý s doplněním. Úkoly najdete v úkolech případu.",
    "now": "Plán je zpátky u rodiny. Má znovu čas jen pro sebe.",
    "later": "Plán je vrácený. Druhé setkání domluví koordinátor.",
}
AFTER = {
    AtReview.KEPT: "Plán platí dál.",
    AtReview.AMENDED: "Plán je znovu otevřený. Upravte ho slovy rodiny a ukažte úřadu.",
    AtReview.CLOSED: "Rodinná konference je uzavřená. Děkujeme.",
}


class JudgePlan(PlanStep):
    """The office weighs the plan against what was agreed beforehand, and says yes or what is missing."""

    verb = "family_conferences.accept_plan"
    form_class = forms.JudgeForm
    template_name = "family_conferences/judge_plan.html"
    title = "Posoudit plán rodiny"
    button = "Potvrdit rozhodnutí"

    def form_arguments(self) -> dict[str, Any]:
        conference: FamilyConference = self.subject
        return {"lines": conference.lines, "is_meeting": judging.is_meeting(conference, self.at)}

    @cached_property
    def plan(self) -> dict[str, Any]:
        """The plan as the office reads it."""
        return plan_page.page(self.subject, self.at, writes=False, leads=True)

    def initial(self) -> dict[str, Any]:
        latest = self.plan["latest"]
        return {"read": latest.version.version if latest else None}

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {**super().context(conference), **self.plan}

    def act(self, conference: FamilyConference, form: forms.JudgeForm) -> str:
        said, answer = form.cleaned_data, str(form.cleaned_data["answer"])
        words: dict[str, Any] = {"met": form.met(), "answers_question": bool(said["answers_question"])}
        words |= {"reason": said["reason"], "read": said["read"], "by": self.user, "at": self.at}
        if answer in Again.values:
            acceptance.return_plan(conference, again=Again(answer), **words)
        else:
            acceptance.accept_plan(conference, decision=Decision(answer), **words)
        return answer

    def form_page(self, form: Any, status: int = 200) -> HttpResponse:
        """This will show the plan as it is now, so that a second confirmation is about what stands there."""
        if form.is_bound:
            form.data = form.data.copy()
            form.data["read"] = self.initial()["read"]
        return super().form_page(form, status=status)

    def success(self, conference: FamilyConference, result: str) -> tuple[str, str]:
        return TOLD[result], super().success(conference, result)[1]


class ReviewPlan(PlanStep):
    """What came of the review."""

    verb = "family_conferences.keep_plan"
    form_class = forms.ReviewForm
    template_name = "family_conferences/review.html"
    title = "Kontrolní setkání"
    button = "Zapsat"

    def initial(self) -> dict[str, Any]:
        return {"on": days.local_day(self.at)}

    def context(self, conference: FamilyConference) -> dict[str, Any]:
        return {**super().context(conference), "promises": plan_page.promises(conference, leads=False)}

    def act(self, conference: FamilyConference, form: forms.ReviewForm) -> AtReview:
        said = form.cleaned_data
        words: dict[str, Any] = {"on": said["on"], "words": said["words"], "by": self.user, "at": self.at}
        result = AtReview(said["result"])
        if result == AtReview.KEPT:
            review.keep_plan(conference, next_on=said["next_on"], **words)
        elif result == AtReview.AMENDED:
            review.amend_plan(conference, **words)
        else:
            told = {name: said[name] for name in ("changed", "changed_why_not")}
            review.close(conference, **told, **words)
        return result

    def success(self, conference: FamilyConference, result: AtReview) -> tuple[str, str]:
        return AFTER[result], super().success(conference, result)[1]
