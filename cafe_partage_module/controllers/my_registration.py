from odoo import http
from odoo.http import content_disposition, request

from .private_link import PRIVATE

MODULE = "cafe_partage_module"
OPEN = {
    "type": "http",
    "auth": "public",
    "website": True,
    "multilang": False,
    "sitemap": False,
}
SHOW = {**OPEN, "methods": ["GET"], "readonly": True}
SEND = {**OPEN, "methods": ["POST"]}


class CafeMyRegistration(http.Controller):
    """A person looks after her own registration, without an account."""

    @http.route("/inschrijving/<string:token>", **SHOW)
    def my_registration(self, token, done="", **_ignored):
        """The page. It changes nothing: scanners of mail follow links too."""
        registration = self._speak(self._service()._open(token))
        if not registration:
            return self._render_closed()
        return self._render(token, registration, notice=done)

    @http.route("/inschrijving/<string:token>/annuleren", **SHOW)
    def ask_cancel(self, token, **_ignored):
        """Asks whether it is meant; where there is nothing to cancel, the page."""
        registration = self._speak(self._service()._open(token))
        if not registration:
            return self._render_closed()
        if "cancel" not in self._service()._get_steps(registration):
            return self._render(token, registration)
        return self._render(token, registration, template="my_registration_cancel")

    @http.route("/inschrijving/<string:token>/agenda.ics", **SHOW)
    def calendar(self, token, **_ignored):
        """The session as a calendar file."""
        registration = self._speak(self._service()._open(token))
        event = registration.event_id
        content = event._get_ics_file(registration.event_slot_id).get(event.id)
        if not content or event.kanban_state == "cancel":
            return self._render_closed()
        name = f"{event.name}.ics".replace("/", "-")
        return request.make_response(
            content,
            headers={
                **PRIVATE,
                "Content-Type": "text/calendar; charset=utf-8",
                "Content-Disposition": content_disposition(name),
            },
        )

    @http.route(
        ["/inschrijving/<string:token>", "/inschrijving/<string:token>/annuleren"],
        **SEND,
    )
    def act(self, token, step="", **_ignored):
        """Do what the button says, and show the page again."""
        registration = self._speak(self._service()._open_in_turn(token))
        if step == "hand_over":
            return self._hand_over(registration, token)
        if not registration:
            return self._render_closed()
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
            return self._render_closed()
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

    def _speak(self, registration):
        """From here on, in the language of who holds the registration.

        :return: ``registration``, which speaks it too
        """
        if not registration:
            return registration
        lang = request.env["ir.http"].get_nearest_lang(registration.lang)
        request.update_context(lang=lang or request.env.lang)
        return registration.with_context(lang=request.env.lang)

    def _redirect(self, token, notice):
        return request.redirect(f"/inschrijving/{token}?done={notice}", code=303)

    def _render(self, token, registration, status=200, notice="", **values):
        page = self._service()._get_page(registration, notice)
        template = values.pop("template", "my_registration")
        values = {**page, "path": f"/inschrijving/{token}", **values}
        return self._respond(template, status, values)

    def _refuse(self, token, registration, **values):
        return self._render(token, registration, status=403, refused=True, **values)

    def _render_closed(self):
        # sudo: the public address of the secretariat
        company = request.env.company.sudo()
        values = {"email": company.email, "phone": company.phone}
        return self._respond("my_registration_closed", 404, values)

    def _respond(self, template, status, values):
        response = request.render(f"{MODULE}.{template}", values)
        response.status_code = status
        response.headers.update(PRIVATE)
        return response
