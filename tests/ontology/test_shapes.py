"""Laws of the SHACL shapes: a whole graph conforms, and every single shape fails on a graph broken in one place."""

from __future__ import annotations

import re
from functools import cache

import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.namespace import SH

from ontology.load import shapes_text
from ontology.namespaces import PREFIXES

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + "@prefix : <urn:x:> .\n"
SHAPE = "urn:zeren:shape#"

GOOD = {
    "Document": f"""
        :d a zr:Document ; rdfs:label "甲" ; zr:text "甲牵头。" ; zr:digest "{"0a" * 32}" ;
          zr:documentNumber "甲〔2001〕1号" ;
          zr:signedOn "2001-01-01"^^xsd:date ; zr:publishedOn "2001-01-02"^^xsd:date ;
          zr:printedOn "2001-01-03"^^xsd:date ;
          zr:periodStart 2001 ; zr:periodEnd 2005 ; zr:implements :w .""",
    "CitedDocument": ':w a zr:CitedDocument ; rdfs:label "乙" .',
    "Division": ':c a zr:Chapter ; rdfs:label "丙" ; zr:inDocument :d ; zr:partOf :d .',
    "Task": """
        :t a zr:Task ; rdfs:label "丁" ; zr:number "1" ; zr:order 1 ; zr:responsibleUnit :o ; zr:lead :o ;
          zr:inDocument :d ; zr:partOf :c ; zr:evidence :e . :r zr:onTask :t .""",
    "Responsibility": """
        :r a zr:Responsibility ; zr:onTask :t ; org:organization :o ; org:role zrv:lead ; zr:printedName "戊局" ;
          zr:rank 1 ; zr:rule "规则" ; zr:confidence 0.9 ; zr:evidence :e .""",
    "Quantity": """
        :q a zr:QuantitativeTarget ; zr:indicator "己" ; zr:value 1.5 ; zr:valueMax 2.5 ; zr:unit "%" ;
          zr:hasUnit zrv:unit-percent ; zr:comparator zrv:at-least ; zr:change zrv:increase ; zr:baselineYear 2000 ;
          zr:deadlineYear 2005 ; zr:ofTask :t ; zr:inDocument :d ; zr:confidence 1.0 ; zr:evidence :e .""",
    "Milestone": """
        :m a zr:Milestone ; zr:indicator "庚" ; zr:deadlineYear 2005 ; zr:inDocument :d ; zr:evidence :e .""",
    "Project": ':p a zr:Project ; rdfs:label "辛" ; zr:ofTask :t ; zr:inDocument :d ; zr:year 2004 ; zr:evidence :e .',
    "Mention": ":n a zr:Mention ; zr:onTask :t ; zr:of :o ; zr:evidence :e .",
    "Organization": ':o a zr:Department ; skos:prefLabel "戊局"@zh ; org:classification zrv:department-finance .',
    "Evidence": """
        :e a oa:SpecificResource ; oa:hasSource :d ; oa:hasSelector :s , :u .
        :s a oa:TextPositionSelector ; oa:start 0 ; oa:end 3 . :u a oa:TextQuoteSelector ; oa:exact "甲牵头" .""",
    "Place": ':l a zr:Place ; rdfs:label "壬" .',
}

