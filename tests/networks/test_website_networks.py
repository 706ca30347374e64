from odoo import Command
from odoo.tests import tagged

from .my_networks_case import MyNetworksCase


@tagged("post_install", "-at_install")
class TestMyNetworks(MyNetworksCase):
    def test_visitors_are_asked_to_sign_in(self):
        member = self.make_member(self.network, self.own)
        self.authenticate(None, None)
        for path in ("", f"/{member.id}", f"/join/{self.network.id}"):
            response = self.url_open(f"/en/my/networks{path}")
            self.assertIn("/web/login", response.url, path)
            self.assertNotIn("Netwerk Poort", response.text)

    def test_the_list_shows_what_one_has_and_what_one_may_join(self):
        other = self.make_network("Netwerk Plein", is_published=True)
        self.make_member(other, self.own, circle_id=other.circle_ids[0].id)
        page = self.get_page("/en/my/networks")
        (place,) = page.find_class("o_cafe_place")
        self.assertIn("Netwerk Plein", place.text_content())
        self.assertIn("Core", place.text_content())
        invitations = page.find_class("o_cafe_invitations")[0]
        self.assertIn("Netwerk Poort", invitations.text_content())
        self.assertNotIn("Netwerk Plein", invitations.text_content())
        self.assertTrue(
            invitations.xpath(f".//a[contains(@href, 'join/{self.network.id}')]")
        )

    def test_a_network_by_attendance_leads_to_the_sessions(self):
        self.network.member_rule = "attendance"
        text = self.get_text("/en/my/networks", "o_cafe_invitations")
        self.assertIn("You come to a session", text)
        page = self.get_page(f"/en/my/networks/join/{self.network.id}")
        self.assertFalse(page.xpath("//form[contains(@action, '/join/')]"))
        self.assertTrue(page.xpath("//main//a[text()='See the sessions']"))
        response, made = self.send_application()
        self.assertEqual((response.status_code, len(made)), (422, 0))

    def test_only_networks_on_the_website_are_there(self):
        hidden = self.make_asking_network("Netwerk Kelder")
        hidden.is_published = False
        archived = self.make_asking_network("Netwerk Zolder", active=False)
        elsewhere = self.make_asking_network(
            "Netwerk Elders",
            company_id=self.env["res.company"].create({"name": "Andere vzw"}).id,
        )
        places = [
            self.make_member(network, self.own)
            for network in (hidden, archived, elsewhere)
        ]
        text = self.get_text("/en/my/networks")
        for name in ("Kelder", "Zolder", "Elders"):
            self.assertNotIn(name, text)
        for network, place in zip((hidden, archived, elsewhere), places, strict=True):
            self.get_page(f"/en/my/networks/{place.id}", 404)
            self.get_page(f"/en/my/networks/join/{network.id}", 404)
            _response, made = self.send_application(network)
            self.assertFalse(made)

    def test_states_are_in_plain_words(self):
        member = self.make_member(self.network, self.own, state="applicant")
        for values, words in (
            ({}, "Waits for the coordinators"),
            ({"application_state": "more"}, "We asked you something"),
            ({"state": "active"}, "Member"),
            (
                {"state": "paused", "date_resume": "2099-05-01"},
                "Paused until 05/01/2099",
            ),
            ({"state": "left", "date_end": "2099-01-01"}, "Ended"),
        ):
            member.write(values)
            with self.subTest(words):
                self.assertIn(words, self.get_text("/en/my/networks", "o_cafe_places"))

    def test_what_an_accepted_application_waits_for(self):
        self.network.member_rule = "fee"
        self.partners.product_id = self.make_fee_product()
        member = self.apply(self.network)
        member._accept(exception="Ja")
        text = self.get_membership(member)
        self.assertIn("Accepted: waits for the fee", text)
        self.assertIn("The invoice follows", text)
        # an engagement instead of the fee was agreed
        member.contribution_form = "engagement"
        self.assertIn("waits for an engagement", self.get_membership(member))

    def test_the_card_on_my_account_counts(self):
        self.make_member(self.network, self.own)
        page = self.get_page("/en/my")
        (card,) = page.xpath("//a[contains(@href, '/my/networks')][@title]")
        self.assertNotIn("d-none", card.getparent().get("class").split())
        answer = self.make_jsonrpc_request(
            "/my/counters", {"counters": ["cafe_network_count"]}
        )
        self.assertEqual(answer["cafe_network_count"], 1)
        answer = self.make_jsonrpc_request("/my/counters", {"counters": []})
        self.assertNotIn("cafe_network_count", answer)

    def test_the_list_costs_the_same_for_many(self):
        def fill(count):
            for index in range(count):
                network = self.make_asking_network(f"Netwerk {index} van {count}")
                self.make_asking_network(f"Nog een {index} van {count}")
                self.make_member(network, self.own, circle_id=network.circle_ids[0].id)

        fill(2)
        few = self.count_queries("/en/my/networks")
        fill(12)
        self.assertLessEqual(self.count_queries("/en/my/networks"), few)


