"""Checking a time stamp (RFC 3161): is it about these bytes, is its signature that of the certificate in it, and does that one
lead back to a root that the reader trusts?

A token is a CMS message (RFC 5652). Its signature is over attributes, one of which is the hash of what it says (time, hash,
nonce), another the hash of the signer's certificate (RFC 5035, RFC 5816). The chain is checked by ``rfc3161-client``, at the time
that the token tells; the signature alone is checked here, since the library does so only together with the chain.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fogline.flow.stamping_der import Part, parts, parts_of, sorted_certificates
from fogline.records.errors import InputError, UsageError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hashes import HashAlgorithm
    from cryptography.x509 import Certificate
    from rfc3161_client import TimeStampResponse

MISSING = 'timestamp: needs a library that is not installed; pip install "fogline[timestamp]"'
_HASHES = {
    "2.16.840.1.101.3.4.2.1": "sha256",
    "2.16.840.1.101.3.4.2.2": "sha384",
    "2.16.840.1.101.3.4.2.3": "sha512",
}
# DER of the object identifiers of attributes: messageDigest, signingCertificate, signingCertificateV2
_MESSAGE_DIGEST = bytes.fromhex("06092a864886f70d010904")
_SIGNING_V1 = bytes.fromhex("060b2a864886f70d010910020c")
_SIGNING_V2 = bytes.fromhex("060b2a864886f70d010910022f")


@dataclass(frozen=True, slots=True)
class CheckedStamp:
    """What a token says and was signed by: the time (UTC), the subject of the signer's certificate, whether that was led back to
    a root that was given (``None``: none was)."""

    time: str
    signer: str
    trusted: bool | None


def decoded(token: bytes) -> "TimeStampResponse":
    """Return an authority's answer; ``InputError`` for what is none, ``UsageError`` where the library is missing.

    Some authorities (OpenSSL's) send certificates in another order than DER has them; they are put in order first.
    """
    try:
        from rfc3161_client import decode_timestamp_response
    except ImportError as error:
        raise UsageError(MISSING) from error
    try:
        return decode_timestamp_response(sorted_certificates(token))
    except ValueError as error:
        raise InputError(f"it is no time stamp ({error})") from error


def check_token(
    token: bytes, sha256: str, *, nonce: int | None = None, roots: "Sequence[Certificate]" = ()
) -> CheckedStamp:
    """Check that ``token`` is an authority's signature under the time of bytes with this SHA-256 (hex).

    ``nonce`` is the number that was sent along, if known; ``roots`` are the certificates to lead back to. ``InputError`` tells
    what is wrong with it, ``UsageError`` that a library is missing.
    """
    response = decoded(token)
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.x509 import DuplicateExtension, InvalidVersion

    try:
        return _checked(response, sha256, nonce, roots)
    except (ValueError, IndexError, DuplicateExtension, InvalidVersion, UnsupportedAlgorithm) as error:
        raise InputError(f"it is no time stamp, or one that cannot be checked here ({error})") from error


def _checked(
    response: "TimeStampResponse", sha256: str, nonce: int | None, roots: "Sequence[Certificate]"
) -> CheckedStamp:
    if response.status not in (0, 1):
        raise InputError("the authority declined")
    info = response.tst_info
    if info.message_imprint.message.hex() != sha256:
        raise InputError(f"it is about {info.message_imprint.message.hex()}, not about {sha256}")
    if nonce is not None and info.nonce != nonce:
        raise InputError("it answers another question than was asked (its nonce is another one)")
    signer = _signer(response)
    if not signer.not_valid_before_utc <= info.gen_time <= signer.not_valid_after_utc:
        raise InputError(f"the certificate of {_name(signer)} was not valid at {info.gen_time.isoformat()}")
    _check_purpose(signer)
    _check_signature(response.time_stamp_token(), signer)
    if roots:
        _check_chain(response, roots, sha256)
    return CheckedStamp(info.gen_time.isoformat(), _name(signer), bool(roots) or None)


def read_roots(path: Path) -> "tuple[Certificate, ...]":
    """Return the certificates (PEM) in a file; ``InputError`` where there is none."""
    try:
        from cryptography.x509 import load_pem_x509_certificates
    except ImportError as error:
        raise UsageError(MISSING) from error
    try:
        return tuple(load_pem_x509_certificates(path.read_bytes()))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise InputError(
            f"{path}: got no certificate in PEM ({error}); want the authority's root, as it publishes it"
        ) from error


def _signer(response: "TimeStampResponse") -> "Certificate":
    from cryptography.x509 import load_der_x509_certificate

    signers = list(response.signed_data.signer_infos)
    if len(signers) != 1:
        raise InputError(f"it has {len(signers)} signers; want one")
    certificates = [load_der_x509_certificate(one) for one in response.signed_data.certificates]
    for one in certificates:
        if (one.issuer, one.serial_number) == (signers[0].issuer, signers[0].serial_number):
            return one
    raise InputError("it does not bring the certificate of its signer")


def _check_purpose(signer: "Certificate") -> None:
    from cryptography.x509 import ExtendedKeyUsage, ExtensionNotFound
    from cryptography.x509.oid import ExtendedKeyUsageOID

    try:
        usage = signer.extensions.get_extension_for_class(ExtendedKeyUsage)
    except ExtensionNotFound:
        usage = None
    if usage is None or not usage.critical or list(usage.value) != [ExtendedKeyUsageOID.TIME_STAMPING]:
        raise InputError(f"the certificate of {_name(signer)} is not for time stamps alone (RFC 3161, 2.3)")


def _check_signature(token: bytes, signer: "Certificate") -> None:
    """Raise unless the signature over the token's attributes is that of the certificate, and they are about what it says."""
    content, info = _content_and_signer(token)
    *_, hashed_by, signed, signed_by, signature = info[:6]
    if signed.tag != 0xA0:
        raise InputError("its signature is over no attributes (RFC 3161 wants them)")
    attributes = {one.parts[0].whole: one.parts[1].parts[0] for one in parts(signed.content)}
    digest = _hash_of(hashed_by)
    told = attributes.get(_MESSAGE_DIGEST)
    if told is None or told.content != hashlib.new(digest, content).digest():
        raise InputError("what it says was changed after it was signed")
    _check_named(attributes, signer)
    _check_key(signer, signature.content, b"\x31" + signed.whole[1:], (signed_by, digest))


def _content_and_signer(token: bytes) -> tuple[bytes, tuple[Part, ...]]:
    """Return what a token says, and the parts of its one SignerInfo."""
    signed_data = parts_of(token)[1].parts[0].parts
    wrapped = signed_data[2].parts[1].parts[0]
    return wrapped.content, signed_data[-1].parts[0].parts


def _hash_of(algorithm: Part) -> str:
    found = _HASHES.get(_dotted(algorithm.parts[0].content))
    if found is None:
        raise InputError(f"it is hashed by {_dotted(algorithm.parts[0].content)}; want SHA-256, SHA-384 or SHA-512")
    return found


def _check_named(attributes: dict[bytes, Part], signer: "Certificate") -> None:
    """Raise unless the signed attributes name the signer's certificate by its hash."""
    from cryptography.hazmat.primitives.hashes import SHA1, SHA256

    newer, older = attributes.get(_SIGNING_V2), attributes.get(_SIGNING_V1)
    if newer is not None:
        first = newer.parts[0].parts[0].parts
        named = first[0].tag == 0x30  # an algorithm stands first; without one it is SHA-256
        hashed = hashlib.new(_hash_of(first[0]), _der(signer)).digest() if named else signer.fingerprint(SHA256())
        fits = first[1 if named else 0].content == hashed
    else:
        fits = older is not None and older.parts[0].parts[0].parts[0].content == signer.fingerprint(SHA1())  # noqa: S303
    if not fits:
        raise InputError(f"it was signed by another certificate than that of {_name(signer)}")


def _check_key(signer: "Certificate", signature: bytes, signed: bytes, how: tuple[Part, str]) -> None:
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa

    key, digest = signer.public_key(), _hash(how[1])
    own = _dotted(how[0].parts[0].content)
    try:
        if isinstance(key, rsa.RSAPublicKey) and own == "1.2.840.113549.1.1.10":
            key.verify(signature, signed, padding.PSS(padding.MGF1(digest), padding.PSS.AUTO), digest)
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, signed, padding.PKCS1v15(), _signing_hash(own, digest))
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, signed, ec.ECDSA(_signing_hash(own, digest)))
        elif isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(signature, signed)
        else:
            raise InputError(
                f"it is signed by a kind of key that cannot be checked here ({own}); use openssl ts -verify"
            )
    except InvalidSignature as error:
        raise InputError(f"its signature is not that of {_name(signer)}") from error
    except UnsupportedAlgorithm as error:
        raise InputError(f"its signature cannot be checked here ({error}); use openssl ts -verify") from error


