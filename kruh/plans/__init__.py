"""Who promised what, until when, and who checks it."""
