from werkzeug.exceptions import NotFound

from odoo import http
from odoo.http import content_disposition, request

PRINT_SECONDS = "5"


def _hide(error, **_arguments):
    """Who may not read a report does not learn that it is there."""
    raise NotFound() from error


def _list_addresses(env, _rule, query_string):
    """The reports that a search engine may find."""
    for entry in env["cafe.report.archive"]._get_sitemap():
        if not query_string or query_string.lower() in entry["loc"]:
            yield entry


class CafeSessionReports(http.Controller):
    """A published session report: its page and its PDF."""

    @http.route(
        '/verslagen/<model("cafe.session.report"):report>',
        type="http",
        auth="public",
        website=True,
        sitemap=_list_addresses,
        readonly=True,
        handle_params_access_error=_hide,
    )
    def report(self, report, **_ignored):
        self._check_here(report)
        return request.render(
            "cafe_partage_module.session_report_page",
            {"main_object": report, **report._get_public_page()},
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
        self._check_here(report)
        content = report._get_public_pdf()
        if content is None:
            return self._ask_to_wait()
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

    def _ask_to_wait(self):
        """Somebody else has the PDF made at this moment: a browser asks again alone."""
        text = request.env._(
            "This PDF is being made. Your browser asks for it again in a few seconds."
        )
        return request.make_response(
            text,
            headers=[
                ("Content-Type", "text/plain; charset=utf-8"),
                ("Retry-After", PRINT_SECONDS),
                ("Refresh", PRINT_SECONDS),
                ("Cache-Control", "no-store"),
            ],
            status=503,
        )

    def _check_here(self, report):
        """:raises NotFound: where nothing of it was published on this website"""
        archive = request.env["cafe.report.archive"]
        if not report.published_version_id or not archive._is_here(report):
            raise NotFound()

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
            title=report.public_title,
            version=report.version_number,
        )
        return f"{name.replace('/', '-')}.pdf"
