"""Records in the formats that other people and programs read."""
