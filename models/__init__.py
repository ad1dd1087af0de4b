"""Learned functions: they see only strings and arrays, and know no customer and no theme object."""
