import re
from urllib.parse import urlsplit

from odoo.tests import tagged

from .mail_case import MailCase
from .register_case import RegisterCase

SCHEDULER = "event.event_mail_scheduler"


class PlaceTours:
    """A visitor's whole way: into line, into a seat, and out again.

    All that she and others do is done on the website's pages; between these only jobs
    run, as they do on a server.
    """

    def test_from_the_waiting_list_to_a_seat_and_out_again(self):
        self.limit_seats(1, taken=1, waiting=1)
        seated, first = self.meeting.registration_ids.sorted("id")
        self.start_tour(
            f"/en/event/{self.meeting.id}/register", "cafe_join_waiting_list"
        )
        self.env.invalidate_all()
        wanda = self.meeting.registration_ids - seated - first
        self.assertEqual(wanda.waiting_position, 2)
        self.follow_mail(wanda, "cafe_place_waits")
        late = self.make_registration(
            self.meeting, "Late", email="late@visitor.example", state="waiting"
        )
        self.follow_mail(seated, "cafe_place_cancels")
        self.assertEqual(self.read_states(first, wanda, late), "open waiting waiting")
        self.follow_mail(first, "cafe_place_cancels")
        self.assertEqual(self.read_states(first, wanda, late), "cancel open waiting")
        self.follow_mail(wanda, "cafe_place_cancels")
        self.assertEqual(self.read_states(first, wanda, late), "cancel cancel open")
        self.follow_mail(late, "cafe_place_has_seat")

    def read_states(self, *registrations):
        return " ".join(registration.state for registration in registrations)

    def follow_mail(self, registration, tour):
        """Let the jobs run, then open the link of this person's newest mail."""
        self.run_job(SCHEDULER)
        self.run_job()
        outbox = self.env["mail.mail"].search([("state", "=", "outgoing")])
        mail = outbox.filtered(lambda mail: registration.email in mail.email_to)[:1]
        (link,) = set(re.findall(r'href="([^"]+/inschrijving/[^"]+)"', mail.body_html))
        self.start_tour(urlsplit(link).path, tour)
        self.env.invalidate_all()


@tagged("post_install", "-at_install")
class TestPlaceOnAPhone(PlaceTours, MailCase, RegisterCase):
    browser_size = "390x844"


@tagged("post_install", "-at_install")
class TestPlaceOnADesk(PlaceTours, MailCase, RegisterCase):
    browser_size = "1280x800"
