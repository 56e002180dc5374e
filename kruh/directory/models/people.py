"""The people of the field and what they learned."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from kruh.access.models import Gender, User
from kruh.directory import rules
from kruh.directory.models.country import Found
from kruh.directory.models.organisations import Organisation
from kruh.directory.vocabulary import Profession, TrainingKind
from kruh.foundation.ids import uuid7


class Professional(Found):
    """Somebody who works in the field and is known by name with a contact at work."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="professionals")
    user = models.OneToOneField(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="professional")
    title_before = models.CharField("titul před jménem", max_length=40, blank=True)
    first_name = models.CharField("jméno", max_length=80)
    last_name = models.CharField("příjmení", max_length=80)
    title_after = models.CharField("titul za jménem", max_length=40, blank=True)
    gender = models.CharField("oslovení", max_length=1, choices=Gender, blank=True)
    profession = models.CharField("profese", max_length=24, choices=Profession)
    phone = models.CharField("telefon na pracoviště", max_length=32, blank=True)
    email = models.EmailField("pracovní e-mail", blank=True)
    languages = models.JSONField("jazyky", default=list, blank=True)
    is_active = models.BooleanField("pracuje tu", default=True)
    # The day of the person's consent with showing it to everybody; nothing is shown without one.
    public_name_on = models.DateField("souhlas se zveřejněním jména", null=True, blank=True)
    public_phone_on = models.DateField("souhlas se zveřejněním telefonu", null=True, blank=True)
    public_email_on = models.DateField("souhlas se zveřejněním e-mailu", null=True, blank=True)

    class Meta:
        ordering = ("sort_key", "id")
        indexes: ClassVar = [models.Index(Lower("email"), name="directory_email")]  # a big table is looked up by it

    def __str__(self) -> str:
        return self.short_name

    @property
    def short_name(self) -> str:
        """This will give the name without titles."""
        return f"{self.first_name} {self.last_name}"

    @property
    def name(self) -> str:
        """This will give the name with titles."""
        return rules.person_name(self.first_name, self.last_name, self.title_before, self.title_after)

    @property
    def phone_text(self) -> str:
        """This will give the phone number as people read it."""
        return rules.phone_words(self.phone)

    def words(self) -> Iterable[str]:
        return (self.first_name, self.last_name, self.get_profession_display())

    def sorted_by(self) -> str:
        return f"{self.last_name} {self.first_name}"


class Training(models.Model):
    """What a professional learned, where, when and until when it counts."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    professional = models.ForeignKey(Professional, on_delete=models.CASCADE, related_name="trainings")
    kind = models.CharField("vzdělání", max_length=24, choices=TrainingKind)
    provider = models.CharField("kdo vzdělával", max_length=120, blank=True)
    on = models.DateField("dokončeno")
    valid_until = models.DateField("platí do", null=True, blank=True)
    hours = models.PositiveSmallIntegerField("hodin", null=True, blank=True)
    is_credited = models.BooleanField(default=False)  # by whoever taught; only they mend it

    class Meta:
        ordering = ("-on",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("on")), name="training_valid_after_end"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on}"
