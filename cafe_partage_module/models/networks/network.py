from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from ...tools.records import count_by


class CafeNetwork(models.Model):
    """A network of organisations, with a contact card of its own."""

    _name = "cafe.network"
    _description = "Network"
    _inherit = [
        "mail.thread",
        "mail.activity.mixin",
        "website.published.mixin",
        "cafe.network.lineage.mixin",
        "cafe.network.membership.mixin",
        "cafe.network.means.mixin",
        "cafe.network.governance.mixin",
        "cafe.network.support.mixin",
        "cafe.network.nearest.mixin",
        "cafe.network.publication.mixin",
        "cafe.network.figures.mixin",
    ]
    _order = "name, id"

    # identity
    name = fields.Char(required=True, tracking=True, index="trigram")
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company", default=lambda self: self.env.company, index=True
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Contact card",
        required=True,
        ondelete="restrict",
        domain=[("is_company", "=", True)],
        check_company=True,
        help="Address, website and bank account of the network. "
        "Left empty on a new network, a card with the same name is made.",
    )
    date_founded = fields.Date(string="Founded on")
    purpose_ids = fields.Many2many("cafe.network.purpose", string="Purposes")
    kind = fields.Selection(
        [("project", "Project"), ("policy", "Policy"), ("learning", "Learning")],
        tracking=True,
    )
    description = fields.Html(translate=True)

    # governance
    phase_ids = fields.One2many("cafe.network.phase", "network_id", string="Phases")
    statement_ids = fields.One2many(
        "cafe.network.statement", "network_id", string="Statements"
    )

    # membership
    member_rule = fields.Selection(
        [
            ("application", "By application"),
            ("attendance", "By attendance"),
            ("fee", "By fee"),
            ("engagement", "By engagement"),
            ("open", "Open"),
        ],
        string="How to become a member",
        required=True,
        default="application",
    )
    individuals_allowed = fields.Boolean(
        string="Persons may join",
        help="If not set, only organisations can be members.",
    )
    circle_ids = fields.One2many(
        "cafe.network.circle", "network_id", string="Circles", copy=True
    )
    member_ids = fields.One2many("cafe.network.member", "network_id", string="Members")
    living_member_ids = fields.One2many(
        "cafe.network.member",
        "network_id",
        string="Members and applicants",
        domain=[("state", "in", ("applicant", "active", "paused"))],
    )
    member_count = fields.Integer(
        string="Current members", compute="_compute_member_count"
    )
    driver_due_count = fields.Integer(
        string="Drivers due", compute="_compute_driver_due_count"
    )
    scope = fields.Selection(
        [("intrasectoral", "One sector"), ("intersectoral", "Several sectors")],
        compute="_compute_scope",
        store=True,
        help="Follows from the sectors of the active and paused members.",
    )

    # commitment (a later room: by name only)
    driver_interval = fields.Integer(
        string="Ask for drivers every",
        default=12,
        required=True,
        help="Months for which a confirmed driver stays fresh.",
    )
    driver_grace = fields.Integer(
        string="Stale after",
        default=3,
        required=True,
        help="Months after that in which a driver is due; then it is stale.",
    )
    driver_mail = fields.Boolean(
        string="Ask by mail",
        help="Each day, the people of members whose drivers are due get a mail: are "
        "they still true? At most one mail and one reminder.",
    )
    driver_ids = fields.One2many("cafe.member.driver", "network_id", string="Drivers")
    round_ids = fields.One2many(
        "cafe.conversation.round", "network_id", string="Conversation rounds"
    )
    engagement_ids = fields.One2many(
        "cafe.engagement", "network_id", string="Engagements"
    )
    collaboration_ids = fields.One2many(
        "cafe.collaboration", "network_id", string="Collaborations"
    )

    # means
    funding_ids = fields.One2many(
        "cafe.network.funding", "network_id", string="Funding"
    )
    service_line_ids = fields.One2many(
        "cafe.service.line", "network_id", string="Shared services"
    )

    # support base (read models: by name only)
    support_ids = fields.One2many(
        "cafe.support.report", "network_id", string="Support base"
    )

    # people
    coordinator_ids = fields.Many2many(
        "res.users",
        "cafe_network_coordinator_rel",
        string="Coordinators",
        help="They see and edit this network, its circles and its members.",
    )
    staff_fte = fields.Float(string="Staff (FTE)", digits=(6, 2))
    mailing_list_id = fields.Many2one(
        "mailing.list", string="Mailing list", ondelete="set null", copy=False
    )

    _partner_uniq = models.Constraint(
        "unique(partner_id)", "This contact is the card of another network already."
    )
    _driver_months_positive = models.Constraint(
        "CHECK(driver_interval > 0 AND driver_grace >= 0)",
        "Drivers stay fresh for at least one month.",
    )
    _staff_fte_positive = models.Constraint(
        "CHECK(staff_fte >= 0)", "The number of staff cannot be negative."
    )

    @api.depends("member_ids.state", "member_ids.date_start", "member_ids.date_end")
    def _compute_member_count(self):
        count = count_by(
            self, "cafe.network.member", "network_id", [("is_current", "=", True)]
        )
        for network in self:
            network.member_count = count(network)

    def _compute_driver_due_count(self):
        count = count_by(
            self,
            "cafe.member.driver",
            "network_id",
            [("freshness", "in", ("due", "stale"))],
        )
        for network in self:
            network.driver_due_count = count(network)

    @api.depends("member_ids.state", "member_ids.industry_id")
    def _compute_scope(self):
        sectors = {}
        # sudo: the scope is a fact of the network, whoever changed a member's sector
        for network, _industry in (
            self.env["cafe.network.member"]
            .sudo()
            ._read_group(
                Domain("network_id", "in", self.ids)
                & Domain("state", "in", ("active", "paused"))
                & Domain("industry_id", "!=", False),
                ["network_id", "industry_id"],
            )
        ):
            sectors[network.id] = sectors.get(network.id, 0) + 1
        for network in self:
            count = sectors.get(network._origin.id, 0)
            network.scope = count and (
                "intrasectoral" if count == 1 else "intersectoral"
            )

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if not vals.get("partner_id") and vals.get("name"):
                vals["partner_id"] = (
                    self.env["res.partner"]
                    .create({"name": vals["name"], "is_company": True})
                    .id
                )
        return super().create(vals_list)

    def copy_data(self, default=None):
        """A copy is another network: it gets its own name and contact card."""
        vals_list = super().copy_data(default=default)
        for network, vals in zip(self, vals_list, strict=True):
            if "name" not in (default or {}):
                vals["name"] = self.env._("%(name)s (copy)", name=network.name)
            if "partner_id" not in (default or {}):
                vals.pop("partner_id", None)
        return vals_list

    @api.ondelete(at_uninstall=False)
    def _unlink_except_members(self):
        for network in self:
            if network.member_ids:
                raise UserError(
                    self.env._(
                        "%(network)s has members, now or in the past: their history "
                        "is kept. Archive the network instead.",
                        network=network.name,
                    )
                )
            if network.with_context(active_test=False).service_line_ids:
                raise UserError(
                    self.env._(
                        "%(network)s offers or needs services, now or in the past. "
                        "Archive it instead.",
                        network=network.name,
                    )
                )

    def action_view_members(self):
        """Open the members of these networks, the current ones first."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_network_member_action"
        )
        action["domain"] = [("network_id", "in", self.ids)]
        action["context"] = {
            "default_network_id": self.id if len(self) == 1 else False,
            "search_default_current": 1,
            "cafe_short_circle": len(self) == 1,
        }
        return action
