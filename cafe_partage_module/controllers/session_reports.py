from werkzeug.exceptions import NotFound

from odoo import http
from odoo.fields import Domain
from odoo.http import content_disposition, request

REPORTS_PER_PAGE = 12

PUBLISHED = Domain("is_published", "=", True) & Domain(
    "published_version_id", "!=", False
)


def _hide(error, **_arguments):
    """Who may not read a report does not learn that it is there."""
    raise NotFound() from error


class CafeSessionReports(http.Controller):
    """The published session reports: list, page and PDF."""

    @http.route(
        ["/verslagen", "/verslagen/page/<int:page>"],
        type="http",
        auth="public",
        website=True,
        sitemap=True,
        readonly=True,
    )
    def reports(self, page=1, **_ignored):
        Report = request.env["cafe.session.report"]
        pager = request.website.pager(
            url="/verslagen",
            total=Report.search_count(PUBLISHED),
            page=page,
            step=REPORTS_PER_PAGE,
        )
        reports = Report.search(
            PUBLISHED, limit=REPORTS_PER_PAGE, offset=pager["offset"]
        )
        return request.render(
            "cafe_partage_module.session_reports", {"reports": reports, "pager": pager}
        )

    @http.route(
        '/verslagen/<model("cafe.session.report"):report>',
        type="http",
        auth="public",
        website=True,
        sitemap=True,
        readonly=True,
        handle_params_access_error=_hide,
    )
    def report(self, report, **_ignored):
        if not report.published_version_id:
            raise NotFound()
        return request.render(
            "cafe_partage_module.session_report_page",
            {
                "report": report,
                "main_object": report,
                "people": report._get_public_people(),
            },
        )

    @http.route(
        '/verslagen/<model("cafe.session.report"):report>/pdf',
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        handle_params_access_error=_hide,
    )
    def report_pdf(self, report, **_ignored):
        if not report.published_version_id:
            raise NotFound()
        content = report._get_public_pdf()
        return request.make_response(
            content,
            headers=[
                ("Content-Type", "application/pdf"),
                ("Content-Length", len(content)),
                (
                    "Content-Disposition",
                    content_disposition(self._get_filename(report), "inline"),
                ),
                ("X-Content-Type-Options", "nosniff"),
            ],
        )

    def _get_filename(self, report):
        """As in ``Café Partagé 5 – Netwerken (versie 2).pdf``"""
        session = report.sudo().event_id
        title = " ".join(
            str(part)
            for part in (session.series_id.name, session.session_number)
            if part
        )
        name = request.env._(
            "%(session)s – %(title)s (version %(version)s)",
            session=title,
            title=report.display_name,
            version=report.version_number,
        )
        return f"{name.replace('/', '-')}.pdf"
