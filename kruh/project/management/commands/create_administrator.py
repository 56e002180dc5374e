"""Makes the first administrator of an installation, or lets one who lost everything in again."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from kruh.access.models import User
from kruh.directory import actions, letters
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation.workflow import NotPossible


class Command(BaseCommand):
    help = "Založí správce instalace a vypíše odkaz, na kterém si zvolí heslo. Známému správci vypíše nový odkaz."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="pracovní e-mail")
        parser.add_argument(
            "--organisation", required=True, help="úřad nebo organizace; když v adresáři není, založí se"
        )
        parser.add_argument("--first-name", default="", help="jméno; známý účet si nechá své")
        parser.add_argument("--last-name", default="", help="příjmení")

    def handle(self, *args: Any, **options: Any) -> None:
        email, name = options["email"].strip().lower(), options["organisation"].strip()
        names = {part: options[part].strip() for part in ("first_name", "last_name")}
        _check(email, name, names)
        with transaction.atomic():
            organisation = Organisation.objects.select_related("unit").filter(name=name).order_by("pk").first()
            organisation = organisation or Organisation.objects.found(name=name, kind=Kind.OTHER)
            try:
                held = actions.appoint_administrator(organisation, by=None, at=timezone.now(), email=email, **names)
            except NotPossible as refused:
                raise CommandError(" ".join(refused.reasons)) from None
        self.stdout.write(
            f"Správce instalace: {held.user.name}, {organisation.name}.\n"
            f"Heslo se volí na této adrese, platí {letters.LINK_DAYS} dny a jen jednou:\n"
            f"{letters.password_link(held.user, settings.PUBLIC_ORIGIN)}\n"
            "Druhý faktor se nastaví při prvním přihlášení. Ostatní pozve správce v aplikaci."
        )


def _check(email: str, organisation: str, names: dict[str, str]) -> None:
    try:
        validate_email(email)
    except ValidationError:
        raise CommandError(f"„{email}“ není e-mailová adresa.") from None
    if not organisation:
        raise CommandError('Doplňte název úřadu nebo organizace: --organisation "Město Lipová".')
    if not all(names.values()) and not User.objects.filter(email=email).exists():
        raise CommandError("Takový účet tu není. Doplňte --first-name a --last-name.")
