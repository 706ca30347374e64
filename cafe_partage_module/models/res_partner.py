from odoo import api, fields, models

from ..tools.records import count_by

COORDINATOR = "cafe_partage_module.group_cafe_coordinator"


class ResPartner(models.Model):
    """A contact's place in networks and sessions."""

    _name = "res.partner"
    _inherit = ["cafe.partner.names.mixin", "res.partner"]

    network_member_ids = fields.One2many(
        "cafe.network.member", "partner_id", string="Networks", groups=COORDINATOR
    )
    network_count = fields.Integer(
        string="Current networks", compute="_compute_network_count", groups=COORDINATOR
    )
    represented_member_ids = fields.Many2many(
        "cafe.network.member",
        "cafe_network_member_representative_rel",
        "res_partner_id",
        "cafe_network_member_id",
        string="Speaks for",
        groups=COORDINATOR,
    )
    member_driver_ids = fields.One2many(
        "cafe.member.driver", "partner_id", string="Drivers", groups=COORDINATOR
    )
    engagement_ids = fields.One2many(
        "cafe.engagement", "partner_id", string="Engagements", groups=COORDINATOR
    )
    representing_ids = fields.One2many(
        "event.registration",
        "organisation_id",
        string="Registrations for this organisation",
        groups="event.group_event_registration_desk",
    )
    followup_count = fields.Integer(
        string="Follow-ups",
        compute="_compute_followup_count",
        groups="cafe_partage_module.group_cafe_user",
    )

    # an attendee is looked up by her address, among all contacts
    _email_normalized_idx = models.Index(
        "(email_normalized) WHERE email_normalized IS NOT NULL"
    )

    @api.depends("network_member_ids.state")
    def _compute_network_count(self):
        count = count_by(
            self, "cafe.network.member", "partner_id", [("is_current", "=", True)]
        )
        for partner in self:
            partner.network_count = count(partner)

    @api.depends("event_registration_ids", "event_registration_ids.state")
    def _compute_registration_count(self):
        """As ``partner_event``, in one count for all: who waits or did not come has
        attended nothing."""
        groups = self.env["event.registration"]._read_group(
            [
                ("attendee_partner_id", "child_of", self._origin.ids),
                ("state", "not in", ("draft", "waiting", "no_show", "cancel")),
            ],
            ["attendee_partner_id"],
            ["__count"],
        )
        totals = dict.fromkeys(self._origin.ids, 0)
        # sudo: a contact counts for those above her, whom the user need not see
        for partner, count in groups:
            above = partner.sudo()
            while above:
                if above.id in totals:
                    totals[above.id] += count
                above = above.parent_id
        for partner in self:
            partner.registration_count = totals.get(partner._origin.id, 0)

    def _compute_followup_count(self):
        count = count_by(self, "cafe.followup", "responsible_partner_id")
        for partner in self:
            partner.followup_count = count(partner)

    def action_view_networks(self):
        """Open the memberships of this contact."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_network_member_action"
        )
        action["domain"] = [("partner_id", "=", self.id)]
        action["context"] = {"default_partner_id": self.id}
        return action

    def action_view_followups(self):
        """Open the follow-ups for which this contact is responsible."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cafe_partage_module.cafe_followup_action"
        )
        action["domain"] = [("responsible_partner_id", "=", self.id)]
        action["context"] = {"default_responsible_partner_id": self.id}
        return action

    @api.model
    def _cafe_find_or_create(self, name, is_company, parent=None, values=None):
        """Take the contact with exactly this name, or make it.

        Case and white space do not count. A person is looked for below ``parent``.

        :param name: str
        :param is_company: bool
        :param parent: ``res.partner`` of the person's organisation, or None
        :param values: more values for a new contact
        :return: one ``res.partner``
        """
        name = " ".join(name.split())
        escaped = name.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")
        domain = [("name", "=ilike", escaped), ("is_company", "=", is_company)]
        if parent:
            domain.append(("parent_id", "=", parent.id))
        return self.search(domain, limit=1, order="id") or self.create(
            {
                "name": name,
                "is_company": is_company,
                "parent_id": parent.id if parent else False,
                **(values or {}),
            }
        )
