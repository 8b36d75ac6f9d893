"""The key of the drafts: in the system's own credential store, and nowhere else.

Loads ``keyring`` and ``cryptography``, and asks a service that may never answer: only for the process that keeps the
drafts (``casework/drafts.py``), which is ended when it takes too long.
"""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.store.lock import locked

if TYPE_CHECKING:
    from cryptography.fernet import Fernet
    from keyring.backend import KeyringBackend

SERVICE, NAME = "Sagstast", "kladder"
_STORES = {
    "keyring.backends.SecretService": "skrivebordets nøglering",
    "keyring.backends.Windows": "Windows' legitimationsoplysninger",
}
"""The stores of the systems that we run on. Every other backend may be a plain file, or nothing."""
_OURS = "keyring.backends.Windows" if sys.platform == "win32" else "keyring.backends.SecretService"
_NO_STORE = "der er intet sikkert sted til nøglen"
_NO_STORE_REMEDY = (
    "Bed IT tillade, at Windows gemmer legitimationsoplysninger."
    if sys.platform == "win32"
    else "Installér en nøglering, fx gnome-keyring, og log på igen."
)
_NO_FOLDER = "mappen til dem kan ikke skrives"
_NO_FOLDER_REMEDY = "Bed IT om skriveret til mappen, der står under »Data«."
_BROKEN = "det, der skal kryptere dem, kan ikke indlæses"
_BROKEN_REMEDY = "Installér Sagstast igen."
_NONE_YET = "skrivebordet har ingen nøglering endnu"
_NONE_YET_REMEDY = "Log ud og på igen med adgangskode, så laver systemet den, eller lav den i dets program til nøgler."
_LOCKED = "nøgleringen er låst"
_LOCKED_REMEDY = "Log på igen med adgangskode, eller lås nøgleringen op i skrivebordets program til nøgler."


class NoVaultError(Exception):
    """There is no key to be had: why, and what to do about it, in Danish."""

    def __init__(self, why: str = _NO_STORE, remedy: str = _NO_STORE_REMEDY) -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


class SealedError(Exception):
    """It was not sealed with this key, or has been changed since."""


class Vault:
    """Seals and opens with one key.

    Attributes:
        name: where the key lies, in Danish.
    """

    def __init__(self, key: str, name: str) -> None:
        """``key`` as ``new_key`` makes it; ValueError where it is none."""
        from cryptography.fernet import Fernet  # noqa: PLC0415 - OpenSSL, 8 MB

        self.name = name
        self._fernet: Fernet = Fernet(key)

    def seal(self, raw: bytes) -> bytes:
        """``raw``, to be read with this key alone; of the time nothing is told."""
        return self._fernet.encrypt_at_time(raw, 0)

    def open(self, sealed: bytes) -> bytes:
        """What ``seal`` was given.

        Raises:
            SealedError: it is not that.
        """
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - see above

        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            raise SealedError from None


def new_key() -> str:
    """A key that nobody has."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 - see above

    return Fernet.generate_key().decode()


def open_vault(beside: Path) -> Vault:
    """The vault with the key that is in the credential store; where none is, one is made and put there.

    Never asks the person for anything: a locked store is no store. ``beside`` is locked meanwhile, so that two programs
    do not make two keys.

    Raises:
        NoVaultError: there is no store, or it does not give or take a key.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(beside))
        except OSError:
            raise NoVaultError(_NO_FOLDER, _NO_FOLDER_REMEDY) from None
        try:
            return _vault(*_store())
        except Exception as error:
            raise why_not(error) from None


def credential_store() -> tuple[KeyringBackend, str]:
    """The system's own store of secrets, unlocked, and what it is called in Danish.

    What it is asked for may fail with errors of its own, which ``why_not`` tells in Danish.

    Raises:
        NoVaultError: there is none.
    """
    try:
        return _store()
    except Exception as error:
        raise why_not(error) from None


def why_not(error: Exception) -> NoVaultError:
    """What ``error`` of a store means."""
    if isinstance(error, NoVaultError):
        return error
    if isinstance(error, ImportError):
        return NoVaultError(_BROKEN, _BROKEN_REMEDY)
    return NoVaultError()


def _vault(store: KeyringBackend, name: str) -> Vault:
    if found := store.get_password(SERVICE, NAME):
        try:
            return Vault(found, name)
        except ValueError:
            pass  # somebody else's, or spoilt: nothing can be read with it
    store.set_password(SERVICE, NAME, new_key())
    kept = store.get_password(SERVICE, NAME)
    if not kept:
        raise NoVaultError
    return Vault(kept, name)


def _store() -> tuple[KeyringBackend, str]:
    import keyring  # noqa: PLC0415 - 13 MB

    import_module(_OURS)  # also where the package's list of backends was not installed with it
    chosen = keyring.get_keyring()
    for store in getattr(chosen, "backends", [chosen]):
        module = type(store).__module__
        if module in _STORES:
            if module.endswith("SecretService"):
                _check_unlocked()
            else:
                store.persist = "local machine"  # the drafts do not roam, so the key shall not
            return store, _STORES[module]
    raise NoVaultError


def _check_unlocked() -> None:
    """Look before keyring does, which would have the system ask for a password in the middle of a sentence."""
    import secretstorage  # noqa: PLC0415 - Linux' own

    with closing(secretstorage.dbus_init()) as bus:
        try:
            is_locked = secretstorage.Collection(bus).is_locked()
        except secretstorage.ItemNotFoundException:
            raise NoVaultError(_NONE_YET, _NONE_YET_REMEDY) from None
        if is_locked:
            raise NoVaultError(_LOCKED, _LOCKED_REMEDY)
