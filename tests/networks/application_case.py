"""Applications: a network that asks something, and a member who wants to join it."""

from odoo import Command
from odoo.tests import TransactionCase

from ..common import CafeBuilders

CRITERIA = (
    ("Shares the vision", True),
    ("Works near by", True),
    ("Sends people", False),
)


class ApplicationBuilders(CafeBuilders):
    """Needs the users of ``make_users``; ``cls.member`` then works for ``cls.own``."""

    @classmethod
    def make_asking_network(cls, name="Netwerk Poort", rule="application", **values):
        """A published network with criteria, which ``cls.coordinator`` keeps."""
        return cls.make_network(
            name,
            is_published=True,
            member_rule=rule,
            coordinator_ids=cls.coordinator.ids,
            criterion_ids=[
                Command.create({"name": criterion, "is_required": required})
                for criterion, required in CRITERIA
            ],
            **values,
        )

    @classmethod
    def make_own(cls, name="Eigen Huis"):
        """The organisation that ``cls.member`` works for."""
        cls.own = cls.make_organisation(name, email="huis@network.example")
        cls.member.partner_id.parent_id = cls.own
        return cls.own

    @classmethod
    def make_fee_product(cls, name="Lidgeld", price=50.0, **values):
        return cls.env["product.product"].create(
            {
                "name": name,
                "type": "service",
                "list_price": price,
                "membership": True,
                "membership_date_from": "2026-01-01",
                "membership_date_to": "2026-12-31",
                **values,
            }
        )

    @classmethod
    def make_pledge(cls, member, **values):
        return cls.env["cafe.engagement"].create(
            {
                "member_id": member.id,
                "name": "Een zaal voor de bijeenkomst",
                "quantity": 8,
                "uom_id": cls.env.ref("uom.product_uom_hour").id,
                "date_start": member.date_start,
                **values,
            }
        )

    def apply(self, network, partner=None, claimed=(), **values):
        """As the website does it for ``self.member``.

        :param claimed: recordset of criteria
        :return: the membership, as the superuser sees it
        """
        members = self.env["cafe.network.member"].with_user(self.member).sudo()
        member = members.apply(
            network.with_env(members.env),
            (partner or self.own).with_env(members.env),
            {
                "applicant_id": self.member.partner_id.id,
                "motivation": "Alleen lukt het niet.",
                "criteria": [criterion.id for criterion in claimed],
                **values,
            },
        )
        return member.with_env(self.env)

    def as_coordinator(self, member):
        return member.with_user(self.coordinator)

    def get_mails(self, member):
        """:return: ``mail.mail`` to who applied, oldest first"""
        return self.env["mail.mail"].search(
            [
                ("model", "=", member._name),
                ("res_id", "=", member.id),
                ("message_type", "!=", "user_notification"),
            ],
            order="id",
        )

    def get_tasks(self, member):
        """:return: ``mail.activity`` that ask for a decision"""
        kind = self.env.ref("cafe_partage_module.mail_activity_type_application")
        return member.activity_ids.filtered(lambda a: a.activity_type_id == kind)


class ApplicationCase(ApplicationBuilders, TransactionCase):
    """An asking network with two circles, and ``cls.own`` that wants to join it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_users()
        cls.make_own()
        cls.network = cls.make_asking_network()
        cls.vision, cls.near, cls.people = cls.network.criterion_ids
        cls.core, cls.partners = cls.network.circle_ids

    def make_application(self, **values):
        """One that meets all that is required."""
        member = self.apply(self.network, **values)
        member.criterion_line_ids.is_met = True
        return member
