from ast import literal_eval

from odoo import api, fields, models

# What the page “Figures” of a network opens, by the name of the button's context.
REPORTS = {
    "months": "cafe_member_month_report_action",
    "day": "cafe_member_day_report_action",
    "movements": "cafe_member_movement_action",
    "left": "cafe_member_movement_action_left",
    "stayed": "cafe_member_retention_report_action",
    "dues": "cafe_member_dues_report_action",
    "drift": "cafe_member_drift_action",
}
# Years of joining that the table of who stayed shows.
COHORTS = 8


class CafeNetworkFiguresMixin(models.AbstractModel):
    """The reports on the members of one network, from its own page."""

    _name = "cafe.network.figures.mixin"
    _description = "Network: Figures"

    retention_table = fields.Html(
        string="Who stayed", compute="_compute_retention_table", sanitize=False
    )

    def _compute_retention_table(self):
        for network in self:
            # numbers only
            network.retention_table = self.env["ir.qweb"]._render(
                "cafe_partage_module.network_retention_table",
                {"rows": network._get_retention_rows(), "count": COHORTS},
            )

    def _get_retention_rows(self):
        """Of those who joined in each of the last years, the share that is there later.

        :return: list of dicts, the oldest first: ``year``, ``started`` and ``shares``
            (percent, or None where that year is still to come)
        """
        self.ensure_one()
        this_year = self.env.company._cafe_today().year
        first = this_year - COHORTS + 1
        rows = {}
        for day, year_no, started, kept in self.env[
            "cafe.member.retention.report"
        ]._read_group(
            [
                ("network_id", "=", self._origin.id),
                ("joined_on", ">=", f"{first}-01-01"),
            ],
            ["joined_on:year", "year_no"],
            ["started_count:sum", "kept_count:sum"],
        ):
            row = rows.setdefault(
                day.year,
                {"year": day.year, "started": started, "shares": [None] * COHORTS},
            )
            row["shares"][year_no] = round(100 * kept / started)
        return [rows[year] for year in sorted(rows)]

    def action_view_figures(self):
        """Open the page from which the reports on this network's members open.

        :return: an action on this record
        """
        self.ensure_one()
        view = self.env.ref("cafe_partage_module.cafe_network_view_form_figures")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Figures"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(view.id, "form")],
        }

    @api.readonly
    def action_view_report(self):
        """Open a report on the members of this network, that of ``cafe_report`` in the
        context.

        :return: an action
        """
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"cafe_partage_module.{REPORTS[self.env.context['cafe_report']]}"
        )
        return {
            **action,
            # its own address would open the report on all networks
            "path": False,
            "name": f"{action['name']}: {self.name}",
            "domain": [
                *literal_eval(action["domain"] or "[]"),
                ("network_id", "=", self.id),
            ],
        }
