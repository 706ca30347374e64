from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import request

MODULE = "cafe_partage_module"
PAGE = {"page_name": "cafe_networks"}
# routes of a signed-in member: pages that only read, and forms
MINE = {"type": "http", "auth": "user", "website": True, "sitemap": False}
SHOW = {**MINE, "methods": ["GET"], "readonly": True}
SEND = {**MINE, "methods": ["POST"]}


class CafeMyNetworks(http.Controller):
    """A member's networks on her account: what she has, and how she asks for more."""

    @http.route("/my/networks", **SHOW)
    def networks(self, **_ignored):
        overview = request.env["cafe.member.portal"]._get_overview()
        return request.render(f"{MODULE}.my_networks", {**PAGE, **overview})

    @http.route("/my/networks/<int:member_id>", **SHOW)
    def membership(self, member_id, thanks="", **_ignored):
        return self._render_membership(member_id, thanks=thanks)

    # to join --------------------------------------------------------------------------

    @http.route("/my/networks/join/<int:network_id>", **SHOW)
    def join(self, network_id, **_ignored):
        """The application form; who has a place there sees that instead."""
        return self._render_form(network_id, {})

    @http.route("/my/networks/join/<int:network_id>", **SEND)
    def apply(self, network_id, **posted):
        form = request.env["cafe.membership.form"]
        member_id, problems = form._apply(network_id, posted)
        if problems:
            return self._render_form(network_id, posted, problems)
        if not member_id:
            # another request made it just now: the next one sees it
            return request.redirect("/my/networks")
        return self._redirect(member_id, "applied")

    # an application under way ---------------------------------------------------------

    @http.route("/my/networks/<int:member_id>/answer", **SEND)
    def answer(self, member_id, **posted):
        problems = request.env["cafe.membership.form"]._answer(member_id, posted)
        return self._respond(member_id, "answered", problems, posted)

    @http.route("/my/networks/<int:member_id>/withdraw", **SHOW)
    def ask_withdraw(self, member_id, **_ignored):
        """Asks whether it is meant; there is nothing to ask of what is decided."""
        member = self._get_page(member_id)
        if not (member["application"] or {}).get("may_withdraw"):
            return self._redirect(member_id)
        values = {**PAGE, "membership": member}
        return request.render(f"{MODULE}.my_network_withdraw", values)

    @http.route("/my/networks/<int:member_id>/withdraw", **SEND)
    def withdraw(self, member_id, **_ignored):
        if not request.env["cafe.membership.form"]._withdraw(member_id):
            raise NotFound()
        return self._redirect(member_id)

    # a member's engagement ------------------------------------------------------------

    @http.route("/my/networks/<int:member_id>/engagement", **SEND)
    def propose(self, member_id, **posted):
        problems = request.env["cafe.engagement.proposal"]._propose(member_id, posted)
        return self._respond(member_id, "proposed", problems, posted)

    # to answer ------------------------------------------------------------------------

    def _respond(self, member_id, thanks, problems, posted):
        """After a form: the page again, with thanks or with what has to be mended.

        :raises NotFound: where ``problems`` is None: not the user's, or over
        """
        if problems is None:
            raise NotFound()
        if problems:
            return self._render_membership(member_id, problems, posted)
        return self._redirect(member_id, thanks)

    def _redirect(self, member_id, thanks=""):
        query = f"?thanks={thanks}" if thanks else ""
        return request.redirect(f"/my/networks/{member_id}{query}")

    def _get_page(self, member_id):
        """:raises NotFound: for what is not the user's"""
        if page := request.env["cafe.member.portal"]._get_page(member_id):
            return page
        raise NotFound()

    def _render_membership(self, member_id, problems=(), typed=None, thanks=""):
        values = {
            **PAGE,
            "membership": self._get_page(member_id),
            "problems": {problem["field"]: problem["message"] for problem in problems},
            "typed": typed or {},
            "thanks": thanks,
        }
        return self._render("my_network", values)

    def _render_form(self, network_id, typed, problems=()):
        form = request.env["cafe.membership.form"]._get_form(network_id)
        if not form:
            raise NotFound()
        if form["standing"]:
            return self._redirect(form["standing"])
        values = {
            **PAGE,
            **form,
            "problems": {problem["field"]: problem["message"] for problem in problems},
            "typed": typed,
        }
        return self._render("my_network_join", values)

    def _render(self, template, values):
        """What has to be mended comes back as it was typed, with status 422."""
        response = request.render(f"{MODULE}.{template}", values)
        if values["problems"]:
            response.status_code = 422
        return response
