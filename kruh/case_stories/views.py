"""The library: the shelf, one story with comments, and what is done with it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from kruh.access.pages import ActionPage, Page, ReadPage
from kruh.case_stories import actions, documents, forms, policies, queries
from kruh.case_stories.models import Comment, Story
from kruh.foundation.typesetting import to_pdf


class ListStories(ReadPage):
    """Stories by theme and by words."""

    verb = "case_stories.list"
    template_name = "case_stories/list.html"

    def context(self, subject: None) -> dict[str, Any]:
        asked = self.request.GET
        words = asked.get("q", "")[:100]
        return queries.shelf(self.user, self.at, theme=asked.get("tema", ""), asked=words, number=self.page_number)


class OfStory(Page):
    """Pages about one story."""

    def find(self) -> Story:
        return self.one_of(policies.visible(self.user, self.at), pk=self.kwargs["pk"])

    def shown(self, status: int = 200, **extra: Any) -> HttpResponse:
        """This will add the way back."""
        home, shelf = self.page_of(self.subject), reverse("case_stories:list")
        back = shelf if self.request.path == home else home
        return super().shown(status, **{"about": "Kazuistika", "back": back, **extra})

    def page_of(self, subject: Any) -> str:
        """This will give the address of the story."""
        story = subject.story_id if isinstance(subject, Comment) else subject.pk
        return reverse("case_stories:story", args=[story])


class ReadStory(OfStory, ReadPage):
    """A story with what members say."""

    verb = "case_stories.read"
    template_name = "case_stories/story.html"

    def context(self, story: Story) -> dict[str, Any]:
        return queries.around(story, self.user, self.at)


class StoryFile(ReadStory):
    """A story on paper."""

    def answer(self) -> HttpResponse:
        story = self.subject
        named = {"Content-Disposition": f'attachment; filename="{documents.file_name(story)}"'}
        return HttpResponse(to_pdf(documents.sheet(story)), content_type="application/pdf", headers=named)


class CommentStory(OfStory, ActionPage):
    """Saying something under a story."""

    verb = "case_stories.comment"
    form_class = forms.CommentForm
    title = "Přidat komentář"
    button = "Přidat komentář"

    def act(self, story: Story, form: forms.CommentForm) -> Comment:
        return actions.comment(story, text=form.cleaned_data["text"], by=self.user, at=self.at)

    def success(self, story: Story, result: Any) -> tuple[str, str]:
        return "Komentář je přidaný.", self.page_of(story)


class ReportStory(OfStory, ActionPage):
    """Asking to look at a story again."""

    verb = "case_stories.report"
    form_class = forms.ReasonForm
    title = "Nahlásit kazuistiku"
    button = "Nahlásit"
    intro = "Napište, co v kazuistice může někoho prozradit nebo co je v ní špatně. Přečte si to metodik."

    def act(self, story: Story, form: forms.ReasonForm) -> Any:
        return actions.report(story, reason=form.cleaned_data["reason"], by=self.user, at=self.at)

    def success(self, story: Story, result: Any) -> tuple[str, str]:
        return "Děkujeme, metodik se na kazuistiku podívá.", self.page_of(story)


class WithdrawStory(OfStory, ActionPage):
    """Taking a story out of the library."""

    verb = "case_stories.withdraw"
    form_class = forms.ReasonForm
    title = "Stáhnout kazuistiku"
    button = "Stáhnout"
    intro = "Kazuistika z knihovny zmizí a přestane se dát otevřít i vytisknout. Kdo si ji už vytiskl, tomu zůstane."

    def act(self, story: Story, form: forms.ReasonForm) -> None:
        actions.withdraw(story, reason=form.cleaned_data["reason"], by=self.user, at=self.at)

    def success(self, story: Story, result: Any) -> tuple[str, str]:
        return "Kazuistika je stažená.", reverse("case_stories:list")


class RemoveComment(OfStory, ActionPage):
    """Taking a comment away."""

    verb = "case_stories.remove_comment"
    title = "Odebrat komentář"
    button = "Odebrat"
    intro = "Komentář zmizí pro všechny."

    def find(self) -> Any:
        return self.one_of(queries.comments(), pk=self.kwargs["pk"])

    def act(self, comment: Comment, form: Any) -> None:
        actions.remove_comment(comment, by=self.user, at=self.at)

    def success(self, comment: Comment, result: Any) -> tuple[str, str]:
        return "Komentář je odebraný.", self.page_of(comment)
