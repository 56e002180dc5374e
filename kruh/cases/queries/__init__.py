"""What is shown of cases: lists, people and their ties in words, protection, the team, and what others need to know."""

from kruh.cases.queries.emergency import case_for_emergency, emergencies_of, review_due, waiting_for
from kruh.cases.queries.files import PAGE, File, choices, label, labels
from kruh.cases.queries.listing import cases_page
from kruh.cases.queries.people import (
    PersonRow,
    contact_words,
    contacts_of,
    parental_responsibility,
    parents_known,
    people_of,
    preferred_contact,
    representatives,
    similar_elsewhere,
    similar_people,
    suggest_salutation,
)
from kruh.cases.queries.picture import kin_ties, picture
from kruh.cases.queries.protection import (
    NOT_FOR_TEAM,
    apart_pairs,
    around_fact,
    case_secrets,
    facts_not_for_team,
    facts_of,
    hidden_secrets,
    hidden_values,
    keeps_places,
    kept_from_team,
    pairs_of,
)
from kruh.cases.queries.strangers import strangers
from kruh.cases.queries.team import colleagues_of, looks, looks_in, shown, team_of

__all__ = [
    "NOT_FOR_TEAM",
    "PAGE",
    "File",
    "PersonRow",
    "apart_pairs",
    "around_fact",
    "case_for_emergency",
    "case_secrets",
    "cases_page",
    "choices",
    "colleagues_of",
    "contact_words",
    "contacts_of",
    "emergencies_of",
    "facts_not_for_team",
    "facts_of",
    "hidden_secrets",
    "hidden_values",
    "keeps_places",
    "kept_from_team",
    "kin_ties",
    "label",
    "labels",
    "looks",
    "looks_in",
    "pairs_of",
    "parental_responsibility",
    "parents_known",
    "people_of",
    "picture",
    "preferred_contact",
    "representatives",
    "review_due",
    "shown",
    "similar_elsewhere",
    "similar_people",
    "strangers",
    "suggest_salutation",
    "team_of",
    "waiting_for",
]
