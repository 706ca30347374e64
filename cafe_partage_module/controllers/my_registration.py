from odoo import http
from odoo.http import content_disposition, request

from .private_link import PRIVATE, SEND_LINK, SHOW_LINK, PrivateLink

PAGE = "/inschrijving/<string:token>"
CLOSED = "my_registration_closed"


class CafeMyRegistration(PrivateLink, http.Controller):
    """A person looks after her own registration, without an account."""

    @http.route(PAGE, **SHOW_LINK)
    def my_registration(self, token, done="", **_ignored):
        """The page. It changes nothing."""
        registration = self._open(token)
        if not registration:
            return self._render_closed(CLOSED)
        return self._render(token, registration, notice=done)

    @http.route(f"{PAGE}/annuleren", **SHOW_LINK)
    def ask_cancel(self, token, **_ignored):
        """Asks whether it is meant; where there is nothing to cancel, the page."""
        registration = self._open(token)
        if not registration:
            return self._render_closed(CLOSED)
        if "cancel" not in self._service()._get_steps(registration):
            return self._render(token, registration)
        return self._render(token, registration, template="my_registration_cancel")

    @http.route(f"{PAGE}/agenda.ics", **SHOW_LINK)
    def calendar(self, token, **_ignored):
        """The session as a calendar file."""
        registration = self._open(token)
        event = registration.event_id
        content = event._get_ics_file(registration.event_slot_id).get(event.id)
        if not content or event.kanban_state == "cancel":
            return self._render_closed(CLOSED)
        name = f"{event.name}.ics".replace("/", "-")
        return request.make_response(
            content,
            headers={
                **PRIVATE,
                "Content-Type": "text/calendar; charset=utf-8",
                "Content-Disposition": content_disposition(name),
            },
        )

    @http.route([PAGE, f"{PAGE}/annuleren"], **SEND_LINK)
    def act(self, token, step="", **_ignored):
        """Do what the button says, and show the page again."""
        registration = self._open(token, in_turn=True)
        if step == "hand_over":
            return self._hand_over(registration, token)
        if not registration:
            return self._render_closed(CLOSED)
        if step == "change":
            return self._change(registration, token)
        notice = self._service()._take_step(registration, step)
        if not notice:
            return self._refuse(token, registration)
        return self._redirect(token, notice)

    # forms ----------------------------------------------------------------------------

    def _change(self, registration, token):
        service = self._service()
        typed = service._read_form(request.httprequest.form)
        if "change" not in service._get_steps(registration):
            return self._render(
                token, registration, status=403, refused=True, unsent=typed
            )
        if problems := service._change(registration, typed):
            return self._render(
                token,
                registration,
                status=422,
                problems=problems,
                form=typed,
                mend="change",
            )
        return self._redirect(token, "changed")

    def _hand_over(self, registration, token):
        service = self._service()
        typed = service._read_colleague(request.httprequest.form)
        if not registration:
            if service._was_handed_over(token, typed):
                return self._respond("my_registration_handed_over", 200, typed)
            return self._render_closed(CLOSED)
        if "hand_over" not in service._get_steps(registration):
            return self._refuse(token, registration)
        if problems := service._hand_over(registration, typed):
            return self._render(
                token,
                registration,
                status=422,
                problems=problems,
                colleague=typed,
                mend="hand_over",
            )
        # the link has stopped working: there is no page to go back to
        return self._respond("my_registration_handed_over", 200, typed)

    # to answer ------------------------------------------------------------------------

    def _service(self):
        return request.env["cafe.my.registration"]

    def _open(self, token, in_turn=False):
        """The registration of a link; from here on, in the language of who holds it."""
        service = self._service()
        found = service._open_in_turn(token) if in_turn else service._open(token)
        return self._speak(found, found.lang)

    def _redirect(self, token, notice):
        return request.redirect(f"/inschrijving/{token}?done={notice}", code=303)

    def _render(self, token, registration, status=200, notice="", **values):
        page = self._service()._get_page(registration, notice)
        template = values.pop("template", "my_registration")
        values = {**page, "path": f"/inschrijving/{token}", **values}
        return self._respond(template, status, values)

    def _refuse(self, token, registration, **values):
        return self._render(token, registration, status=403, refused=True, **values)
