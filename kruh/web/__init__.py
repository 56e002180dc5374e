"""How pages look: templates, components, Czech words and dates, static files."""
