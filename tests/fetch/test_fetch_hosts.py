"""Which addresses are of the open network, and which lead into somebody's own."""

from __future__ import annotations

import pytest

from flows.fetch.hosts import is_open


@pytest.mark.parametrize(
    ("number", "want"),
    [
        pytest.param("8.8.8.8", True, id="open"),
        pytest.param("2606:4700::1111", True, id="open, IPv6"),
        pytest.param("64:ff9b::808:808", True, id="open, by way of NAT64"),
        pytest.param("127.0.0.1", False, id="this machine"),
        pytest.param("169.254.169.254", False, id="link"),
        pytest.param("100.64.0.1", False, id="carrier"),
        pytest.param("224.0.0.1", False, id="many at once"),
        pytest.param("::1", False, id="this machine, IPv6"),
        pytest.param("fe80::1%eth0", False, id="link, with its zone"),
        pytest.param("::ffff:10.0.0.1", False, id="private, mapped"),
        pytest.param("::10.0.0.1", False, id="private, as it was written once"),
        pytest.param("64:ff9b::a00:1", False, id="private, by way of NAT64"),
        pytest.param("2002:a00:1::1", False, id="private, by way of 6to4"),
        pytest.param("fec0::1", False, id="a site's own"),
    ],
)
def test_an_address_is_open_as_far_as_what_it_leads_to_is(number: str, *, want: bool) -> None:
    assert is_open(number) is want
