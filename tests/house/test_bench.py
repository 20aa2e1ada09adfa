"""The benches measure what is given out: the front server of the bench is that of the sample."""

from bench.databases import ROOT
from bench.serving import stored_part


def test_the_front_server_of_the_bench_serves_stored_pages_like_the_sample() -> None:
    inside = stored_part((ROOT / "ops" / "nginx.conf.sample").read_text())

    assert "try_files /.lease/$kimid_tens/$host$uri$kimid_file" in inside
    assert "listen 127.0.0.1:{port};" in inside
    assert "proxy" not in inside
    assert "ssl" not in inside
    assert inside.count("{") == inside.count("}")
