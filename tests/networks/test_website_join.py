import re

from odoo.http import Request
from odoo.tests import tagged

from .my_networks_case import MyNetworksCase


@tagged("post_install", "-at_install")
class TestJoin(MyNetworksCase):
    def test_the_form_shows_what_the_network_asks(self):
        self.core.product_id = self.make_fee_product(price=50)
        self.network.description = "<p>Wij openen deuren.</p>"
        text = self.get_text(f"/en/my/networks/join/{self.network.id}")
        for words in (
            "Become a member of Netwerk Poort",
            "Wij openen deuren.",
            "Eigen Huis",
            "Stemt mee",
            "Shares the vision",
            "50.00",
        ):
            self.assertIn(words, text)

    def test_an_organisation_applies(self):
        response, member = self.send_application(
            circle=self.core.id,
            offer="Een zaal\r\nen koffie",
            **{f"criterion-{self.vision.id}": "1"},
        )
        self.assertIn(f"/my/networks/{member.id}?thanks=applied", response.url)
        self.assertIn("your application is sent", response.text)
        self.assertEqual(
            (member.state, member.partner_id, member.applicant_id),
            ("applicant", self.own, self.member.partner_id),
        )
        self.assertEqual(
            (member.wished_circle_id, member.offer), (self.core, "Een zaal\nen koffie")
        )
        claimed = member.criterion_line_ids.filtered("is_claimed")
        self.assertEqual(claimed.criterion_id, self.vision)
        self.assertEqual(self.get_tasks(member).user_id, self.coordinator)
        self.assertEqual(self.get_mails(member).recipient_ids, self.member.partner_id)

    def test_a_person_applies_where_persons_may(self):
        person = self.member.partner_id
        response, made = self.send_application(partner=person.id)
        self.assertEqual((response.status_code, len(made)), (422, 0))
        self.network.individuals_allowed = True
        _response, made = self.send_application(partner=person.id)
        self.assertEqual(made.partner_id, person)

    def test_nobody_applies_for_somebody_else(self):
        response, made = self.send_application(
            partner=self.make_organisation("Buurhuis").id
        )
        self.assertEqual((response.status_code, len(made)), (422, 0))
        self.assertIn("Choose who wants to join.", response.text)

    def test_bad_input_comes_back_with_all_that_was_typed(self):
        response, made = self.send_application(
            motivation=" ",
            offer="y" * 1001,
            circle=self.make_network("Ander").circle_ids[0].id,
            **{f"criterion-{self.near.id}": "1"},
        )
        self.assertEqual((response.status_code, len(made)), (422, 0))
        form = self.read_form(response, "o_cafe_join")
        problems = {
            element.get("id"): element.text_content()
            for element in form.find_class("invalid-feedback")
        }
        self.assertEqual(
            problems.keys(), {"problem_motivation", "problem_offer", "problem_circle"}
        )
        self.assertIn("1001 characters, and 1000", problems["problem_offer"])
        self.assertEqual(form.xpath("//textarea[@name='offer']")[0].text, "y" * 1001)
        ticked = form.xpath("//input[@type='checkbox'][@checked]/@name")
        self.assertEqual(ticked, [f"criterion-{self.near.id}"])

    def test_sending_twice_makes_one_application(self):
        self.network.individuals_allowed = True
        _response, member = self.send_application()
        response, made = self.send_application(motivation="")
        self.assertFalse(made)
        self.assertIn(f"/my/networks/{member.id}", response.url)
        self.assertEqual(len(self.get_mails(member)), 1)
        self.assertEqual(len(self.get_tasks(member)), 1)

    def test_who_has_a_place_is_led_to_it(self):
        member = self.make_member(self.network, self.own)
        response = self.url_open(f"/en/my/networks/join/{self.network.id}")
        self.assertTrue(response.url.endswith(f"/my/networks/{member.id}"))

    def test_a_form_from_another_site_is_refused(self):
        response = self.url_open(
            f"/en/my/networks/join/{self.network.id}",
            data={"partner": self.own.id, "motivation": "x", "csrf_token": "no"},
        )
        self.assertEqual(response.status_code, 400)
        self.assertFalse(self.network.member_ids)

    def test_an_open_network_welcomes_at_once(self):
        self.network.member_rule = "open"
        response, made = self.send_application(motivation="")
        self.assertEqual((response.status_code, len(made)), (422, 0))
        self.assertIn("asks of every member: Shares the vision", response.text)
        ticks = {f"criterion-{line.id}": "1" for line in self.vision | self.near}
        response, made = self.send_application(motivation="", **ticks)
        self.assertEqual(made.state, "active")
        self.assertIn("Welcome: you are a member", response.text)

    def test_the_page_keeps_the_visitors_language(self):
        self.env["res.lang"]._activate_lang("nl_BE")
        website = self.env["website"].get_current_website()
        website.language_ids |= self.env.ref("base.lang_nl_BE")
        self.partners.with_context(lang="nl_BE").name = "Leden"
        code = self.env.ref("base.lang_nl_BE").url_code
        page = self.get_text(f"/{code}/my/networks/join/{self.network.id}")
        self.assertIn("Leden", page)
        form = {
            "csrf_token": Request.csrf_token(self),
            "partner": self.own.id,
            "motivation": "Ja",
        }
        response = self.url_open(
            f"/{code}/my/networks/join/{self.network.id}", data=form
        )
        self.assertTrue(
            re.search(rf"/{code}/my/networks/\d+", response.url), response.url
        )


