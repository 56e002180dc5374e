"""What is shown of cases: lists, people and their ties in words, protection, the team, and what others need to know."""

from kruh.cases.queries.files import PAGE, File, cases_page, choices, label, labels
from kruh.cases.queries.people import (
    PersonRow,
    contact_words,
    contacts_of,
    parental_responsibility,
    people_of,
    preferred_contact,
    similar_elsewhere,
    similar_people,
    suggest_salutation,
)
from kruh.cases.queries.protection import apart_pairs, facts_of, hidden_values, pairs_of
from kruh.cases.queries.team import colleagues_of, looks, shown, team_of

__all__ = [
    "PAGE",
    "File",
    "PersonRow",
    "apart_pairs",
    "cases_page",
    "choices",
    "colleagues_of",
    "contact_words",
    "contacts_of",
    "facts_of",
    "hidden_values",
    "label",
    "labels",
    "looks",
    "pairs_of",
    "parental_responsibility",
    "people_of",
    "preferred_contact",
    "shown",
    "similar_elsewhere",
    "similar_people",
    "suggest_salutation",
    "team_of",
]
