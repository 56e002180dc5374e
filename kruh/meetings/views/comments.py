"""Pages of comments: what comes back to the minutes, what was done with it, and that its author knows."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, ReadPage
from kruh.conferences.models import Conference
from kruh.conferences.queries.leaving import Leaving, printed
from kruh.conferences.views.screens import GatedPage
from kruh.conferences.views.suitability import file_given
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings.actions import comments as actions
from kruh.meetings.documents import answers as documents
from kruh.meetings.documents.minutes import file_name
from kruh.meetings.forms import minutes as forms
from kruh.meetings.models import Comment, Minutes, Paragraph
from kruh.meetings.policies import minutes as policies
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import copies as queries
from kruh.meetings.queries import paragraphs
from kruh.meetings.rules import minutes as rules
from kruh.meetings.views.copies import moment_of
from kruh.meetings.views.minutes import AboutMinutes, MinutesStep
from kruh.web.forms import ConfirmForm, Form


def comments_of(conference: Conference) -> str:
    """This will give the address of the comments."""
    return reverse("meetings:comments", args=[conference.pk])


class SeeComments(GatedPage, AboutMinutes):
    """What came back, and what was done with it."""

    verb = "meetings.see_comments"
    template_name = "meetings/minutes/comments.html"

    def context(self, conference: Conference) -> dict[str, Any]:
        return {
            **queries.comments_page(conference, self.user),
            "writes": policies.writes(self.user, conference, self.at),
            "organises": policies.organises(self.user, conference, self.at),
        }


class AddComment(MinutesStep):
    """A comment recorded for somebody, or one's own."""

    verb = "meetings.add_comment"
    form_class = forms.CommentForm
    title = "Zapsat připomínku"
    button = "Uložit připomínku"
    template_name = "meetings/minutes/add_comment.html"

    @cached_property
    def paragraph(self) -> Paragraph | None:
        """This will give the paragraph that the comment is about, when it was chosen on the text."""
        chosen = self.request.POST.get("paragraph") or self.request.GET.get("odstavec")
        if not chosen:
            return None
        try:
            return paragraphs.one_of(self.subject, UUID(chosen))
        except ValueError:
            return None

    def form_arguments(self) -> dict[str, Any]:
        return {"people": queries.speakers(self.subject), "is_about_paragraph": self.paragraph is not None}

    def initial(self) -> dict[str, Any]:
        about: dict[str, Any] = {}
        if self.paragraph:
            about = {"paragraph": self.paragraph.pk, "section": self.paragraph.kind, "proposal": self.paragraph.text}
        return {"channel": "phone", "received_on": days.local_day(self.at), **about}

    def context(self, minutes: Minutes) -> dict[str, Any]:
        return {**super().context(minutes), "back": comments_of(minutes.conference), "paragraph": self.paragraph}

    def act(self, minutes: Minutes, form: forms.CommentForm) -> Comment:
        words = dict(form.cleaned_data)
        chosen, day = words.pop("participant"), words.pop("received_on")
        words["paragraph"] = self.paragraph
        people = minutes.conference.participants.select_related("person")
        person = people.filter(pk=chosen).first() if chosen else None
        if person is None:
            words.pop("channel")  # nobody phones themselves
        return actions.add_comment(
            minutes, participant=person, received_at=moment_of(day, self.at), by=self.user, at=self.at, **words
        )

    def success(self, minutes: Minutes, result: Comment) -> tuple[str, str]:
        return "Připomínka je zapsaná. Ještě ji vyřiďte.", comments_of(minutes.conference)


class AboutComment(ActionPage):
    """A step taken with one comment."""

    tab = "meetings:minutes"

    def find(self) -> Comment:
        return self.one_of(policies.visible_comments(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, comment: Comment) -> dict[str, Any]:
        conference, who = comment.conference, contents.author(comment)
        return {"back": comments_of(conference), "comment": comment, "who": who, "conference": conference}


class AnswerComment(AboutComment):
    """A decision about a comment with its reason."""

    verb = "meetings.answer_comment"
    template_name = "meetings/minutes/answer_comment.html"
    title = "Vyřídit připomínku"
    button = "Uložit vyřízení"

    @property
    def form_class(self) -> type[Form]:  # type: ignore[override]
        """Where it is known which paragraph is meant, its new wording is written at once."""
        return forms.WordingForm if self.paragraph else forms.AnswerForm

    @cached_property
    def paragraph(self) -> Paragraph | None:
        """This will give the paragraph that the comment is about, if there is just one."""
        return paragraphs.about(self.subject)

    def initial(self) -> dict[str, Any]:
        comment: Comment = self.subject
        answered = comment.answered_at is not None
        said = {"answer": comment.answer if answered else "", "reason": comment.answer_reason or ""}
        if self.paragraph is None:
            return said
        wanted = comment.proposal if comment.proposal and not answered else self.paragraph.text
        return {**said, "wording": wanted, "version": self.paragraph.version}

    def context(self, comment: Comment) -> dict[str, Any]:
        return {**super().context(comment), "paragraph": self.paragraph}

    def act(self, comment: Comment, form: forms.AnswerForm) -> Comment:
        return actions.answer_comment(comment, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, comment: Comment, result: Comment) -> tuple[str, str]:
        said = "Odpověď odchází e-mailem." if result.message_id else "Ještě odpověď předejte tomu, kdo ji poslal."
        knows = result.user_id or (result.told_at and not result.message_id)
        return f"Připomínka je vyřízená.{'' if knows else ' ' + said}", comments_of(comment.conference)


class TellAnswer(AboutComment):
    """The author knows what was done with the comment."""

    verb = "meetings.tell_answer"
    title = "Odpověď má ten, kdo připomínku poslal"
    button = "Zapsat"

    @property
    def form_class(self) -> type[Form]:  # type: ignore[override]
        """Whoever wrote the comment in Kruh has read the answer there; of others it is said how they were told."""
        return ConfirmForm if self.subject.user_id else forms.TellForm

    def act(self, comment: Comment, form: Any) -> None:
        actions.tell_answer(comment, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, comment: Comment, result: None) -> tuple[str, str]:
        return "Zapsáno.", comments_of(comment.conference)


class PrintAnswer(ReadPage):
    """The answer as a letter."""

    tab = "meetings:minutes"
    verb = "meetings.print_answer"
    template_name = "refused.html"

    def find(self) -> Comment:
        if self.kwargs["ending"] not in {"pdf", "docx"}:
            raise Http404
        return self.one_of(policies.visible_comments(self.user, self.at), pk=self.kwargs["pk"])

    def answer(self) -> HttpResponse:
        comment: Comment = self.subject
        try:
            refuse_if(rules.blockers_to_write_back(comment.answer, is_colleague=comment.participant is None))
            number = queries.number_of(comment.participant) if comment.participant else None
            name = file_name("odpoved", str(comment.conference), self.kwargs["ending"], copy=number)
            file = printed(documents.letter(comment, self.at), name)
            documents.refuse_leaks(comment, Leaving(files=(file,), paper=documents.PAPER), by=self.user, at=self.at)
        except NotPossible as refusal:
            return self.shown(422, reasons=refusal.reasons, back=comments_of(comment.conference))
        return file_given(file)
