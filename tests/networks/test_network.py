from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged, warmup
from odoo.tools import mute_logger

from ..common import CafeCase


@tagged("post_install", "-at_install")
class TestNetwork(CafeCase):
    def make_members(self, network, count):
        partners = self.env["res.partner"].create(
            [{"name": f"Organisatie {i}", "is_company": True} for i in range(count)]
        )
        return self.env["cafe.network.member"].create(
            [{"network_id": network.id, "partner_id": p.id} for p in partners]
        )

    def test_a_new_network_gets_a_contact_card(self):
        with Form(self.env["cafe.network"].with_user(self.secretary)) as form:
            form.name = "Netwerk Zaad"
        network = form.record
        self.assertEqual(network.partner_id.name, "Netwerk Zaad")
        self.assertTrue(network.partner_id.is_company)

    def test_a_card_belongs_to_one_network(self):
        network = self.make_network()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.make_network("Ander", partner_id=network.partner_id.id)

    def test_a_copy_gets_its_own_card_and_circles(self):
        network = self.make_network()
        copy = network.copy()
        self.assertNotEqual(copy.partner_id, network.partner_id)
        self.assertEqual(
            copy.circle_ids.mapped("name"), network.circle_ids.mapped("name")
        )

    def test_lineage_has_no_cycle(self):
        mother = self.make_network("Moeder")
        child = self.make_network("Kind", origin_network_id=mother.id)
        self.assertEqual(mother.descendant_ids, child)
        with self.assertRaises(ValidationError):
            mother.origin_network_id = child

    def test_scope_follows_the_sectors_of_current_members(self):
        network = self.make_network()
        culture, youth = self.env["res.partner.industry"].create(
            [{"name": "Cultuur"}, {"name": "Jeugd"}]
        )
        self.assertFalse(network.scope)
        first = self.make_organisation("Een", industry_id=culture.id)
        second = self.make_organisation("Twee", industry_id=culture.id)
        self.make_member(network, first)
        member = self.make_member(network, second)
        self.assertEqual(network.scope, "intrasectoral")
        second.industry_id = youth
        self.assertEqual(network.scope, "intersectoral")
        member.action_leave()
        self.assertEqual(network.scope, "intrasectoral")

    def test_a_network_with_members_cannot_be_deleted(self):
        network = self.make_network()
        self.make_member(network)
        with self.assertRaises(UserError):
            network.with_user(self.manager).unlink()

    @warmup
    def test_counting_members_costs_the_same_for_many(self):
        small, large = self.make_network("Klein"), self.make_network("Groot")
        self.make_members(small, 2)
        self.make_members(large, 60)
        self.env.flush_all()
        counts = []
        for network in (small, large):
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertTrue(network.member_count)
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
        self.assertEqual((small.member_count, large.member_count), (2, 60))

    @warmup
    def test_adding_members_asks_no_overlap_query_for_each(self):
        network = self.make_network()
        counts = []
        for size in (2, 22):
            before = self.env.cr.sql_log_count
            self.make_members(network, size)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLess(counts[1] - counts[0], 20)

    def test_a_contact_shows_its_networks(self):
        partner = self.make_organisation()
        for name in ("Een", "Twee"):
            self.make_member(self.make_network(name), partner)
        partner = partner.with_user(self.secretary)
        self.assertEqual(partner.network_count, 2)
        action = partner.action_view_networks()
        members = self.env["cafe.network.member"].search(action["domain"])
        self.assertEqual(members.network_id.mapped("name"), ["Een", "Twee"])

    def test_the_membership_modules_fields_stay_on_the_contact(self):
        view = (
            self.env["res.partner"]
            .with_user(self.secretary)
            .get_view(self.env.ref("base.view_partner_form").id, "form")
        )
        self.assertIn("member_line_ids", view["arch"])
        self.assertIn("network_member_ids", view["arch"])
