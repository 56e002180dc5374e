"""The ecomap after Hartman: the household in the middle, people and services around it. Pure, no drawing."""

from kruh.network.rules.ecomap.place import Picture, Spot, Stroke, picture
from kruh.network.rules.ecomap.words import told

__all__ = ["Picture", "Spot", "Stroke", "picture", "told"]
