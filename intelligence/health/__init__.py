"""How far each theme of an edition can be relied on."""
