"""Captions in scraped text: they lost their pictures, but not their manner of writing."""

import re
from collections.abc import Sequence

from fogline.documents.folding import ends_sentence, words_of

_CREDITED = re.compile(
    r"\((?:(?:file )?(?:photo|picture|image|video|pic)s?|credit|source)\b[^()]{0,80}\)|\b(?:photo|picture|image|credit)s?\s*"
    r"(?:credit|courtesy(?: of)?|by)?\s*:\s*[^.]{2,60}$"
    r"|[/|(\[]\s*(?:AFP|AP(?: Photo)?|Reuters|Getty(?: Images)?|EPA(?:-EFE)?|Anadolu|TASS|Ukrinform)\b[^.]{0,40}$"
    r"|\((?:AFP|AP|Reuters|Getty)[^()]{0,60}\)\s*$|\b(?:via|AFP/)\s?(?:AP|Getty(?: Images)?|REUTERS|Reuters)\W*$",
    re.I,
)
_LABELLED = re.compile(
    r"(?:image|media) caption,? \S|(?:pictured|above|below|left|right|top|file(?: photo)?)\s*(?:\([\w ]+\))?\s*[:-]\s",
    re.I,
)
_CREDIT_MARK = re.compile(r"[(:/|\[]|[Vv][Ii][Aa]")
"""What every credit has; most paragraphs have none, and need not be searched for one."""
_SIGNED = re.compile(
    r"(?:\(|[.!?]['’”\"]?\s+)(?:[A-Z][\w.'’-]*+\s?){1,4}(?:/|\bvia\b)\s?(?:[A-Z][\w.'’-]*+[\s/]?|via\s){1,5}\)?\W*$"
    r"|[a-z.!?”’]Credit: [^.]{2,40}$"
)
"""A photographer and an agency after the last sentence: "(Ann Lee/Harbour Post)", ". Ann Lee / Harbour Post"."""
_PICTURED = re.compile(
    r"\((?:pictured|above|left|right|centre|center|L|R|C)\)|\bpictured\b|\bin (?:this|an?|the) (?:\w+ )?(?:photo|photograph|image"
    r"|picture|frame|screengrab|screen grab|still|handout)\b[^.]{0,60}(?:taken|released|provided|made|from|on|by)\b"
    r"|\bfile (?:photo|picture|image)\b|^(?:FILE|File)\b\s*[-–—:(]",
)
_PICTURE = re.compile(
    r"pictured|\((?:above|left|right|cent|[LRC]\))|in (?:this|an?|the) |file (?:photo|picture|image)|^(?:FILE|File)\b"
)
"""What every word of a picture has, for the same purpose."""
_SEEN = re.compile(r"\b(?:is|are|can be) (?:seen|shown|pictured|treated|comforted|carried|helped)\b(?! (?:as|by|to))")
_ACTS = re.compile(
    r"^(?:[-–—•\s]*)(?:(?:An?|The|Some|Two|Three|Four|Several|Local|People|Residents?|Firefighters?|Rescuers?|Rescue|Police|Women"
    r"|Men|Children|Soldiers?|Troops|Servicem[ae]n|Smoke|Members?|Workers?|Medics?|Mourners?|Protesters?|Refugees|Volunteers?"
    r"|Victims?|Civilians?|Fighters?|Villagers?|Police(?:m[ae]n)?|Evacuees|Families|Relatives|Doctors?|[A-Z][\w’'.-]+)\b)"
    r"(?:[\s,-]++[\w’'()][\w’'()-]*+){0,9}?(?<!\bto)(?<!\b[Ww]ill)(?<!\bwould)(?<!\bcould)(?<!\bcan)(?<!\bmust)\s+"
    r"(?:walks?|stands?|sits?|lies?|looks?|examines?|inspects?|carr(?:y|ies)|rides?|poses?|squats?|kneels?|embraces?|hugs?|mourns?"
    r"|reacts?|waves?|gestures?|smokes?|waits?|queues?|rests?|holds? (?:an?|the|his|her|their|up)\b|pass(?:es)? (?:by|an?|the)\b"
    r"|drives? (?:past|through|along|an?)\b|moves? (?:past|along|through|down)\b"
    r"|takes? (?:a |their )?(?:rest|cover|part|position|aim)"
    r"|rises?|billows?|burns?|clears?|cleans?|sweeps?|works? (?:at|on|to|in)\b|gathers? (?:at|in|near|for|around|outside)\b"
    r"|tackles?|opens? fire|operates? on|steps? (?:off|out|over|onto)|runs? (?:for|from|past)"
    r"|fires? (?:an?|from|towards)\b|patrols?|speaks? (?:at|to|during|with|in)\b|shakes? hands|attends?|peers?|points?|searches?"
    r"|fl(?:y|ies) (?:over|past)|boards?|loads?|unloads?|attempts? to extinguish|tr(?:y|ies) to extinguish|extinguish(?:es)?"
    r"|listens?|prays?|cr(?:y|ies)|watch(?:es)?|collects?|rolls? (?:past|through|along)|prepares? (?:to|for|a)\b)\b"
)
_LABEL = re.compile(r"^[A-Z][\w’' ]{1,24}: (?=[A-Z])")
_SAYS = re.compile(
    r"\b(?:said|says|told|announced|reported|according to|claimed|added|warned|stated|confirmed|accused)\b", re.I
)
_DATED_END = re.compile(
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:, | )\d{4}[.\s)]*(?:\([^()]*\)\W*)?$"
)
_LONGEST = 70
_LONGEST_LINE = 1500
"""Words, and letters, of the longest caption."""
_PLAIN_LONGEST = 60


