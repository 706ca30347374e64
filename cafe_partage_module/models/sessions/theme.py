from odoo import Command, api, fields, models

from ...tools.records import count_by


class CafeTheme(models.Model):
    """What a session could be about, from first idea to held session."""

    _name = "cafe.theme"
    _description = "Session Theme"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "state_order, support_count desc, id desc"

    # subject
    name = fields.Char(required=True, translate=True, tracking=True, index="trigram")
    description = fields.Html(
        translate=True, help="Shown on the session's page and in the report."
    )
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", default=lambda self: self.env.company, index=True
    )
    series_id = fields.Many2one(
        "cafe.series",
        default=lambda self: self.env["cafe.series"].search([], limit=1),
        index=True,
        check_company=True,
    )
    color = fields.Integer()

    # progress
    state = fields.Selection(
        [
            ("proposed", "Proposed"),
            ("shortlisted", "Shortlisted"),
            ("planned", "Planned"),
            ("held", "Covered"),
            ("parked", "Parked"),
        ],
        required=True,
        default="proposed",
        copy=False,
        index=True,
        tracking=True,
        group_expand=True,
    )
    state_order = fields.Integer(
        compute="_compute_state_order", store=True, export_string_translation=False
    )
    session_ids = fields.One2many("event.event", "theme_id", string="Sessions")
    session_count = fields.Integer(compute="_compute_session_count")

    # origin
    proposer_id = fields.Many2one(
        "res.partner",
        string="Proposed by",
        default=lambda self: self.env.user.partner_id,
        index="btree_not_null",
    )
    supporter_ids = fields.Many2many(
        "res.partner", "cafe_theme_supporter_rel", string="Supporters"
    )
    support_count = fields.Integer(
        string="Support", compute="_compute_support_count", store=True
    )

    @api.depends("state")
    def _compute_state_order(self):
        order = [key for key, _label in self._fields["state"].selection]
        for theme in self:
            theme.state_order = order.index(theme.state or "proposed")

    @api.depends("session_ids")
    def _compute_session_count(self):
        count = count_by(self, "event.event", "theme_id")
        for theme in self:
            theme.session_count = count(theme)

    @api.depends("supporter_ids")
    def _compute_support_count(self):
        for theme in self:
            theme.support_count = len(theme.supporter_ids)

    def action_shortlist(self):
        """Put themes on the shortlist."""
        self.write({"state": "shortlisted"})

    def action_park(self):
        """Put themes aside; they can come back with Propose again."""
        self.write({"state": "parked"})

    def action_propose(self):
        """Take parked or shortlisted themes back to the proposals."""
        self.write({"state": "proposed"})

    def action_hold(self):
        """Close themes whose session took place."""
        self.write({"state": "held"})

    def _plan(self):
        """A session on them was planned."""
        self.filtered(
            lambda theme: theme.state in ("proposed", "shortlisted", "parked")
        ).write({"state": "planned"})

    def action_support(self):
        """Give or take back the current user's voice; one voice per person."""
        partner = self.env.user.partner_id
        for theme in self:
            command = Command.unlink if partner in theme.supporter_ids else Command.link
            theme.supporter_ids = [command(partner.id)]

    def action_plan_session(self):
        """Open a new session on this theme, filled in by its series.

        Nothing is saved before the user saves: the theme becomes planned then.

        :return: an action on ``event.event``
        """
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Plan a session"),
            "res_model": "event.event",
            "view_mode": "form",
            "context": {
                "default_theme_id": self.id,
                "default_series_id": self.series_id.id,
                "default_name": self.name,
            },
        }

    def action_view_sessions(self):
        """Open the sessions on this theme."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_session_action"
        )
        action["domain"] = [("theme_id", "=", self.id)]
        action["context"] = {
            "default_theme_id": self.id,
            "default_series_id": self.series_id.id,
        }
        return action
