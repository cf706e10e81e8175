"""Ports on loopback for the servers of tests."""

from __future__ import annotations

import secrets
import socket


def free_port() -> int:
    """A port below those that the system gives to connections: one of these may take it before the server has it."""
    while True:
        port = 15_000 + secrets.randbelow(15_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