NO = ""
# shape: (the good graph to break, what to take out of it, what to put there)
BREAKS: dict[str, tuple[str, str, str]] = {
    "DocumentLabel": ("Document", 'rdfs:label "甲" ;', NO),
    "DocumentText": ("Document", 'zr:text "甲牵头。" ;', NO),
    "DocumentDigest": ("Document", "0a", "0A"),
    "DocumentNumber": ("Document", '"甲〔2001〕1号"', '"一" , "二"'),
    "DocumentSigned": ("Document", '"2001-01-01"^^xsd:date', '"2001-01-01"'),
    "DocumentPublished": ("Document", '"2001-01-02"^^xsd:date', '"2001-01-02"'),
    "DocumentPrinted": ("Document", '"2001-01-03"^^xsd:date', '"2001-01-03"'),
    "DocumentDates": ("Document", "2001-01-02", "2000-01-02"),
    "DocumentStart": ("Document", "zr:periodStart 2001", 'zr:periodStart "2001"'),
    "DocumentEnd": ("Document", "zr:periodEnd 2005", "zr:periodEnd 2005 , 2006"),
    "DocumentPeriod": ("Document", "2005", "2000"),
    "DocumentImplements": ("Document", "zr:implements :w", 'zr:implements "乙"'),
    "CitedDocumentLabel": ("CitedDocument", '"乙"', '""'),
    "DivisionLabel": ("Division", 'rdfs:label "丙" ;', NO),
    "DivisionDocument": ("Division", "zr:inDocument :d ;", NO),
    "DivisionParent": ("Division", "zr:partOf :d", "zr:partOf :d , :c"),
    "TaskTitle": ("Task", 'rdfs:label "丁" ;', NO),
    "TaskUnit": ("Task", "zr:responsibleUnit :o ;", NO),
    "TaskDocument": ("Task", "zr:inDocument :d", "zr:inDocument :d , :w"),
    "TaskEvidence": ("Task", "; zr:evidence :e", NO),
    "TaskParent": ("Task", "zr:partOf :c", "zr:partOf :c , :d"),
    "TaskResponsibility": ("Task", ":r zr:onTask :t .", NO),
    "TaskOrder": ("Task", "zr:order 1", "zr:order 1.5"),
    "TaskNumber": ("Task", 'zr:number "1"', 'zr:number "1" , "2"'),
    "ResponsibilityTask": ("Responsibility", "zr:onTask :t ;", NO),
    "ResponsibilityOrganization": ("Responsibility", "org:organization :o", "org:organization :o , :p"),
    "ResponsibilityRole": ("Responsibility", "zrv:lead", "zrv:leads"),
    "ResponsibilityEvidence": ("Responsibility", "; zr:evidence :e", NO),
    "ResponsibilityName": ("Responsibility", 'zr:printedName "戊局" ;', NO),
    "ResponsibilityRank": ("Responsibility", "zr:rank 1", "zr:rank -1"),
    "TargetIndicator": ("Milestone", 'zr:indicator "庚" ;', NO),
    "TargetDocument": ("Quantity", "zr:inDocument :d ;", NO),
    "TargetEvidence": ("Milestone", "; zr:evidence :e", NO),
    "TargetTask": ("Quantity", "zr:ofTask :t", "zr:ofTask :t , :r"),
    "TargetDeadline": ("Quantity", "zr:deadlineYear 2005", "zr:deadlineYear 2005 , 2006"),
    "TargetBaseline": ("Quantity", "zr:baselineYear 2000", 'zr:baselineYear "2000"'),
    "TargetYears": ("Quantity", "zr:baselineYear 2000", "zr:baselineYear 2005"),
    "TargetPlausible": ("Milestone", "2005", "20055"),
    "QuantityValue": ("Quantity", "zr:value 1.5 ;", NO),
    "QuantityMax": ("Quantity", "zr:valueMax 2.5", 'zr:valueMax "2.5"'),
    "QuantityRange": ("Quantity", "zr:valueMax 2.5", "zr:valueMax 0.5"),
    "QuantityComparator": ("Quantity", "zr:comparator zrv:at-least ;", NO),
    "QuantityChange": ("Quantity", "zrv:increase", "zrv:at-most"),
    "QuantityUnit": ("Quantity", 'zr:unit "%"', 'zr:unit ""'),
    "QuantityHasUnit": ("Quantity", "zrv:unit-percent", '"%"'),
    "MilestoneNoValue": ("Milestone", "zr:deadlineYear", "zr:value 1.0 ; zr:deadlineYear"),
    "MilestoneNoComparator": ("Milestone", "zr:deadlineYear", "zr:comparator zrv:equal ; zr:deadlineYear"),
    "MilestoneDeadline": ("Milestone", "zr:deadlineYear 2005 ;", NO),
    "ProjectLabel": ("Project", 'rdfs:label "辛" ;', NO),
    "ProjectDocument": ("Project", "zr:inDocument :d ;", NO),
    "ProjectEvidence": ("Project", "; zr:evidence :e", NO),
    "ProjectYear": ("Project", "zr:year 2004", "zr:year 2004 , 2005"),
    "MentionOf": ("Mention", "zr:of :o", "zr:of :o , :p"),
    "MentionPlace": ("Mention", "zr:onTask :t ;", NO),
    "MentionEvidence": ("Mention", "; zr:evidence :e", NO),
    "OrganizationName": ("Organization", 'skos:prefLabel "戊局"@zh ;', NO),
    "OrganizationOneName": ("Organization", '"戊局"@zh', '"戊局"@zh , "己局"@zh'),
    "OrganizationFunction": ("Organization", "zrv:department-finance", "zrv:department-finance , zrv:department-audit"),
    "ConfidenceRange": ("Responsibility", "zr:confidence 0.9", "zr:confidence 1.1"),
    "ConfidenceLow": ("Responsibility", "zr:confidence 0.9", "zr:confidence 0.4"),
    "ConfidenceRule": ("Responsibility", 'zr:rule "规则"', 'zr:rule "规则" , "另一"'),
    "EvidenceSource": ("Evidence", "oa:hasSource :d ;", NO),
    "EvidencePosition": ("Evidence", ":s , :u", ":u"),
    "EvidenceQuote": ("Evidence", ":s , :u", ":s"),
    "PositionStart": ("Evidence", "oa:start 0", "oa:start -1"),
    "PositionEnd": ("Evidence", "; oa:end 3", NO),
    "PositionOrder": ("Evidence", "oa:end 3", "oa:end 0"),
    "QuoteExact": ("Evidence", '"甲牵头"', '""'),
    "PlaceLabel": ("Place", 'rdfs:label "壬"', "zr:level zrv:level-county"),
}
WARNINGS = {
    "DocumentDates",
    "TargetYears",
    "TargetPlausible",
    "MilestoneDeadline",
    "OrganizationOneName",
    "OrganizationFunction",
    "ConfidenceLow",
}