_SIGNING = {
    "1.2.840.113549.1.1.11": "sha256",
    "1.2.840.113549.1.1.12": "sha384",
    "1.2.840.113549.1.1.13": "sha512",
    "1.2.840.10045.4.3.2": "sha256",
    "1.2.840.10045.4.3.3": "sha384",
    "1.2.840.10045.4.3.4": "sha512",
}
"""Algorithms of signatures that name their hash; others take that of the message."""


def _signing_hash(algorithm: str, digest: "HashAlgorithm") -> "HashAlgorithm":
    return _hash(_SIGNING[algorithm]) if algorithm in _SIGNING else digest


def _hash(name: str) -> "HashAlgorithm":
    from cryptography.hazmat.primitives import hashes

    return {"sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512()}[name]


def _check_chain(response: "TimeStampResponse", roots: "Sequence[Certificate]", sha256: str) -> None:
    from rfc3161_client import VerificationError, VerifierBuilder

    builder = VerifierBuilder()
    for root in dict.fromkeys(roots):
        builder = builder.add_root_certificate(root)
    try:
        builder.build().verify(response, bytes.fromhex(sha256))
    except VerificationError as error:
        raise InputError(f"it does not lead back to the certificates given ({_short(str(error))})") from error


def _short(message: str) -> str:
    """Return the part of OpenSSL's message that tells what is wrong."""
    found = message.rpartition("Verify error: ")[2] if "Verify error: " in message else message
    return found.split('"', maxsplit=1)[0][:120]


def _name(certificate: "Certificate") -> str:
    return certificate.subject.rfc4514_string()


def _der(certificate: "Certificate") -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)


def _dotted(content: bytes) -> str:
    """Return an object identifier in dots (X.690, 8.19)."""
    numbers, value = [], 0
    for byte in content:
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            numbers.append(value)
            value = 0
    first = numbers[0] if numbers else 0
    top = min(first // 40, 2)
    return ".".join(map(str, (top, first - 40 * top, *numbers[1:])))
