"""An answer to keep: one HTML page with question, reading, query, answer, quotes, documents' digests and the time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from kg.store import Store
from ontology import terms
from query.language import Language
from viz.exports.asked import Topic
from viz.templating import environment, script_json

_DIGESTS = f"""SELECT ?document ?title ?number ?digest WHERE {{
  ?document a <{terms.CLASS_DOCUMENT}> . OPTIONAL {{ ?document <{terms.DCTERMS_TITLE}> ?title }}
  OPTIONAL {{ ?document <{terms.DOCUMENT_NUMBER}> ?number }} OPTIONAL {{ ?document <{terms.DIGEST}> ?digest }}
}} ORDER BY ?document"""

WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "title": "答复", "question": "问题", "reading": "理解为", "answer": "答案",
        "quotes": "原文依据", "sparql": "查询",
        "documents": "所依据的文件", "document": "文件", "number": "文号", "digest": "SHA-256 摘要", "time": "生成时间",
        "store": "库中文件 {0} 份，合并摘要", "near": "可以这样问", "task": "第{0}条", "place": "第 {0}–{1} 字",
        "none": "没有依据。", "answered": "已回答", "empty": "文件中没有", "not_understood": "未能理解",
        "again": "在同一数据库上执行这条查询，得到同样的答案。",
    },
    "en": {
        "title": "Answer", "question": "Question", "reading": "Read as", "answer": "Answer",
        "quotes": "Words of the documents", "sparql": "Query", "documents": "Documents", "document": "Document",
        "number": "Number", "digest": "SHA-256 digest", "time": "Made at",
        "store": "{0} documents in the store, digest",
        "near": "You can ask", "task": "task {0}", "place": "characters {0}–{1}", "none": "No quotes.",
        "answered": "answered", "empty": "not in the documents", "not_understood": "not understood",
        "again": "Run on the same store, this query gives the same answer.",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the store: title, number and the digest of the bytes it was read from (hexadecimal SHA-256)."""

    title: str
    number: str
    digest: str


def sources(store: Store) -> tuple[Source, ...]:
    """Return the documents of a store in the order of their IRIs."""
    rows = store.select(_DIGESTS).records()
    return tuple(Source(*(str(row.get(key, "")) for key in ("title", "number", "digest"))) for row in rows)


def combined(found: Sequence[Source]) -> str:
    """Return the SHA-256 digest of the sorted digests, a line each: the same for the same documents in any order."""
    lines = "".join(f"{digest}\n" for digest in sorted(source.digest for source in found))
    return hashlib.sha256(lines.encode()).hexdigest()


def write(found: Sequence[Topic], there: Sequence[Source], now: datetime, lang: Language) -> bytes:
    """Return the page; `there` are the documents of the store, those that are quoted are listed."""
    quoted = {proof.document for topic in found for proof in topic.answer.evidence}
    listed = [source for source in there if {source.number, source.title} & quoted]
    stamp = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    record = {
        "time": stamp,
        "answers": [topic.answer.as_dict() for topic in found],
        "documents": [{"title": s.title, "number": s.number or None, "sha256": s.digest} for s in listed],
        "store": {"documents": len(there), "sha256": combined(there)},
    }
    page = environment().get_template("bundle.html.j2").render(
        topics=found, sources=listed, store=record["store"], stamp=stamp, words=WORDS[lang], lang=lang,
        record=script_json(record),
    )  # fmt: skip
    return page.encode("utf-8")
