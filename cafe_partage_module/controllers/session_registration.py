from odoo.http import request, route

from odoo.addons.website_event.controllers.main import WebsiteEventController


class SessionRegistrationController(WebsiteEventController):
    """Registration for a session; an event without a series goes the stock way."""

    @route()
    def registration_confirm(self, event, **post):
        """What cannot be kept comes back on the form, with all that was typed."""
        if event.series_id:
            form = request.env["cafe.attendee.form"]
            people = form._get_people(post)
            if problems := form._find_problems(event, people):
                return self._render_problems(event, people, problems)
        return super().registration_confirm(event, **post)

    def _process_attendees_form(self, event, form_details):
        """Each person of a session with the organisation, question and consent."""
        if not event.series_id:
            return super()._process_attendees_form(event, form_details)
        form = request.env["cafe.attendee.form"]
        registrations = []
        for person in form._get_people(form_details):
            answers = {"1-event_ticket_id": "0"}
            answers.update(form._get_stock_answers(event, person))
            for values in super()._process_attendees_form(event, answers):
                registrations.append({**values, **form._get_values(person)})
        return registrations

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