@tagged("post_install", "-at_install")
class TestMembershipPage(MyNetworksCase):
    def test_a_member_sees_where_she_stands(self):
        member = self.make_member(
            self.network,
            self.own,
            circle_id=self.core.id,
            date_start="2024-01-01",
            representative_ids=self.member.partner_id.ids,
        )
        member.with_context(cafe_today=None).circle_id = self.partners
        text = self.get_membership(member)
        for words in (
            "Netwerk Poort",
            "Member",
            "01/01/2024",
            "Stemt mee",
            "Member Tester",
        ):
            self.assertIn(words, text)
        history = self.get_text(f"/en/my/networks/{member.id}", "o_cafe_periods")
        self.assertRegex(history, "Partners.*Core")

    def test_what_is_internal_stays_inside(self):
        member = self.apply(self.network, claimed=self.vision)
        member.criterion_line_ids.write({"is_met": True, "note": "Nagebeld met An"})
        member.message_post(body="Let op, een twijfelgeval")
        member._refuse("Intern: te jong", message="Het spijt ons.")
        text = self.get_membership(member)
        self.assertIn("Application not accepted", text)
        for words in ("Nagebeld", "twijfelgeval", "te jong"):
            self.assertNotIn(words, text)

    def test_somebody_elses_membership_is_not_there(self):
        other = self.make_member(self.network, self.make_organisation("Buurhuis"))
        colleague = self.make_person("Collega", parent_id=self.own.id)
        self.network.individuals_allowed = True
        theirs = self.make_member(self.network, colleague)
        for member in (other, theirs):
            self.get_page(f"/en/my/networks/{member.id}", 404)
            for path in ("answer", "withdraw", "engagement"):
                response = self.post(
                    f"{member.id}/{path}", answer="Ja", name="Iets", hours="1"
                )
                self.assertEqual(response.status_code, 404, path)
        self.get_page("/en/my/networks/99999999", 404)
        self.get_page("/en/my/networks/99999999999999999999", 404)
        self.assertFalse((other | theirs).engagement_ids)

    def test_a_persons_own_membership_is_hers(self):
        self.network.individuals_allowed = True
        member = self.make_member(self.network, self.member.partner_id)
        self.assertIn("Member Tester", self.get_membership(member))

    def test_what_is_pledged_and_delivered(self):
        member = self.make_member(self.network, self.own, date_start="2026-01-01")
        pledge = self.make_pledge(member, quantity=8)
        pledge.line_ids = [Command.create({"quantity": 2.5})]
        text = self.get_text(f"/en/my/networks/{member.id}", "o_cafe_engagements")
        self.assertIn("Een zaal voor de bijeenkomst", text)
        self.assertIn("2.50 of 8 Hours", text)

    def test_what_drives_it_now(self):
        member = self.make_member(self.network, self.own, date_start="2024-01-01")
        kind = self.env["cafe.driver"]._fields["kind"].get_values(self.env)[0]
        drivers = self.env["cafe.driver"].create(
            [{"name": name, "kind": kind} for name in ("Samen leren", "Samen eten")]
        )
        self.env["cafe.member.driver"].create(
            [
                {
                    "member_id": member.id,
                    "driver_id": driver.id,
                    "date_start": "2024-01-01",
                    "date_end": end,
                }
                for driver, end in zip(drivers, (False, "2025-01-01"), strict=True)
            ]
        )
        text = self.get_membership(member)
        self.assertIn("Samen leren", text)
        self.assertNotIn("Samen eten", text, "over")
