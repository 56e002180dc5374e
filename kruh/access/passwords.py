"""What a password must not be, said in Czech."""

import re
from typing import Any

from django.contrib.auth import password_validation as rules
from django.core.exceptions import ValidationError

from kruh.foundation import text

LEFT = 8  # so many characters must be left of a password without the owner's names


class LongEnough(rules.MinimumLengthValidator):
    """A password of at least so many characters."""

    def get_error_message(self) -> str:
        return f"Heslo je krátké. Potřebuje aspoň {self.min_length} znaků."

    def get_help_text(self) -> str:
        return f"Aspoň {self.min_length} znaků."


class NotCommon(rules.CommonPasswordValidator):
    """A password that is not on the list of those everybody tries first."""

    def get_error_message(self) -> str:
        return "Tohle heslo je příliš běžné. Zvolte jiné, třeba několik obyčejných slov za sebou."

    def get_help_text(self) -> str:
        return "Ne žádné z běžných hesel."


class NotLikeOwner(rules.UserAttributeSimilarityValidator):
    """A password that does not repeat who one is, not even with a year behind: Jana.Nova2026."""

    def validate(self, password: str, user: Any = None) -> None:
        """This will refuse what is hardly anything but a name. Raises ValidationError."""
        super().validate(password, user)
        typed = text.fold(password)
        rest = typed
        for word in sorted(_words_of(user), key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest != typed and len(rest) < LEFT:
            raise ValidationError(self.get_error_message(), code="password_too_similar")

    def get_error_message(self) -> str:
        return "Heslo se příliš podobá vašemu jménu nebo e-mailu. Zvolte jiné."

    def get_help_text(self) -> str:
        return "Nic, co se podobá vašemu jménu nebo e-mailu."


def _words_of(user: Any) -> set[str]:
    told = (getattr(user, name, "") or "" for name in ("first_name", "last_name", "email"))
    return {word for part in told for word in re.split(r"[\W_]+", text.fold(part)) if len(word) > 2}
