"""Nobody in: hosts, other sites, tokens and their roles, a closed server, and what the record keeps."""

from __future__ import annotations

import base64
import json
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kg.store import open_snapshot
from viz.audit import Audit, audit_of
from viz.tokens import BadTokens, add_token, read_tokens, remove_token
from viz.web.access import Access
from viz.web.app import create_app
from viz.web.gate import Pace
from viz.web.limits import Limits
from viz.web.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the test client about its own dependency
    from starlette.testclient import TestClient

Client = Any
PLAN = "乙府发〔2025〕3号\n乙市人民政府关于印发行动方案的通知\n\n一、重点任务\n1.做好丙事。（市教育局牵头）\n"


@pytest.fixture
def tokens(tmp_path: Path) -> dict[str, str]:
    path = tmp_path / "tokens"
    return {role: add_token(path, f"{role}者", role) for role in ("read", "upload", "admin")}


def settings(tmp_path: Path, **more: Any) -> Settings:
    access = Access(tmp_path / "tokens", closed=more.pop("closed", False))
    return Settings(access=access, audit=Audit(tmp_path / "audit", more.pop("questions", True)), **more)


@pytest.fixture
def client(tmp_path: Path, place: Path, tokens: dict[str, str]) -> Iterator[Client]:
    with open_snapshot(place) as store, TestClient(create_app(store, settings=settings(tmp_path))) as made:
        yield made


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def upload(client: Client, token: str, **headers: str) -> int:
    files = {"file": ("方案.txt", PLAN.encode())}
    return int(client.post("/api/documents", files=files, headers={**bearer(token), **headers}).status_code)


def entries(tmp_path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (tmp_path / "audit").read_text(encoding="utf-8").splitlines()]


def test_each_role_may_do_its_own_and_no_more(client: Client, tokens: dict[str, str]) -> None:
    number = client.get("/api/documents").json()["documents"][0]["id"]
    assert upload(client, "nobody's") == 401
    assert upload(client, tokens["read"]) == 401
    assert client.delete(f"/api/documents/{number}", headers=bearer(tokens["upload"])).status_code == 403
    assert upload(client, tokens["upload"]) == 202
    assert client.delete(f"/api/documents/{number}", headers=bearer(tokens["admin"])).status_code == 204


def test_the_file_keeps_no_token_and_is_for_its_owner(tmp_path: Path, tokens: dict[str, str]) -> None:
    path = tmp_path / "tokens"
    text = path.read_text(encoding="utf-8")
    assert not [token for token in tokens.values() if token in text]
    assert path.stat().st_mode & 0o077 == 0
    assert [(token.name, token.role) for token in read_tokens(path)] == [
        ("read者", "read"),
        ("upload者", "upload"),
        ("admin者", "admin"),
    ]


def test_a_token_that_is_forgotten_is_worth_nothing_at_once(
    client: Client, tmp_path: Path, tokens: dict[str, str]
) -> None:
    assert upload(client, tokens["upload"]) == 202
    remove_token(tmp_path / "tokens", "upload者")
    assert upload(client, tokens["upload"]) == 401
    fresh = add_token(tmp_path / "tokens", "新人", "upload")
    assert upload(client, fresh) == 202


@pytest.mark.parametrize("text", ["x", "a:root:" + "0" * 64, "a:read:short", "a b:read:" + "0" * 64])
def test_a_file_of_something_else_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "tokens").write_text(text, encoding="utf-8")
    with pytest.raises(BadTokens):
        Access(tmp_path / "tokens")


@pytest.mark.parametrize("name", ["", "a:b", "a\nb", "x" * 61])
def test_a_name_that_would_break_the_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadTokens):
        add_token(tmp_path / "tokens", name, "read")


def test_a_closed_server_shows_nothing_without_a_token(tmp_path: Path, place: Path, tokens: dict[str, str]) -> None:
    closed = settings(tmp_path, closed=True)
    with open_snapshot(place) as store, TestClient(create_app(store, settings=closed)) as client:
        for path in ("/", "/api/tasks", "/sparql?query=ASK{}", "/openapi.json", "/static/web.css", "/draw", "/metrics"):
            reply = client.get(path)
            assert (reply.status_code, "Basic" in reply.headers["www-authenticate"]) == (401, True), path
            assert "content-security-policy" in reply.headers
        assert client.get("/health").status_code == 200
        basic = base64.b64encode(f"anybody:{tokens['read']}".encode()).decode()
        for header in (f"Bearer {tokens['read']}", f"Basic {basic}"):
            assert client.get("/", headers={"Authorization": header}).status_code == 200
        for header in ("Bearer x", "Basic !!", "Basic " + base64.b64encode(b"x").decode(), tokens["read"]):
            assert client.get("/", headers={"Authorization": header}).status_code == 401


