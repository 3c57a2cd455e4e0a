"""Queries to begin with: each answers on any store that holds a plan."""

from __future__ import annotations

EXAMPLES = (
    (
        "每个单位牵头几项任务",
        "How many tasks each unit leads",
        """SELECT ?unit ?name (COUNT(DISTINCT ?task) AS ?tasks) WHERE {
  ?task zr:lead ?unit .
  ?unit skos:prefLabel ?name .
}
GROUP BY ?unit ?name
ORDER BY DESC(?tasks) ?name""",
    ),
    (
        "没有牵头单位的任务",
        "Tasks without a lead",
        """SELECT ?task ?number ?title WHERE {
  ?task a zr:Task ; rdfs:label ?title .
  OPTIONAL { ?task zr:number ?number }
  FILTER NOT EXISTS { ?task zr:lead ?unit }
}""",
    ),
    (
        "有数值的目标，按年份",
        "Targets with numbers, by year",
        """SELECT ?year ?target ?indicator ?value ?unit WHERE {
  ?target a zr:QuantitativeTarget ; zr:indicator ?indicator ; zr:value ?value .
  OPTIONAL { ?target zr:unit ?unit }
  OPTIONAL { ?target zr:deadlineYear ?year }
}
ORDER BY ?year ?indicator""",
    ),
    (
        "企业 → 项目 → 任务 → 牵头单位",
        "Company → project → task → lead",
        """SELECT ?company ?name ?project ?projectName ?task ?lead WHERE {
  ?project a zr:Project ; zr:involves ?company ; rdfs:label ?projectName ; zr:ofTask ?task .
  ?company skos:prefLabel ?name .
  OPTIONAL { ?task zr:lead ?lead }
}
ORDER BY ?name""",
    ),
    (
        "哪些单位常一起负责",
        "Which units share most tasks",
        """SELECT ?a ?b (COUNT(DISTINCT ?task) AS ?shared) WHERE {
  ?task zr:responsibleUnit ?one , ?other .
  FILTER(STR(?one) < STR(?other))
  ?one skos:prefLabel ?a . ?other skos:prefLabel ?b .
}
GROUP BY ?a ?b
ORDER BY DESC(?shared)
LIMIT 20""",
    ),
    (
        "一条责任的原文出处",
        "The words behind responsibilities",
        """SELECT ?task ?name ?role ?words ?start ?end WHERE {
  ?part a zr:Responsibility ; zr:onTask ?task ; zr:printedName ?name ; org:role ?role ;
        zr:evidence/oa:hasSelector ?place , ?quote .
  ?place oa:start ?start ; oa:end ?end .
  ?quote oa:exact ?words .
}
LIMIT 20""",
    ),
    (
        "图中有哪些类，各多少",
        "Which classes there are, and how many of each",
        """SELECT ?class (COUNT(?x) AS ?things) WHERE {
  GRAPH ?g { ?x a ?class }
  FILTER(?g NOT IN (<urn:zeren:vocabulary>))
}
GROUP BY ?class
ORDER BY DESC(?things)""",
    ),
    (
        "取出一部分图（CONSTRUCT）",
        "Part of the graph (CONSTRUCT)",
        """CONSTRUCT { ?task rdfs:label ?title ; zr:lead ?unit . ?unit skos:prefLabel ?name }
WHERE {
  ?task a zr:Task ; rdfs:label ?title ; zr:lead ?unit .
  ?unit skos:prefLabel ?name .
}""",
    ),
)
"""Chinese name, English name, query."""