@tagged("post_install", "-at_install")
class TestApplicationUnderWay(MyNetworksCase):
    def setUp(self):
        super().setUp()
        self.application = self.apply(self.network, claimed=self.vision)

    def test_a_question_is_answered_on_the_page(self):
        self.application._ask_more("Wie komt er?")
        page = self.get_page(f"/en/my/networks/{self.application.id}")
        (ask,) = page.find_class("o_cafe_ask")
        self.assertIn("Wie komt er?", ask.text_content())
        self.assertEqual(
            ask.xpath(".//input[@type='checkbox']/@name"),
            [f"criterion-{line.id}" for line in self.near | self.people],
        )
        response = self.post(
            f"{self.application.id}/answer",
            answer="Mira komt.",
            **{f"criterion-{self.near.id}": "1"},
        )
        self.assertIn("your answer is with the coordinators", response.text)
        self.application.invalidate_recordset()
        self.assertEqual(self.application.application_state, "new")
        self.assertIn("Mira komt.", str(self.application.message_ids.mapped("body")))
        claimed = self.application.criterion_line_ids.filtered("is_claimed")
        self.assertEqual(claimed.criterion_id, self.vision | self.near)

    def test_an_empty_answer_is_asked_for(self):
        self.application._ask_more("Wie komt er?")
        response = self.post(f"{self.application.id}/answer", answer=" ")
        self.assertEqual(response.status_code, 422)
        self.assertIn("Write your answer.", response.text)
        self.application.invalidate_recordset()
        self.assertEqual(self.application.application_state, "more")

    def test_answering_twice_posts_once(self):
        self.application._ask_more("Wie komt er?")
        for _time in range(2):
            self.post(f"{self.application.id}/answer", answer="Mira komt.")
        answers = self.application.message_ids.filtered(
            lambda message: "Mira komt." in message.body
        )
        self.assertEqual(len(answers), 1)

    def test_withdrawing_asks_first(self):
        path = f"/en/my/networks/{self.application.id}/withdraw"
        self.assertIn("Withdraw the application?", self.get_text(path))
        self.application.invalidate_recordset()
        self.assertEqual(self.application.state, "applicant")
        response = self.post(f"{self.application.id}/withdraw")
        self.assertIn("Application withdrawn", response.text)
        self.application.invalidate_recordset()
        self.assertEqual(self.application.state, "refused")

    def test_what_is_decided_is_not_withdrawn(self):
        self.application._accept(exception="Ja")
        response = self.post(f"{self.application.id}/withdraw")
        self.assertEqual(response.status_code, 200)
        self.application.invalidate_recordset()
        self.assertEqual(self.application.state, "active")
        page = self.url_open(f"/en/my/networks/{self.application.id}/withdraw")
        self.assertNotIn("Withdraw the application?", page.text)


@tagged("post_install", "-at_install")
class TestProposal(MyNetworksCase):
    def propose(self, member, **form):
        form = {
            "name": "Een zaal in mei",
            "hours": "7,5",
            "date_start": "2028-02-29",
            "date_end": "",
            **form,
        }
        response = self.post(f"{member.id}/engagement", **form)
        member.invalidate_recordset()
        return response

    def test_a_member_proposes_what_it_will_do(self):
        member = self.make_member(self.network, self.own)
        response = self.propose(member)
        self.assertIn("Thank you for what you propose", response.text)
        pledge = member.engagement_ids
        self.assertEqual(
            (pledge.name, pledge.state, pledge.quantity),
            ("Een zaal in mei", "proposed", 7.5),
        )
        self.assertEqual(pledge.uom_id, self.env.ref("uom.product_uom_hour"))
        self.assertEqual(str(pledge.date_start), "2028-02-29")
        self.assertEqual(pledge.activity_ids.user_id, self.coordinator)

    def test_proposing_twice_is_once(self):
        member = self.make_member(self.network, self.own)
        self.propose(member)
        self.propose(member)
        self.assertEqual(len(member.engagement_ids), 1)

    def test_bad_input_says_where(self):
        member = self.make_member(self.network, self.own)
        for field, value in (
            ("name", " "),
            ("name", "x" * 121),
            ("hours", "veel"),
            ("hours", "0"),
            ("hours", "-3"),
            ("date_start", "2027-02-29"),
            ("date_end", "2028-02-28"),
        ):
            with self.subTest(field=field, value=value):
                response = self.propose(member, **{field: value})
                self.assertEqual(response.status_code, 422)
                page = self.read_form(response, "o_cafe_propose")
                marked = page.find_class("is-invalid")
                self.assertEqual([field], [element.get("name") for element in marked])
                self.assertEqual(marked[0].get("value", ""), value)
        self.assertFalse(member.engagement_ids)

    def test_only_who_is_in_may_propose(self):
        member = self.apply(self.network)
        self.assertEqual(self.propose(member).status_code, 404)
        member._accept(exception="Ja")
        self.assertEqual(self.propose(member).status_code, 200)
        member.action_leave()
        self.assertEqual(self.propose(member, name="Nog iets").status_code, 404)
        self.assertEqual(len(member.engagement_ids), 1)
