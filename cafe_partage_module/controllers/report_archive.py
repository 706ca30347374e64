from urllib.parse import urlsplit

from odoo import http
from odoo.http import request

from ..tools.atom import make_feed


class CafeReportArchive(http.Controller):
    """The archive of published reports: its list, and its feed."""

    @http.route(
        ["/verslagen", "/verslagen/page/<int:page>"],
        type="http",
        auth="public",
        website=True,
        sitemap=True,
        readonly=True,
    )
    def reports(self, page=1, **values):
        archive = request.env["cafe.report.archive"]._get_page(values, page)
        filters = archive["filters"]
        pager = request.website.pager(
            url="/verslagen",
            total=archive["total"],
            page=archive["page"],
            step=archive["step"],
            url_args={name: value for name, value in filters.items() if value},
        )
        return request.render(
            "cafe_partage_module.session_reports", {**archive, "pager": pager}
        )

    @http.route(
        "/verslagen/feed",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=True,
    )
    def feed(self, **_ignored):
        website = request.website
        base = website.get_base_url()
        host = urlsplit(base).hostname
        page = f"{base}{request.env['ir.http']._url_for('/verslagen')}"
        content = make_feed(
            {
                "id": f"tag:{host},2026:verslagen",
                "title": f"{website.name}: {request.env._('Session reports')}",
                "author": website.company_id.sudo().name or website.name,
                "lang": request.env.lang.replace("_", "-"),
                "url": page,
                "self": f"{page}/feed",
                "updated": "2026-01-01T00:00:00+00:00",
            },
            [
                {
                    **entry,
                    "id": f"tag:{host},{entry['day']}:verslagen/{entry['key']}",
                    "url": base + request.env["ir.http"]._url_for(entry["url"]),
                }
                for entry in request.env["cafe.report.archive"]._get_feed()
            ],
        )
        return request.make_response(
            content, [("Content-Type", "application/atom+xml; charset=utf-8")]
        )
