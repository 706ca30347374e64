"""Nobody moves a record of her own network into somebody else's, or makes one there."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestMoving(CafeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.own = cls.make_network("Eigen", coordinator_ids=cls.coordinator.ids)
        cls.other = cls.make_network("Ander")
        for network in (cls.own, cls.other):
            network.criterion_ids = [(0, 0, {"name": "Werkt in de buurt"})]
        cls.mine = cls.make_member(cls.own, cls.make_organisation("Een"))
        cls.theirs = cls.make_member(cls.other, cls.make_organisation("Twee"))

    def check(self, model, values, **bound):
        """``bound``: name of the Many2one, with the own and the other target."""
        ((name, (own, other)),) = bound.items()
        Model = self.env[model].with_user(self.coordinator)
        record = Model.create({**values, name: own.id})
        # an AccessError is one; a message of the model's own may come before it
        for action in (
            lambda: record.write({name: other.id}),
            lambda: Model.create({**values, name: other.id}),
        ):
            with self.subTest(model), self.assertRaises(UserError):
                action()
        self.env.invalidate_all()
        self.assertEqual(record[name], own)

    def test_what_belongs_to_a_network(self):
        funder = self.make_organisation("Gever")
        service = self.env["cafe.service"].create({"name": "Boekhouding"})
        for model, values in (
            ("cafe.network.circle", {"name": "Kring"}),
            ("cafe.network.criterion", {"name": "Leert mee"}),
            ("cafe.network.phase", {"governance_model": "pioneers"}),
            ("cafe.network.statement", {"text": "Samen zaaien"}),
            (
                "cafe.network.funding",
                {"funder_id": funder.id, "amount": 5},
            ),
            ("cafe.service.line", {"service_id": service.id, "capacity": 4}),
            ("cafe.conversation.round", {"name": "Najaar"}),
            ("cafe.collaboration", {"name": "Samen een vorming"}),
        ):
            self.check(model, values, network_id=(self.own, self.other))

    def test_what_belongs_to_a_member(self):
        driver = self.env["cafe.driver"].create({"name": "Leren", "kind": "use"})
        for model, values in (
            ("cafe.member.driver", {"driver_id": driver.id}),
            ("cafe.conversation", {}),
            ("cafe.engagement", {"name": "Een zaal"}),
            (
                "cafe.network.member.criterion",
                {"criterion_id": self.own.criterion_ids.id},
            ),
        ):
            self.check(model, values, member_id=(self.mine, self.theirs))
