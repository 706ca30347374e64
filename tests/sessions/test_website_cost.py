from odoo.tests import tagged

from .register_case import EVA, TOM, RegisterCase

MAY_COST = 1.15  # of what the same event costs without a series


@tagged("post_install", "-at_install")
class TestCostOfRegistering(RegisterCase):
    """The page and a registration cost the same for a dozen people and for hundreds."""

    def make_filled(self, count, waiting):
        """A session with so many people, as many again waiting or seats left."""
        session = self.make_session(
            self.series,
            published=True,
            seats_limited=True,
            seats_max=count if waiting else 2 * count,
        )
        self.env["event.registration"].create(
            [
                {
                    "event_id": session.id,
                    "name": f"Persoon {number}",
                    "email": f"p{number}@filled.example",
                    "state": "open" if number < count else "waiting",
                }
                for number in range(2 * count if waiting else count)
            ]
        )
        return session

    def count_post(self, session, *people):
        """:return: int, queries of one POST, once caches are warm"""
        counts = []
        for number in range(3):
            form = self.make_form(
                session,
                *(
                    {**person, "email": f"{number}{self.mark}{person['email']}"}
                    for person in people
                ),
            )
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            response = self.url_open(
                f"/en/event/{session.id}/registration/confirm",
                data=form,
                allow_redirects=False,
            )
            counts.append(self.cr.sql_log_count - before)
            self.assertEqual(response.status_code, 303)
        self.mark += "x"
        return counts[-1]

    mark = "a"

    def count_all(self, session):
        """:return: pair of int, queries of a registration and of the page"""
        # the first registration makes a visitor of who looks at the page
        post = self.count_post(session, TOM)
        return post, self.count_queries(f"/en/event/{session.id}/register")

    def test_five_hundred_people_cost_no_more_queries_than_a_dozen(self):
        dozen = self.count_all(self.make_filled(12, waiting=False))
        hundreds = self.count_all(self.make_filled(500, waiting=False))
        self.assertEqual(hundreds, dozen)

    def test_a_line_of_hundreds_costs_no_more_queries_than_one_of_a_dozen(self):
        dozen = self.count_all(self.make_filled(12, waiting=True))
        hundreds = self.count_all(self.make_filled(250, waiting=True))
        self.assertEqual(hundreds, dozen)

    def test_costs_little_more_than_the_same_event_without_a_series(self):
        # both make the mails in a job, and none in the request
        self.env["ir.config_parameter"].sudo().set_param("event.event_mail_async", "1")
        stock = self.make_stock_event(seats_limited=True, seats_max=500)
        self.limit_seats(500)
        for people in ([TOM], [TOM, EVA]):
            theirs = self.count_post(stock, *people)
            ours = self.count_post(self.meeting, *people)
            self.assertLessEqual(ours, theirs * MAY_COST, (ours, theirs))

    def test_a_place_in_line_costs_no_more_than_a_seat_without_a_series(self):
        self.env["ir.config_parameter"].sudo().set_param("event.event_mail_async", "1")
        stock = self.make_stock_event(seats_limited=True, seats_max=500)
        theirs = self.count_post(stock, TOM)
        ours = self.count_post(self.make_filled(12, waiting=True), TOM)
        self.assertLessEqual(ours, theirs)