def find_captions(texts: Sequence[str]) -> set[int]:
    """Return the indices of captions among the kept paragraphs of a text, in their order.

    What tells them: a credit, "pictured", the present tense of people doing what a picture can show, the same words twice in a
    row (alternative text and caption) without a full stop, or long unpunctuated lines right beside such captions.
    """
    folded = [words_of(text) for text in texts]
    found = {index for index, text in enumerate(texts) if is_caption(text)}
    for index, words in enumerate(folded):
        doubled = index > 0 and words == folded[index - 1] and 2 <= len(words) <= _LONGEST
        if doubled and not ends_sentence(texts[index]):
            found |= {index - 1, index}
    _add_beside(texts, folded, found)
    return found


def is_caption(text: str) -> bool:
    """Tell a caption by its own words; a sentence that reports what somebody said is none unless it bears a credit."""
    words = text.split()
    if not 4 <= len(words) <= _LONGEST or sum(map(len, words)) > _LONGEST_LINE:
        return False
    text = " ".join(words)
    closed = ends_sentence(text)
    pictured = _PICTURE.search(text) is not None and _PICTURED.search(text) is not None
    if _is_credited(text) or (pictured and not closed):
        return True
    if _SAYS.search(text):
        return False
    if closed and not pictured and not _DATED_END.search(text):
        return False
    acts = _ACTS.search(_LABEL.sub("", text)) is not None
    if closed:
        return pictured or acts or _SEEN.search(text) is not None
    return (acts and len(words) >= 7) or _SEEN.search(text) is not None


def _is_credited(text: str) -> bool:
    if _LABELLED.match(text):
        return True
    return bool(_CREDIT_MARK.search(text)) and bool(_CREDITED.search(text) or _SIGNED.search(text))


def _add_beside(texts: Sequence[str], folded: Sequence[tuple[str, ...]], found: set[int]) -> None:
    """Add long lines without a full stop that touch a caption, as runs of pictures leave them."""
    for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
        for index in order:
            beside = index - 1 in found or index + 1 in found
            if (
                beside
                and index not in found
                and 10 < len(folded[index]) <= _PLAIN_LONGEST
                and texts[index].rstrip()[-1:].isalnum()
            ):
                found.add(index)
