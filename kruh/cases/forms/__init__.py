"""What comes in about cases: shape and wording."""
