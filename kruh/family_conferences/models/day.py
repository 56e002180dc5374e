"""The day: who came and what they promised; the family's draft, which nobody but the family can open."""

import json
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.db import models
from django.db.models import Q

from kruh.access.models import User
from kruh.family_conferences.models.circle import Member
from kruh.family_conferences.models.conference import FamilyConference
from kruh.family_conferences.vocabulary import Place, PlanChannel
from kruh.foundation.ids import uuid7
from kruh.vault import cipher
from kruh.vault.models import SealedModel

KEY, SALT, COST = 32, 16, 2**15  # of the cost: 32 MB and a tenth of a second for one guess


class Attending(SealedModel):
    """One line of the combined sheet: here or not, the promise to keep silent, the consent to be sent the plan.

    Somebody of the circle or a worker. `stays` is the family's wish that a support person, an advocate or an
    interpreter be with it in the private time; of a worker it is never true.
    """

    conference = models.ForeignKey(FamilyConference, on_delete=models.CASCADE, related_name="attending")
    member = models.OneToOneField(Member, null=True, on_delete=models.PROTECT, related_name="attending")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=13, choices=Place)
    came_at = models.DateTimeField(null=True)
    stays = models.BooleanField(default=False)
    has_promised = models.BooleanField(null=True)
    wants_plan = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)  # when they last said whether they want the plan
    channel = models.CharField(max_length=6, choices=PlanChannel, blank=True)
    sent_at = models.DateTimeField(null=True)  # when the plan was handed over

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(member=None, user__isnull=False) | Q(member__isnull=False, user=None),
                name="one_who_attends",
            ),
            models.UniqueConstraint(fields=["conference", "user"], name="worker_attends_once"),
        ]
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.get_place_display()

    @property
    def audit_case(self) -> UUID:
        """This will name the file for the trail."""
        return self.conference.case_id


class Draft(models.Model):
    """The family's plan while it is alone: one box that only the family's own code opens.

    The server keeps neither the code nor the key made of it. Presented or a day old, the row is gone. Its writing is
    no act: an act leaves a line in the trail, and of this nothing but the beginning and the end is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    conference = models.OneToOneField(FamilyConference, on_delete=models.CASCADE, related_name="+")
    mark = models.BinaryField(max_length=32, unique=True)  # of the address that the tablet was opened with
    salt = models.BinaryField(max_length=16, null=True)
    box = models.BinaryField(null=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    ends_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)

    def key_of(self, code: str) -> bytes:
        """This will make the key of the family's code; slow on purpose, so that nobody guesses on a stolen disk."""
        salt = bytes(self.salt or b"")
        return Scrypt(salt=salt, length=KEY, n=COST, r=8, p=1).derive(code.encode())

    def begin(self, code: str) -> bytes:
        """This will close an empty plan with a new code and return its key, for the tablet alone to carry."""
        self.salt = secrets.token_bytes(SALT)
        key = self.key_of(code)
        self.keep(key, {})
        return key

    def opened(self, key: bytes) -> dict[str, Any] | None:
        """This will give what the family wrote, or None for a key of another code."""
        try:
            words: dict[str, Any] = json.loads(cipher.open_(key, self._place, bytes(self.box or b"")))
        except (cipher.Damaged, ValueError):
            return None
        return words

    def keep(self, key: bytes, words: Mapping[str, Any]) -> None:
        """This will put what the family wrote into the box."""
        self.box = cipher.close(key, self._place, json.dumps(words).encode())
        self.save()

    @property
    def _place(self) -> str:
        return f"{self._meta.db_table}|box|{self.pk}"
