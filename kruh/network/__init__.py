"""The net around a child: ties and their strength, the ecomap, what would catch the child."""
