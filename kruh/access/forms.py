"""Forms of the library's pages: turning a second factor on is itself a proof of it."""

from typing import Any

from allauth.core import context
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm

PROVEN = "second_factor"


class ActivateTotp(ActivateTOTPForm):  # type: ignore[misc]  # the library has no types
    """The first code from the application."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Šest číslic z aplikace"

    @property
    def spoken_secret(self) -> str:
        """This will give the key in groups of four, as one copies it by hand."""
        return " ".join(self.secret[start : start + 4] for start in range(0, len(self.secret), 4))

    def clean_code(self) -> str:
        """This will remember in the session that the right code was given."""
        code: str = super().clean_code()
        context.request.session[PROVEN] = True
        return code


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]  # the library has no types
    """The first use of a new key, meant for signing in without a password unless somebody says otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = "Jak klíči říkat"
        alone = self.fields["passwordless"]
        alone.label, alone.initial = "Přihlašovat se jím i bez hesla", True
        alone.help_text = "Telefon nebo počítač si pokaždé vyžádá otisk prstu, obličej nebo PIN."

    def clean(self) -> dict[str, Any]:
        """This will remember in the session that the key was at hand."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("credential"):
            context.request.session[PROVEN] = True
        return cleaned
