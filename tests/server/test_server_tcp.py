"""The TCP port for programs that know no Unix sockets: asked for, kept, protected, and given up again."""

import socket
from urllib.parse import urlsplit

import psycopg
import pytest

from govdb import server
from govdb.errors import ServerError


def quiet(message):
    """Progress that no test looks at."""


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_port_is_kept_until_it_is_given_up(made_home, free_port):
    url = server.start_on_port(made_home, free_port, quiet)
    assert server.tcp_url(made_home) == url
    with psycopg.connect(url) as connection:
        assert connection.execute("select current_user, inet_server_port()").fetchone() == ("govdb", free_port)
    server.stop(made_home)
    conninfo = server.ensure_running(made_home, quiet)
    assert server.status(made_home).port == free_port
    for address in (url, conninfo, server.fast_conninfo(made_home)):
        psycopg.connect(address).close()
    assert server.start_on_port(made_home, 0, quiet) is None
    assert (server.tcp_url(made_home), server.status(made_home).port) == (None, None)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
    psycopg.connect(server.fast_conninfo(made_home)).close()


def test_first_run_may_be_on_a_port(home, free_port):
    psycopg.connect(server.start_on_port(home, free_port, quiet)).close()


def test_same_port_again_does_not_restart(made_home, free_port):
    url = server.start_on_port(made_home, free_port, quiet)
    pid = server.status(made_home).pid
    assert server.start_on_port(made_home, free_port, quiet) == url
    assert server.status(made_home).pid == pid


def test_only_the_password_opens_it_and_never_for_the_superuser(made_home, free_port):
    url = server.start_on_port(made_home, free_port, quiet)
    password = urlsplit(url).password
    assert (made_home / "password").stat().st_mode & 0o777 == 0o600
    assert password not in (made_home / "server.log").read_text()
    for user, tried in (("govdb", "wrong"), ("postgres", password)):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(f"postgresql://{user}:{tried}@127.0.0.1:{free_port}/govdb")


def test_taken_port_is_named_and_the_server_goes_on(made_home, taken_port):
    conninfo = server.ensure_running(made_home, quiet)
    pid = server.status(made_home).pid
    with pytest.raises(ServerError, match=f"port {taken_port} .*taken"):
        server.start_on_port(made_home, taken_port, quiet)
    assert (server.status(made_home).pid, server.tcp_url(made_home)) == (pid, None)
    psycopg.connect(conninfo).close()


def test_kept_port_that_is_taken_later(made_home, taken_port):
    (made_home / "tcp_port").write_text(f"{taken_port}\n")
    with pytest.raises(ServerError, match=f"port {taken_port} .*--port"):
        server.ensure_running(made_home, quiet)
    server.start_on_port(made_home, None, quiet)
    assert server.status(made_home).running


def test_failed_switch_goes_back_to_what_it_was(made_home, free_port, monkeypatch):
    server.ensure_running(made_home, quiet)
    real = server.control.bring_up
    calls = []

    def fails_once(layout, say):
        calls.append(layout.tcp_port())
        if len(calls) == 1:
            raise ServerError("no")
        real(layout, say)

    monkeypatch.setattr("govdb.server.control.bring_up", fails_once)
    with pytest.raises(ServerError, match="no"):
        server.start_on_port(made_home, free_port, quiet)
    assert calls == [free_port, None]
    assert server.status(made_home).running


@pytest.mark.parametrize("port", [80, -1, 70000])
def test_impossible_ports(made_home, port):
    with pytest.raises(ServerError, match=f"port {port}"):
        server.start_on_port(made_home, port, quiet)
