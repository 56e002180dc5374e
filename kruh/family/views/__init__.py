"""Where it meets people: the organiser's page, and the pages of the family."""
