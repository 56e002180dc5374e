"""Who may do what: users, roles, policies, audited actions and pages."""
