"""The canonical fields that columns of foreign tables are mapped to, with the names they go by.

A field belongs to one or more record types (documents, engagements, customers), because ``Name``
is the customer in one table and the project in another. Aliases are written as
``corpus.mapping.labels.normalise_label`` returns them: lower case, words divided by one space.
"""

from corpus.fields.lookup import field_named, fields_for
from corpus.fields.model import Field, Group, Records

__all__ = ["Field", "Group", "Records", "field_named", "fields_for"]