@cache
def _shapes() -> Graph:
    return Graph().parse(data=shapes_text(), format="turtle")


def _failures(data: str) -> set[str]:
    """Return the names of the shapes that the data does not meet."""
    graph = Graph().parse(data=HEAD + data, format="turtle")
    _, report, _ = validate(graph, shacl_graph=_shapes())
    assert isinstance(report, Graph)
    return {str(shape).removeprefix(SHAPE) for shape in report.objects(None, SH.sourceShape)}


def _property_shapes() -> set[str]:
    return set(re.findall(r"zrs:(\w+) a sh:PropertyShape", shapes_text()))


def test_shapes_are_shapes() -> None:
    conforms, _, text = validate(Graph(), shacl_graph=_shapes(), meta_shacl=True)
    assert conforms, text


def test_every_shape_has_a_broken_graph() -> None:
    assert set(BREAKS) == _property_shapes()


@pytest.mark.parametrize("part", sorted(GOOD))
def test_each_good_part_conforms(part: str) -> None:
    assert _failures(GOOD[part]) == set()


def test_the_whole_good_graph_conforms() -> None:
    assert _failures("\n".join(GOOD.values())) == set()


@pytest.mark.parametrize("shape", sorted(BREAKS))
def test_shape_fails_on_its_broken_graph(shape: str) -> None:
    part, old, new = BREAKS[shape]
    assert old in GOOD[part]
    assert shape in _failures(GOOD[part].replace(old, new))


@pytest.mark.parametrize("shape", sorted(BREAKS))
def test_message_in_both_languages_and_severity(shape: str) -> None:
    node = URIRef(SHAPE + shape)
    messages = list(_shapes().objects(node, SH.message))
    assert sorted(getattr(message, "language", None) or "" for message in messages) == ["en", "zh"]
    expected = SH.Warning if shape in WARNINGS else SH.Violation
    assert _shapes().value(node, SH.severity) == expected


def test_every_property_shape_belongs_to_a_node_shape() -> None:
    owned = {str(shape).removeprefix(SHAPE) for shape in _shapes().objects(None, SH.property)}
    assert owned == _property_shapes()
    targeted = {str(shape) for shape in _shapes().subjects(SH.targetClass, None)}
    assert {str(shape) for shape in _shapes().subjects(SH.property, None)} == targeted


def test_a_bare_task_is_told_all_that_it_lacks() -> None:
    assert _failures(":t a zr:Task .") == {
        "TaskTitle",
        "TaskUnit",
        "TaskDocument",
        "TaskEvidence",
        "TaskResponsibility",
    }
