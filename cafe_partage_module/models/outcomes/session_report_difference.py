from odoo import api, models

from ...tools.passage_diff import count_changes, diff_passages


class CafeSessionReportDifferenceMixin(models.AbstractModel):
    """What changed from one text of a report to another, passage by passage."""

    _name = "cafe.session.report.difference.mixin"
    _description = "Difference Between Versions of a Report"
    _inherit = ["cafe.difference.mixin"]

    @api.model
    def _render_passages(self, old, new):
        """:param old: str with HTML, without names that are withheld, as is ``new``
        :return: Markup
        """
        changes = diff_passages(old, new)
        labels = {
            "added": self.env._("Added"),
            "removed": self.env._("Taken out"),
            "changed": self.env._("Changed"),
            "dressed": self.env._("Same words"),
        }
        values = {
            "summary": self._get_change_summary(changes),
            "changes": [
                {
                    "kind": change.kind,
                    "label": labels[change.kind],
                    "heading": change.heading,
                    "html": self._render_difference(change.old, change.new),
                }
                for change in changes
            ],
        }
        return self.env["ir.qweb"]._render(
            "cafe_partage_module.session_report_difference", values
        )

    @api.model
    def _get_change_summary(self, changes):
        """:return: str, such as ``2 changed, 1 added``"""
        if not changes:
            return self.env._("Nothing changed.")
        counts = count_changes(changes)
        parts = [
            counts.get("changed")
            and self.env._("%(count)s changed", count=counts["changed"]),
            counts.get("added")
            and self.env._("%(count)s added", count=counts["added"]),
            counts.get("removed")
            and self.env._("%(count)s taken out", count=counts["removed"]),
            counts.get("dressed")
            and self.env._(
                "%(count)s with other markup, links or pictures",
                count=counts["dressed"],
            ),
        ]
        return self.env._(
            "Passages: %(changes)s.", changes=", ".join(filter(None, parts))
        )
