"""The families' voice: four questions, answers, consent with a quotation and its withdrawal."""
