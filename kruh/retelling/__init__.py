"""From a case to a story: the draft, the proposed replacements, two signatures, the one-way release."""
