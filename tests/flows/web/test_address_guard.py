from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence

import httpcore
import pytest
from loopback_site import LoopbackSite

from flows.web.address_guard import (
    AddressRefusedError,
    GuardedBackend,
    HostNotFoundError,
    Resolver,
    is_public_address,
    resolve_by_system,
    typed_private_host,
)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "93.184.215.14", "2606:4700::6810:84e5", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_may_be_connected_to(address: str) -> None:
    assert is_public_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.0.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.2.7",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fd00:ec2::254",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
    ],
)
def test_other_addresses_may_not(address: str) -> None:
    assert not is_public_address(address)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://127.0.0.1:8000/a", "127.0.0.1"),
        ("http://LOCALHOST/", "localhost"),
        ("https://10.1.2.3/", "10.1.2.3"),
        ("http://[::1]/", "::1"),
        ("https://8.8.8.8/", None),
        ("https://harbour-post.example/", None),
        ("http://127.1/", None),
        ("nonsense", None),
    ],
)
def test_a_typed_address_is_private_by_its_own_spelling(address: str, host: str | None) -> None:
    assert typed_private_host(address) == host


def connect(host: str, port: int, resolve: Resolver, *, allow: bool = False) -> str:
    """Connect through the guard; gives the address that was reached."""

    async def run() -> str:
        backend = GuardedBackend(allow_private_network=allow, resolve=resolve)
        stream = await backend.connect_tcp(host, port, timeout=1.0)
        address = str(stream.get_extra_info("server_addr")[0])
        await stream.aclose()
        return address

    return asyncio.run(run())


def resolving_to(*addresses: str) -> Resolver:
    async def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolve


def test_a_name_that_resolves_to_this_machine_is_refused(site: LoopbackSite) -> None:
    with pytest.raises(AddressRefusedError, match=r"gazette.example is 127.0.0.1, 10.0.0.1, no public address"):
        connect("gazette.example", site.port, resolving_to("127.0.0.1", "10.0.0.1"))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0x7f000001", "2130706433", "127.1", "0", "::1", "::ffff:127.0.0.1"]
)
def test_no_spelling_of_this_machine_passes(site: LoopbackSite, host: str) -> None:
    with pytest.raises((AddressRefusedError, HostNotFoundError)):
        connect(host, site.port, resolve_by_system)


def test_a_source_may_allow_it(site: LoopbackSite) -> None:
    assert connect("gazette.example", site.port, resolving_to("127.0.0.1"), allow=True) == "127.0.0.1"


def test_the_socket_goes_to_the_address_that_was_checked(site: LoopbackSite) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])

    async def rebinding(host: str, port: int) -> Sequence[str]:
        return next(answers)

    assert connect("gazette.example", site.port, rebinding, allow=True) == "127.0.0.1"
    assert next(answers) == ["127.0.0.2"]


def test_private_addresses_beside_public_ones_are_passed_over() -> None:
    resolve = resolving_to("127.0.0.1", "203.0.114.5", "::1", "8.8.8.8")
    backend = GuardedBackend(allow_private_network=False, resolve=resolve)

    assert asyncio.run(backend.permitted_addresses("gazette.example", 80, 1.0)) == ["203.0.114.5", "8.8.8.8"]


def test_the_next_address_is_tried_where_one_does_not_answer(site: LoopbackSite) -> None:
    assert connect("gazette.example", site.port, resolving_to("127.0.0.3", "127.0.0.1"), allow=True) == "127.0.0.1"


def test_what_does_not_resolve_is_told() -> None:
    async def missing(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    with pytest.raises(HostNotFoundError, match="does not resolve"):
        connect("gazette.example", 80, missing)
    with pytest.raises(HostNotFoundError, match="no address"):
        connect("gazette.example", 80, resolving_to())


def test_a_resolver_that_hangs_is_a_timeout() -> None:
    async def hanging(host: str, port: int) -> Sequence[str]:
        await asyncio.sleep(60)
        return []

    async def run() -> None:
        await GuardedBackend(allow_private_network=False, resolve=hanging).connect_tcp("a.example", 80, timeout=0.05)

    with pytest.raises(httpcore.ConnectTimeout):
        asyncio.run(run())
