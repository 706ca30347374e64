"""The graph as a file: read back by an independent library, and against the records."""

import json
from io import BytesIO

import networkx
from lxml import etree

from odoo.tests import tagged

from .graph_case import GraphCase

HOSTILE = '=HYPERLINK("https://kwaad.example")'


@tagged("post_install", "-at_install")
class TestGraphExport(GraphCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.one.name = "Vzw Een & <Zoon>\x07"
        cls.two.name = HOSTILE
        cls.birch.write({"origin_network_id": cls.apple.id})

    def export(self, form, user=None, public=False, **asked):
        model = "cafe.network.graph.public" if public else "cafe.network.graph"
        return self.env[model].with_user(user or self.secretary)._export(form, asked)

    def read_gexf(self, user=None, **asked):
        """:return: the graph as networkx reads it, labels as they are"""
        content, name, _type = self.export("gexf", user, **asked)
        self.assertRegex(name, r"^networks \d{4}-\d\d-\d\d\.gexf$")
        etree.fromstring(content)  # well-formed, whatever the names
        return networkx.read_gexf(BytesIO(content), version="1.3")

    def test_gexf_has_the_networks_and_members(self):
        graph = self.read_gexf()
        nodes = dict(graph.nodes(data=True))
        self.assertEqual(graph.graph["mode"], "dynamic")
        apple = nodes[f"n{self.apple.id}"]
        self.assertEqual(apple["label"], "Netwerk Appel")
        self.assertEqual(apple["spells"], [("2014-05-01", "None")])
        self.assertEqual(apple["Members"], 2)
        self.assertEqual(nodes[f"p{self.one.id}"]["label"], "Vzw Een & <Zoon>")
        self.assertEqual(nodes[f"p{self.two.id}"]["label"], HOSTILE)
        told = {int(key[1:]) for key in nodes if key[0] == "p"}
        seats = self.env["cafe.network.member"].search(
            [
                ("state", "not in", ("applicant", "refused")),
                ("network_id.active", "=", True),
            ]
        )
        self.assertEqual(told, set(seats.partner_id.ids))

    def test_gexf_has_the_days_of_each_seat(self):
        graph = self.read_gexf()
        ours = (self.apple | self.birch | self.cedar).ids
        found = {
            (int(one[1:]), int(other[1:]), data["Circle"], *data["spells"][0])
            for one, other, data in graph.edges(data=True)
            if one[0] == "p" and int(other[1:]) in ours
        }
        periods = self.env["cafe.network.member.period"].search(
            [("network_id", "in", ours)]
        )
        self.assertEqual(
            found,
            {
                (
                    period.member_id.partner_id.id,
                    period.network_id.id,
                    period.circle_id.name,
                    str(period.date_start),
                    # networkx writes no day so
                    str(period.date_end or None),
                )
                for period in periods
            },
        )
        self.assertTrue(graph.has_edge(f"n{self.apple.id}", f"n{self.birch.id}"))

    def test_gexf_of_a_graph_without_members(self):
        graph = self.read_gexf(detail="networks")
        apple, birch = f"n{self.apple.id}", f"n{self.birch.id}"
        self.assertFalse([node for node in graph if node[0] == "p"])
        shared = [
            data
            for _one, _other, data in graph.edges((apple, birch), data=True)
            if "Shared members" in data
        ]
        self.assertIn(1, [data["Shared members"] for data in shared])

    def test_a_coordinator_takes_her_own_networks_along(self):
        graph = self.read_gexf(self.coordinator)
        self.assertEqual([n for n in graph if n[0] == "n"], [f"n{self.apple.id}"])
        self.assertNotIn(f"p{self.three.id}", graph)

    def test_kumu_has_the_shape_that_kumu_asks_for(self):
        content, name, media_type = self.export("kumu")
        self.assertTrue(name.endswith(".json"))
        self.assertEqual(media_type, "application/json")
        blueprint = json.loads(content)
        self.assertEqual(blueprint.keys(), {"elements", "connections"})
        elements = {element["id"]: element for element in blueprint["elements"]}
        self.assertEqual(len(elements), len(blueprint["elements"]))
        for element in elements.values():
            self.assertTrue(element["label"] and element["type"], element)
        keys = [connection["id"] for connection in blueprint["connections"]]
        self.assertEqual(len(set(keys)), len(keys))
        for connection in blueprint["connections"]:
            self.assertTrue({connection["from"], connection["to"]} <= elements.keys())
            self.assertIn(connection["direction"], ("directed", "undirected", "mutual"))
        self.assertEqual(elements[f"p{self.two.id}"]["label"], HOSTILE)
        (seat,) = (
            connection
            for connection in blueprint["connections"]
            if connection["from"] == f"p{self.two.id}"
        )
        self.assertEqual((seat["From"], seat["Until"]), ("2016-01-01", "2018-12-31"))

    def test_words_are_in_the_users_language(self):
        self.env["res.lang"]._activate_lang("nl_NL")
        policy = self.env["ir.model.fields.selection"].search(
            [("field_id.model", "=", "cafe.network"), ("value", "=", "policy")]
        )
        policy.with_context(lang="nl_NL").name = "Beleid maken"
        graph = self.env["cafe.network.graph"].with_user(self.secretary)
        content, _name, _type = graph.with_context(lang="nl_NL")._export("kumu", {})
        elements = {e["id"]: e for e in json.loads(content)["elements"]}
        self.assertIn("Beleid maken", elements[f"n{self.apple.id}"].values())

    def test_in_public_no_persons_and_no_ids_of_contacts(self):
        (self.apple | self.birch).is_published = True
        self.apple.members_published = True
        visitor = self.env.ref("base.public_user")
        content, _name, _type = self.export("gexf", visitor, public=True)
        text = content.decode()
        self.assertIn("Vzw Een", text)
        for hidden in ("Roos", "Drie", "Ceder", f'"p{self.one.id}"'):
            self.assertNotIn(hidden, text)
