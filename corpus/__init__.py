"""What was said and where: readers, records, customers and engagements, the database."""
