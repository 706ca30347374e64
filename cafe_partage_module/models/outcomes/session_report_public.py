from odoo import api, fields, models

from ...tools.redaction import normalise_name, redact_html, redact_text


class CafeSessionReportPublicMixin(models.AbstractModel):
    """What everybody may read of a session report.

    Names are left out at the moment of reading: consent that is withdrawn counts at
    once, for every version. Nothing public reads another field than these.
    """

    _name = "cafe.session.report.public.mixin"
    _description = "Session Report: Public Side"
    _inherit = ["website.published.mixin"]

    public_body = fields.Html(
        compute="_compute_public_body", compute_sudo=True, sanitize=False
    )
    public_title = fields.Char(
        compute="_compute_public_title",
        compute_sudo=True,
        export_string_translation=False,
        help="The name of the session, without the people who may not be named.",
    )

    @api.depends("event_id.name", "event_id.withheld_names", "names_withheld")
    @api.depends_context("lang")
    def _compute_public_title(self):
        for report in self:
            report.public_title = report._redact_text(report.event_id.name)

    @api.depends("published_version_id", "names_withheld", "event_id.withheld_names")
    @api.depends_context("lang")
    def _compute_public_body(self):
        for report in self:
            report.public_body = report._redact_html(report.published_version_id.body)

    @api.depends("public_title")
    @api.depends_context("lang")
    def _compute_website_url(self):
        """The same address for everybody: it names nobody either."""
        result = super()._compute_website_url()
        for report in self.filtered("id"):
            slug = self.env["ir.http"]._slug((report.id, report.public_title or ""))
            report.website_url = f"/verslagen/{slug}"
        return result

    def _redact_html(self, html):
        """``html`` without the names that nothing public may show.

        :param html: str with HTML, or a false value
        :return: str with HTML
        """
        return redact_html(html, *self._get_redaction())

    def _redact_text(self, text):
        """Plain ``text`` without the names that nothing public may show.

        :param text: str, or a false value
        :return: str
        """
        return redact_text(text, *self._get_redaction())

    def _get_redaction(self):
        """:return: names, what stands in their place, and whether e-mail goes too"""
        self.ensure_one()
        report = self.sudo()
        return (
            report.event_id._get_withheld_names(),
            self.env._("[name withheld]"),
            report.names_withheld,
        )

    def _get_public_people(self):
        """Who was there, as everybody may read it.

        :return: dict with ``people`` (list of dicts ``name``, ``organisation``,
            ``role``; with consent only), ``organisations`` (list of str, sorted,
            all of them) and ``unnamed`` (int: people who are not named)
        """
        self.ensure_one()
        # sudo: registrations are closed to visitors; only what is listed above leaves
        session = self.sudo().event_id
        standing = session.registration_ids.filtered(
            lambda registration: registration.state in ("open", "done")
        )
        present = standing.filtered(lambda r: r.state == "done") or standing
        withheld = {normalise_name(name) for name in session._get_withheld_names()}
        named = present.filtered(
            lambda r: r.consent_report and normalise_name(r.name) not in withheld
        )
        # somebody who stands alone may have put her own name for an organisation
        labels = {
            r: r.organisation_label
            for r in present
            if normalise_name(r.organisation_label) not in withheld | {""}
        }
        roles = dict(present._fields["role"]._description_selection(self.env))
        return {
            "people": [
                {
                    "name": registration.name,
                    "organisation": labels.get(registration, ""),
                    "role": registration.role != "participant"
                    and roles.get(registration.role),
                }
                for registration in named.sorted(lambda r: normalise_name(r.name))
            ],
            "organisations": sorted(set(labels.values()), key=normalise_name),
            "unnamed": len(present) - len(named),
        }
