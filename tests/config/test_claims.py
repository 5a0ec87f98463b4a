"""One site alone has a folder and a port."""

import socket
import subprocess
import sys

import pytest

from config.claims import claim_folder, claim_port
from config.environment import WrongSetting
from tests.journeys.running import ROOT, free_port

HOST = "127.0.0.1"


def test_a_folder_has_one_site_until_that_ends(tmp_path):
    with claim_folder(tmp_path), pytest.raises(WrongSetting, match="VAR_DIR"):
        claim_folder(tmp_path)
    claim_folder(tmp_path).close()


@pytest.mark.parametrize("other", [HOST, "0.0.0.0"])
def test_a_claimed_port_is_refused_to_others_from_the_first_moment(other):
    port = free_port()
    with claim_port(HOST, port), pytest.raises(WrongSetting, match=f"PORT {port} ist belegt"):
        claim_port(other, port)
    claim_port(other, port).close()


def listen_as_the_web_server_does(port):
    server = socket.socket()
    for option in (socket.SO_REUSEADDR, socket.SO_REUSEPORT):
        server.setsockopt(socket.SOL_SOCKET, option, 1)
    server.bind((HOST, port))
    server.listen(20)
    return server


def test_the_web_server_shares_a_claimed_port_and_gets_every_connection():
    port = free_port()
    with claim_port(HOST, port), listen_as_the_web_server_does(port) as server:
        for _ in range(20):
            with socket.create_connection((HOST, port), timeout=5):
                server.accept()[0].close()


def test_a_port_that_somebody_shares_is_not_claimed():
    port = free_port()
    with listen_as_the_web_server_does(port), pytest.raises(WrongSetting, match="ist belegt"):
        claim_port(HOST, port)


def test_connections_that_linger_do_not_keep_a_port():
    port = free_port()
    with listen_as_the_web_server_does(port) as server:
        client = socket.create_connection((HOST, port))
        server.accept()[0].close()  # who closes first, lingers
        client.close()
    claim_port(HOST, port).close()


def test_of_many_who_start_at_once_one_gets_the_port():
    script = """
        import sys
        from config.claims import claim_port
        from config.environment import refusing
        sys.stdin.readline()
        with refusing():
            claim = claim_port("127.0.0.1", int(sys.argv[1]))
        print("mine", flush=True)
        sys.stdin.readline()
    """.replace("\n        ", "\n")
    command = [sys.executable, "-c", script, str(free_port())]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    starts = [subprocess.Popen(command, cwd=ROOT / "site", text=True, **pipes) for _ in range(6)]
    for start in starts:
        start.stdin.write("\n")
        start.stdin.flush()
    answers = [start.stdout.readline() for start in starts]
    codes = []
    for start in starts:
        start.communicate("\n")
        codes.append(start.returncode)
    assert sorted(answers) == ["", "", "", "", "", "mine\n"]
    assert sorted(codes) == [0, 2, 2, 2, 2, 2]
