"""Completes a decision before it is noted: keys become ids, findings get a digest of their words.

What a decision names must be there now. Whether it still is at the next build, the replay tells.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from intelligence.curation.entries import (
    Confirm,
    Define,
    Entry,
    Exclude,
    Merge,
    Move,
    Pin,
    Reject,
    Split,
    Start,
    Undo,
    payload_of,
    telling,
)
from intelligence.curation.forms import WHERE_FINDINGS
from intelligence.curation.keep import Keep
from intelligence.curation.named import themes_named
from intelligence.curation.refile import Refile
from intelligence.curation.replay import in_force
from intelligence.curation.theme_names import is_same_name, name_given, names_after
from intelligence.edition import Edition
from intelligence.errors import InvalidEntry, UnknownFinding, UnknownTheme
from intelligence.identity.references import FindingRef, digest_of
from models.roles.contract import Role

#: Kinds of characters that no table or report can show, and those of them that do no harm.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_HARMLESS = frozenset("\u00ad\u200c\u200d")


def prepared(decision: Any, edition: Edition, log: Sequence[Entry]) -> Any:
    """Return a decision as the log keeps it.

    Args:
        decision: with themes by id or key, and findings by id.
        edition: the newest one, which the person looks at.
        log: the log so far; themes that it splits off may be named before a build makes them.

    Raises:
        UnknownTheme: when a theme is in neither.
        UnknownFinding: when a finding is not in the edition, or is no cause.
        InvalidEntry: when there is no such document, or no such entry to undo, or another theme
            has the name already, a word cannot be shown, a sub-cause is none of the theme, or the
            log merges the theme away already.

    """
    if isinstance(decision, Undo):
        return _undoing(decision, log)
    named = _Names.of(edition, log)
    whole = telling(_completed(decision, edition, log, named))
    _fit_name(whole, edition, log)
    return whole


def _completed(decision: Any, edition: Edition, log: Sequence[Entry], named: _Names) -> Any:
    match decision:
        case Exclude(document=name):
            documents = edition.tables["documents"]
            return replace(decision, document=name and _document(documents, name))
        case Merge(sources=sources, into=into):
            ids = tuple(named.theme(source) for source in sources)
            return replace(decision, sources=ids, into=named.theme(into))
        case Keep(theme=theme, apart_from=str() as other):
            return replace(decision, theme=named.theme(theme), apart_from=named.theme(other))
        case Split() | Start():
            return _named_anew(_with_findings(decision, named), len(log))
        case Move() | Refile():
            return _filed(decision, named)
        case _:
            (theme,) = themes_named(decision)
            decision = replace(decision, theme=named.theme(theme))
            if hasattr(decision, "findings"):
                decision = replace(decision, findings=named.findings(decision.findings))
            return decision


@dataclass(frozen=True)
class _Names:
    number: int
    by_name: dict[str, str]
    causes: dict[str, FindingRef]
    members: dict[str, list[str]]
    subcauses: dict[str, set[str | None]]
    changing: Sequence[Any]
    merging: dict[str, Entry]

    @classmethod
    def of(cls, edition: Edition, log: Sequence[Entry]) -> _Names:
        themes = edition.tables["themes"]
        keys = {
            key: theme
            for key, theme in zip(themes["theme_key"], themes["theme_id"], strict=True)
            if isinstance(key, str)
        }
        ids = {str(theme): str(theme) for theme in themes["theme_id"]}
        split_off = {
            entry.decision.new_theme: entry.decision.new_theme
            for entry in in_force(log).entries
            if isinstance(entry.decision, Split | Start) and entry.decision.new_theme
        }
        findings = edition.tables["findings"]
        causes = findings[findings["role"] == Role.CAUSE.value]
        refs, members = _causes(causes)
        pending = [e for e in in_force(log).entries if e.sequence > edition.manifest.curation]
        late = [entry.decision for entry in log if entry.sequence > edition.manifest.curation]
        merging = {
            source: entry
            for entry in pending
            if isinstance(entry.decision, Merge)
            for source in entry.decision.sources
        }
        names = {**keys, **split_off, **ids}
        return cls(edition.number, names, refs, members, _subcauses(causes), late, merging)

    def theme(self, name: str) -> str:
        if name not in self.by_name:
            message = (
                f"edition {self.number} has no theme {name!r}; `premortem themes` lists the "
                f"{len({*self.by_name.values()})} there are"
            )
            raise UnknownTheme(message, name)
        theme = self.by_name[name]
        if theme in self.merging:
            entry = self.merging[theme]
            message = (
                f"entry {entry.sequence} merges theme {theme} into {entry.decision.into}, which "
                "the next build applies; decide on that theme, or undo the entry first"
            )
            raise InvalidEntry(message)
        return theme

    def findings(self, names: Sequence[str]) -> tuple[str, ...]:
        found = []
        for name in names:
            ref = FindingRef.parse(name)
            place = f"{ref.document_uid}-{ref.start}-{ref.end}"
            if place not in self.causes:
                message = f"edition {self.number} has no cause {place}; {WHERE_FINDINGS}"
                raise UnknownFinding(message)
            found.append(str(self.causes[place]))
        return tuple(dict.fromkeys(found))


def _causes(causes: pd.DataFrame) -> tuple[dict[str, FindingRef], dict[str, list[str]]]:
    refs: dict[str, FindingRef] = {}
    members: dict[str, list[str]] = {}
    columns = ("finding_id", "document_uid", "start", "end", "text", "theme_id")
    for name, uid, start, end, text, theme in causes[list(columns)].itertuples(index=False):
        refs[name] = FindingRef(uid, int(start), int(end), digest_of(text))
        if isinstance(theme, str):
            members.setdefault(theme, []).append(name)
    return refs, members


def _filed(decision: Move | Refile, named: _Names) -> Move | Refile:
    to = None if decision.to is None else named.theme(decision.to)
    whole = replace(decision, to=to, findings=named.findings(decision.findings))
    if isinstance(whole, Refile) and whole.source is not None:
        return replace(whole, source=named.theme(whole.source))
    return whole


def _with_findings(decision: Split | Start, named: _Names) -> Split | Start:
    if isinstance(decision, Start):
        return replace(decision, findings=named.findings(decision.findings))
    theme = named.theme(decision.theme)
    chosen = named.findings(decision.chosen)
    own = named.findings(named.members.get(theme, ())) if chosen else ()
    strange = set(chosen) - set(own)
    if strange:
        message = f"{len(strange)} of the chosen findings are not in the theme that is to be split"
        raise InvalidEntry(message)
    kept = tuple(ref for ref in own if ref not in set(chosen))
    if chosen and not kept:
        raise InvalidEntry("a split by findings must leave some with the theme; rename it instead")
    if decision.subcause is not None:
        _check_subcause(decision.subcause, theme, named)
    return replace(decision, theme=theme, chosen=chosen, kept=kept)


def _subcauses(causes: pd.DataFrame) -> dict[str, set[str | None]]:
    """Return the sub-causes of each theme's findings; None where one has none."""
    found: dict[str, set[str | None]] = {}
    for theme, key in causes[["theme_id", "subcause_key"]].itertuples(index=False):
        if isinstance(theme, str):
            found.setdefault(theme, set()).add(key if isinstance(key, str) else None)
    return found


