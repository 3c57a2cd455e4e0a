"""Documents that come in over HTTP: only with the token, step by step, and the server answers from them at once."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.store import open_snapshot, open_store
from tests.viz.plans import GREEN, put
from viz.web.app import create_app
from viz.web.limits import Limits
from viz.web.settings import Settings
from viz.web.uploads import STEPS, file_name

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the test client about its own dependency
    from starlette.testclient import TestClient

Client = Any
TOKEN = "open sesame, please"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
PLAN = """乙府发〔2025〕3号
乙市人民政府关于印发行动方案的通知

一、重点任务

1.做好丙事。到2027年，丙率达到90%以上。（市教育局牵头，市财政局、有关部门配合）
2.做好丁事。（市财政局、市教育局负责）
"""


@pytest.fixture
def client(place: Path) -> Iterator[Client]:
    with open_snapshot(place) as store, TestClient(create_app(store, token=TOKEN)) as made:
        yield made


def _files(text: str = PLAN, name: str = "方案.txt") -> dict[str, tuple[str, bytes]]:
    return {"file": (name, text.encode())}


def _done(client: Client, name: str) -> dict[str, Any]:
    for _ in range(3000):
        job: dict[str, Any] = client.get(f"/api/uploads/{name}").json()
        if job["step"] in ("done", "failed"):
            return job
        assert job["step"] in STEPS
        time.sleep(0.05)
    raise AssertionError("the upload does not end")


def test_a_document_comes_in_and_is_answered_from(client: Client) -> None:
    taken = client.post("/api/documents", files=_files(), headers=BEARER)
    assert taken.status_code == 202
    job = _done(client, taken.json()["id"])
    assert (job["step"], job["tasks"], job["responsibilities"], job["targets"]) == ("done", 2, 5, 1)
    assert not job["replaced"]
    assert client.get("/health").json()["documents"] == 2
    answer = client.get("/api/ask", params={"q": "丙事由谁牵头"}).json()
    assert [item["label"] for item in answer["answers"]] == ["市教育局"]
    page = client.get(f"/upload/{job['id']}").text
    assert "泛指单位" in page
    assert "已载入" in page


def test_the_same_document_is_replaced(client: Client) -> None:
    for _ in range(2):
        job = _done(client, client.post("/api/documents", files=_files(), headers=BEARER).json()["id"])
    assert job["replaced"]
    assert client.get("/health").json()["documents"] == 2


def test_without_the_token_nothing_comes_in_or_goes(client: Client) -> None:
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Basic {TOKEN}"}):
        assert client.post("/api/documents", files=_files(), headers=headers).status_code == 401
        assert client.delete("/api/documents/x", headers=headers).status_code == 401
    assert client.post("/upload", files=_files(), data={"token": "wrong"}).status_code == 403
    assert client.get("/health").json()["documents"] == 1


def test_a_server_without_a_token_takes_nothing(place: Path) -> None:
    with open_snapshot(place) as store, TestClient(create_app(store)) as client:
        assert client.post("/api/documents", files=_files(), headers=BEARER).status_code == 403
        assert client.post("/upload", files=_files(), data={"token": ""}).status_code == 403
        assert "只读" in client.get("/upload").text
        assert 'href="/upload"' not in client.get("/").text


def test_a_page_takes_a_document_and_tells_how_far_it_is(client: Client) -> None:
    reply = client.post("/upload", files=_files(), data={"token": TOKEN}, follow_redirects=False)
    assert reply.status_code == 303
    job = _done(client, reply.headers["location"].removeprefix("/upload/"))
    assert job["step"] == "done"


@pytest.mark.parametrize(
    ("name", "content"),
    [("甲.pdf", b"no pdf"), ("乙.txt", b"\x00\x01\x02"), ("丙.docx", b"PK\x03\x04"), ("丁.txt", "只有一句话".encode())],
)
def test_what_cannot_be_read_is_told_without_places_of_this_machine(
    client: Client, name: str, content: bytes, place: Path
) -> None:
    taken = client.post("/api/documents", files={"file": (name, content)}, headers=BEARER).json()
    job = _done(client, taken["id"])
    assert job["step"] == "failed"
    assert job["error"]
    assert "/tmp" not in job["error"]
    assert str(place) not in job["error"]
    assert client.get("/health").json()["documents"] == 1


def test_a_document_is_taken_out(client: Client) -> None:
    number = client.get("/api/documents").json()["documents"][0]["id"]
    assert client.delete("/api/documents/nothing", headers=BEARER).status_code == 404
    assert client.delete(f"/api/documents/{number}", headers=BEARER).status_code == 204
    assert client.get("/health").json()["documents"] == 0


def test_a_document_that_is_too_large_is_refused(place: Path) -> None:
    large = _files("文" * 2**20)
    limits = Limits(upload_size=1)
    with open_snapshot(place) as store, TestClient(create_app(store, token=TOKEN, settings=Settings(limits))) as client:
        assert client.post("/api/documents", files=large, headers=BEARER).status_code == 413
        assert client.post("/upload", files=large, data={"token": TOKEN}).status_code == 413
        assert client.post("/api/documents", files=_files(), headers=BEARER).status_code == 202


def test_the_server_shows_what_another_program_has_loaded(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.viz.plans import HEALTH

    monkeypatch.setattr("viz.web.desk.GLANCE", 0.05)
    with open_snapshot(place) as store, TestClient(create_app(store, warm=True)) as client:
        assert client.get("/health").json()["documents"] == 1
        with open_store(place, write=True) as writer:
            put(writer, HEALTH)
        for _ in range(200):
            if client.get("/health").json()["documents"] == 2:
                break
            time.sleep(0.05)
        assert client.get("/api/tasks").json()["total"] == len(GREEN.tasks) + len(HEALTH.tasks)


@pytest.mark.parametrize("given", ["", "..", "/", "a/b\\c.txt", "\x00\x1f.pdf", "长" * 400 + ".docx", "a" * 400])
def test_the_name_of_a_file_is_one_step_that_any_folder_takes(given: str, tmp_path: Path) -> None:
    name = file_name(given)
    assert name
    assert "/" not in name
    (tmp_path / name).write_bytes(b"")
    assert Path(name).suffix == Path(given.replace("\\", "/")).suffix
