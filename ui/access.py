"""Who may use a page that other machines can reach: names with hashed passwords from a file, or a token."""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from pathlib import Path

from index.errors import BadInputError

COOKIE = "counterpoint"
# scrypt's cost: a fiftieth of a second and 16 MB for each guess.
_N, _R, _P = 2**14, 8, 1
# Passwords that were right are not hashed again for each of a page's requests; only so many are remembered.
_MOST_KNOWN = 1000


@dataclass(frozen=True, slots=True)
class _Hashed:
    salt: bytes
    hash: bytes
    n: int = _N
    r: int = _R
    p: int = _P

    def fits(self, password: str) -> bool:
        found = hashlib.scrypt(
            password.encode(errors="surrogatepass"), salt=self.salt, n=self.n, r=self.r, p=self.p
        )
        return hmac.compare_digest(found, self.hash)


@dataclass(frozen=True, slots=True)
class Access:
    """Knows the passwords (HTTP Basic), or the token (in the first address, then a cookie; or HTTP Bearer)."""

    passwords: Mapping[str, _Hashed] = field(default_factory=dict)
    token: str = ""
    _known: set[bytes] = field(default_factory=set)
    _salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    @classmethod
    def of(cls, how: str) -> "Access":
        """From `--auth`: the word "token", or a file of lines as `counterpoint password` prints them."""
        if how == "token":
            return cls(token=secrets.token_urlsafe(24))
        try:
            lines = Path(how).read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise BadInputError(f"the passwords file {how} cannot be read: {error}") from None
        passwords = dict(_parsed(line, how) for line in lines if line.strip() and not line.startswith("#"))
        if not passwords:
            raise BadInputError(
                f"{how} holds no password. Make a line for it with: counterpoint password NAME"
            )
        return cls(passwords)

    def remembers(self, authorization: str, cookie: str) -> bool:
        """Whether the request's headers of these names let it in: by the token, or a password that was right before."""
        kind, _, value = authorization.partition(" ")
        if self.token:
            given = value.strip() if kind.lower() == "bearer" else _cookie(cookie)
            return self.is_token(given)
        return kind.lower() == "basic" and self._fingerprint(value) in self._known

    def is_guess(self, authorization: str) -> bool:
        """Whether the header brings a password, which costs time to look at."""
        return not self.token and authorization.lower().startswith("basic ")

    def allows(self, authorization: str) -> bool:
        """Whether the header brings a right password."""
        value = authorization.partition(" ")[2]
        try:
            name, _, password = base64.b64decode(value, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return False
        # A name that is not there costs as much time as one that is.
        right = (self.passwords.get(name) or _NOBODY).fits(password) and name in self.passwords
        if right and len(self._known) < _MOST_KNOWN:
            self._known.add(self._fingerprint(value))
        return right

    def _fingerprint(self, value: str) -> bytes:
        return hmac.digest(self._salt, value.encode(errors="surrogatepass"), "sha256")

    def is_token(self, given: str) -> bool:
        """Whether this is the token."""
        return bool(self.token) and hmac.compare_digest(given.encode(), self.token.encode())


_NOBODY = _Hashed(b"nobody", b"")


def password_line(name: str, password: str) -> str:
    """A line for the passwords file. Raises BadInputError where the name or the password cannot be used."""
    expect_name(name)
    if len(password) < 8:
        raise BadInputError("a password has at least 8 characters")
    salt = secrets.token_bytes(16)
    found = hashlib.scrypt(password.encode(errors="surrogatepass"), salt=salt, n=_N, r=_R, p=_P)
    parts = [base64.b64encode(part).decode() for part in (salt, found)]
    return f"{name}:scrypt:{_N}:{_R}:{_P}:{parts[0]}:{parts[1]}"


def expect_name(name: str) -> None:
    """Raises BadInputError where the line of that name could not be read again."""
    if not name or ":" in name or not name.isprintable() or name != name.strip() or name.startswith("#"):
        raise BadInputError("a name must be printable, hold no colon and begin with neither # nor a space")


def _parsed(line: str, where: str) -> tuple[str, _Hashed]:
    try:
        name, kind, n, r, p, salt, found = line.strip().split(":")
        if kind != "scrypt" or int(n) * int(r) > 2**20:
            raise ValueError(kind)
        return name, _Hashed(
            base64.b64decode(salt, validate=True),
            base64.b64decode(found, validate=True),
            int(n),
            int(r),
            int(p),
        )
    except ValueError:
        raise BadInputError(
            f"{where} holds a line that is no hashed password. Make it with: counterpoint password NAME"
        ) from None


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""
