"""Which network addresses may be connected to, checked on the resolved address at the moment of connecting.

The name is resolved here, the addresses are checked, and the socket is opened to a checked address, so a name that
resolves differently a moment later (DNS rebinding) gains nothing. TLS and the Host header keep the name.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpcore
import httpx

from transforms.urls import host_of

Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
"""Gives the numeric addresses of a host name and port, or raises OSError."""

MAX_ADDRESSES_TRIED = 4

_NAT64 = IPv6Network("64:ff9b::/96")
_CLOUD_PLATFORM_ADDRESSES = frozenset({ip_address("168.63.129.16")})
"""Public by their numbers, yet a cloud machine's own platform answers there (Azure)."""


class AddressRefusedError(Exception):
    """A host resolves to no address that may be connected to."""


class HostNotFoundError(Exception):
    """A host name resolves to nothing."""


def is_public_address(address: str) -> bool:
    """Whether a numeric address belongs to the public internet.

    Private, loopback, link-local (where clouds serve metadata), shared, reserved, multicast and unspecified
    addresses do not, nor do IPv6 addresses that carry such an IPv4 address inside. The rest follows the IANA special
    purpose registries as the standard library knows them.
    """
    parsed = ip_address(address.partition("%")[0])
    return all(_is_public(form) for form in (parsed, *_embedded(parsed)))


def typed_private_host(address: str) -> str | None:
    """The host of a web address that a user typed, where it is this machine or a numeric address that is not public.

    Whoever types such an address means it; one to which a page or a redirect leads is not meant by it.
    """
    host = host_of(address)
    try:
        return host if host == "localhost" or not is_public_address(host) else None
    except ValueError:
        return None


def _is_public(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address.is_site_local:
        return False
    return address.is_global and not address.is_multicast and address not in _CLOUD_PLATFORM_ADDRESSES


def _embedded(address: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses inside an IPv6 one: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, IPv4Address):
        return []
    inside = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        inside.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [form for form in inside if form is not None]


async def resolve_by_system(host: str, port: int) -> list[str]:
    """The addresses that the operating system's resolver gives, in its order, each once."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to checked addresses only."""

    def __init__(self, *, allow_private_network: bool, resolve: Resolver) -> None:
        self._backend = httpcore.AnyIOBackend()
        self._allow_private_network = allow_private_network
        self._resolve = resolve

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of the host that may be connected to and answers.

        Raises:
            AddressRefusedError: none of its addresses may be connected to.
            HostNotFoundError: it has none.
            httpcore.ConnectError, httpcore.ConnectTimeout: none answers.
        """
        addresses = await self.permitted_addresses(host, port, timeout)
        share = None if timeout is None else timeout / len(addresses)
        failure: Exception | None = None
        for address in addresses:
            try:
                return await self._backend.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        assert failure is not None
        raise failure

    async def permitted_addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        """The addresses of the host that may be connected to, in the resolver's order, at most so many as are tried.

        Raises:
            AddressRefusedError, HostNotFoundError: as `connect_tcp`.
        """
        try:
            async with asyncio.timeout(timeout):
                found = await self._resolve(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"resolving {host} took longer than {timeout} s") from error
        except (OSError, UnicodeError) as error:
            raise HostNotFoundError(f"{host} does not resolve: {error}") from error
        permitted = [address for address in found if self._allow_private_network or is_public_address(address)]
        if not found:
            raise HostNotFoundError(f"{host} resolves to no address")
        if not permitted:
            raise AddressRefusedError(
                f"{host} is {', '.join(found)}, no public address; a source may set allow_private_network = true, "
                "`newsfacts check` and `discover` take --allow-private-network"
            )
        return permitted[:MAX_ADDRESSES_TRIED]

    async def sleep(self, seconds: float) -> None:
        """Nothing, after so many seconds."""
        await self._backend.sleep(seconds)


class GuardedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport over connections that the address rule allows.

    Proxies of the environment are not used: behind one, the proxy and not this rule would choose the address.
    """

    def __init__(self, *, allow_private_network: bool, resolve: Resolver, ssl_context: ssl.SSLContext) -> None:
        super().__init__(verify=ssl_context, trust_env=False)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=ssl_context,
            max_connections=None,
            max_keepalive_connections=50,
            keepalive_expiry=15.0,
            network_backend=GuardedBackend(allow_private_network=allow_private_network, resolve=resolve),
        )
