from markupsafe import Markup

from odoo import models
from odoo.tools import is_html_empty

from ...tools.past_report import DASH, needs_item_kind, needs_kind
from ...tools.report_text import paragraphs
from .contribution import KIND_BY_ITEM


class CafeSessionReportBodyMixin(models.AbstractModel):
    """How a report is written from its session: it names organisations, never people.

    The result is plain, semantic HTML, which the reporter goes on editing.
    """

    _name = "cafe.session.report.body.mixin"
    _description = "Session Report: Built Text"

    def _get_report_lang(self):
        """Language of the report: the session's, else the secretariat's."""
        self.ensure_one()
        # sudo: a visitor prints too, and cannot read the company's contact
        session = self.sudo().event_id
        return session.lang or session.company_id.partner_id.lang or self.env.lang

    def _render_body(self):
        """Build the report from the session, in the report's language.

        :return: Markup
        """
        self.ensure_one()
        report = self.with_context(lang=self._get_report_lang())
        return report.env["ir.qweb"]._render(
            "cafe_partage_module.session_report_body", report._get_body_values()
        )

    def _get_body_values(self):
        """What ``session_report_body`` shows.

        A *point* is a list of paragraphs, each Markup.

        :return: dict with ``introduction`` and ``closing`` (Markup or False);
            ``sections``, a list of dicts ``title`` (str),
            ``description`` (paragraphs) and ``points``; ``loose``, points outside the
            agenda; ``followups``, points that no section has; ``unplaced`` (paragraphs)
        """
        session = self.event_id
        items = session.item_ids
        followup_items = items.filtered(lambda item: item.kind == "follow_up")
        # those that a point of the agenda stands for are told there
        followups = session.followup_ids.sorted("id").filtered(
            lambda followup: followup.state != "dropped"
            and followup.contribution_id.item_id not in followup_items
        )
        sections = [
            {
                "title": self._get_item_title(item),
                "description": paragraphs(item.description),
                "points": self._get_points(item.contribution_ids),
            }
            for item in items
        ]
        open_points = [self._get_followup_point(followup) for followup in followups]
        if followup_items and open_points:
            last = items.ids.index(followup_items[-1].id)
            sections[last]["points"] += open_points
            open_points = []
        return {
            "introduction": not is_html_empty(self.introduction) and self.introduction,
            "sections": sections,
            "loose": self._get_points(
                session.contribution_ids.filtered(lambda c: not c.item_id)
            ),
            "followups": open_points,
            "closing": not is_html_empty(self.closing) and self.closing,
            "unplaced": paragraphs(self.unplaced),
        }

    def _get_points(self, contributions):
        """What was said, attributed to organisations, in the order of the session.

        :return: list of points
        """
        points = []
        for contribution in contributions:
            followups = contribution.followup_ids.filtered(
                lambda followup: followup.state != "dropped"
            )
            if contribution.item_id.kind != "follow_up":
                followups = followups[:0]
            points.append(
                paragraphs(
                    contribution.text,
                    contribution.attributed
                    and self._get_organisation_name(contribution.organisation_id),
                    self._get_owner_suffix(followups, contribution.text),
                    self._get_kind_lead(contribution),
                )
            )
        return points

    def _get_kind_lead(self, contribution):
        """What kind of contribution it is, where its words alone do not show that.

        The usual kind of its point goes without saying.

        :return: str, or False
        """
        item_kind, kind = contribution.item_id.kind or "discussion", contribution.kind
        text = contribution.text
        if kind == KIND_BY_ITEM[item_kind] or not needs_kind(text, kind, item_kind):
            return False
        return self._get_selection_label(contribution, "kind")

    def _get_item_title(self, item):
        """The title, with its kind before it where the title alone does not show it."""
        if not needs_item_kind(item.name, item.kind):
            return item.name
        return f"{self._get_selection_label(item, 'kind')}{DASH}{item.name}"

    def _get_selection_label(self, record, name):
        labels = record._fields[name]._description_selection(self.env)
        return dict(labels)[record[name]]

    def _get_followup_point(self, followup):
        """A topic and who would take it on, as ``Vorming geven → Pronet?``."""
        topic = followup.name.removesuffix("…").strip()
        description = followup.description or ""
        text = description if " ".join(description.split()).startswith(topic) else topic
        if text is topic and description:
            text = f"{followup.name}\n\n{description}"
        return paragraphs(text, suffix=self._get_owner_suffix(followup, text))

    def _get_owner_suffix(self, followups, text):
        """Who took follow-ups on; with a question mark, who was thought of.

        :return: Markup, empty where nobody is known, or ``text`` ends with it already
        """
        owners = []
        for followup in followups:
            responsible = self._get_organisation_name(followup.responsible_partner_id)
            suggested = self._get_organisation_name(followup.suggested_partner_id)
            owner = responsible or (suggested and f"{suggested}?")
            if owner and owner not in owners:
                owners.append(owner)
        if not owners or text.rstrip(" .").endswith(", ".join(owners)):
            return Markup("")
        return Markup(" → <strong>{}</strong>").format(", ".join(owners))

    def _get_organisation_name(self, partner):
        """The organisation of a contact: a person alone is not named.

        :return: str or False
        """
        organisation = partner if partner.is_company else partner.commercial_partner_id
        return organisation.is_company and organisation.name
