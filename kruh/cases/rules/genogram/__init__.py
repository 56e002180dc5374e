"""The picture of a family: from people and ties to places on paper. Symbols after McGoldrick; pure, no drawing."""

from kruh.cases.rules.genogram.family import Bond, Figure, Household, Kinship, Union, kinship
from kruh.cases.rules.genogram.place import Picture, Placed, Stroke, picture
from kruh.cases.rules.genogram.words import told

__all__ = [
    "Bond",
    "Figure",
    "Household",
    "Kinship",
    "Picture",
    "Placed",
    "Stroke",
    "Union",
    "kinship",
    "picture",
    "told",
]
