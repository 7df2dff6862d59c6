"""The frame of DER (X.690): a value is a tag, a length and its content, in which others may lie; not what they mean."""

from functools import cached_property

from fogline.records.errors import InputError

_CONTEXT_0 = 0xA0
_BAD = "it is no time stamp (its parts do not fit into each other)"


class Part:
    """A value: its ``tag``, its ``content``, and all of it (``whole``)."""

    def __init__(self, whole: bytes, header: int) -> None:
        self.whole = whole
        self.tag = whole[0]
        self.content = whole[header:]

    @cached_property
    def parts(self) -> tuple["Part", ...]:
        """The values in this one; ``InputError`` where there are none."""
        found = parts(self.content)
        if not found:
            raise InputError(_BAD)
        return found


def parts(content: bytes) -> tuple[Part, ...]:
    """Return the values that lie one after the other; ``InputError`` for what is no DER with tags of one byte."""
    found, at = [], 0
    while at < len(content):
        if len(content) < at + 2 or content[at] & 0x1F == 0x1F:
            raise InputError(_BAD)
        length, header = content[at + 1], 2
        if length & 0x80:
            many = length & 0x7F
            length, header = int.from_bytes(content[at + 2 : at + 2 + many]), 2 + many
            if not 1 <= many <= 4:
                raise InputError(_BAD)
        end = at + header + length
        if end > len(content):
            raise InputError(_BAD)
        found.append(Part(content[at:end], header))
        at = end
    return tuple(found)


def parts_of(whole: bytes) -> tuple[Part, ...]:
    """Return the values in the one value that ``whole`` is."""
    found = parts(whole)
    if len(found) != 1:
        raise InputError(_BAD)
    return found[0].parts


def sorted_certificates(answer: bytes) -> bytes:
    """Return an authority's answer with the certificates in the order that DER wants; they are not signed, nothing else moves.

    What is no such answer is returned as it is, for others to tell.
    """
    try:
        signed = parts_of(parts_of(answer)[1].whole)[1].parts[0]
        certificates = next(one for one in signed.parts if one.tag == _CONTEXT_0)
        ordered = b"".join(sorted(one.whole for one in certificates.parts))
    except (InputError, IndexError, StopIteration):
        return answer
    at = answer.find(certificates.content)
    return answer[:at] + ordered + answer[at + len(ordered) :]
