"""What people write about the directory and about accounts."""

from kruh.directory.forms.accounts import ConfirmForm, EndForm, ForgetFactorForm, InviteForm, SendLinkForm
from kruh.directory.forms.entries import (
    ClosureForm,
    ContactForm,
    OrganisationForm,
    ProfessionalForm,
    RemoveForm,
    TrainingForm,
    VenueForm,
)
from kruh.directory.forms.public import InvolvedOfficesForm, PublicContactForm

__all__ = [
    "ClosureForm",
    "ConfirmForm",
    "ContactForm",
    "EndForm",
    "ForgetFactorForm",
    "InviteForm",
    "InvolvedOfficesForm",
    "OrganisationForm",
    "ProfessionalForm",
    "PublicContactForm",
    "RemoveForm",
    "SendLinkForm",
    "TrainingForm",
    "VenueForm",
]
