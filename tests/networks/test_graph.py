"""The graph of the map: what it tells, against the records."""

import json
import random
from datetime import date, timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.cafe_partage_module.models.networks import network_graph_wish

from .graph_case import GraphCase


@tagged("post_install", "-at_install")
class TestGraph(GraphCase):
    def test_seats_of_all_time_with_their_circle(self):
        graph = self.graph()
        self.assert_columns_match(graph)
        self.assertEqual(graph["detail"], "members")
        self.assertEqual(
            self.seats(graph),
            {
                ("Netwerk Appel", "Organisatie Een", "Core", "2015-01-01", None),
                ("Netwerk Appel", "Organisatie Twee", "Core", "2016-01-01")
                + ("2018-12-31",),
                ("Netwerk Appel", "Roos Adams", "Partners", "2017-01-01", None),
                ("Netwerk Berk", "Organisatie Een", "Core", "2019-01-01", None),
                ("Netwerk Berk", "Organisatie Drie", "Core", "2020-01-01", None),
                ("Netwerk Ceder", "Organisatie Drie", "Core", "2021-01-01", None),
            },
        )
        self.assertLessEqual(self.day(graph["first"]), "2014-05-01")
        self.assertEqual(self.day(graph["last"]), self.today.isoformat())

    def test_what_it_tells_of_a_network(self):
        graph = self.graph()
        apple = self.network(graph, self.apple)
        self.assertEqual(apple["kind"], "policy")
        self.assertEqual(self.day(apple["founded"]), "2014-05-01")
        self.assertEqual(apple["members"], self.apple.member_count)
        sector = graph["industries"][apple["industry"]]
        self.assertEqual(sector, {"id": self.culture.id, "name": self.culture.name})
        self.apple.partner_id.industry_id = self.care
        graph = self.graph()
        place = self.network(graph, self.apple)["industry"]
        self.assertEqual(graph["industries"][place]["id"], self.care.id)

    def test_persons_are_told_from_organisations(self):
        members = self.graph()["members"]
        person = dict(zip(members["id"], members["person"], strict=True))
        self.assertEqual((person[self.roos.id], person[self.one.id]), (1, 0))

    def test_a_move_makes_a_seat_and_a_pause_does_not(self):
        member = self.birch.member_ids.filtered(lambda m: m.partner_id == self.three)
        moved = date(2024, 3, 1)
        member.with_context(cafe_day=moved).circle_id = self.birch.circle_ids[1]
        paused = member.with_context(cafe_day=date(2025, 1, 1))
        paused.state = "paused"
        self.assertEqual(len(member.period_ids), 3)
        seats = {seat for seat in self.seats(self.graph()) if seat[0] == "Netwerk Berk"}
        self.assertEqual(
            {seat[2:] for seat in seats if seat[1] == "Organisatie Drie"},
            {("Core", "2020-01-01", "2024-02-29"), ("Partners", "2024-03-01", None)},
        )

    def test_applicants_and_who_was_refused_are_not_members(self):
        before = self.seats(self.graph())
        for state in ("applicant", "refused"):
            partner = self.make_organisation(f"Organisatie {state}")
            self.make_member(self.birch, partner, state=state)
        self.assertEqual(self.seats(self.graph()), before)

    def test_what_networks_share_is_what_the_report_says(self):
        graph = self.graph()
        self.assertEqual(
            self.shared(graph),
            {
                frozenset(("Netwerk Appel", "Netwerk Berk")): 1,
                frozenset(("Netwerk Berk", "Netwerk Ceder")): 1,
            },
        )
        report = self.env["cafe.overlap.report"].search([])
        told = graph["shared"]
        ids = graph["networks"]["id"]
        pairs = {
            (ids[a], ids[b]): (count, jaccard)
            for a, b, count, jaccard in zip(*told.values(), strict=True)
        }
        self.assertEqual(len(pairs) * 2, len(report))
        for row in report:
            pair = row.network_id.id, row.other_id.id
            count, jaccard = pairs.get(pair) or pairs[pair[::-1]]
            self.assertEqual(count, row.shared_count)
            self.assertAlmostEqual(jaccard, row.jaccard, places=3)

    def test_on_another_day(self):
        graph = self.graph(day="2017-06-01", detail="networks")
        self.assertEqual(self.network(graph, self.apple)["members"], 3)
        self.assertFalse(self.shared(graph))
        graph = self.graph(day="2019-06-01", detail="networks")
        self.assertEqual(
            self.shared(graph), {frozenset(("Netwerk Appel", "Netwerk Berk")): 1}
        )
        self.assertEqual(self.network(graph, self.apple)["members"], 2)

    def test_a_day_does_not_move_anything(self):
        now = self.graph(detail="networks")["networks"]
        then = self.graph(day="2017-06-01", detail="networks")["networks"]
        for axis in "xyr":
            self.assertEqual(now[axis], then[axis])

    def test_json_can_hold_it(self):
        graph = self.graph()
        self.assertEqual(json.loads(json.dumps(graph))["seats"], graph["seats"])

    def test_an_archived_network_is_left_out_unless_it_merged(self):
        (self.birch | self.cedar).active = False
        self.cedar.write({"merged_into_id": self.apple.id, "date_merged": "2023-01-01"})
        graph = self.graph()
        self.assertEqual(self.names(graph), {"Netwerk Appel", "Netwerk Ceder"})
        ended = self.network(graph, self.cedar)["ended"]
        self.assertEqual(self.day(ended), "2023-01-01")

    def test_lineage(self):
        self.birch.write({"origin_network_id": self.apple.id, "origin_kind": "split"})
        graph = self.graph()
        names, lineage = graph["networks"]["name"], graph["lineage"]
        rows = {
            (names[parent], names[child], kind)
            for parent, child, _since, kind in zip(*lineage.values(), strict=True)
        }
        self.assertIn(("Netwerk Appel", "Netwerk Berk", "split"), rows)

    def test_a_random_history_counted_another_way(self):
        """Who was a member on a day, from seats and from the memberships themselves."""
        generator = random.Random(4)
        partners = [self.make_organisation(f"Los {number}") for number in range(12)]
        for network in self.apple | self.birch | self.cedar:
            for partner in generator.sample(partners, 8):
                begin = date(2018, 1, 1) + timedelta(generator.randrange(800))
                end = begin + timedelta(generator.randrange(1, 900))
                left = generator.random() < 0.5
                self.join(network, partner, begin, left and end)
        graph = self.graph()
        members = self.env["cafe.network.member"].search([])
        for day in (date(2018, 6, 1), date(2019, 6, 1), date(2020, 12, 31)):
            expected = {
                (member.network_id.id, member.partner_id.id)
                for member in members
                if member.state not in ("applicant", "refused")
                and (not member.date_start or member.date_start <= day)
                and (not member.date_end or member.date_end >= day)
                and member.network_id.active
            }
            number = (day - date(1970, 1, 1)).days
            columns = graph["seats"]
            seats = zip(
                *(columns[name] for name in ("network", "member", "start", "end")),
                strict=True,
            )
            told = {
                (graph["networks"]["id"][network], graph["members"]["id"][member])
                for network, member, start, end in seats
                if (start is None or start <= number) and (end is None or number < end)
            }
            self.assertEqual(told, expected)