def test_a_token_of_any_characters_is_sent_as_utf_8(tmp_path: Path, place: Path) -> None:
    token = "一个至少十二个字符的口令"
    with open_snapshot(place) as store, TestClient(create_app(store, token=token)) as client:
        files = {"file": ("方案.txt", PLAN.encode())}
        sent = f"Bearer {token}".encode()
        assert client.post("/api/documents", files=files, headers={b"authorization": sent}).status_code == 202
        assert client.post("/api/documents", files=files, headers={b"authorization": sent[:-3]}).status_code == 401


def test_a_token_in_the_address_is_none(client: Client, tokens: dict[str, str]) -> None:
    files = {"file": ("方案.txt", PLAN.encode())}
    token = tokens["admin"]
    assert client.post(f"/api/documents?token={token}&access_token={token}", files=files).status_code == 401
    assert client.post(f"/upload?token={token}", files=files).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://["},
    ],
)
def test_a_page_of_another_site_changes_nothing(
    client: Client, tokens: dict[str, str], headers: dict[str, str]
) -> None:
    assert upload(client, tokens["admin"], **headers) == 403
    files = {"file": ("方案.txt", PLAN.encode())}
    assert client.post("/upload", files=files, data={"token": tokens["admin"]}, headers=headers).status_code == 403
    assert client.get("/", headers=headers).status_code == 200


def test_a_page_of_this_site_does(client: Client, tokens: dict[str, str]) -> None:
    assert upload(client, tokens["upload"], Origin="http://testserver") == 202
    assert upload(client, tokens["upload"], **{"Sec-Fetch-Site": "same-origin"}) == 202


def test_another_name_for_this_host_is_refused(tmp_path: Path, place: Path, tokens: dict[str, str]) -> None:
    local = settings(tmp_path, hosts=("127.0.0.1", "localhost", "::1"))
    with open_snapshot(place) as store, TestClient(create_app(store, settings=local)) as client:
        for host in (
            "evil.example",
            "evil.example:8000",
            "127.0.0.1.evil.example",
            "",
            "localhost@evil.example",
            "a b",
            "[::1",
            "[evil]",
        ):
            assert client.get("/health", headers={"Host": host}).status_code == 400, host
        for host in ("localhost", "LOCALHOST:8000", "127.0.0.1:1", "[::1]:8000"):
            assert client.get("/health", headers={"Host": host}).status_code == 200, host


def test_one_client_may_not_keep_all_others_waiting(tmp_path: Path, place: Path, tokens: dict[str, str]) -> None:
    few = settings(tmp_path, limits=Limits(requests_burst=3, requests_per_minute=1))
    with open_snapshot(place) as store, TestClient(create_app(store, settings=few)) as client:
        codes = [client.get("/health").status_code for _ in range(3)]
        codes += [client.get(path).status_code for path in ("/health", "/staticx", "/static")]
        assert codes == [200, 200, 200, 429, 429, 429]
        assert client.get("/static/web.css").status_code == 200


def test_the_pace_is_each_client_s_own_and_comes_back() -> None:
    pace = Pace(2, 60)
    assert [pace.allows("a", 0.0) for _ in range(3)] == [True, True, False]
    assert pace.allows("b", 0.0)
    assert [pace.allows("a", 1.1), pace.allows("a", 1.1)] == [True, False]
    assert [pace.allows("a", 100.0) for _ in range(3)] == [True, True, False]
    assert all(Pace(1, 0).allows("a", 0.0) for _ in range(9))


