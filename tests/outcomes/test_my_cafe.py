from odoo.exceptions import AccessError
from odoo.tests import tagged

from .my_cafe_case import MyCafeCase


@tagged("post_install", "-at_install")
class TestNextSession(MyCafeCase):
    def get_next(self, user=None):
        return self.get_page_of(user or self.member)["next"]

    def test_the_first_to_come_that_i_am_registered_for(self):
        soon = self.make_session(self.series, days=2, published=True, name="Eerst")
        self.make_session(self.series, days=1, published=True, name="Zonder mij")
        self.make_mine()
        self.make_mine(soon)
        page = self.get_page_of(self.member)
        self.assertTrue(page["is_registered"])
        self.assertEqual(page["next"]["name"], "Eerst")
        self.assertIn("/inschrijving/", page["next"]["url"])

    def test_else_the_first_that_takes_registrations(self):
        full = self.make_session(
            self.series, days=1, published=True, seats_limited=True, seats_max=1
        )
        self.series.waiting_list = False
        self.make_registration(full)
        self.make_session(self.series, days=2, name="Niet op de website")
        cancelled = self.make_session(self.series, days=3, published=True)
        cancelled.kanban_state = "cancel"
        page = self.get_page_of(self.member)
        self.assertFalse(page["is_registered"])
        self.assertEqual(page["next"]["url"], self.meeting.website_url)

    def test_a_full_one_with_a_waiting_list_offers_that(self):
        self.series.waiting_list = True
        self.meeting.write({"seats_limited": True, "seats_max": 1})
        self.assertFalse(self.get_next()["waiting"])
        self.make_registration(self.meeting)
        self.assertTrue(self.get_next()["waiting"])
        self.sign_in(self.member)
        self.assertIn("Join the waiting list", self.get_text(self.url, "o_cafe_next"))

    def test_not_one_by_link_only_nor_a_stock_event(self):
        self.meeting.website_visibility = "link"
        self.make_stock_event()
        self.assertIsNone(self.get_next())

    def test_none_leads_to_the_reports(self):
        self.meeting.is_published = False
        self.sign_in(self.member)
        page = self.get_page(self.url)
        links = page.find_class("o_cafe_next")[0].xpath(".//a/@href")
        self.assertEqual(len(links), 1)
        self.assertTrue(links[0].endswith("/verslagen"))


@tagged("post_install", "-at_install")
class TestMyRegistrations(MyCafeCase):
    def get_names(self, user=None):
        page = self.get_page_of(user or self.member)
        return [registration["name"] for registration in page["registrations"]]

    def test_hers_and_those_she_made_for_a_colleague(self):
        self.make_mine()
        colleague = self.make_person("Jan Peeters")
        other = self.make_session(self.series, days=12, name="Voor Jan")
        self.make_registration(
            other,
            "Jan Peeters",
            attendee_partner_id=colleague.id,
            partner_id=self.me.id,
            email="jan@peeters.example",
        )
        self.assertEqual(self.get_names(), [self.meeting.name, "Voor Jan"])
        mine, his = self.get_page_of(self.member)["registrations"]
        self.assertEqual((mine["who"], his["who"]), ("", "Jan Peeters"))

    def test_not_those_of_others_nor_what_is_over_or_cancelled(self):
        self.make_registration(self.meeting, "Roos Adams", email="r@adams.example")
        self.make_mine(self.make_session(self.series, days=-3))
        self.make_mine(self.make_session(self.series, days=4), state="cancel")
        gone = self.make_session(self.series, days=5)
        self.make_mine(gone)
        gone.kanban_state = "cancel"
        self.make_mine(self.make_stock_event())
        self.assertEqual(self.get_names(), [])
        self.assertEqual(self.env["cafe.my.cafe"].with_user(self.member)._count(), 0)

    def test_her_place_in_line(self):
        self.meeting.write({"seats_limited": True, "seats_max": 1})
        self.make_registration(self.meeting)
        self.make_registration(self.meeting, "Eerder", state="waiting")
        self.make_mine(state="waiting")
        [mine] = self.get_page_of(self.member)["registrations"]
        self.assertEqual(mine["status"], "On the waiting list, place 2")
        self.assertEqual(mine["tone"], "wait")

    def test_an_offer_asks_for_an_answer(self):
        self.meeting.write({"seats_limited": True, "seats_max": 1})
        self.make_registration(self.meeting, "Wie zit")
        mine = self.make_mine(state="waiting")
        mine._offer(self.meeting.date_begin)
        self.sign_in(self.member)
        page = self.get_page(self.url)
        [button] = page.find_class("o_cafe_next")[0].find_class("btn")
        self.assertEqual(button.text_content().strip(), "Answer")

    def test_the_rest_is_counted(self):
        for day in range(8):
            self.make_mine(self.make_session(self.series, days=day + 1))
        page = self.get_page_of(self.member)
        self.assertEqual(len(page["registrations"]), 6)
        self.assertEqual(page["more_registrations"], 2)
        self.sign_in(self.member)
        self.assertIn("2 more", self.get_text(self.url, "o_cafe_all"))

    def test_the_account_counts_them(self):
        self.make_mine()
        self.sign_in(self.member)
        answer = self.make_jsonrpc_request(
            "/my/counters", {"counters": ["cafe_coming_count"]}
        )
        self.assertEqual(answer["cafe_coming_count"], 1)