def _may_change(decision: Any, theme: str) -> bool:
    """Say whether a decision that no build applied yet may bring findings in or take them out."""
    match decision:
        case Merge(into=into):
            return into == theme
        case Split(theme=source):
            return source == theme
        case Move() | Refile() | Start() | Confirm() | Reject() | Pin() | Exclude() | Define():
            return True
        case _:
            return isinstance(decision, Undo)


def _check_subcause(subcause: str, theme: str, named: _Names) -> None:
    """Refuse a split that the next build could only tell as a conflict.

    What was decided since the last build may bring sub-causes of other themes in, but none that no
    finding has: only an undoing brings back what a merge had taken away.
    """
    own = named.subcauses.get(theme, set())
    there = ", ".join(sorted(key for key in own if key is not None)) or "none"
    known = any(subcause in keys for keys in named.subcauses.values())
    if not known and not any(isinstance(decision, Undo) for decision in named.changing):
        message = (
            f"no finding of edition {named.number} has the sub-cause {subcause!r}; those of the "
            f"theme have: {there}"
        )
        raise InvalidEntry(message)
    if theme not in named.subcauses or any(_may_change(one, theme) for one in named.changing):
        return
    if subcause not in own:
        message = f"no finding of the theme has the sub-cause {subcause!r}; they have: {there}"
        raise InvalidEntry(message)
    if len(own) == 1:
        message = f"every finding of the theme has the sub-cause {subcause!r}; rename it instead"
        raise InvalidEntry(message)


def _named_anew(decision: Split | Start, sequence: int) -> Split | Start:
    """Return a split or a start with the id of its theme, of which no other entry has the same."""
    whole = replace(decision, new_theme=None)
    said = json.dumps([payload_of(whole), sequence], sort_keys=True)
    identity = f"theme-{hashlib.sha256(said.encode()).hexdigest()[:12]}"
    return replace(whole, new_theme=identity)


def _fit_name(decision: Any, edition: Edition, log: Sequence[Entry]) -> None:
    """Refuse a name that another theme has, and words that no table or report can show."""
    for what in ("name", "role", "goal"):
        said = getattr(decision, what, None) or ""
        if any(unicodedata.category(sign) in _UNSEEN for sign in {*said} - _HARMLESS):
            raise InvalidEntry(f"the {what} holds a control character; remove it")
    given = name_given(decision)
    if given is None:
        return
    theme, name = given
    table = edition.tables["themes"][["theme_id", "name"]]
    force, built = in_force(log), dict(table.itertuples(index=False, name=None))
    taken_back = [name_given(entry.decision) for entry in log if entry.sequence in force.undone]
    kept = {one: "" if (one, own) in taken_back else own for one, own in built.items()}
    names = names_after(kept, force.entries)
    same = [one for one, own in names.items() if one != theme and is_same_name(own, name)]
    if same:
        message = (
            f"theme {same[0]} has that name already; give another name, or merge the two "
            "if they are one thing"
        )
        raise InvalidEntry(message)


def _document(documents: pd.DataFrame, name: str) -> str:
    found = documents[(documents["document_uid"] == name) | (documents["document"] == name)]
    if len(found) != 1:
        what = "no document of that id" if found.empty else f"{len(found)} documents of that id"
        message = f"there is {what} in the newest edition; name one by its uid"
        raise InvalidEntry(message)
    return str(found["document_uid"].iloc[0])


def _undoing(decision: Undo, log: Sequence[Entry]) -> Undo:
    undone = in_force(log).undone
    if not 1 <= decision.entry <= len(log):
        message = f"the curation log has {len(log)} entries, so there is no entry {decision.entry}"
        raise InvalidEntry(message)
    if decision.entry in undone:
        message = f"entry {decision.entry} is undone already, by entry " + str(
            undone[decision.entry].sequence
        )
        raise InvalidEntry(message)
    return decision
