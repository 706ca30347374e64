"""A network with 5,000 members opens as fast as one with five."""

from odoo.tests import tagged, warmup

from ..web_client import open_form, open_list
from .member_case import MemberCase

SIZES = (5, 5000)


@tagged("post_install", "-at_install")
class TestLargeNetwork(MemberCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.networks = [
            cls.make_network(f"Netwerk van {size}", driver_interval=6) for size in SIZES
        ]
        partners = cls.env["res.partner"].create(
            [{"name": f"Organisatie {i}", "is_company": True} for i in range(SIZES[-1])]
        )
        members = cls.env["cafe.network.member"].with_context(tracking_disable=True)
        for network, size in zip(cls.networks, SIZES, strict=True):
            members.create(
                [
                    {
                        "network_id": network.id,
                        "partner_id": partner.id,
                        "circle_id": network.circle_ids[number % 2].id,
                        "date_start": "2024-01-01",
                    }
                    for number, partner in enumerate(partners[:size])
                ]
            )
        cls.env.flush_all()

    def count_queries(self, action):
        """:return: list of int, queries of ``action`` on each of the networks"""
        counts = []
        for network in [self.networks[0], *self.networks]:
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            action(network.with_user(self.secretary))
            counts.append(self.env.cr.sql_log_count - before)
        # the first one only warmed the caches
        return counts[1:]

    @warmup
    def test_its_form(self):
        small, large = self.count_queries(open_form)
        self.assertEqual(small, large)
        values = open_form(self.networks[1].with_user(self.secretary))
        self.assertEqual(values["member_count"], 5000)

    @warmup
    def test_the_list_of_its_members(self):
        Member = self.env["cafe.network.member"].with_user(self.secretary)

        def open_members(network):
            return open_list(Member, [("network_id", "=", network.id)])

        open_members(self.networks[1])
        (_few, many) = self.count_queries(open_members)
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        page = open_list(
            Member, [("network_id", "=", self.networks[1].id)], view_type="list"
        )
        self.assertEqual((len(page["records"]), page["length"]), (80, 5000))
        self.assertEqual(self.env.cr.sql_log_count - before, many)

    @warmup
    def test_the_list_of_networks(self):
        Network = self.env["cafe.network"].with_user(self.secretary)
        small, large = self.count_queries(
            lambda network: open_list(Network, [("id", "=", network.id)])
        )
        self.assertEqual(small, large)

    @warmup
    def test_the_board_of_its_circles(self):
        Member = self.env["cafe.network.member"].with_user(self.secretary)
        small, large = self.count_queries(
            lambda network: Member.with_context(
                read_group_expand=True, default_network_id=network.id
            ).web_read_group(
                [("network_id", "=", network.id)],
                ["circle_id"],
                [],
                auto_unfold=True,
                unfold_read_specification={"partner_id": {}, "state": {}},
                unfold_read_default_limit=40,
            )
        )
        # one query reads the forty cards of each column
        self.assertLessEqual(large - small, 2)
