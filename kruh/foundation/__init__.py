"""Pure building blocks: workflow tables, Czech days, payments, calendars, typesetting. Knows no Django model."""
