"""The words of the bill."""

from django.db.models import TextChoices


class BillState(TextChoices):
    """Where the bill stands."""

    DRAFT = "draft", "připravuje se"
    ISSUED = "issued", "čeká na zaplacení"
    PAID = "paid", "zaplacené"
    CANCELLED = "cancelled", "stornované"


class TravelKind(TextChoices):
    """How somebody travelled; a draft begins with what is not said yet."""

    CAR = "car", "autem"
    FARE = "fare", "jízdenka"
    SHARED = "shared", "ve společném autě"
    NONE = "none", "bez cestovného"
    UNSAID = "unsaid", "zatím nezapsaná"


class TravelSource(TextChoices):
    """Where a draft has somebody's travel from."""

    SAID = "said", "zapsaná"
    ESTIMATE = "estimate", "odhad ze žádosti"
    EARLIER = "earlier", "podle minulého vyúčtování"
