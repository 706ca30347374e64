from collections import defaultdict
from urllib.parse import urlencode

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...tools.redaction import redact_text

PER_PAGE = 12
IN_FEED = 20
# A filter of the address, and the field that it filters.
FACETS = {
    "reeks": "series_id",
    "jaar": "archive_year",
    "thema": "theme_id",
    "netwerk": "archive_network_ids",
}


class CafeReportArchive(models.AbstractModel):
    """The archive: published reports of this website, searched and filtered.

    Visitors may not read series, themes and networks. This service reads for them
    what their names are, and hands out plain values. Every domain begins with what
    is published here, so that a draft counts nowhere.
    """

    _name = "cafe.report.archive"
    _description = "Archive of Session Reports"

    @api.model
    def _get_published_domain(self):
        """:return: Domain of the reports that are published on this website"""
        website = self.env["website"].get_current_website()
        return (
            Domain("is_published", "=", True)
            & Domain("published_version_id", "!=", False)
            & Domain("company_id", "in", (False, website.company_id.id))
            & Domain("event_id.website_id", "in", (False, website.id))
        )

    @api.model
    def _get_reports(self):
        """:return: empty ``cafe.session.report``, to search in"""
        # sudo: a session that is not on the website may have a report that is; see
        # _get_published_domain for what is found at all
        return self.env["cafe.session.report"].sudo()

    @api.model
    def _count(self):
        """:return: int, how many reports are published here"""
        return self._get_reports().search_count(self._get_published_domain())

    @api.model
    def _is_here(self, report):
        """:return: whether this website shows ``report``, to whoever may read it"""
        website = self.env["website"].get_current_website()
        # sudo: visitors cannot read the session of every report
        session = report.sudo().event_id
        return session.company_id in (
            website.company_id,
            session.company_id.browse(),
        ) and session.website_id in (website, website.browse())

    @api.model
    def _clean_filters(self, values):
        """What the address asks, as far as it makes sense.

        :param values: dict of str, what came in
        :return: dict with ``zoek`` (str) and, where chosen, each of FACETS (int)
        """
        filters = {"zoek": " ".join((values.get("zoek") or "").split())[:200]}
        for name in FACETS:
            value = values.get(name) or ""
            if value.isascii() and value.isdigit() and 0 < int(value) < 2**31:
                filters[name] = int(value)
        return filters

    @api.model
    def _get_domain(self, filters, but=None):
        """:return: Domain of what is asked, without the filter ``but``"""
        domain = self._get_published_domain()
        for name, field in FACETS.items():
            if name not in filters or name == but:
                continue
            domain &= Domain(field, "in", [filters[name]])
            if name == "netwerk":
                # a network that is not on the website is not told here either
                network = self.env["cafe.network"].sudo().browse(filters[name])
                domain &= Domain(bool(network.exists().website_published))
        if filters["zoek"]:
            domain &= self._get_reports()._get_search_domain(filters["zoek"])
        return domain

    @api.model
    def _get_page(self, values, page=1):
        """One page of the archive.

        :param values: dict of str, as the address has them
        :param page: int, from 1
        :return: dict of ``reports`` (list, see ``_describe``), ``total`` (int),
            ``facets`` (see ``_get_facets``), ``filters`` (dict), ``page``,
            ``pages`` and ``step`` (int)
        """
        filters = self._clean_filters(values)
        Report = self._get_reports()
        domain = self._get_domain(filters)
        total = Report.search_count(domain)
        pages = max(-(-total // PER_PAGE), 1)
        page = min(max(page, 1), pages)
        query = Report._search(
            domain,
            order=Report._order,
            offset=(page - 1) * PER_PAGE,
            limit=PER_PAGE,
        )
        if filters["zoek"]:
            rank = Report._get_rank(filters["zoek"], query.table)
            query.order = SQL("%s DESC, %s", rank, query.order)
        reports = Report.browse(query)
        # first: what it reads of all sessions, the reports of this page need too
        facets = self._get_facets(filters)
        return {
            "reports": self._describe(reports, filters["zoek"]),
            "total": total,
            "page": page,
            "pages": pages,
            "step": PER_PAGE,
            "filters": filters,
            "facets": facets,
        }

    @api.model
    def _describe(self, reports, asked=""):
        """:return: list of dicts ``url``, ``title``, ``label``, ``theme`` (str),
        ``date`` (datetime, UTC), ``timezone`` and ``snippet`` (list of tuples of a
        str, not escaped, and whether it was asked)"""
        snippets = reports._get_snippets(asked) if asked else {}
        return [
            {
                "url": report.website_url,
                "title": report.public_title,
                "label": report._get_public_label(),
                "theme": report._get_public_theme(),
                "date": report.session_date,
                "timezone": report.event_id.date_tz,
                "snippet": snippets.get(report.id, []),
            }
            for report in reports
        ]

    @api.model
    def _get_facets(self, filters):
        """What one may filter by, with what each choice would give.

        :return: list of dicts ``name`` (of the address), ``label``, ``chosen`` (int)
            and ``options``, a list of dicts ``value``, ``label``, ``count`` and
            ``url`` (of the archive with, or without, this choice)
        """
        labels = {
            "reeks": self.env._("Series"),
            "jaar": self.env._("Year"),
            "thema": self.env._("Theme"),
            "netwerk": self.env._("Network"),
        }
        return [
            {
                "name": name,
                "label": labels[name],
                "chosen": filters.get(name, 0),
                "options": [
                    {**option, "url": self._get_url(filters, name, option["value"])}
                    for option in self._get_options(name, filters)
                ],
            }
            for name in FACETS
        ]

    @api.model
    def _get_url(self, filters, name, value):
        """:return: str, the archive with this choice, or without it when it stands"""
        chosen = {**filters, name: value if filters.get(name) != value else 0}
        query = urlencode({key: item for key, item in chosen.items() if item})
        return f"/verslagen?{query}" if query else "/verslagen"

    @api.model
    def _get_options(self, name, filters):
        groups = self._get_reports()._read_group(
            self._get_domain(filters, but=name), [FACETS[name]], ["__count"]
        )
        groups = [(value, count) for value, count in groups if value]
        if name == "jaar":
            return [
                {"value": year, "label": str(year), "count": count}
                for year, count in sorted(groups, reverse=True)
            ]
        if name == "netwerk":
            groups = [group for group in groups if group[0].website_published]
        names = self._get_names([record for record, _count in groups])
        return sorted(
            (
                {"value": record.id, "label": names[record], "count": count}
                for record, count in groups
            ),
            key=lambda option: option["label"].casefold(),
        )

    @api.model
    def _get_names(self, records):
        """:return: dict of each record to its name; a theme's names nobody who was
        there and did not consent"""
        themes = [record for record in records if record._name == "cafe.theme"]
        names = {record: record.name for record in records}
        if not themes:
            return names
        # sudo: only whom to leave out is read of these sessions
        sessions = self.env["event.event"].sudo()
        sessions = sessions.search([("theme_id", "in", [t.id for t in themes])])
        withheld = defaultdict(list)
        # one by one, not filtered: so they are read together
        for session in sessions:
            withheld[session.theme_id] += session._get_withheld_names()
        replacement = self.env._("[name withheld]")
        for theme in themes:
            names[theme] = redact_text(theme.name, withheld[theme], replacement)
        return names

    @api.model
    def _get_feed(self):
        """The reports that were published last, for a feed reader.

        :return: list of dicts of str: ``key`` and ``day`` (they never change),
            ``url``, ``title``, ``summary``, ``label``, ``published`` and ``updated``
            (ISO), the newest first
        """
        reports = self._get_reports().search(
            self._get_published_domain(),
            order="published_version_id.id desc",
            limit=IN_FEED,
        )
        return [self._describe_entry(report) for report in reports]

    @api.model
    def _describe_entry(self, report):
        history = report._get_public_history()
        first = history[-1]["date"]
        return {
            "key": str(report.id),
            "day": f"{first:%Y-%m-%d}",
            "url": report.website_url,
            "title": report.public_title,
            "summary": report._get_public_summary(),
            "label": report._get_public_label(),
            "published": report._to_iso(first),
            "updated": report._to_iso(history[0]["date"]),
        }

    @api.model
    def _get_sitemap(self):
        """:return: list of dicts ``loc`` and ``lastmod`` (date) for the sitemap"""
        reports = self._get_reports().search(self._get_published_domain())
        return [
            {
                "loc": report.website_url,
                "lastmod": report.published_version_id.date_published.date(),
            }
            for report in reports
        ]
