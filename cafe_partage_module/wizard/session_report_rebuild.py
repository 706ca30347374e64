from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.passages import join_passages


class CafeSessionReportRebuild(models.TransientModel):
    """What building a report anew would change in it, to tick."""

    _name = "cafe.session.report.rebuild"
    _description = "Building a Report Anew"

    report_id = fields.Many2one(
        "cafe.session.report", required=True, ondelete="cascade"
    )
    fresh_body = fields.Html(sanitize=False, readonly=True)
    body_revision = fields.Integer(readonly=True)
    line_ids = fields.One2many("cafe.session.report.rebuild.line", "rebuild_id")

    @api.model_create_multi
    def create(self, vals_list):
        """Compare the texts as they are at this moment."""
        rebuilds = super().create(vals_list)
        for rebuild in rebuilds:
            report = rebuild.report_id
            rebuild.write(
                {
                    "fresh_body": report._render_body(),
                    "body_revision": report.body_revision,
                }
            )
            rebuild.env["cafe.session.report.rebuild.line"].create(rebuild._get_lines())
        return rebuilds

    def _get_lines(self):
        """:return: list of dicts, values of the lines: what would change"""
        report = self.report_id
        lines = []
        for place, chunk in enumerate(report._compare_build(self.fresh_body)):
            if chunk.kind not in ("theirs", "conflict"):
                continue
            both = chunk.kind == "conflict" and report._bring_together(chunk)
            kind = "conflict"
            if both:
                kind = "both"
            elif chunk.kind == "theirs":
                kind = "added" if not chunk.mine else "changed"
                kind = kind if chunk.theirs else "removed"
            lines.append(
                {
                    "rebuild_id": self.id,
                    "place": place,
                    "kind": kind,
                    "current": join_passages(chunk.mine),
                    "fresh": join_passages(both or chunk.theirs),
                    # where nobody knows what it was built from, nothing goes by itself
                    "take": chunk.kind == "theirs"
                    and (bool(report.built_body) or kind == "added"),
                }
            )
        return lines

    def action_apply(self):
        """Take over what is ticked.

        :raises UserError: where somebody changed the text meanwhile
        """
        self.ensure_one()
        report = self.report_id
        report._check_editable()
        if report.body_revision != self.body_revision:
            raise UserError(
                self.env._(
                    "Somebody changed the text meanwhile. Close this and choose "
                    "“Build anew” again: nothing was changed."
                )
            )
        taken = self.line_ids.filtered("take").mapped("place")
        report._apply_build(self.fresh_body, set(taken))
        return {"type": "ir.actions.act_window_close"}


class CafeSessionReportRebuildLine(models.TransientModel):
    """One passage that would change."""

    _name = "cafe.session.report.rebuild.line"
    _description = "Change by Building Anew"
    _order = "rebuild_id, place"

    rebuild_id = fields.Many2one(
        "cafe.session.report.rebuild", required=True, ondelete="cascade", index=True
    )
    place = fields.Integer(readonly=True)
    kind = fields.Selection(
        [
            ("added", "New"),
            ("changed", "Changed in the session"),
            ("removed", "Gone from the session"),
            ("both", "Changed in both: together"),
            ("conflict", "Changed in both: choose"),
        ],
        readonly=True,
    )
    current = fields.Html(string="In the report now", sanitize=False, readonly=True)
    fresh = fields.Html(string="Would become", sanitize=False, readonly=True)
    take = fields.Boolean(string="Take over")
