"""A name server of our own on this machine, so that no test asks one of the world."""

from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import BaseRequestHandler, UDPServer
from threading import Thread

from dns.exception import DNSException
from dns.flags import RA
from dns.message import from_wire, make_response
from dns.rcode import NXDOMAIN, SERVFAIL
from dns.rdatatype import to_text
from dns.rrset import from_text


class Zone:
    """What the server says, by name and kind. Names in `broken` are answered with a failure, those
    in `silent` not at all.
    """

    def __init__(self) -> None:
        self.server = ""  # where it listens, as KIMID_DNS_SERVERS takes it
        self.rows: dict[tuple[str, str], list[str]] = {}
        self.broken: set[str] = set()
        self.silent: set[str] = set()
        self.asked: list[str] = []

    def put(self, name: str, kind: str, *values: str) -> None:
        """Let a name have these values; none takes them away."""
        self.rows[name, kind] = list(values)

    def answer(self, packet: bytes) -> bytes:
        """What is sent back; nothing when nothing shall be."""
        try:
            query = from_wire(packet)
        except DNSException:
            return b""
        [question] = query.question
        name = question.name.to_text(omit_final_dot=True).lower()
        kind = to_text(question.rdtype)
        self.asked.append(f"{name} {kind}")
        if name in self.silent:
            return b""
        response = make_response(query)
        response.flags |= RA
        if name in self.broken:
            response.set_rcode(SERVFAIL)
        elif values := self.rows.get((name, kind)):
            quoted = [f'"{value}"' for value in values] if kind == "TXT" else values
            response.answer.append(from_text(question.name, 60, "IN", kind, *quoted))
        elif not any(known == name for known, _ in self.rows):
            response.set_rcode(NXDOMAIN)
        return response.to_wire()


@contextmanager
def name_server() -> Iterator[Zone]:
    """A server that listens while this is open."""
    zone = Zone()

    class Asked(BaseRequestHandler):
        def handle(self) -> None:
            packet, line = self.request
            if answer := zone.answer(packet):  # silence is an answer too
                line.sendto(answer, self.client_address)

    with UDPServer(("127.0.0.1", 0), Asked) as server:
        zone.server = f"127.0.0.1:{server.server_address[1]}"
        thread = Thread(
            target=server.serve_forever,
            kwargs={"poll_interval": 0.02},
            name="test-names",
            daemon=True,
        )
        thread.start()
        try:
            yield zone
        finally:
            server.shutdown()
            thread.join()
