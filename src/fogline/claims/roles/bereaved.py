"""The bereaved: "40 families of those killed", "relatives of hostages held in Orvel" are not themselves killed or held.

It is done to those whose kin they are, and their number is not how many it was done to.
"""

import re
from dataclasses import replace

from fogline.claims.kinds import OF_PEOPLE
from fogline.claims.page import Page
from fogline.records import Frame, Role, Span

_KIN = re.compile(
    r"(?:[\w,.’'-]+\s){0,5}?(?:families|relatives|next of kin|kin|widows|widowers|wives|parents|mothers|fathers|loved ones|"
    r"dependants|dependents|survivors|lawyers|friends)\s(?:of|to)\s(?=(?:the\s)?(?!(?:an?|his|her|one)\s)\w)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s(?:(?:who|that) (?:were|had been|have been|was) )?(?:\w+ly )?", re.IGNORECASE)


def without_bereaved(page: Page, frame: Frame) -> Frame:
    """Return ``frame`` done to those whose kin its target names, where the words behind them say what befell those."""
    if frame.type not in OF_PEOPLE or page.is_heading(frame.trigger):
        return frame
    kin = {span: head for span in frame.fillers("target") if page.inside(span) and (head := _kin(page, frame, span))}
    if not kin:
        return frame
    roles = []
    for role in frame.roles:
        if role.role == "target" and role.span in kin:
            roles.append(Role("target", kin[role.span].end, role.span.end))
        elif role.role != "quantity" or not any(head.overlaps(role.span) for head in kin.values()):
            roles.append(role)
    return replace(frame, roles=tuple(roles))


def _kin(page: Page, frame: Frame, target: Span) -> Span | None:
    """Return the words up to those whose kin a target names: "40 families of" of "40 families of those killed"."""
    head = _KIN.match(page.text, *target)
    behind = _BEHIND.fullmatch(page.text, target.end, max(target.end, frame.trigger.start))
    return Span(*head.span()) if head is not None and behind is not None else None