def test_the_record_says_who_asked_and_changed_what(client: Client, tmp_path: Path, tokens: dict[str, str]) -> None:
    client.get("/api/ask", params={"q": '第1条谁负责\n{"deed": "start"}\u2028\x1b[2J'}, headers=bearer(tokens["read"]))
    client.get("/export/answer.csv", params={"q": ["第2条谁负责", "第1条谁负责"]})
    client.post("/sparql", content="ASK {}", headers={"Content-Type": "application/sparql-query"})
    assert upload(client, tokens["upload"]) == 202
    assert upload(client, "a wrong token") == 401
    client.delete("/api/documents/none", headers=bearer(tokens["admin"]))
    for _ in range(1200):
        if any(entry["deed"] == "loaded" for entry in entries(tmp_path)):
            break
        time.sleep(0.05)
    found = entries(tmp_path)
    assert [(each["deed"], each["who"], each.get("status")) for each in found if each["deed"] != "loaded"] == [
        ("ask", "read者", 200),
        ("ask", None, 200),
        ("sparql", None, 200),
        ("upload", "upload者", 202),
        ("refused", None, 401),
        ("remove", "admin者", 404),
    ]
    assert found[1]["what"] == "第2条谁负责 | 第1条谁负责"
    told = {each["deed"]: each for each in reversed(found)}
    assert told["ask"]["what"] == '第1条谁负责\n{"deed": "start"}\u2028\x1b[2J'
    assert (told["sparql"]["what"], told["upload"]["what"], told["ask"]["client"]) == (
        "ASK {}",
        "方案.txt",
        "testclient",
    )
    assert told["loaded"]["who"] == "upload者"
    assert "urn:zeren:document:" in told["loaded"]["what"]
    raw = (tmp_path / "audit").read_bytes()
    assert b"\x1b" not in raw
    assert "\u2028".encode() not in raw
    assert not [token for token in (*tokens.values(), "a wrong token") if token.encode() in raw]
    assert (tmp_path / "audit").stat().st_mode & 0o077 == 0


def test_questions_are_not_kept_where_they_are_not_wanted(tmp_path: Path, place: Path, tokens: dict[str, str]) -> None:
    silent = settings(tmp_path, questions=False)
    with open_snapshot(place) as store, TestClient(create_app(store, settings=silent)) as client:
        client.get("/api/ask", params={"q": "秘密"})
        client.get("/", params={"q": "秘密"})
        client.get("/sparql", params={"query": "ASK { ?s ?p '秘密' }"})
        upload(client, "wrong")
    assert {each["deed"] for each in entries(tmp_path)} == {"refused"}
    assert "秘密" not in (tmp_path / "audit").read_text(encoding="utf-8")
    assert not audit_of({"ZEREN_AUDIT": "x", "ZEREN_AUDIT_QUESTIONS": "0"}).questions
    assert audit_of({}).path is None


def test_the_record_is_only_added_to(tmp_path: Path) -> None:
    audit = Audit(tmp_path / "audit")
    audit.note("start", "one")
    before = (tmp_path / "audit").read_bytes()
    audit.note("stop", "two")
    assert (tmp_path / "audit").read_bytes().startswith(before)
    (tmp_path / "audit").rename(tmp_path / "audit.1")
    audit.note("start", "three")
    assert [each["what"] for each in entries(tmp_path)] == ["three"]


def test_a_record_that_cannot_be_written_is_told_and_stops_nothing(
    tmp_path: Path, place: Path, caplog: pytest.LogCaptureFixture
) -> None:
    gone = Settings(audit=Audit(tmp_path / "none" / "audit"))
    with open_snapshot(place) as store, TestClient(create_app(store, settings=gone)) as client:
        assert client.get("/api/ask", params={"q": "第1条谁负责"}).status_code == 200
        assert client.get("/health").status_code == 200
    assert [line.getMessage().count("none/audit") for line in caplog.records if line.name == "viz.web.gate"] == [1]


def test_figures_are_for_this_machine_and_for_admins(client: Client, tokens: dict[str, str]) -> None:
    client.get("/health")
    assert client.get("/metrics").status_code == 403
    assert client.get("/metrics", headers=bearer(tokens["upload"])).status_code == 403
    text = client.get("/metrics", headers=bearer(tokens["admin"])).text
    assert 'zeren_requests_total{area="health",status="200"} 1' in text
    assert "zeren_documents 1.0\n" in text
    known = {family.name: family for family in text_string_to_metric_families(text)}
    names = ("requests", "request_seconds", "documents", "uploads_waiting", "start_time_seconds")
    assert set(known) == {f"zeren_{name}" for name in names}
    assert sum(each.value for each in known["zeren_requests"].samples) == 3  # this one has still to end
