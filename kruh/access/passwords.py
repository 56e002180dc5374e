"""What a password must not be, said in Czech."""

from django.contrib.auth import password_validation as rules


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
    """A password that does not repeat who one is."""

    def get_error_message(self) -> str:
        return "Heslo se příliš podobá vašemu jménu nebo e-mailu. Zvolte jiné."

    def get_help_text(self) -> str:
        return "Nic, co se podobá vašemu jménu nebo e-mailu."
