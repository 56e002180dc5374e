"""What a person decides about the own calendar."""

from django import forms

from kruh.web.forms import Form


class FeedForm(Form):
    """Whether the calendar may say the town."""

    shows_town = forms.BooleanField(
        label="ukazovat v kalendáři i obec, kde se sejdeme",
        required=False,
        help_text="Kalendář v telefonu může vidět i někdo jiný. Když si nejste jistí, nechte nezaškrtnuté.",
    )
