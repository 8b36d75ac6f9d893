"""Signing keys: ed25519, the secret half in the system's credential store or in a file with a passphrase.

The public half is a PEM file that its owner hands to those who decide who may sign what (``roles.py``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey

from assistant.store.atomic import write_new_bytes
from assistant.store.vault import credential_store, why_not

T = TypeVar("T")
SigningKey = CryptoSigner
PublicKey = SSlibKey

SERVICE = "Sagstast underskrift"
SHORTEST = 12
"""Characters of a passphrase: the file may be copied, and tried at leisure."""
NAME = "x-sagstast-name"
"""What a key says of whose it is, for people; nothing is decided by it."""
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


class KeyFaultError(Exception):
    """A key cannot be made or used; the message is a Danish sentence."""


def new_key() -> SigningKey:
    """A key that nobody has."""
    return CryptoSigner.generate_ed25519()


def check_name(name: str) -> None:
    """See that a key can be called ``name``.

    Raises:
        KeyFaultError: it cannot.
    """
    if not _NAME.fullmatch(name):
        raise KeyFaultError(f"»{name}« kan ikke være navn på en nøgle. Brug kun a–z, 0–9 og -, fx lone-07.")


def to_file(key: SigningKey, path: Path, passphrase: str) -> None:
    """Write the secret half to a new file that the passphrase opens.

    Raises:
        KeyFaultError: the passphrase is too short, the file is there, or cannot be written.
    """
    if len(passphrase) < SHORTEST:
        raise KeyFaultError(f"Adgangssætningen er for kort. Brug mindst {SHORTEST} tegn, fx fire ord.")
    secret = _secret(key.private_bytes, None)
    raw = secret.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))
    _write(path, raw)


def from_file(path: Path, passphrase: str) -> SigningKey:
    """The key that ``to_file`` wrote.

    Raises:
        KeyFaultError: there is none, or the passphrase is another.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        raise KeyFaultError(f"Nøglefilen »{path}« findes ikke eller kan ikke læses.") from None
    try:
        return CryptoSigner(_secret(raw, passphrase.encode()))
    except TypeError:  # it has none
        raise KeyFaultError(f"»{path}« er ikke låst med en adgangssætning. Lav en ny nøgle.") from None
    except ValueError:
        raise KeyFaultError(f"Adgangssætningen passer ikke til »{path}«, eller filen er ikke en nøgle.") from None


def to_store(key: SigningKey, name: str) -> str:
    """Put the secret half into the credential store; what that is called.

    Raises:
        KeyFaultError: there is no store, or it has a key of that name.
    """
    store, called = _ask(credential_store)
    if _ask(lambda: store.get_password(SERVICE, name)):
        raise KeyFaultError(f"Der er allerede en nøgle, der hedder »{name}«. Giv den nye et andet navn.")
    _ask(lambda: store.set_password(SERVICE, name, key.private_bytes.decode()))
    return called


def from_store(name: str) -> SigningKey:
    """The key that ``to_store`` put there.

    Raises:
        KeyFaultError: there is no store, or no such key.
    """
    store, called = _ask(credential_store)
    found = _ask(lambda: store.get_password(SERVICE, name))
    if not found:
        raise KeyFaultError(
            f"Der er ingen nøgle, der hedder »{name}«, i {called}. Lav den med »sagstast pack key {name}«."
        )
    try:
        return CryptoSigner(_secret(found.encode(), None))
    except (ValueError, TypeError):
        raise KeyFaultError(f"Det, der ligger som »{name}« i {called}, er ikke en nøgle.") from None


def write_public(key: SigningKey, path: Path) -> None:
    """Write the public half to a new file.

    Raises:
        KeyFaultError: the file is there, or cannot be written.
    """
    secret = _secret(key.private_bytes, None)
    _write(path, secret.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    path.chmod(0o644)  # for everybody to read


def read_public(path: Path) -> PublicKey:
    """The public half that ``write_public`` wrote.

    Raises:
        KeyFaultError: there is none.
    """
    try:
        key = load_pem_public_key(path.read_bytes())
    except OSError:
        raise KeyFaultError(f"Den offentlige nøgle »{path}« findes ikke eller kan ikke læses.") from None
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise KeyFaultError(f"»{path}« er ikke en offentlig nøgle fra »sagstast pack key«.")
    public = SSlibKey.from_crypto(key)
    public.unrecognized_fields[NAME] = path.stem
    return public


def _secret(pem: bytes, passphrase: bytes | None) -> Ed25519PrivateKey:
    """ValueError where it is none, or opens to another passphrase; TypeError where it has one more or less."""
    secret = load_pem_private_key(pem, passphrase)
    if not isinstance(secret, Ed25519PrivateKey):
        raise ValueError  # noqa: TRY004 - as of bytes that are no key at all
    return secret


def _write(path: Path, raw: bytes) -> None:
    try:
        write_new_bytes(path, raw)
    except FileExistsError:
        raise KeyFaultError(f"»{path}« findes allerede. Vælg et andet navn, så en nøgle ikke går tabt.") from None
    except OSError:
        raise KeyFaultError(f"»{path}« kan ikke skrives. Vælg en anden mappe.") from None


def _ask(question: Callable[[], T]) -> T:
    """What the credential store answers; each has errors of its own."""
    try:
        return question()
    except Exception as error:
        fault = why_not(error)
        raise KeyFaultError(
            f"Nøgler kan ikke gemmes på denne maskine: {fault.why}. {fault.remedy} Ellers kan nøglen ligge i en fil "
            "med adgangssætning: pack key … --file."
        ) from None
