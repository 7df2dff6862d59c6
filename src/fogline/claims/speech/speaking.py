"""Speech: which frames are no more than somebody speaking, and so make no claim.

The rule: a frame is dropped when its trigger is a neutral verb of saying, and

- it is the cue of an attribution or one of the barest verbs (say, tell), and
- its type is not one that speaking itself performs (an accusation, a threat, a promise of support, a treaty announced...).

"The governor said missiles hit the port" is a missile strike claimed by the governor, and nothing besides. Nor does who warns of
what others may do threaten anybody ("the UN warned that the rebels could storm the town").
"""

import re

from fogline.claims.page import Page
from fogline.claims.parties.table import look_up, side_in
from fogline.claims.speech.sayings import Saying
from fogline.claims.words import tokens, word_set
from fogline.records import Frame

_BARE = word_set("say says said saying tell tells told telling")
_NEUTRAL = _BARE | word_set("""
    add adds added adding state states stated stating note notes noted noting
    report reports reported reporting claim claims claimed claiming announce announces announced announcing
    declare declares declared declaring write writes wrote writing post posts posted posting tweet tweets
    tweeted explain explains explained describe describes described describing quote quotes quoted quoting cite
    cites cited citing confirm confirms confirmed confirming estimate estimates estimated estimating believe
    believes believed believing think thinks thought show shows showed shown showing indicate indicates
    indicated suggest suggests suggested suggesting according reply replies replied answer answered acknowledge
    acknowledges acknowledged admit admits admitted mention mentions mentioned speak speaks spoke speaking
    spoken talk talked remark remarked comment commented comments insist insists insisted insisting stress
    stresses stressed argue argues argued reveal reveals revealed recall recalls recalled predict predicts
    predicted expect expects expected continue continued put puts saw see sees seen find finds found observe
    observed reiterate reiterates reiterated assert asserts asserted
    """)
_HELPERS = word_set("has have had is are was were be been being will would to it that also not of as by")
# What is done by saying it.
_FOR_COMMENT = re.compile(
    r"s?(?:\s+by \w+)?\s+(?:for|to)\s+(?:an? |further |any )?(?:comment|interview|statement|respon)", re.IGNORECASE
)
_WARNS = re.compile(r"\bwarn\w*", re.IGNORECASE)
_UNARMED = frozenset({"body", "ngo", "media"})
_OWN = re.compile(r"\b(?:it|they|he|she|we|I|its|their|his|her|our|my)\b", re.IGNORECASE)
_PERFORMED = word_set(
    "accusation threat request refusal support agreement sanction legal election supply talks protest mobilization"
)
# ... but not by the barest verbs, save for those that can only be done in words.
_PERFORMED_BARELY = word_set("accusation threat request refusal support")


def only_speech(page: Page, said: tuple[Saying, ...], frame: Frame) -> bool:
    """Tell whether the frame at hand is a verb of saying and nothing else."""
    asks = frame.type == "request" and _FOR_COMMENT.match(page.text, frame.trigger.end) is not None
    if asks or any(_rests_on(page, saying, frame) for saying in said):
        return True
    if frame.type == "threat" and _WARNS.search(page.words(frame.trigger)) and _of_others(page, said, frame):
        return True
    words = [word for word in tokens(page.words(frame.trigger)) if word not in _HELPERS]
    if not words:
        return bool(re.fullmatch(r"[\W_]*", page.words(frame.trigger)))
    if not all(word in _NEUTRAL for word in words):
        return False
    bare = all(word in _BARE for word in words)
    if frame.type in (_PERFORMED_BARELY if bare else _PERFORMED):
        return False
    return bare or any(saying.cue is not None and saying.cue.overlaps(frame.trigger) for saying in said)


def _rests_on(page: Page, saying: Saying, frame: Frame) -> bool:
    """Tell whether the frame is only what somebody rests on: "according to the indictment"."""
    if (
        frame.type != "legal"
        or saying.cue is None
        or saying.source is None
        or not saying.source.contains(frame.trigger)
    ):
        return False
    return page.words(saying.cue).lower() == "according to"


def _of_others(page: Page, said: tuple[Saying, ...], frame: Frame) -> bool:
    """Tell whether all that is warned of is done by somebody else than who warns."""
    for saying in said:
        if saying.cue is None or saying.source is None or not saying.cue.overlaps(frame.trigger):
            continue
        near = (one for part in saying.parts for one in page.frames_at(part))
        deeds = [one for one in near if one.trigger != frame.trigger and saying.holds(one.trigger)]
        doers = [page.words(span) for one in deeds for span in one.fillers("actor") if page.inside(span)]
        if doers and all(_is_other(page.words(saying.source), doer) for doer in doers):
            return True
    return False


def _is_other(speaker: str, doer: str) -> bool:
    """Tell whether the doer is surely not the speaker: of another side, or the speaker has nobody in arms."""
    if _OWN.search(doer) is not None:
        return False
    known, side = look_up(speaker), side_in(doer)
    unarmed = known is not None and known.kind in _UNARMED
    return unarmed or (side is not None and side_in(speaker) not in (None, side))
