"""The whole product in the foreground: database, a demonstration year, server and worker, until Ctrl-C."""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from http import HTTPStatus
from pathlib import Path
from types import FrameType

COUNCIL = Path(sys.executable).with_name("council")
PROFILE = "setagaya"
ROLES = ("secretariat", "chair", "member", "agency_staff", "agency_manager", "administrator")
SHOWN_BODY = "s8050"  # the accounts printed are those of one sub-committee
READY_WITHIN_SECONDS = 60
STOPPED_WITHIN_SECONDS = 5
LOG_LINES_SHOWN = 15


def main() -> int:
    """Start everything, print the address and one account per role, and stay until told to stop."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    parent = os.getppid()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    data = Path(os.environ.setdefault("COUNCIL_DATA_DIR", "var")).absolute()
    os.environ["COUNCIL_ENV"] = "development"
    os.environ.setdefault("COUNCIL_BASE_URL", f"http://127.0.0.1:{port}")
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        if not _is_free(port):
            print(
                f"ポート {port} は使われています。make run PORT=8001 のように別の番号をお試しください。"
            )
            return 1
        accounts = _prepare()
        serve = ("serve", "--host", "127.0.0.1", "--port", str(port), "--workers", "2")
        children = {
            "server": _start(data, "server", *serve),
            "worker": _start(data, "worker", "worker"),
        }
        if _until_ready(port, children):
            _announce(port, data, accounts)
            while os.getppid() == parent and all(c.poll() is None for c in children.values()):
                time.sleep(0.3)
        return _explain(data, children)
    except KeyboardInterrupt:
        return 0
    except subprocess.CalledProcessError as error:
        return int(error.returncode)
    finally:
        _stop(list(children.values()))


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _prepare() -> list[dict[str, object]]:
    print("データベースを用意しています…", flush=True)
    _council("init", "--profile", PROFILE)
    accounts = _accounts()
    if not accounts:
        print("デモの1年を作っています…", flush=True)
        _council("demo", "load")
        accounts = _accounts()
    return accounts


def _accounts() -> list[dict[str, object]]:
    answer: list[dict[str, object]] = json.loads(_council("demo", "accounts", "--json"))
    return answer


def _council(*words: str) -> bytes:
    return subprocess.run([COUNCIL, *words], check=True, stdout=subprocess.PIPE).stdout


def _start(data: Path, name: str, *words: str) -> subprocess.Popen[bytes]:
    # Ctrl-C reaches the whole group: the children are told to end by us alone, in order.
    own = signal.signal(signal.SIGINT, signal.SIG_IGN)
    handle = os.open(_log(data, name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        return subprocess.Popen(
            [COUNCIL, *words], stdin=subprocess.DEVNULL, stdout=handle, stderr=handle
        )
    finally:
        os.close(handle)
        signal.signal(signal.SIGINT, own)


def _log(data: Path, name: str) -> Path:
    return data / f"{name}.log"


def _until_ready(port: int, children: dict[str, subprocess.Popen[bytes]]) -> bool:
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < deadline and all(c.poll() is None for c in children.values()):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2) as answer:
                return bool(answer.status == HTTPStatus.OK)
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    return False


def _announce(port: int, data: Path, accounts: list[dict[str, object]]) -> None:
    print(f"送信したメールは {data / 'mail'} に、記録は {_log(data, '*')} にあります。")
    print("終えるときは Ctrl-C を押してください。データは残ります。")
    print(f"URL=http://127.0.0.1:{port}")
    for role in ROLES:
        ours = [account for account in accounts if account["role"] == role]
        ours.sort(key=lambda account: SHOWN_BODY not in account["bodies"])  # type: ignore[operator]
        for account in ours[:1]:
            print(role, account["email"], account["password"], sep="\t")
    sys.stdout.flush()


def _explain(data: Path, children: dict[str, subprocess.Popen[bytes]]) -> int:
    for name, child in children.items():
        if child.poll() is not None:
            print(f"{name} が終了しました。{_log(data, name)} の終わり：", file=sys.stderr)
            lines = _log(data, name).read_text(errors="replace").splitlines()
            print(*lines[-LOG_LINES_SHOWN:], sep="\n", file=sys.stderr)
    return 1


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.terminate()
    deadline = time.monotonic() + STOPPED_WITHIN_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


if __name__ == "__main__":
    sys.exit(main())
