"""Mailboxes: mbox (a container), single messages (.eml), and Maildir folders; texts attached are items of their own."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fogline.documents.collect import TOOL, collect
from fogline.documents.collecting.dates import believed, day_of
from fogline.documents.collecting.messages import Attachment, Mail, parse_mail
from fogline.documents.collecting.model import Item, ItemFailure, ItemLimits, ItemOptions
from fogline.documents.collecting.slices import Cutter, told
from fogline.documents.collecting.written import Written
from fogline.documents.read import DocumentOptions, Said
from fogline.records.errors import BROKEN_INPUT, InputError
from fogline.records.ledger import Slice
from fogline.records.original import Custody, Original

_FROM = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[!-9;-~]{1,60}:|>From )"
    rb"|(?<=\n)From \S+ (?=[^\r\n]*\d:\d\d)[^\r\n]*\r?\n(?=[!-9;-~]{1,60}:|>From )"
)
_QUOTED = re.compile(rb"^>(>*From )", re.M)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A message as an original: its key, and where it lies if in a mailbox."""

    key: str
    original: Original
    slice: Slice | None = None


def mail_items(
    source: str, container: Original, options: ItemOptions, limits: ItemLimits
) -> Iterator[Item | ItemFailure]:
    """Yield the messages of a mailbox (itself first, to be kept), or the one message that the source is.

    Each message is followed by the texts attached to it. Raises ``InputError`` where no message is in it.
    """
    content = container.content
    starts = list(_FROM.finditer(content))
    if not starts:
        yield from _message(_Kept(source, container), content, options)
        return
    yield Item(source, container)
    cutter = Cutter(source, container, "mbox", "message/rfc822", options)
    ends = [match.start() for match in starts[1:]] + [len(content)]
    for number, (match, until) in enumerate(zip(starts, ends, strict=True), 1):
        if number > limits.entries:
            yield ItemFailure(source, f"holds more than {limits.entries} messages; split it, or allow more")
            return
        key = cutter.key(f"message={number}")
        start = match.end()
        end = start + len(content[start:until].rstrip(b"\r\n"))
        item = cutter.cut(key, start, end, Written(""))
        unquoted = _QUOTED.sub(rb"\1", content[start:end])
        yield from _message(_Kept(key, item.original, item.slice), unquoted, options)


def is_maildir(folder: Path) -> bool:
    """Tell whether a folder is a Maildir; one that may not be opened is none."""
    return os.path.isdir(folder / "cur") and os.path.isdir(folder / "new")


def maildir_items(folder: Path, options: ItemOptions, limits: ItemLimits) -> Iterator[Item | ItemFailure]:
    """Yield the messages of a Maildir, each file an original."""
    number = 0
    for part in ("cur", "new"):
        try:
            names = sorted(os.listdir(folder / part))
        except OSError as error:
            yield ItemFailure.of(str(folder), error)  # by which all of it can be had again
            continue
        for path in (folder / part / name for name in names):
            if path.name.startswith(".") or (os.path.exists(path) and not os.path.isfile(path)):
                continue
            if os.path.islink(path):
                yield ItemFailure(str(path), "is a symbolic link, which a mailbox does not have; add what it points to")
                continue
            number += 1
            if number > limits.entries:
                yield ItemFailure(str(folder), f"holds more than {limits.entries} messages; split it, or allow more")
                return
            try:
                original = collect(str(path), limits.collect)
            except BROKEN_INPUT as error:
                yield ItemFailure.of(str(path), error)
                continue
            yield from _message(_Kept(str(path), original), original.content, options)


def _message(kept: _Kept, content: bytes, options: ItemOptions) -> Iterator[Item | ItemFailure]:
    try:
        mail = parse_mail(content)
    except BROKEN_INPUT as error:
        yield ItemFailure(kept.key, f"cannot be read as a message ({error})")
        return
    original = _told_of(kept.original, mail)
    published, note = believed(day_of(mail.date or ""), original.custody)
    if note is not None:
        original = _told_of(kept.original, mail, note)
    if options.only is None or kept.key in options.only:
        if mail.subject or mail.text.strip():
            written = Written(mail.text, mail.subject, mail.sender, mail.url, published)
            yield Item(kept.key, original, told(written, options), kept.slice)
        elif not mail.attachments:
            yield ItemFailure(kept.key, "is a message without words")
    for attachment in mail.attachments:
        key = (
            f"{kept.key}#attachment={attachment.number}"
            if kept.slice is None
            else f"{kept.key},attachment={attachment.number}"
        )
        if options.only is None or key in options.only:
            yield _attached(key, attachment, original, Said(attachment.name, mail.sender, None, published), options)


def _attached(
    key: str, attachment: Attachment, message: Original, said: Said, options: ItemOptions
) -> Item | ItemFailure:
    if not attachment.content.strip():
        return ItemFailure(key, "is an empty attachment")
    custody = Custody(
        message.custody.collected,
        key,
        "attachment",
        TOOL,
        address=message.custody.address,
        note=f"attached to the message {message.sha256}",
    )
    original = Original.of(attachment.content, attachment.media_type, custody)
    return Item(key, original, DocumentOptions(options.published, options.publisher, options.clean, said))


def _told_of(original: Original, mail: Mail, note: str | None = None) -> Original:
    """Return a message's original with the fields of its head in its custody."""
    if not mail.headers:
        raise InputError("has no head as messages have; want an mbox, a message (.eml) or a Maildir folder")
    custody = original.custody
    headed = Custody(
        custody.collected,
        custody.source,
        custody.method,
        custody.tool,
        custody.address,
        mail.headers,
        note or custody.note,
    )
    return Original(original.sha256, original.content, "message/rfc822", headed)