@tagged("post_install", "-at_install")
class TestMyPlaces(MyCafeCase):
    def get_places(self, user=None):
        return self.get_page_of(user or self.member)["places"]

    def test_those_of_the_organisation_with_circle_and_drivers_to_confirm(self):
        self.make_own_organisation()
        quiet = self.make_place("Stil Netwerk")
        asking = self.make_place("Netwerk Vraagt")
        self.make_stale_driver(asking)
        self.make_stale_driver(asking, "Sterker staan")
        first, second = self.get_places()
        self.assertEqual((first["id"], first["to_confirm"]), (asking.id, 2))
        self.assertEqual(first["circle"], "Core")
        self.assertEqual((second["id"], second["driver_link"]), (quiet.id, 0))

    def test_the_link_opens_her_drivers(self):
        self.make_own_organisation()
        self.make_stale_driver(self.make_place())
        self.sign_in(self.member)
        link = self.get_page(self.url).find_class("o_cafe_confirm")[0].get("href")
        self.assertIn("/drijfveren/", link)
        path = link[link.index("/drijfveren/") :]
        self.assertIn("Samen leren", self.get_text(path))

    def test_not_those_of_others_nor_what_ended(self):
        self.make_stale_driver(self.make_member(self.make_network("Van een ander")))
        self.make_own_organisation()
        self.make_place("Voorbij").action_leave()
        self.assertEqual(self.get_places(), [])


@tagged("post_install", "-at_install")
class TestMyFollowups(MyCafeCase):
    def get_followups(self, user=None):
        return self.get_page_of(user or self.member)["followups"]

    def test_what_i_or_my_organisation_took_on_comes_before_what_i_follow(self):
        own = self.make_own_organisation()
        other = self.make_organisation("Andere vzw")
        self.make_followup(
            "Ik volg dit",
            interested_partner_ids=self.me.ids,
            responsible_partner_id=other.id,
        )
        self.make_followup("Wij doen dit", responsible_partner_id=own.id)
        self.make_followup("Niet van ons", responsible_partner_id=other.id)
        ours, followed = self.get_followups()
        self.assertEqual(
            (ours["name"], ours["role"], ours["by"]),
            ("Wij doen dit", "responsible", ""),
        )
        self.assertEqual(
            (followed["name"], followed["role"], followed["by"]),
            ("Ik volg dit", "interested", "Andere vzw"),
        )

    def test_closed_topics_are_left_out(self):
        followup = self.make_followup(responsible_partner_id=self.me.id)
        self.assertEqual(len(self.get_followups()), 1)
        followup.action_done()
        self.assertEqual(self.get_followups(), [])

    def test_a_person_who_took_it_on_is_not_named_to_others(self):
        person = self.make_person("Jan Peeters")
        self.make_followup(
            responsible_partner_id=person.id, interested_partner_ids=self.me.ids
        )
        self.sign_in(self.member)
        self.assertNotIn("Jan Peeters", self.get_text(self.url))

    def test_what_is_late_says_so(self):
        self.make_followup(
            responsible_partner_id=self.me.id, date_deadline="2020-01-01"
        )
        self.sign_in(self.member)
        self.assertIn("was due on", self.get_text(self.url, "o_cafe_late"))


