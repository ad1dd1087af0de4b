"""What it means: findings, themes, links, dimensions and trends, frozen into editions."""
