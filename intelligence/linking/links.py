"""Links every document to its customer and its engagement, or says why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.document import Document
from corpus.records import Customer, Engagement
from intelligence.linking.decisions import Decision, asked
from intelligence.linking.distinctive import NameWords
from intelligence.linking.match import (
    NO_MATCH,
    LinkState,
    Match,
    NameIndex,
    Thresholds,
    through_engagement,
)
from intelligence.linking.mentions import KeyMentions, NameMentions, WrittenKeys
from intelligence.linking.names import (
    key_begun_by,
    normalise_key,
    normalise_name,
    normalise_title,
)
from intelligence.linking.openings import (
    IN_TITLE,
    form_of,
    has_foreign_id,
    labels,
    names_customer,
    openings,
    path_of,
)
from intelligence.linking.registers import Register, names_of, owned_names
from intelligence.linking.short_names import IN_TITLE as SHORT_IN_TITLE
from intelligence.linking.short_names import ShortNames


@dataclass(frozen=True, slots=True)
class Link:
    """Where one document belongs. ``given`` is what the document says, key or name.

    Where a document has no name of a customer, it is what the register calls the owner of its
    engagement, if no record goes by that.
    """

    document_uid: str
    given_customer: str | None
    customer: Match
    given_engagement: str | None
    engagement: Match


def link_documents(
    documents: Sequence[Document],
    register: Register,
    decisions: Sequence[Decision] = (),
    thresholds: Thresholds | None = None,
) -> tuple[Link, ...]:
    """Return one link a document, in the order given.

    An engagement's key decides first and brings its customer. Otherwise the customer is found by
    key, by a person's decision or by name, and the engagement by name among that customer's. A
    document that names no engagement is linked by the one engagement key that its title mentions,
    else its text, its tags and further fields, else its file or the folders of it, else by the one
    name of an engagement that its title, its first lines or its file's name hold. One whose name of
    an engagement is not surely known is linked by the one key that its tags mention. No key but
    that of the document itself links to work of another customer than it names. One that names no
    customer is the customer's whose name its title holds; the first word of one alone is put to a
    person. A name of ordinary words, which the text
    may hold without meaning the record, is left to a person, unless the engagement's customer is
    named as well or a person has decided on that name; where the document names a customer that is
    not known, nothing is linked so. An id of another making than the
    register's does not speak against a key.
    """
    texts = (text for item in documents for text in (item.title or "", item.text))
    linker = _Linker.of(register, decisions, thresholds or Thresholds(), texts)
    return tuple(linker.link(document) for document in documents)


@dataclass(frozen=True, slots=True)
class _Linker:
    customers: Mapping[str, Customer]
    forms: frozenset[str]
    engagements: Mapping[str, Engagement]
    customer_of: Mapping[str, str]
    customer_names: NameIndex
    engagement_names: NameIndex
    engagement_names_by_customer: Mapping[str, NameIndex]
    decided: Mapping[tuple[str, str], str | None]
    mentions: KeyMentions
    written: WrittenKeys
    customers_named: NameMentions
    engagements_named: NameMentions
    words: NameWords
    short: ShortNames

    @classmethod
    def of(
        cls,
        register: Register,
        decisions: Sequence[Decision],
        thresholds: Thresholds,
        texts: Iterable[str],
    ) -> _Linker:
        by_customer: dict[str, list[tuple[str, str]]] = {}
        words = NameWords.of(owned_names(register), texts)
        for item in register.engagements:
            owner = register.customer_of.get(item.key)
            if owner:
                by_customer.setdefault(owner, []).append((item.name, item.key))
        return cls(
            customers={normalise_key(item.key): item for item in register.customers},
            forms=frozenset(form_of(item.key) for item in register.customers),
            engagements={normalise_key(item.key): item for item in register.engagements},
            customer_of=register.customer_of,
            customer_names=NameIndex.of(names_of(register.customers), thresholds),
            engagement_names=NameIndex.of_titles(
                ((item.name, item.key) for item in register.engagements), thresholds
            ),
            engagement_names_by_customer={
                key: NameIndex.of_titles(pairs, thresholds) for key, pairs in by_customer.items()
            },
            decided={asked(item.entity, item.given): item.key for item in decisions},
            mentions=KeyMentions.of(item.key for item in register.engagements),
            written=WrittenKeys.of(item.key for item in register.engagements),
            customers_named=NameMentions.of(names_of(register.customers), normalise_name),
            engagements_named=NameMentions.of(
                ((item.name, item.key) for item in register.engagements), normalise_title
            ),
            words=words,
            short=ShortNames.of(names_of(register.customers), words),
        )

    def link(self, document: Document) -> Link:
        customer = self._customer(document)
        engagement = self._engagement(document, customer)
        given = document.customer_name or document.customer_key
        if engagement.state is LinkState.LINKED and engagement.key:
            owner = self.customer_of.get(engagement.key)
            if owner:
                customer = through_engagement(customer, owner)
            elif not document.customer_name and customer.state is not LinkState.LINKED:
                record = self.engagements[normalise_key(engagement.key)]
                if owned := record.customer_name or record.customer_key:
                    given, customer = owned, self._named(owned)
        return Link(
            document.uid,
            given,
            customer,
            document.engagement_name or document.engagement_key,
            engagement,
        )

    def _customer(self, document: Document) -> Match:
        record = self.customers.get(normalise_key(document.customer_key or ""))
        if record:
            return Match(LinkState.LINKED, record.key, 100.0, method="key")
        for given in (document.customer_name, document.customer_key):
            match = self._decided("customer", given) or self.customer_names.match(given)
            if match is not NO_MATCH:
                return match
        return NO_MATCH if names_customer(document) else self._customer_in(document.title or "")

    def _customer_in(self, title: str) -> Match:
        """Return the customer whose name, or the first word of it, a title holds."""
        where, named = IN_TITLE, self.customers_named.only_one_in(title)
        if named is None:
            where, named = SHORT_IN_TITLE, self.short.only_one_in(title)
        if named is None:
            return NO_MATCH
        if self._names_customer_in(title, named):
            return Match(LinkState.LINKED, named, 100.0, method=where)
        decided = self._decided("customer", self.customers[normalise_key(named)].name)
        return decided or Match(LinkState.AMBIGUOUS, named, 100.0, method=where)

    def _named(self, given: str | None) -> Match:
        """Return the customer by whose name a register calls the owner of an engagement.

        Registers shorten names; the one customer whose name begins so is put to a person.
        """
        match = self._decided("customer", given) or self.customer_names.match(given)
        begun = key_begun_by(given or "", names_of(self.customers.values()))
        if match.key is None and match.method == "none" and begun:
            return Match(LinkState.AMBIGUOUS, begun, method="beginning of the name")
        return match

    def _engagement(self, document: Document, customer: Match) -> Match:
        given = document.engagement_name or document.engagement_key
        told = self._by_key(document) or self._by_key_in_text(document, customer)
        known = told or self._decided("engagement", given)
        if sure := known or self._by_writing(document, customer):
            return sure
        if not given and (named := self._engagement_named(document, customer)):
            return named
        if customer.state is LinkState.LINKED and customer.key:
            own = self.engagement_names_by_customer.get(customer.key)
            match = own.match(given) if own else NO_MATCH
        else:
            match = self.engagement_names.match(given)
        # A tool's project has a name of its own; a key that a document gives is meant.
        if match.state is LinkState.LINKED or document.engagement_key:
            return match
        return self._by_label(document, customer) or match

    def _by_key(self, document: Document) -> Match | None:
        for given in (document.engagement_key, document.engagement_name):
            if record := self.engagements.get(normalise_key(given or "")):
                return Match(LinkState.LINKED, record.key, 100.0, method="key")
        return None

    def _by_key_in_text(self, document: Document, customer: Match) -> Match | None:
        """Return the engagement whose one key stands in the title, the text, a label, a path."""
        if document.engagement_name or document.engagement_key:
            return None
        title, text = document.title, document.text
        key = self.mentions.only_one_in(title) or self.mentions.only_one_in(title, text)
        if key and not self._is_of_another(key, customer):
            return Match(LinkState.LINKED, key, 100.0, method="key in the text")
        named = self.mentions.only_one_in_path(path_of(document))
        return self._by_label(document, customer) or self._beside(
            named, "key in the file's name", document, customer
        )

    def _by_label(self, document: Document, customer: Match) -> Match | None:
        key = self.mentions.only_one_in(*labels(document))
        return self._beside(key, "key in a label", document, customer)

    def _beside(
        self, key: str | None, where: str, document: Document, customer: Match
    ) -> Match | None:
        """Return the engagement of a key beside the text, unless of a customer not surely named."""
        foreign = has_foreign_id(document, self.forms)
        unknown = names_customer(document) and customer.key is None and not foreign
        owned = unknown and key in self.customer_of
        if key is None or owned or self._is_of_another(key, customer):
            return None
        return Match(LinkState.LINKED, key, 100.0, method=where)

    def _by_writing(self, document: Document, customer: Match) -> Match | None:
        for given in (document.engagement_key, document.engagement_name):
            key = self.written.meant_by(given)
            if key and not self._is_of_another(key, customer):
                return Match(LinkState.LINKED, key, 100.0, method="key written otherwise")
        return None

    def _is_of_another(self, key: str, customer: Match) -> bool:
        """Say whether an engagement is another customer's than the one that is surely meant."""
        owner = self.customer_of.get(key)
        return customer.state is LinkState.LINKED and owner not in {None, customer.key}

    def _engagement_named(self, document: Document, customer: Match) -> Match | None:
        """Return the engagement that a document's title or first lines name, the surest mention."""
        if names_customer(document) and customer.state is not LinkState.LINKED:
            return None
        found: Match | None = None
        opening = "\n".join(words for words, _ in openings(document))
        for words, where in openings(document):
            key = self.engagements_named.only_one_in(words)
            owner = self.customer_of.get(key or "")
            if key is None or (owner and customer.key and owner != customer.key):
                continue
            name = self.engagements[normalise_key(key)].name
            sure = self.words.mark(name, words)
            if not sure and owner:
                linked = customer.state is LinkState.LINKED and customer.key == owner
                named = self._names_customer_in(opening, owner)
                sure = linked or named or self.short.stands_alone(owner, opening, name)
            if sure:
                return Match(LinkState.LINKED, key, 100.0, method=where)
            decided = self._decided("engagement", name)
            if decided is None:
                found = found or Match(LinkState.AMBIGUOUS, key, 100.0, method=where)
            elif decided.key:
                return decided
        return found

    def _names_customer_in(self, text: str, key: str) -> bool:
        """Say whether a text holds a name of a customer by which no other can be meant."""
        words = f" {normalise_name(text)} "
        customer = self.customers[normalise_key(key)]
        return any(
            f" {normalise_name(name)} " in words and self.words.mark(name, text)
            for name in (customer.name, *customer.aliases)
        )

    def _decided(self, entity: str, given: str | None) -> Match | None:
        question = asked(entity, given or "")
        if question not in self.decided:
            return None
        key = self.decided[question]
        if key is None:
            return Match(LinkState.UNLINKED, method="decision")
        known = self.customers if entity == "customer" else self.engagements
        record = known.get(normalise_key(key))
        return Match(LinkState.LINKED, record.key, 100.0, method="decision") if record else None
