"""Amounts of work without a number: reports, sites, users, workshops named in the plural alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intelligence.sow.counted import acts_alone, counted
from intelligence.sow.hit import Hit
from intelligence.sow.outline import Shape
from intelligence.sow.passage import PassageKind
from intelligence.sow.setting import Setting
from intelligence.sow.vocabulary import NUMBER, either, whole

#: What work is counted by; matched in the plural.
_COUNTED = either(
    """
    /workshop/report/training session/training course/training/session/course/user/site
    /location/branch/office/store/plant/environment/iteration/cycle/test cycle/review cycle
    /round/revision/interface/integration/connection/connector/api/dashboard/document
    /deliverable/meeting/visit/site visit/server/virtual machine/database/application/system
    /device/laptop/mailbox/licence/license/account/record/ticket/incident/request
    /change request/enhancement/feature/screen/form/template/workflow/process/process map
    /user story/test case/test script/test/variant/design/mock-up/mockup/prototype/wireframe
    /drawing/sample/interview/survey/stakeholder/language/country/subsidiary/legal entity
    /entity/department/business unit/team/module/machine/unit/sensor/camera/bridge/building
    /room/floor/vehicle/kiosk/terminal/printer/switch/router/access point/patch/release
    /deployment/migration/backup/restore test/audit/inspection/rehearsal/dry run/article/page
    /video/webinar/presentation/role/role profile/agent/consultant/engineer/developer/trainer
    /coach/resource/person-day/man-day/hour/key user/end user/employee/customer/supplier
    /vendor/product/campaign/script/rule/report template/data source/source system/data object
    /spare part/item/shipment/delivery/proposal/scenario/use case/correction/amendment
    /configuration/workstation/desk/seat/workplace/folder/shared drive/archive/extract/export
    /query/view/table/field/catalogue item/policy/procedure/work instruction/material/manual
    /guide/handbook/localisation/translation/customisation/customization/extension
    /modification/adjustment
    """
)
_PLURAL = (
    rf"{_COUNTED}(?:e?s)(?![\w-])|branches|switches|patches|mailboxes|processes|entities"
    r"|subsidiaries|countries|deliveries|queries"
    r"|policies|libraries|batches|business processes|legal entities|people|staff|personnel"
    r"|data|mailboxes|stakeholders|colleagues"
)
_MODIFIERS = r"(?:(?:[a-z][\w'/-]{1,20}|[A-Z]{2,6})\s){0,3}?"
WEAK_AMOUNT = whole(
    r"(?:several|some|multiple|various|numerous|many|a number of|a few|a handful of"
    r"|a couple of|a selection of|a sample of|a variety of"
    r"|a range of|a set of|a series of|a cross-section of|a stock of?|a pool of|a group of"
    r"|certain|sundry|diverse|enough|sufficient"
    r"|additional|further|the (?:usual|required|necessary|agreed|appropriate) (?:number"
    r"|amount|volume|quantity) of|plenty of|lots of"
    r"|a (?:reasonable|sufficient|limited|small|large|suitable) (?:number|amount|set"
    r"|volume|quantity) of|a team of|dozens of|hundreds of"
    r"|thousands of|large numbers of|high volumes of|an? \w+ (?:number|volume"
    rf"|amount) of)(?: {_MODIFIERS}(?:{_PLURAL}))?"
)
_REGULAR = whole(
    r"(?:regular|periodic|frequent|occasional|recurring|ongoing|repeated"
    rf"|iterative)\s(?:\w+\s){{0,2}}?(?:{_PLURAL}|\w+(?<![sui])s)"
    r"|periodically|on an ongoing basis"
)
_BARE = re.compile(rf"(?<![\w-])(?:{_PLURAL})(?![\w-])", re.IGNORECASE)
_WORK = whole(
    "provides?|delivers?|conducts?|holds?|runs?|organi[sz]es?|produces?|prepares?"
    "|creates?|develops?|builds?|writes?|configures?"
    "|migrates?|moves?|converts?|trains?|teaches|supports?|installs?|sets? up|rolls? out"
    "|deploys?|connects?|integrates?|tests?"
    "|inspects?|visits?|interviews?|surveys?|cleanses?|reviews?|translates?|locali[sz]es?"
    "|designs?|draws?|facilitates?|attends?"
    "|supplies|supply|furnish(?:es)?|carry out|carries out|perform(?:s)?|includes?"
    "|covers?|comprises?|deals? with|handles?"
    "|maintains?|hosts?|monitors?|coaches|replaces?|updates?|documents?|issues?|submits?"
    "|publish(?:es)?|go to|sends?|takes?|keeps?"
    "|implements?|loads?|extracts?|archives?|(?:is|are|be|been)\\s(?:\\w+ly\\s)?(?:\\w+ed"
    "|built|held|set up|run|written|drawn up|made|taught|given)"
)
_HAS_NUMBER = re.compile(rf"(?<![\w-]){NUMBER}(?![\w-])", re.IGNORECASE)
_LISTED = re.compile(
    r":\s|\bnamely\b|\bi\.e\.|\bthat is\b|\([A-Z][^()]+,[^()]+\)|\b(?:following|below)\b",
    re.IGNORECASE,
)
_DELIVERABLES = re.compile(r"deliverable|scope|work product|output|result|service", re.IGNORECASE)
_WEAK_SURE, _REGULAR_SURE, _BARE_SURE, _ITEM_SURE = 0.85, 0.78, 0.62, 0.55


def unquantified(setting: Setting) -> Iterator[Hit]:
    """Yield the first amount of work of a statement that is named without its number."""
    words = setting.words
    if setting.defines or setting.is_legal or setting.excludes or setting.goes_by_change:
        return
    if setting.refers or setting.is_capped:
        return
    for pattern, confidence in ((WEAK_AMOUNT, _WEAK_SURE), (_REGULAR, _REGULAR_SURE)):
        found = pattern.search(words)
        if found and setting.promises and not _is_counted(words, found):
            yield _hit(words, found, confidence)
            return
    if _HAS_NUMBER.search(words) or _LISTED.search(words):
        return
    work = _WORK.search(words)
    listed = setting.statement.place.shape is Shape.ITEM and _DELIVERABLES.search(setting.above)
    noun = _BARE.search(words, work.end() if work else 0) or _BARE.search(words)
    if noun and work and noun.start() == work.start() and acts_alone(words, *noun.span()):
        # "The Supplier tests each release": what looks like a plural is what is done.
        return
    if noun and (work or listed):
        yield _hit(words, noun, _BARE_SURE if work else _ITEM_SURE)


def _is_counted(words: str, found: re.Match[str]) -> bool:
    """Whether a number stands right before or after the weak words: "several (5) reports"."""
    return bool(_HAS_NUMBER.search(words[max(0, found.start() - 12) : found.end() + 24]))


def _hit(words: str, found: re.Match[str], confidence: float) -> Hit:
    return Hit(
        PassageKind.UNQUANTIFIED,
        found.start(),
        found.end(),
        (
            f'"{found[0]}" has no number: the price covers some amount of it, and each side '
            "has its own in mind."
        ),
        counted(words, found.start(), found.end(), _BARE, _WORK),
        confidence,
    )
