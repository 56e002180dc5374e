"""The words of the bill."""

from django.db.models import TextChoices


class BillState(TextChoices):
    """Where the bill stands."""

    DRAFT = "draft", "připravuje se"
    ISSUED = "issued", "vystavené"
    PAID = "paid", "zaplacené"
    CANCELLED = "cancelled", "stornované"


class TravelKind(TextChoices):
    """How somebody travelled."""

    CAR = "car", "autem"
    FARE = "fare", "jízdenka"
    NONE = "none", "bez cestovného"
