"""Server-rendered pages: no script, no external resource, every text escaped."""
