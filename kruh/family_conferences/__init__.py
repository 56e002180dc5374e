"""The family conference: from a suggestion to a plan that the family made alone, and its review."""
