from werkzeug.exceptions import NotFound

from odoo.exceptions import UserError
from odoo.http import request, route

from odoo.addons.website_event.controllers.main import WebsiteEventController


class SessionRegistrationController(WebsiteEventController):
    """Registration for a session; an event without a series goes the stock way."""

    def _prepare_event_register_values(self, event, **post):
        """Slots without a seat can be chosen too, where people may wait for one."""
        values = super()._prepare_event_register_values(event, **post)
        if event.series_id and event.is_multi_slots:
            slots = request.env["cafe.attendee.form"]._get_slots(event)
            values["slots"] = slots.grouped("date")
        return values

    @route()
    def registration_new(self, event, **post):
        """The form for so many people, whether they find a seat or will wait."""
        if not event.series_id:
            return super().registration_new(event, **post)
        form = request.env["cafe.attendee.form"]
        lines, slot, fits = form._get_order(event, post)
        if not lines:
            return False
        return request.env["ir.ui.view"]._render_template(
            "website_event.registration_attendee_details",
            {
                "event": event,
                "event_slot_id": slot.id,
                "tickets": lines,
                "availability_check": not form._find_closed(event),
                "limit_check": fits,
                "default_first_attendee": self._get_first_attendee(),
            },
        )

    def _get_first_attendee(self):
        """:return: dict, what is known of who fills in the form, as stock gives it"""
        user = request.env.user
        if not user._is_public():
            return {"name": user.name, "email": user.email, "phone": user.phone}
        visitor = request.env["website.visitor"]._get_visitor_from_request()
        if not visitor.email:
            return {}
        return {
            "name": visitor.display_name,
            "email": visitor.email,
            "phone": visitor.mobile,
        }

    @route()
    def registration_confirm(self, event, **post):
        """Each person gets a seat, a place in line, or word that hers stands.

        What cannot be kept comes back on the form, with all that was typed.
        """
        if not event.series_id:
            return super().registration_confirm(event, **post)
        try:
            request.env["ir.http"]._verify_request_recaptcha_token(
                "website_event_registration"
            )
        except UserError:
            return request.redirect(
                f"/event/{event.id}/register?registration_error_code=recaptcha_failed"
            )
        form = request.env["cafe.attendee.form"]
        people = form._get_people(post)
        problems = form._find_problems(event, people)
        if not problems:
            event._wait_for_turn()
            standing, problems = form._find_doubles(event, people)
        rows = []
        if not problems:
            rows, problems = self._get_placed_rows(event, people, standing)
        if problems:
            return self._render_problems(event, people, problems)
        known = request.env["event.registration"].sudo().union(*standing.values())
        form._remind(known)
        if not rows:
            return self._render_standing(event, known)
        attendees = self._create_attendees_from_registration_post(event, rows)
        ids = ",".join(map(str, attendees.ids))
        # the address as Odoo writes it: any other one costs a second redirect
        slug = request.env["ir.http"]._slug(event)
        return request.redirect(
            f"/event/{slug}/registration/success?registration_ids={ids}"
            + (f"&standing={len(known)}" if known else "")
        )

    @route()
    def event_registration_success(self, event, registration_ids, **post):
        """As stock; an address that was shortened or altered is not found."""
        if event.series_id:
            numbers = registration_ids.split(",")
            if not all(each.isascii() and each.isdigit() for each in numbers):
                raise NotFound()
        response = super().event_registration_success(event, registration_ids)
        if event.series_id:
            standing = post.get("standing", "")
            response.qcontext["standing_count"] = (
                int(standing) if standing.isascii() and standing.isdigit() else 0
            )
        return response

    def _get_registration_confirm_values(self, event, attendees_sudo):
        """The page that confirms asks nobody to sign up, so it looks up no seats.

        Who only waits has nothing to put in a calendar yet. The menu and the foot of
        the website are half of the work of a page; in a rush everybody waits for them,
        and the session's own menu leads back.
        """
        if not event.series_id:
            return super()._get_registration_confirm_values(event, attendees_sudo)
        urls = {}
        if any(attendee.state != "waiting" for attendee in attendees_sudo):
            urls = event._get_event_resource_urls(attendees_sudo.event_slot_id[:1])
        return {
            "attendees": attendees_sudo,
            "event": event,
            "google_url": urls.get("google_url"),
            "iCal_url": urls.get("iCal_url"),
            "slot": attendees_sudo.event_slot_id,
            "slots": {},
            "website_visitor_timezone": request.env[
                "website.visitor"
            ]._get_visitor_timezone(),
            "without_sign_up": True,
            "no_header": True,
            "no_footer": True,
        }

    def _get_placed_rows(self, event, people, standing):
        """Decide about the people who have no place in this session yet.

        :param standing: dict of a person's number to the registration that she has
        :return: list of dicts of values, ready to create; list of problems
        """
        form = request.env["cafe.attendee.form"]
        numbers = [
            number for number in range(1, len(people) + 1) if number not in standing
        ]
        if not numbers:
            return [], []
        newcomers = [people[number - 1] for number in numbers]
        answers = form._get_stock_answers(event, newcomers)
        rows = [
            {**stock, **ours}
            for stock, ours in zip(
                self._process_attendees_form(event, answers),
                form._get_values(event, newcomers, form._get_booker(event, people)),
                strict=True,
            )
        ]
        problems = form._find_uninvited(event, rows, numbers)
        if not problems and (refusal := form._place(event, rows)):
            problems = form._as_problems([(numbers[0], "", refusal)])
        return rows, problems

    def _render_standing(self, event, registrations):
        """Everybody on the form has a place already: nothing to do, and no error."""
        own = request.env["cafe.attendee.form"]._filter_own(registrations)
        return request.render(
            "cafe_partage_module.registration_stands",
            {
                "event": event,
                "standing_count": len(registrations),
                "own": own,
                "website_visitor_timezone": request.env[
                    "website.visitor"
                ]._get_visitor_timezone(),
                "slots": {},
            },
        )

    def _render_problems(self, event, people, problems):
        """The session's page, with the form open as it was left."""
        values = self._prepare_event_register_values(event)
        values["attendee_form"] = {
            "tickets": self._get_ticket_order(event, people),
            "event_slot_id": people[0].get("event_slot_id") if people else False,
            "problems": problems,
            "typed": self._get_typed(people),
        }
        response = request.render("website_event.event_description_full", values)
        response.status_code = 422
        return response

    def _get_ticket_order(self, event, people):
        """The ticket lines, as the stock form takes them: one for each person.

        :return: list of dicts ``id``, ``name`` and ``quantity``
        """
        names = {str(ticket.id): ticket.name for ticket in event.event_ticket_ids}
        tickets = [person.get("event_ticket_id") for person in people] or [None]
        return [
            {
                "id": int(ticket) if ticket in names else 0,
                "name": names.get(ticket, request.env._("Registration")),
                "quantity": 1,
            }
            for ticket in tickets
        ]

    def _get_typed(self, people):
        """:return: dict of form keys to what was typed there"""
        typed = {
            f"{number}-{name}": value
            for number, person in enumerate(people, start=1)
            for name, value in person.items()
        }
        first = people[0] if people else {}
        return {**{f"0-{name}": value for name, value in first.items()}, **typed}
