import gzip
import hashlib
import json

from werkzeug.exceptions import NotFound
from werkzeug.http import parse_accept_header

from odoo import http
from odoo.exceptions import AccessError, UserError
from odoo.http import content_disposition, request

MODULE = "cafe_partage_module"
READ = {"type": "http", "methods": ["GET"], "readonly": True}
MINE = {**READ, "auth": "user"}
OPEN = {**READ, "auth": "public", "website": True}
# of what everybody may see: how long a proxy or browser may keep it, in seconds
PUBLIC = "public, max-age=300"
PRIVATE = "private, no-cache"
LEVEL = 5  # of gzip: little more for a higher one


class CafeNetworkGraph(http.Controller):
    """The living map: its data, its files, and its public page."""

    # for coordinators and staff -------------------------------------------------------

    @http.route("/cafe/graph.json", **MINE)
    def graph(self, **asked):
        return self._send_graph(self._service(), asked, PRIVATE)

    @http.route("/cafe/graph/export/<string:form>", **MINE)
    def export(self, form, **asked):
        return self._send_file(self._service(), form, asked, PRIVATE)

    def _service(self):
        """:return: ``cafe.network.graph``, in the companies that are chosen"""
        own = request.env.user.company_ids.ids
        chosen = request.cookies.get("cids") or ""
        chosen = [int(part) for part in chosen.split("-") if part.isdigit()]
        chosen = [company for company in chosen if company in own]
        graph = request.env["cafe.network.graph"]
        return graph.with_context(allowed_company_ids=chosen) if chosen else graph

    # for everybody --------------------------------------------------------------------

    @http.route("/netwerken/kaart", **OPEN, sitemap=True)
    def page(self, **_ignored):
        service = request.env["cafe.network.graph.public"]
        return request.render(f"{MODULE}.network_graph", service._get_page())

    @http.route("/netwerken/kaart.json", **OPEN, sitemap=False)
    def public_graph(self, **asked):
        service = request.env["cafe.network.graph.public"]
        return self._send_graph(service, asked, PUBLIC)

    @http.route("/netwerken/kaart/export/<string:form>", **OPEN, sitemap=False)
    def public_export(self, form, **asked):
        service = request.env["cafe.network.graph.public"]
        return self._send_file(service, form, asked, PUBLIC)

    # to answer ------------------------------------------------------------------------

    def _send_graph(self, service, asked, cache):
        try:
            graph = service._get_graph(asked)
        except AccessError:
            raise
        except UserError as error:
            return self._refuse(error)
        content = json.dumps(graph, separators=(",", ":"), ensure_ascii=False)
        return self._send(content.encode(), "application/json", cache)

    def _send_file(self, service, form, asked, cache):
        if form not in service._get_formats():
            raise NotFound()
        try:
            content, name, media_type = service._export(form, asked)
        except AccessError:
            raise
        except UserError as error:
            return self._refuse(error)
        response = self._send(content, media_type, cache)
        response.headers["Content-Disposition"] = content_disposition(name)
        return response

    def _send(self, content, media_type, cache):
        """:return: the response; compressed, or without content, where that will do"""
        headers = [
            ("Content-Type", f"{media_type}; charset=utf-8"),
            ("Cache-Control", cache),
            # the cookie says in which language a visitor reads
            ("Vary", "Accept-Encoding, Cookie"),
        ]
        mark = hashlib.sha256(content).hexdigest()[:32]
        accepted = request.httprequest.headers.get("Accept-Encoding")
        if parse_accept_header(accepted)["gzip"] > 0:
            content = gzip.compress(content, LEVEL, mtime=0)
            headers.append(("Content-Encoding", "gzip"))
        response = request.make_response(content, headers)
        # weak: the same whether compressed or not
        response.set_etag(mark, weak=True)
        return response.make_conditional(request.httprequest.environ)

    def _refuse(self, error):
        """:return: the response that says what is wrong in what was asked"""
        headers = [("Cache-Control", "no-store")]
        return request.make_json_response(
            {"message": str(error)}, headers=headers, status=400
        )
