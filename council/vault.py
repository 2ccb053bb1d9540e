"""Sealed fields: AES-256-GCM, bound to table, column, row and key; data keys wrapped by a key outside the database.

A ciphertext moved to another row, column or key does not open. Destroying a wrapped data key destroys
what it sealed, backups included (kept apart from the keys).
"""

import base64
import secrets
import uuid
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class SealBroken(Exception):
    """The sealed bytes were altered, moved, or belong to another key."""


class UnreadableKeyFile(Exception):
    """The key file holds no key of ours."""


class KeyDestroyed(Exception):
    """The key of what was to be read has been destroyed: its content is gone by intent."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value lives: part of what is authenticated."""

    table: str
    column: str
    row: uuid.UUID
    key_id: uuid.UUID

    def associated(self) -> bytes:
        """The bytes bound to the ciphertext."""
        return f"{self.table}|{self.column}|{self.row}|{self.key_id}".encode()


def new_key() -> bytes:
    """256 random bits."""
    return secrets.token_bytes(32)


def seal(key: bytes, place: Place, content: bytes) -> bytes:
    """Encrypt; the result carries its random nonce in front."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, place.associated())


def unseal(key: bytes, place: Place, sealed: bytes) -> bytes:
    """Decrypt, or SealBroken."""
    try:
        return AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], place.associated())
    except InvalidTag:
        raise SealBroken(f"{place.table}.{place.column}") from None


class Vault:
    """Wraps and unwraps data keys with the key-encryption key, which never enters the database."""

    def __init__(self, wrapping_key: bytes) -> None:
        if len(wrapping_key) != 32:
            raise ValueError("the wrapping key has 32 bytes")
        self._wrapping = AESGCM(wrapping_key)

    def wrap(self, key_id: uuid.UUID, data_key: bytes) -> bytes:
        """A data key as it may lie in the database."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._wrapping.encrypt(nonce, data_key, key_id.bytes)

    def unwrap(self, key_id: uuid.UUID, wrapped: bytes) -> bytes:
        """The data key, or SealBroken when the key file is not the one it was wrapped with."""
        try:
            return self._wrapping.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], key_id.bytes)
        except InvalidTag:
            raise SealBroken("data_keys.wrapped") from None


def encode_key_file(key: bytes) -> bytes:
    """The content of a key file: one line of base64."""
    return base64.b64encode(key) + b"\n"


def open_key_file(path: Path) -> Vault:
    """The vault of this installation; UnreadableKeyFile when there is no key in the file."""
    try:
        return Vault(base64.b64decode(path.read_bytes().strip(), validate=True))
    except ValueError:
        raise UnreadableKeyFile(str(path)) from None
