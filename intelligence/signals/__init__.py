"""What an edition's tables say beyond counts: excess, change, structure, money, interventions."""
