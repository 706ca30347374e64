"""Builders for drivers and conversations, and a network with a coordinator."""

import re

from odoo import Command

from ..common import CafeCase


class DriverBuilders:
    """Builders for a test case that has those of ``CafeBuilders``."""

    @classmethod
    def make_driver_world(cls):
        """A network of ``cls.coordinator``, a member with a representative, and three
        drivers to choose from."""
        cls.network = cls.make_network(coordinator_ids=cls.coordinator.ids)
        cls.roos = cls.make_person("Roos Adams", email="roos@zaad.example")
        cls.zaad = cls.make_member(
            cls.network,
            representative_ids=[Command.set(cls.roos.ids)],
            date_start="2020-01-01",
        )
        cls.learn, cls.meet, cls.sell = cls.env["cafe.driver"].create(
            [
                {"name": "Leren van anderen", "kind": "use"},
                {"name": "Mensen ontmoeten", "kind": "belong"},
                {"name": "Ideeën verkopen", "kind": "influence"},
            ]
        )

    @classmethod
    def make_member_driver(cls, member=None, driver=None, confirmed=None, **values):
        """A driver that was said, and confirmed, on ``confirmed`` (default today)."""
        if confirmed:
            values = {"date_start": confirmed, "confirmed_on": confirmed, **values}
        return cls.env["cafe.member.driver"].create(
            {
                "member_id": (member or cls.zaad).id,
                "driver_id": (driver or cls.learn).id,
                **values,
            }
        )

    @classmethod
    def make_members(cls, network, count):
        partners = cls.env["res.partner"].create(
            [{"name": f"Organisatie {i}", "is_company": True} for i in range(count)]
        )
        return cls.env["cafe.network.member"].create(
            [{"network_id": network.id, "partner_id": p.id} for p in partners]
        )

    @classmethod
    def make_round(cls, network=None, users=None, **values):
        return cls.env["cafe.conversation.round"].create(
            {
                "name": "Ronde 2026",
                "network_id": (network or cls.network).id,
                "user_ids": [Command.set((users or cls.coordinator).ids)],
                **values,
            }
        )

    @classmethod
    def make_conversation(cls, member=None, **values):
        return cls.env["cafe.conversation"].create(
            {
                "member_id": (member or cls.zaad).id,
                "user_id": cls.coordinator.id,
                **values,
            }
        )

    def get_going_on(self, member=None):
        """:return: what drives the member today"""
        return (
            self.env["cafe.member.driver"]
            .search(
                [
                    ("member_id", "=", (member or self.zaad).id),
                    ("freshness", "!=", False),
                ]
            )
            .driver_id
        )

    def get_mails(self):
        """:return: the mails that ask for drivers, in the outbox"""
        return self.env["mail.mail"].search([("body_html", "like", "/drijfveren/")])

    def get_path(self, mail):
        """:return: str, the path of the first link to the page in a mail"""
        return re.search(r"https?://[^/]+(/drijfveren/[\w-]+)", mail.body_html)[1]


class DriverCase(DriverBuilders, CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_driver_world()
