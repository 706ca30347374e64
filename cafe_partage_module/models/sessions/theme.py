from odoo import api, fields, models

from ...tools.records import count_by


class CafeTheme(models.Model):
    """What a session could be about, from first idea to held session.

    Each aspect has a mixin in a file of its own: voices, planning, merging of doubles,
    news for the proposer, and what the website shows.
    """

    _name = "cafe.theme"
    _description = "Session Theme"
    _inherit = [
        "cafe.theme.news.mixin",
        "cafe.theme.voice.mixin",
        "cafe.theme.plan.mixin",
        "cafe.theme.merge.mixin",
        "cafe.theme.public.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
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
