"""What a person fills in about a message."""

from django import forms

from kruh.messaging.vocabulary import Decision
from kruh.web.forms import Form


class DecisionForm(Form):
    """What to do with a message of which nobody knows whether it left."""

    problem = "Rozhodnutí zatím nejde uložit."
    decision = forms.ChoiceField(label="Co se zprávou", choices=Decision, widget=forms.RadioSelect)

    def clean_decision(self) -> Decision:
        """This will give the word of the vocabulary."""
        return Decision(self.cleaned_data["decision"])


class AddressForm(Form):
    """The address for another attempt."""

    problem = "Zprávu zatím nejde poslat znovu."
    address = forms.EmailField(
        label="E-mailová adresa", max_length=254, widget=forms.EmailInput(attrs={"class": "w-l", "autocomplete": "off"})
    )
