"""Where packs are fetched from: a web server, and a Windows share, both real and on this machine alone."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from targets.waiting import eventually

WEB_PROGRAMS = ("nginx",)
SHARE_PROGRAMS = ("smbd", "smbnetfs", "umount")
_SMB_PORT = 445
_NGINX = """\
daemon off;
{user}
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 4096; }}
http {{
  log_format told '$request_method $uri $status $bytes_sent';
  access_log {folder}/access.log told;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; location / {{ root "{share}"; }} }}
}}
"""
_AS_ROOT = "user root;"
"""Else its workers are nobody's, who may not read what a test has made."""
_SMBD = """\
[global]
server role = standalone server
map to guest = Bad User
guest account = root
interfaces = 127.0.0.1
bind interfaces only = yes
disable netbios = yes
load printers = no
lock directory = {folder}
state directory = {folder}
cache directory = {folder}
private dir = {folder}
pid directory = {folder}
ncalrpc dir = {folder}/ncalrpc
log file = {folder}/smbd.log
[pakker]
path = {share}
guest ok = yes
read only = yes
"""


class NotAllowedError(Exception):
    """This machine lets nobody mount a share; the message is the system's own."""


@dataclass(frozen=True)
class Web:
    """A web server.

    Attributes:
        address: of the share.
        log: each request: its path, status and bytes sent.
    """

    address: str
    log: Path

    def requests(self) -> list[tuple[str, int, int]]:
        """Path, status and bytes of each request so far."""
        lines = [line.split(" ") for line in self.log.read_text("utf-8").splitlines()]
        return [(path, int(status), int(sent)) for _, path, status, sent in lines]


@contextmanager
def web(share: Path, folder: Path) -> Iterator[Web]:
    """nginx, which serves ``share`` and keeps its own files in ``folder``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / "nginx.conf"
    config.write_text(
        _NGINX.format(folder=folder, share=share, port=port, user=_AS_ROOT if os.geteuid() == 0 else ""), "utf-8"
    )
    with _running("nginx", "-e", str(folder / "nginx.log"), "-c", str(config)):
        eventually(lambda: _answers(port), what="nginx")
        yield Web(f"http://127.0.0.1:{port}", folder / "access.log")


@contextmanager
def windows_share(share: Path) -> Iterator[Path]:
    """Samba, which shares ``share``, and where it is mounted, as a caseworker's machine has it.

    Raises:
        NotAllowedError: it cannot be mounted here.
    """
    with TemporaryDirectory(prefix="smb-", ignore_cleanup_errors=True) as folder:  # its sockets bear no long path
        yield from _mounted(share, Path(folder))


def _mounted(share: Path, folder: Path) -> Iterator[Path]:
    (folder / "smb.conf").write_text(_SMBD.format(folder=folder, share=share), "utf-8")
    own = folder / "hjem" / ".smb"
    own.mkdir(parents=True)
    (own / "smb.conf").write_text("[global]\nclient min protocol = SMB2\n", "utf-8")
    (own / "smbnetfs.conf").write_text('smb_query_browsers "false"\n', "utf-8")
    for name in ("smbnetfs.auth", "smbnetfs.host"):
        (own / name).touch()
    for file in own.iterdir():
        file.chmod(0o600)
    mount = folder / "net"
    mount.mkdir()
    with _running("smbd", "-F", "--no-process-group", "-s", str(folder / "smb.conf"), "-p", str(_SMB_PORT)):
        eventually(lambda: _answers(_SMB_PORT), what="smbd")
        own_home = os.environ | {"HOME": str(folder / "hjem")}
        made = subprocess.run(["smbnetfs", str(mount)], env=own_home, capture_output=True, text=True, check=False)
        if made.returncode:
            raise NotAllowedError(made.stderr.strip())
        try:
            mounted = mount / "127.0.0.1" / "pakker"
            eventually(mounted.is_dir, what="the share")
            yield mounted
        finally:
            subprocess.run(["umount", str(mount)], check=True)


def why_no_share() -> str:
    """Why this machine cannot mount a share of its own; empty when it can."""
    if missing := [program for program in SHARE_PROGRAMS if shutil.which(program) is None]:
        return f"no {', '.join(missing)}"
    if os.geteuid() != 0 or not os.access("/dev/fuse", os.R_OK | os.W_OK):
        return "only root may serve a share and mount it here, where the system has FUSE"
    return "port 445 is taken" if _answers(_SMB_PORT) else ""


@contextmanager
def _running(*command: str) -> Iterator[None]:
    # In a session of its own: smbd takes all of its process group along when it goes.
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def _answers(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
