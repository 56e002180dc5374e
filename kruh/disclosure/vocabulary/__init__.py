"""The words of a request for access to one's own data, and what of the registers it is answered from."""

from kruh.disclosure.vocabulary.held import LEFT, SPECS, Section, Spec
from kruh.disclosure.vocabulary.words import LAW, LIVING, Asker, Channel, Ground, Identity, State, Verdict

__all__ = [
    "LAW", "LEFT", "LIVING", "SPECS", "Asker", "Channel", "Ground", "Identity", "Section", "Spec", "State", "Verdict",
]  # fmt: skip
