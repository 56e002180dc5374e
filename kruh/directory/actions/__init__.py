"""What is done in the directory: keeping entries right, and giving people access."""

from kruh.directory.actions.accounts import (
    appoint_administrator,
    close_account,
    end_membership,
    forget_second_factor,
    invite_colleague,
    send_link_again,
)
from kruh.directory.actions.entries import (
    found_organisation,
    record_training,
    remove_closure,
    remove_training,
    save_closure,
    save_organisation,
    save_professional,
    save_venue,
)
from kruh.directory.actions.public import save_involved_offices, save_public_contact

__all__ = [
    "appoint_administrator",
    "close_account",
    "end_membership",
    "forget_second_factor",
    "found_organisation",
    "invite_colleague",
    "record_training",
    "remove_closure",
    "remove_training",
    "save_closure",
    "save_involved_offices",
    "save_organisation",
    "save_professional",
    "save_public_contact",
    "save_venue",
    "send_link_again",
]
