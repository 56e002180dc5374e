"""The administrator's pages: who has access, inviting, ending, closing."""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.forms import BaseForm
from django.urls import reverse

from kruh.access.models import Membership, User
from kruh.access.pages import ActionPage, ReadPage
from kruh.directory import actions, forms, policies, rules
from kruh.directory.models import Organisation
from kruh.directory.queries import LONGEST_SEARCH
from kruh.directory.queries import accounts as queries
from kruh.directory.vocabulary import roles_at
from kruh.foundation import proof
from kruh.web.tables import Table


class ReadAccounts(ReadPage):
    """Everybody who has or had access."""

    verb = "directory.read_accounts"
    template_name = "directory/accounts/read_accounts.html"

    def context(self, subject: None) -> dict[str, Any]:
        words = self.request.GET.get("q", "")[:LONGEST_SEARCH]
        page = _page(self.request.GET.get("strana", ""))
        accounts, has_more = queries.accounts(words, page, self.at)
        following = urlencode({"q": words, "strana": page + 1})
        rows = [queries.account_cells(line) for line in accounts]
        table = Table("Účty", queries.ACCOUNT_COLUMNS, rows) if rows else None
        tone, restore = rules.restore_words(proof.last(Path(settings.DATA)), self.at)
        shown = {"words": words, "table": table, "next": f"?{following}" if has_more else ""}
        return {**shown, "restore": restore, "restore_tone": tone}


class AccountPage(ReadPage):
    """One account and its roles."""

    verb = "directory.read_accounts"
    template_name = "directory/accounts/account.html"

    def find(self) -> User:
        return self.one_of(policies.visible_accounts(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, account: User) -> dict[str, Any]:
        return queries.account_page(account, self.at)


class InviteColleague(ActionPage):
    """Gives somebody a role in the organisation."""

    verb = "directory.invite_colleague"
    form_class = forms.InviteForm
    template_name = "directory/accounts/invite_colleague.html"
    title = "Pozvat do organizace"
    button = "Odeslat pozvánku"

    def find(self) -> Organisation:
        return self.one_of(policies.visible_organisations(self.user, self.at), pk=self.kwargs["organisation"])

    def form_arguments(self) -> dict[str, Any]:
        return {"roles": roles_at(self.subject.kind)}

    def context(self, organisation: Organisation) -> dict[str, Any]:
        return {"back": reverse("directory:organisation", args=[organisation.pk])}

    def act(self, organisation: Organisation, form: BaseForm) -> Membership:
        origin = self.request.build_absolute_uri("/")
        words = form.cleaned_data
        return actions.invite_colleague(organisation, by=self.user, at=self.at, origin=origin, **words)

    def success(self, organisation: Organisation, result: Membership) -> tuple[str, str]:
        sent = "Pozvánka" if not result.user.has_usable_password() else "Role je přidaná. Zpráva o ní"
        message = f"{sent} je na cestě na {result.user.email}."
        return message, reverse("directory:account", args=[result.user_id])


class SendLinkAgain(ActionPage):
    """A new link for choosing a password."""

    verb = "directory.send_link_again"
    form_class = forms.SendLinkForm
    template_name = "directory/accounts/send_link_again.html"
    title = "Poslat odkaz znovu"
    button = "Poslat odkaz"

    def find(self) -> User:
        return self.one_of(policies.visible_accounts(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, account: User) -> dict[str, Any]:
        return {"back": reverse("directory:account", args=[account.pk])}

    def act(self, account: User, form: BaseForm) -> User:
        origin = self.request.build_absolute_uri("/")
        return actions.send_link_again(account, by=self.user, at=self.at, origin=origin)

    def success(self, account: User, result: User) -> tuple[str, str]:
        return f"Odkaz je na cestě na {result.email}.", reverse("directory:account", args=[account.pk])


class ForgetSecondFactor(ActionPage):
    """For somebody who lost the phone and the recovery codes."""

    verb = "directory.forget_second_factor"
    form_class = forms.ForgetFactorForm
    template_name = "directory/accounts/forget_second_factor.html"
    title = "Zrušit druhý faktor"
    button = "Zrušit druhý faktor"

    def find(self) -> User:
        return self.one_of(policies.visible_accounts(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, account: User) -> dict[str, Any]:
        return {"back": reverse("directory:account", args=[account.pk])}

    def act(self, account: User, form: BaseForm) -> User:
        return actions.forget_second_factor(account, by=self.user, at=self.at)

    def success(self, account: User, result: User) -> tuple[str, str]:
        message = "Druhý faktor je zrušený. Při příštím přihlášení se nastaví nový; majiteli účtu jde e-mail."
        return message, reverse("directory:account", args=[account.pk])


class EndMembership(ActionPage):
    """Ends a role by a day."""

    verb = "directory.end_membership"
    form_class = forms.EndForm
    template_name = "directory/accounts/end_membership.html"
    title = "Ukončit roli"
    button = "Ukončit roli"

    def find(self) -> Membership:
        return self.one_of(policies.visible_memberships(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, membership: Membership) -> dict[str, Any]:
        return {"back": reverse("directory:account", args=[membership.user_id])}

    def act(self, membership: Membership, form: BaseForm) -> Membership:
        return actions.end_membership(membership, by=self.user, at=self.at, **form.cleaned_data)

    def success(self, membership: Membership, result: Membership) -> tuple[str, str]:
        return "Konec role je zapsaný.", reverse("directory:account", args=[membership.user_id])


class CloseAccount(ActionPage):
    """Closes an account after showing what has to be handed over."""

    verb = "directory.close_account"
    form_class = forms.ConfirmForm
    template_name = "directory/accounts/close_account.html"
    title = "Zrušit účet"
    button = "Zrušit účet"

    def find(self) -> User:
        return self.one_of(policies.visible_accounts(self.user, self.at), pk=self.kwargs["pk"])

    def context(self, account: User) -> dict[str, Any]:
        return {"back": reverse("directory:account", args=[account.pk]), **queries.hand_over(account, self.at)}

    def act(self, account: User, form: BaseForm) -> User:
        return actions.close_account(account, by=self.user, at=self.at)

    def success(self, account: User, result: User) -> tuple[str, str]:
        message = f"Účet {result.name} je zrušený a všechna přihlášení skončila."
        return message, reverse("directory:account", args=[account.pk])


def _page(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
