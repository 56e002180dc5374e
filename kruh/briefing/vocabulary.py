"""How work passes from hand to hand."""

from django.db.models import TextChoices


class How(TextChoices):
    """For good, or only while somebody is away."""

    FOR_GOOD = "for_good", "Předat natrvalo"
    FOR_A_TIME = "for_a_time", "Jen zastoupit, třeba v nemoci"
