"""What the conference costs: tariff, hours, travel, invoice."""
