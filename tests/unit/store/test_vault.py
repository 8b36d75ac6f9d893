"""Only the system's own store gets the key; every other is none, and a locked one is not asked to open."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import keyring
import pytest

from assistant.store import vault
from assistant.store.vault import NAME, SERVICE, NoVaultError, Vault, new_key, open_vault


class Store:
    """A credential store in memory."""

    def __init__(self, *, is_forgetful: bool = False) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.is_forgetful = is_forgetful
        self.persist = "enterprise"

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, password: str) -> None:
        if not self.is_forgetful:
            self.kept[service, name] = password


class Broken(Store):
    def get_password(self, service: str, name: str) -> str | None:
        raise RuntimeError(f"{service}: den hemmelige nøgle er …")


def of(module: str, kind: type[Store] = Store, **how: bool) -> Store:
    """A store that says it comes from ``module``."""
    return type("Keyring", (kind,), {"__module__": module})(**how)


def collection(monkeypatch: pytest.MonkeyPatch, *, is_locked: bool, is_there: bool = True) -> None:
    """The desktop's keyring is locked, or not, or there is none."""

    def look() -> bool:
        if not is_there:
            raise LookupError
        return is_locked

    fake = ModuleType("secretstorage")
    fake.dbus_init = lambda: SimpleNamespace(close=lambda: None)
    fake.Collection = lambda bus: SimpleNamespace(is_locked=look)
    fake.ItemNotFoundException = LookupError
    monkeypatch.setitem(sys.modules, "secretstorage", fake)


@pytest.fixture
def beside(home: Path) -> Path:
    return home / "data" / "drafts"


@pytest.fixture
def chosen(monkeypatch):
    """Let keyring have chosen this one."""

    def choose(store):
        monkeypatch.setattr(keyring, "get_keyring", lambda: store)
        return store

    collection(monkeypatch, is_locked=False)
    return choose


def test_a_key_is_made_once_and_kept_there(chosen, beside: Path) -> None:
    store = chosen(of("keyring.backends.SecretService"))
    sealed = open_vault(beside).seal(b"noget, hun skrev")
    assert list(store.kept) == [(SERVICE, NAME)]
    assert open_vault(beside).open(sealed).decode() == "noget, hun skrev"


def test_the_key_stands_in_no_file(chosen, beside: Path, home: Path) -> None:
    store = chosen(of("keyring.backends.SecretService"))
    open_vault(beside).seal(b"x")
    (key,) = store.kept.values()
    assert all(key.encode() not in file.read_bytes() for file in home.rglob("*") if file.is_file())


def test_a_chain_is_as_good_as_the_system_store_in_it(chosen, beside: Path) -> None:
    plain, good = of("keyrings.alt.file"), of("keyring.backends.Windows")
    chosen(SimpleNamespace(backends=[plain, good]))
    open_vault(beside)
    assert plain.kept == {}
    assert list(good.kept) == [(SERVICE, NAME)]


def test_on_windows_the_key_stays_on_the_machine_like_the_drafts(chosen, beside: Path) -> None:
    store = chosen(of("keyring.backends.Windows"))
    open_vault(beside)
    assert store.persist == "local machine"


@pytest.mark.parametrize(
    "module", ["keyring.backends.null", "keyring.backends.fail", "keyrings.alt.file", "keyrings.cryptfile", "mit.eget"]
)
def test_every_other_backend_is_none(chosen, beside, module):
    store = chosen(of(module))
    with pytest.raises(NoVaultError):
        open_vault(beside)
    assert store.kept == {}


@pytest.mark.parametrize(
    "store", [of("keyring.backends.Windows", Broken), of("keyring.backends.Windows", is_forgetful=True)]
)
def test_a_store_that_fails_is_none_and_its_words_are_not_told(chosen, beside, store):
    chosen(store)
    with pytest.raises(NoVaultError) as told:
        open_vault(beside)
    assert told.value.why == "der er intet sikkert sted til nøglen"
    assert told.value.__cause__ is None


def test_an_installation_that_lacks_a_part_is_told_as_such(chosen, beside, monkeypatch):
    chosen(of("keyring.backends.Windows"))
    monkeypatch.setitem(sys.modules, "cryptography.fernet", None)
    with pytest.raises(NoVaultError) as told:
        open_vault(beside)
    assert (told.value.why, told.value.remedy) == (
        "det, der skal kryptere dem, kan ikke indlæses",
        "Installér Sagstast igen.",
    )


def test_a_locked_keyring_is_not_asked_so_that_no_window_pops_up(chosen, beside, monkeypatch):
    store = chosen(of("keyring.backends.SecretService", Broken))
    collection(monkeypatch, is_locked=True)
    with pytest.raises(NoVaultError) as told:
        open_vault(beside)
    assert (told.value.why, store.kept) == ("nøgleringen er låst", {})
    assert "lås nøgleringen op" in told.value.remedy


def test_where_the_desktop_has_made_no_keyring_yet_none_is_asked_for(chosen, beside, monkeypatch):
    store = chosen(of("keyring.backends.SecretService", Broken))
    collection(monkeypatch, is_locked=False, is_there=False)
    with pytest.raises(NoVaultError) as told:
        open_vault(beside)
    assert (told.value.why, store.kept) == ("skrivebordet har ingen nøglering endnu", {})


def test_what_is_no_key_is_replaced_by_one(chosen, beside: Path) -> None:
    store = chosen(of("keyring.backends.Windows"))
    store.kept[SERVICE, NAME] = "ikke en nøgle"
    sealed = open_vault(beside).seal(b"x")
    assert open_vault(beside).open(sealed) == b"x"


def test_where_the_folder_cannot_be_written_that_is_said(chosen, beside, monkeypatch):
    def refuse(path: Path) -> None:
        raise PermissionError(path)

    monkeypatch.setattr(vault, "locked", refuse)
    chosen(of("keyring.backends.Windows"))
    with pytest.raises(NoVaultError) as told:
        open_vault(beside)
    assert told.value.why == "mappen til dem kan ikke skrives"


def test_a_key_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="Fernet"):
        Vault("kort", "")
    assert Vault(new_key(), "skuffen").name == "skuffen"
