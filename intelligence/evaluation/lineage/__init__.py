"""Whether themes keep their identity while documents are added, beside what peers would do."""
