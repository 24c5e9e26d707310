"""Who pushes: from the environment or from netrc, never from the command line, never in a log."""

from __future__ import annotations

import netrc
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from flows.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Generator

    from flows.settings import Settings


class Challenged(httpx.Auth):
    """Gives name and password by Basic or Digest, whichever the server asks for."""

    def __init__(self, name: str, password: str) -> None:
        self._name, self._password = name, password
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        """Send a request, and again with what the answer asks for."""
        if self._chosen is None:
            answer = yield request
            if answer.status_code != httpx.codes.UNAUTHORIZED:
                return
            asked = ", ".join(answer.headers.get_list("www-authenticate")).lower()
            kind = httpx.DigestAuth if "digest" in asked else httpx.BasicAuth
            self._chosen = kind(self._name, self._password)
        yield from self._chosen.auth_flow(request)


class Bearer(httpx.Auth):
    """Gives a token."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        """Send a request with the token."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def find_credentials(endpoint: str, settings: Settings) -> httpx.Auth | None:
    """Find what a store may ask for.

    Args:
        endpoint: Its address.
        settings: A token goes before a name with its password, both before netrc.

    Returns:
        None where the user has named nothing.

    Raises:
        SettingsError: A name has no password, or netrc cannot be read.
    """
    token, name, password = settings.push_token, settings.push_user, settings.push_password
    if token is not None:
        return Bearer(token.get_secret_value())
    if name is not None and password is not None:
        return Challenged(name, password.get_secret_value())
    if name is not None or password is not None:
        msg = "DATELINE_PUSH_USER and DATELINE_PUSH_PASSWORD go together: set both"
        raise SettingsError(msg)
    return _find_netrc(urlsplit(endpoint).hostname or "")


def _find_netrc(host: str) -> httpx.Auth | None:
    try:
        found = netrc.netrc().authenticators(host)
    except FileNotFoundError:
        return None
    except (OSError, netrc.NetrcParseError) as error:
        msg = f"netrc cannot be read: {error}; mend it, or set DATELINE_PUSH_USER"
        raise SettingsError(msg) from error
    return None if found is None else Challenged(found[0], found[2])