@tagged("post_install", "-at_install")
class TestMyReports(MyCafeCase):
    def make_published(self, name, days):
        session = self.make_session(self.series, days=days, name=name)
        report = self.make_report(session, body="<p>Alles</p>")
        report.action_publish()
        return report

    def test_the_last_published_first_and_no_drafts(self):
        self.make_published("Weg", -8).is_published = False
        for name, days in (("Vierde", -2), ("Derde", -3), ("Tweede", -4), ("Een", -9)):
            self.make_published(name, days)
        self.make_report(self.make_session(self.series, days=-1, name="Ontwerp"))
        reports = self.get_page_of(self.member)["reports"]
        self.assertEqual(
            [report["name"] for report in reports], ["Een", "Tweede", "Derde"]
        )


@tagged("post_install", "-at_install")
class TestMyCafePage(MyCafeCase):
    def test_visitors_are_sent_to_the_login(self):
        response = self.url_open("/my/cafe")
        self.assertIn("/web/login", response.url)
        self.assertNotIn(self.meeting.name, response.text)

    def test_every_part_invites_who_has_nothing_yet(self):
        self.sign_in(self.member)
        page = self.get_page(self.url)
        for part in ("registrations", "places", "followups", "reports"):
            with self.subTest(part):
                section = page.get_element_by_id(f"o_cafe_my_{part}")
                self.assertTrue(section.xpath(".//p[1]//a"))
                self.assertFalse(section.xpath(".//li"))

    def test_opens_for_every_role_and_language(self):
        for user in (self.secretary, self.coordinator, self.manager, self.outsider):
            self.sign_in(user)
            with self.subTest(user.login):
                self.assertIn(self.meeting.name, self.get_text(self.url, "o_cafe_next"))
        for lang in ("nl", "fr"):
            self.assertTrue(self.get_page(f"/{lang}/my/cafe").get("lang"), lang)

    def test_nobody_sees_what_is_somebody_elses(self):
        self.make_own_organisation()
        self.make_mine()
        self.make_stale_driver(self.make_place())
        self.make_followup("Geheim onderwerp", responsible_partner_id=self.me.id)
        for user in (self.outsider, self.secretary, self.env.ref("base.public_user")):
            page = self.get_page_of(user)
            with self.subTest(user.login):
                for part in ("registrations", "places", "followups"):
                    self.assertEqual(page[part], [], part)

    def test_the_page_gives_no_right_to_the_records(self):
        mine = self.make_mine()
        followup = self.make_followup(responsible_partner_id=self.me.id)
        self.get_page_of(self.member)
        for record in (mine, followup):
            with self.assertRaises(AccessError):
                record.with_user(self.member).check_access("read")

    def test_the_account_and_the_menu_lead_here(self):
        self.sign_in(self.member)
        page = self.get_page("/en/my/home")
        cards = page.find_class("o_portal_index_card")
        self.assertTrue(cards[0].xpath(".//a/@href")[0].endswith("/my/cafe"))
        self.assertTrue(page.xpath("//*[@role='menu']//a[contains(@href,'/my/cafe')]"))

    def test_thirty_of_each_cost_no_more_queries_than_one(self):
        self.make_own_organisation()
        counts = []
        for number in (2, 28):
            for _each in range(number):
                session = self.make_session(
                    self.series, days=9, seats_limited=True, seats_max=1
                )
                self.make_mine(session, state="waiting")
                self.make_stale_driver(self.make_place(f"Netwerk {session.id}"))
                self.make_followup(
                    responsible_partner_id=self.make_organisation().id,
                    interested_partner_ids=self.me.ids,
                )
                self.make_report(session, body="<p>Alles</p>").action_publish()
            self.sign_in(self.member)
            counts.append(self.count_queries(self.url))
        self.assertLessEqual(counts[1], counts[0])

    def test_the_counter_is_one_query(self):
        for _each in range(3):
            self.make_mine(self.make_session(self.series, days=9))
        service = self.env["cafe.my.cafe"].with_user(self.member)
        service._count()
        self.env.flush_all()
        before = self.cr.sql_log_count
        self.assertEqual(service._count(), 3)
        self.assertEqual(self.cr.sql_log_count - before, 1)
