"""The graph of the map: who is told what."""

from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.cafe_partage_module.models.networks import network_graph_wish

from .graph_case import GraphCase
from .service_case import ServiceBuilders


@tagged("post_install", "-at_install")
class TestGraphRights(GraphCase):
    def test_a_coordinator_sees_her_own_networks(self):
        graph = self.graph(self.coordinator)
        self.assertEqual(graph["networks"]["name"], ["Netwerk Appel"])
        self.assertEqual(
            set(graph["members"]["name"]),
            {"Organisatie Een", "Organisatie Twee", "Roos Adams"},
        )
        # not that one of them sits in another network
        self.assertEqual({seat[0] for seat in self.seats(graph)}, {"Netwerk Appel"})
        self.assertFalse(graph["shared"]["a"])
        self.assertEqual(graph["networks"]["mine"], [1])
        self.assertNotIn("Berk", str(graph))

    def test_a_coordinator_opens_her_own_networks_only(self):
        graph = self.graph(self.coordinator, networks=str(self.birch.id))
        self.assertFalse(graph["members"]["id"])
        self.assertFalse(graph["seats"]["member"])

    def test_a_coordinator_sees_links_between_networks_of_hers(self):
        self.birch.origin_network_id = self.apple
        self.assertFalse(self.graph(self.coordinator)["lineage"]["parent"])
        self.birch.coordinator_ids = [Command.link(self.coordinator.id)]
        graph = self.graph(self.coordinator)
        self.assertEqual(len(graph["lineage"]["parent"]), 1)
        self.assertEqual(len(graph["shared"]["a"]), 1)

    def test_staff_see_all_and_what_is_theirs(self):
        for user in (self.secretary, self.manager):
            graph = self.graph(user)
            self.assertEqual(len(self.names(graph)), 3)
            self.assertEqual(self.network(graph, self.apple)["mine"], 0)

    def test_nobody_else(self):
        public = self.env.ref("base.public_user")
        for user in (self.member, self.outsider, public):
            with self.subTest(user=user.name), self.assertRaises(AccessError):
                self.graph(user)

    def test_of_the_chosen_companies_only(self):
        other = self.env["res.company"].create({"name": "Ander secretariaat"})
        self.birch.company_id = other
        self.assertEqual(self.names(self.graph()), {"Netwerk Appel", "Netwerk Ceder"})
        self.secretary.company_ids = [Command.link(other.id)]
        graph = self.env["cafe.network.graph"].with_user(self.secretary)
        graph = graph.with_context(allowed_company_ids=[other.id])._get_graph({})
        self.assertEqual(self.names(graph), {"Netwerk Berk"})
        self.assertEqual({seat[0] for seat in self.seats(graph)}, {"Netwerk Berk"})


