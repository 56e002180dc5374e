"""Forms of archives: who agrees, the passphrase, the file, who takes the case over."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kruh.archive.rules import envelope, package
from kruh.foundation import uploads
from kruh.web import fields
from kruh.web.forms import Form

type Choices = list[tuple[str, str]]
MOST_MB = package.MOST_MB + 5


class AskForm(Form):
    """Who gets the archive, why, and who agrees."""

    problem = "O archiv zatím nejde požádat."
    receiver = fields.TextField(
        label="Komu archiv předáte", help_text="Třeba „Spisovna městského úřadu“ nebo jiný úřad. Zapíše se do archivu."
    )
    reason = fields.LongTextField(label="Proč", rows=2, max_length=500, help_text="Bez jmen z rodiny.")
    second = fields.SelectField(label="Vydání schválí", help_text="Uvidí značku, komu a proč; obsah spisu ne.")

    def __init__(self, *args: Any, seconds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["second"].choices = [("", "Vyberte"), *seconds]  # type: ignore[attr-defined]


class VersionForm(Form):
    """What was read is what is decided on."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class AgreeForm(VersionForm):
    """The other person's yes."""

    problem = "Schválit zatím nejde."
    sure = forms.BooleanField(label="Ano, archiv celého spisu smí být vydaný")


class WithdrawForm(VersionForm):
    """Why nothing leaves."""

    problem = "Zrušit zatím nejde."
    reason = fields.LongTextField(label="Proč se nevydá", rows=2, max_length=500, help_text="Bez jmen z rodiny.")


class IssueForm(Form):
    """The passphrase, shown here and kept nowhere."""

    problem = "Archiv zatím nejde vydat."
    passphrase = fields.TextField(
        label="Heslo k archivu",
        max_length=envelope.LONGEST,
        help_text="Kruh si ho nikde nenechá. Opište si ho, nebo napište vlastní, aspoň 16 znaků.",
    )
    noted = forms.BooleanField(label="Heslo mám zapsané a předám ho jinou cestou než soubor")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].widget.attrs.update(autocomplete="off", spellcheck="false", autocapitalize="off")

    def clean_passphrase(self) -> str:
        """This will refuse a short one."""
        passphrase: str = self.cleaned_data["passphrase"]
        if problems := envelope.passphrase_problems(passphrase):
            raise ValidationError(problems)
        return passphrase


class ArchiveField(forms.FileField):
    """An archive; its value is the bytes."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": ".kruh"}

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        if data.size > MOST_MB * uploads.MEGABYTE:
            raise ValidationError(uploads.too_big(str(data.name or ""), MOST_MB), code="size")
        return data.read()


class BringForm(Form):
    """The file and its passphrase."""

    problem = "Archiv se nepodařilo otevřít."
    file = ArchiveField(label="Soubor s archivem", help_text=f"Končí na .kruh a má nejvýš {MOST_MB} MB.")
    passphrase = forms.CharField(
        label="Heslo k archivu",
        max_length=envelope.LONGEST,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "class": "w-l"}),
        help_text="Dostali jste ho jinou cestou než soubor.",
    )


class TakeInForm(VersionForm):
    """Who takes the case over, and who are those whom the archive names otherwise."""

    problem = "Případ zatím nejde načíst."
    receiver = fields.SelectField(label="Kdo případ převezme", help_text="Uvidí ho jako vedoucí a rozdělí práci.")

    def __init__(self, *args: Any, receivers: Choices, unknown: Iterable[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["receiver"].choices = [("", "Vyberte"), *receivers]  # type: ignore[attr-defined]
        self.names: dict[str, str] = {}
        for number, one in enumerate(unknown):
            self.names[f"who_{number}"] = one["id"]
            self.fields[f"who_{number}"] = fields.SelectField(
                label=one["name"],
                choices=[tuple(choice) for choice in one["choices"]],
                empty="Nechat jen jako jméno",
                required=False,
                help_text=f"V archivu: {one['detail']}" if one["detail"] else "",
            )

    @property
    def chosen(self) -> dict[str, str]:
        """This will give what was chosen, by the identifiers of the archive."""
        return {pk: self.cleaned_data[name] for name, pk in self.names.items() if self.cleaned_data.get(name)}
