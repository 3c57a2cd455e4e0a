"""Try one target with a coverage-guided fuzzer (atheris) for a time: `python -m tests.fuzz.soak TARGET SECONDS`.

Without arguments it lists the targets. What fails is kept in `tests/fuzz/crashes/TARGET/`, from where `make test` tries
it again.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

CRASHES = Path(__file__).with_name("crashes")
TIME_LIMIT = 20
"""Seconds of one input."""


def main(name: str, seconds: int) -> None:
    """Try until the time is up or something fails."""
    import atheris

    with atheris.instrument_imports(include=["corpus", "kg", "query", "viz", "xml", "zipfile"]):
        from kg.nlp import tag
        from tests.fuzz.targets import LONGEST, TARGETS
    target = TARGETS[name]
    tag("甲")  # what is made once is no part of the time of an input
    target.run(target.seeds[0])
    CRASHES.mkdir(exist_ok=True)

    def one(data: bytes) -> None:
        try:
            target.run(data)
        except BaseException:
            kept = CRASHES / name / f"{hashlib.sha256(data).hexdigest()[:12]}.bin"
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(data)
            raise

    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(target.seeds):
            (Path(folder) / str(number)).write_bytes(seed)
        options = [f"-max_total_time={seconds}", f"-timeout={TIME_LIMIT}", f"-max_len={LONGEST}", "-rss_limit_mb=4096"]
        atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={folder}/out-", folder], one)
        atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1], int(sys.argv[2]))
    else:
        from tests.fuzz.targets import TARGETS

        sys.stdout.write("\n".join((*TARGETS, "")))
