"""Write the golden files anew: `make golden`."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from kg.build import extract_file, shipped_documents
from kg.facts import Extraction
from kg.rdf import to_nquads
from kg.record import to_record

FOLDER = Path(__file__).parent


def record_path(source: Path) -> Path:
    """Return where the facts of a shipped file are kept, to be read and compared by people."""
    return FOLDER / f"{source.stem}.json"


def graph_path(source: Path) -> Path:
    """Return where the graph of a shipped file is kept."""
    return FOLDER / f"{source.stem}.nq.gz"


def record_text(extraction: Extraction) -> str:
    """Return the facts as JSON, a value a line."""
    return json.dumps(to_record(extraction), ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the files of everything that ships."""
    for source in shipped_documents():
        extraction = extract_file(source)
        record_path(source).write_text(record_text(extraction), encoding="utf-8", newline="\n")
        graph_path(source).write_bytes(gzip.compress(to_nquads(extraction).encode(), mtime=0))


if __name__ == "__main__":
    main()