@tagged("post_install", "-at_install")
class TestPublicGraph(GraphCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.apple | cls.birch).is_published = True
        cls.visitor = cls.env.ref("base.public_user")

    def public_graph(self, user=None, **asked):
        return self.graph(user or self.visitor, public=True, **asked)

    def test_published_networks_and_counts(self):
        graph = self.public_graph()
        self.assertEqual(self.names(graph), {"Netwerk Appel", "Netwerk Berk"})
        self.assertEqual(self.network(graph, self.apple)["members"], 2)
        self.assertEqual(
            self.shared(graph), {frozenset(("Netwerk Appel", "Netwerk Berk")): 1}
        )
        self.assertFalse(self.seats(graph))
        for name in ("Ceder", "Organisatie", "Roos"):
            self.assertNotIn(name, str(graph))

    def test_networks_that_do_not_show_their_members_have_room_for_them(self):
        for number in range(20):
            partner = self.make_organisation(f"Organisatie {number}")
            self.join(self.birch, partner, "2020-01-01")
        graph = self.public_graph()
        radius = {n.name: self.network(graph, n)["r"] for n in self.apple | self.birch}
        self.assertGreater(radius["Netwerk Berk"], radius["Netwerk Appel"])

    def test_organisations_where_the_network_shows_them(self):
        self.apple.members_published = True
        graph = self.public_graph()
        self.assertEqual(
            {seat[:2] for seat in self.seats(graph)},
            {
                ("Netwerk Appel", "Organisatie Een"),
                ("Netwerk Appel", "Organisatie Twee"),
            },
        )
        # never a person, and nobody of a network that does not show its members
        for name in ("Roos", "Drie"):
            self.assertNotIn(name, str(graph))
        self.assertNotIn(self.one.id, graph["members"]["id"])
        for opened in (self.birch, self.cedar):
            graph = self.public_graph(networks=str(opened.id))
            self.assertNotIn("Drie", str(graph))

    def test_a_large_one_begins_with_networks_too(self):
        self.apple.members_published = True
        count = len(self.public_graph()["networks"]["id"])
        self.patch(network_graph_wish, "LIMIT", count + 2)
        graph = self.public_graph()
        self.assertEqual(graph["detail"], "networks")
        self.assertFalse(graph["members"]["id"])
        graph = self.public_graph(networks=f"{self.apple.id},{self.birch.id}")
        names = {"Organisatie Een", "Organisatie Twee"}
        self.assertEqual(set(graph["members"]["name"]), names)

    def test_members_shown_but_not_the_network(self):
        self.cedar.members_published = True
        self.birch.write({"members_published": True, "active": False})
        graph = self.public_graph(networks=f"{self.cedar.id},{self.birch.id}")
        self.assertEqual(self.names(graph), {"Netwerk Appel"})
        self.assertNotIn("Drie", str(graph))

    def test_the_same_whoever_asks(self):
        self.apple.members_published = True
        graph = self.public_graph()
        for user in (self.coordinator, self.secretary, self.member):
            self.assertEqual(self.public_graph(user), graph)

    def test_no_lineage_and_no_services(self):
        self.birch.origin_network_id = self.apple
        graph = self.public_graph()
        self.assertFalse(graph["lineage"]["parent"] or graph["services"]["giver"])

    def test_networks_of_the_company_of_the_website(self):
        self.birch.company_id = self.env["res.company"].create({"name": "Ander"})
        self.assertEqual(self.names(self.public_graph()), {"Netwerk Appel"})

    def test_the_table_says_the_same(self):
        rows = self.env["cafe.network.graph.public"].with_user(self.visitor)
        rows = {row["name"]: row for row in rows._get_page()["rows"]}
        self.assertNotIn("Netwerk Ceder", rows)
        apple = rows["Netwerk Appel"]
        self.assertEqual(apple["kind"], "Policy")
        self.assertEqual(apple["founded"], 2014)
        self.assertEqual((apple["members"], apple["shares"]), (2, 1))
        self.assertEqual(apple["nearest"], "Netwerk Berk")
        self.assertEqual(apple["nearest_shared"], 1)


@tagged("post_install", "-at_install")
class TestGraphServices(ServiceBuilders, GraphCase):
    @classmethod
    def make_users(cls):
        if not hasattr(cls, "coordinator"):
            super().make_users()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_sides()
        cls.match = cls.make_match(date_end="2026-12-31")

    def services(self, user=None):
        graph = self.graph(user)
        names, services = graph["networks"]["name"], graph["services"]
        return [
            (names[giver], names[taker], name, self.day(start), self.day(end, -1), how)
            for giver, taker, name, start, end, how in zip(
                *services.values(), strict=True
            )
            if name == "Boekhouding"
        ]

    def test_a_match_between_networks_on_the_map(self):
        ends = "Netwerk Geven", "Netwerk Nemen", "Boekhouding"
        days = "2026-01-01", "2026-12-31"
        self.assertEqual(self.services(), [(*ends, *days, "possible")])
        self.propose(self.match, self.giver)
        self.match.with_user(self.taker).action_agree()
        self.assertEqual(self.services(), [(*ends, *days, "agreed")])

    def test_to_a_coordinator_only_between_networks_of_hers(self):
        # though she may read the match itself
        self.assertTrue(self.match.with_user(self.giver).has_access("read"))
        self.assertFalse(self.services(self.giver))
