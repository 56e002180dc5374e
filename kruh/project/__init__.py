"""Settings, addresses, menus, commands: where the house meets the street."""
