"""Rates of what anyone may send, counted in the cache under keys that name nobody."""

import ipaddress
from dataclasses import dataclass

from allauth.core.internal.httpkit import get_client_ip
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Rate:
    """At most `amount` times within `seconds`, counted from the first time."""

    amount: int
    seconds: int


def allowed(scope: str, who: str, rate: Rate) -> bool:
    """Count one more time for `who` in `scope`; False when the rate is exceeded."""
    digest = salted_hmac(f"throttle.{scope}", who.lower(), algorithm="sha256").hexdigest()
    key = f"throttle:{scope}:{digest[:32]}"
    cache.add(key, 0, rate.seconds)
    try:
        return int(cache.incr(key)) <= rate.amount
    except ValueError:  # the key expired between the two calls: a new count starts
        cache.set(key, 1, rate.seconds)
        return True


def client_address(request: HttpRequest) -> str:
    """Return the visitor's IP address, as far as the trusted proxies tell it, or ""."""
    return get_client_ip(request) or ""


def client_network(request: HttpRequest) -> str:
    """Return the visitor's network: /24 in IPv4, /48 in IPv6, or ""."""
    try:
        address = ipaddress.ip_address(client_address(request))
    except ValueError:
        return ""
    prefix = 24 if address.version == 4 else 48
    return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))
