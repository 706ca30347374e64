from datetime import date

from odoo import api, models
from odoo.exceptions import AccessError

from .printer import Printer

STAFF = "cafe_partage_module.group_cafe_user"


class CafeAnnualReport(models.AbstractModel):
    """The figures of one year, of several networks together and of each.

    A year that has not ended is told until today, beside the whole year before. The
    number of queries does not depend on the number of networks.
    """

    _name = "report.cafe_partage_module.annual_report"
    _description = "Annual Report"
    _inherit = [
        "cafe.annual.report.members.mixin",
        "cafe.annual.report.sessions.mixin",
        "cafe.annual.report.means.mixin",
        "cafe.annual.report.key.mixin",
        "cafe.annual.report.network.mixin",
    ]

    @api.model
    def _get_report_values(self, docids, data=None):
        docs = self.env["cafe.annual.report"].browse(docids)
        reports = {}
        for doc in docs:
            spoken = doc.with_context(lang=doc.lang)
            reports[doc.id] = self.with_context(lang=doc.lang)._get_report(
                spoken._get_networks(), doc.year, bool(doc.network_ids)
            )
        return {
            "doc_ids": docids,
            "doc_model": docs._name,
            "docs": docs,
            "reports": reports,
        }

    @api.model
    def _get_report(self, networks, year, is_choice):
        """What is printed.

        :param networks: ``cafe.network``
        :param year: int, not later than this year
        :param is_choice: whether the user chose these of all; then, and for a
            coordinator, only sessions of series for these networks count
        :return: dict
        :raises AccessError: for networks that are not the user's
        """
        if networks._filtered_access("read") != networks:
            raise AccessError(
                self.env._("You print the figures of your own networks only.")
            )
        # the figures are read straight from the tables
        self.env.flush_all()
        facts = self._read_facts(networks, year, is_choice)
        return {
            "title": self.env._("Annual report %(year)s", year=year),
            "period": self._get_period(facts),
            "scope": self._get_scope(networks, is_choice),
            "now": self._get_year_label(facts),
            "before": str(year - 1),
            "key": self._get_key_figures(facts),
            "members": self._get_member_tables(facts),
            "sessions": self._get_session_tables(facts),
            "means": self._get_means_tables(facts),
            "networks": self._get_network_pages(facts),
        }

    @api.model
    def _read_facts(self, networks, year, is_choice):
        """All that is read, in a fixed number of queries.

        :return: dict; ``last`` is the last day of what is told
        """
        today = self.env.company._cafe_today()
        is_all = not is_choice and self.env.user.has_group(STAFF)
        facts = {
            "networks": networks,
            "year": year,
            "first": date(year - 1, 1, 1),
            "last": min(date(year, 12, 31), today),
            "served": None if is_all else networks,
        }
        facts["is_over"] = facts["last"] == date(year, 12, 31)
        for part in ("members", "sessions", "means"):
            facts |= getattr(self, f"_read_{part}")(facts)
        return facts

    @api.model
    def _get_period(self, facts):
        printer = Printer(self.env)
        if facts["is_over"]:
            return self.env._("The whole of %(year)s", year=facts["year"])
        return self.env._(
            "%(year)s until today, %(day)s",
            year=facts["year"],
            day=printer.day(facts["last"]),
        )

    @api.model
    def _get_year_label(self, facts):
        """:return: str, what stands above figures of the year"""
        if facts["is_over"]:
            return str(facts["year"])
        return self.env._("%(year)s, until today", year=facts["year"])

    @api.model
    def _get_scope(self, networks, is_choice):
        if is_choice:
            return ", ".join(networks.mapped("name"))
        if self.env.user.has_group(STAFF):
            return self.env._("All networks (%(count)s)", count=len(networks))
        return self.env._("Your networks (%(count)s)", count=len(networks))
