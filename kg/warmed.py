"""What every reader of files needs, made once: imported by the process that readers are forked from, and nowhere else.

Dictionaries and patterns take two seconds of a processor and a hundred megabytes; readers that begin as copies of this
process have them at once and share the memory. It is the only module of the program that does something on import.
Python need not look through all of that for garbage, nor often: what a text becomes is in no circles.
"""

from __future__ import annotations

import gc

from corpus.parse import parse
from corpus.read import text_as_raw
from kg.extract import extract
from kg.rdf import to_nquads

_ANY = """甲市人民政府关于印发绿色发展方案的通知
一、主要任务
1．支持子丑、寅卯等企业建设“辰巳”平台。到2035年，覆盖率达到85%以上。（责任单位：市财政局牵头，市教育局配合）
专栏1 重点项目
1．午未项目。依托申酉大学建设基地。
"""

to_nquads(extract(parse(text_as_raw(_ANY))))
gc.freeze()
gc.set_threshold(100_000)
