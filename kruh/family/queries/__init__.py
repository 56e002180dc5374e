"""What is shown: to the organiser, and on the pages of the family by a list of what they may show."""
