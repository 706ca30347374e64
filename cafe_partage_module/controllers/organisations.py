from odoo import http
from odoo.http import request

from ..tools.attendee_form import clean_line

# Fewer characters would list everybody.
SHORTEST_TERM = 2
LONGEST_TERM = 100


class CafeOrganisations(http.Controller):
    """Helps to type the name of an organisation."""

    @http.route(
        "/cafe/organisations",
        type="http",
        auth="public",
        methods=["GET"],
        website=True,
        multilang=False,
        sitemap=False,
        readonly=True,
    )
    def find_organisations(self, term="", **_ignored):
        """Answer with a JSON list of at most eight names that hold ``term``."""
        term = clean_line(term)
        names = []
        if SHORTEST_TERM <= len(term) <= LONGEST_TERM:
            names = request.env["cafe.organisation.finder"]._find(term)
        return request.make_json_response(names, headers={"Cache-Control": "no-store"})
