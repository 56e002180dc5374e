"""What is done with a case: opening and closing it, its people and their ties, protection, and the team."""

from kruh.cases.actions.files import change_case, close_case, open_case, reopen_case
from kruh.cases.actions.giveaways import change_giveaways
from kruh.cases.actions.moves import (
    accept_assistance,
    accept_transfer,
    answer_assistance,
    ask_assistance,
    decline_assistance,
    propose_transfer,
    return_transfer,
    withdraw_assistance,
    withdraw_transfer,
)
from kruh.cases.actions.people import (
    add_contact,
    add_person,
    change_contact,
    change_person,
    end_contact,
    link_person,
    remove_person,
)
from kruh.cases.actions.protection import (
    end_apart,
    keep_apart,
    keep_protection,
    lift_protection,
    propose_lifting,
    protect_fact,
)
from kruh.cases.actions.team import (
    add_to_team,
    end_team_membership,
    hand_over,
    open_in_emergency,
    review_emergency,
)
from kruh.cases.actions.ties import tie, untie

__all__ = [
    "accept_assistance",
    "accept_transfer",
    "add_contact",
    "add_person",
    "add_to_team",
    "answer_assistance",
    "ask_assistance",
    "change_case",
    "change_contact",
    "change_giveaways",
    "change_person",
    "close_case",
    "decline_assistance",
    "end_apart",
    "end_contact",
    "end_team_membership",
    "hand_over",
    "keep_apart",
    "keep_protection",
    "lift_protection",
    "link_person",
    "open_case",
    "open_in_emergency",
    "propose_lifting",
    "propose_transfer",
    "protect_fact",
    "remove_person",
    "reopen_case",
    "return_transfer",
    "review_emergency",
    "tie",
    "untie",
    "withdraw_assistance",
    "withdraw_transfer",
]
