"""A session with one seat, and the people who register for it on the website."""

from lxml import html

from ..website_case import WebsiteCase

TOM = {"name": "Tom Test", "email": "tom@visitor.example"}
EVA = {"name": "Eva Test", "email": "eva@visitor.example"}


class RegisterCase(WebsiteCase):
    @classmethod
    def limit_seats(cls, seats=1, taken=0, waiting=0, session=None):
        session = session or cls.meeting
        session.write({"seats_limited": True, "seats_max": seats})
        cls.env["event.registration"].create(
            [
                {
                    "event_id": session.id,
                    "name": f"{state} {number}",
                    "email": f"{state}{number}@filled.example",
                    "state": state,
                }
                for state, count in (("open", taken), ("waiting", waiting))
                for number in range(count)
            ]
        )

    def text_of(self, response, css_class):
        page = html.fromstring(response.content)
        found = page.find_class(css_class)
        return " ".join(" ".join(each.text_content() for each in found).split())

    def refuse(self, *people, extra=None, session=None):
        """:return: str, the messages that the visitor gets, and the page"""
        response, made = self.register(session or self.meeting, *people, extra=extra)
        self.assertEqual(response.status_code, 422)
        self.assertFalse(made)
        page = html.fromstring(response.content)
        (problems,) = page.find_class("o_cafe_problems")
        return " ".join(problems.text_content().split()), page

    def accept(self, *people, extra=None, session=None):
        """:return: the response, and the registrations in the form's order"""
        response, made = self.register(session or self.meeting, *people, extra=extra)
        self.assertEqual(response.status_code, 200)
        self.assertFalse(self.text_of(response, "o_cafe_problems"))
        return response, made.sorted("id")
