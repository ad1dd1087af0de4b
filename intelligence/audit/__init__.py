"""What a person's blind labels of a drawn sample say about every theme."""
