"""The picture of a family: from people and ties to places on paper. Symbols after McGoldrick; pure, no drawing."""

from kruh.cases.rules.genogram.family import kinship
from kruh.cases.rules.genogram.kin import Bond, Figure, Household, Kinship, Trouble, Union
from kruh.cases.rules.genogram.lines import Stroke
from kruh.cases.rules.genogram.place import Picture, Placed, picture
from kruh.cases.rules.genogram.words import band, called, letter, told

__all__ = [
    "Bond",
    "Figure",
    "Household",
    "Kinship",
    "Picture",
    "Placed",
    "Stroke",
    "Trouble",
    "Union",
    "band",
    "called",
    "kinship",
    "letter",
    "picture",
    "told",
]