@tagged("post_install", "-at_install")
class TestLargeGraph(GraphCase):
    def test_a_large_graph_begins_with_networks(self):
        networks = self.env["cafe.network"].search_count([])
        self.patch(network_graph_wish, "LIMIT", networks + 5)
        graph = self.graph()
        self.assertEqual(graph["detail"], "networks")
        self.assertFalse(graph["members"]["id"] or graph["seats"]["member"])
        self.assertTrue(self.shared(graph))
        self.assertEqual(self.graph(detail="members")["detail"], "members")
        self.patch(network_graph_wish, "MOST", networks + 5)
        self.assertEqual(self.graph(detail="members")["detail"], "networks")

    def test_a_network_opens_on_demand(self):
        graph = self.graph(networks=str(self.birch.id))
        self.assertEqual(graph["detail"], "networks")
        self.assertEqual(
            set(graph["members"]["name"]), {"Organisatie Een", "Organisatie Drie"}
        )
        # their places elsewhere come along
        self.assertEqual(
            {seat[:2] for seat in self.seats(graph)},
            {
                ("Netwerk Appel", "Organisatie Een"),
                ("Netwerk Berk", "Organisatie Een"),
                ("Netwerk Berk", "Organisatie Drie"),
                ("Netwerk Ceder", "Organisatie Drie"),
            },
        )
        closed = self.graph(detail="networks")
        self.assertEqual(graph["networks"], closed["networks"])

    def test_of_a_crowd_only_the_places_in_what_is_opened(self):
        networks = self.env["cafe.network"].search_count([])
        self.patch(network_graph_wish, "LIMIT", networks + 5)
        graph = self.graph(networks=str(self.birch.id))
        self.assertEqual({seat[0] for seat in self.seats(graph)}, {"Netwerk Berk"})
        self.patch(network_graph_wish, "MOST", networks + 3)
        with self.assertRaisesRegex(UserError, "Open fewer"):
            self.graph(networks=str(self.birch.id))

    def test_of_many_pairs_the_nearest_of_each(self):
        shared = self.env["cafe.network.graph"]._find_pairs
        place = {network.id: number for number, network in enumerate(self.pairs())}
        self.patch(type(self.env["cafe.network.graph"]), "_flush", lambda self: None)
        facts = {"now": {}}
        for day in (None, self.today - timedelta(days=1)):
            pairs = shared(place, facts, day)["shown"]
            self.assertEqual(len(pairs[0]), 3)

    def pairs(self):
        """:return: three networks that all share a member"""
        self.join(self.cedar, self.one, "2019-01-01")
        self.env["cafe.network.member"].flush_model()
        return self.apple | self.birch | self.cedar

    def test_wrong_arguments_say_what_is_wrong(self):
        for asked, message in (
            ({"detail": "alles"}, "alles"),
            ({"networks": "1,x"}, "numbers"),
            ({"networks": ",".join(map(str, range(51)))}, "50"),
            ({"day": "morgen"}, "morgen"),
            ({"day": "2026-02-30"}, "2026-02-30"),
            ({"day": "2026-11-29 12:00:00"}, "2026-11-29"),
        ):
            with self.subTest(asked=asked), self.assertRaisesRegex(UserError, message):
                self.graph(**asked)

    def test_an_unknown_network_opens_nothing(self):
        graph = self.graph(networks="0,999999999")
        self.assertFalse(graph["members"]["id"])

    def test_as_many_queries_for_more(self):
        def count():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.graph()
            return self.env.cr.sql_log_count - before

        count()
        few = count()
        for number in range(30):
            network = self.make_network(f"Netwerk {number}")
            for partner in (self.one, self.two, self.three):
                self.join(network, partner, "2020-01-01")
        self.graph()
        self.assertEqual(count(), few)
