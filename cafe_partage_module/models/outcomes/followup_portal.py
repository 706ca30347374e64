from odoo import api, models
from odoo.fields import Domain

PER_PAGE = 12


class CafeFollowupPortal(models.AbstractModel):
    """Follow-ups as the website shows them.

    Visitors and members have no rights on follow-ups. This service reads what staff
    published, or what is a member's own, and plain values leave it, without names that
    are withheld. Each page costs the same number of queries, however many there are.
    """

    _name = "cafe.followup.portal"
    _description = "Follow-ups on the Website"
    _inherit = ["cafe.followup.portal.mine.mixin"]

    @api.model
    def _get_domain(self, show=None):
        """:return: Domain of the follow-ups on the current website; needs sudo"""
        domain = (
            Domain("is_published", "=", True)
            & Domain("active", "=", True)
            & self._get_company_domain()
        )
        if show == "open":
            domain &= Domain("is_open", "=", True)
        elif show == "done":
            domain &= Domain("state", "=", "done")
        return domain

    @api.model
    def _get_company_domain(self):
        company = self.env["website"].get_current_website().company_id
        return Domain("company_id", "in", (False, company.id))

    @api.model
    def _get_followups(self):
        # sudo: no rights on follow-ups; the domains hold what is public, or one's own
        return self.env["cafe.followup"].sudo()

    @api.model
    def _count(self, show=None):
        """:return: int, for the pager"""
        return self._get_followups().search_count(self._get_domain(show))

    @api.model
    def _get_page_size(self):
        return PER_PAGE

    @api.model
    def _get_urls(self):
        """:return: list of str, for the sitemap"""
        return self._get_followups().search(self._get_domain()).mapped("website_url")

    @api.model
    def _get_list(self, show=None, offset=0):
        """:return: list of dicts, see :meth:`_describe`"""
        return self._describe(
            self._get_followups().search(
                self._get_domain(show), limit=PER_PAGE, offset=offset
            )
        )

    @api.model
    def _find(self, followup_id):
        """:return: ``cafe.followup`` (sudo) on the website, or none"""
        followup = self._get_followups().browse(followup_id).exists()
        return followup.filtered_domain(self._get_domain())

    @api.model
    def _get_page(self, followup):
        """What the page of one follow-up shows.

        :return: dict, as :meth:`_describe` gives it, with ``is_mine`` (bool, whether
            the user follows it) and ``may_log`` (bool, whether she may say what it
            changed)
        """
        (told,) = self._describe(followup)
        own = self._get_own_ids(followup)
        return {
            **told,
            "is_mine": self._is_reader(followup),
            "may_log": followup.id in own and followup.state != "dropped",
        }

    @api.model
    def _describe(self, followups):
        """Follow-ups in plain values.

        :param followups: ``cafe.followup`` (sudo)
        :return: list of dicts of ``id``, ``name``, ``description``, ``url``, ``state``,
            ``status`` (str, for people), ``is_open``, ``is_public``, ``deadline``,
            ``owner`` and ``reason`` (str), ``session`` (str), ``report`` (dict of
            ``name`` and ``url``, or None) and ``effects`` (list of dicts of ``date``
            and ``text``)
        """
        labels = dict(followups._fields["state"]._description_selection(self.env))
        reports = self._get_reports(followups)
        return [
            {
                "id": followup.id,
                "name": followup._get_public_name(),
                "description": followup._redact(followup.description),
                "url": followup.website_url,
                "state": followup.state,
                "status": labels[followup.state],
                "is_open": followup.is_open,
                "is_public": followup._is_on_website(),
                "deadline": followup.is_open and followup.date_deadline,
                "owner": followup._get_public_owner(),
                "reason": followup.state == "dropped"
                and followup._redact(followup.drop_reason),
                "session": followup.event_id.public_title or "",
                "report": reports.get(followup.event_id),
                "effects": [
                    {"date": effect.date, "text": followup._redact(effect.text)}
                    for effect in followup.effect_ids.sorted("date")
                ],
            }
            for followup in followups
        ]

    @api.model
    def _get_reports(self, followups):
        """:return: dict of a session to its published report"""
        reports = self.env["cafe.session.report"].search(
            [
                ("event_id", "in", followups.event_id.ids),
                ("is_published", "=", True),
                ("published_version_id", "!=", False),
            ]
        )
        return {
            # sudo: which session it is of; the report itself is public
            report.sudo().event_id: {
                "name": report.public_title,
                "url": report.website_url,
            }
            for report in reports
        }
