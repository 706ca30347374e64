from markupsafe import Markup

from odoo import api, fields, models

from ...tools.access import is_readable_by

STAFF = "cafe_partage_module.group_cafe_user"
ACTIVITY = "cafe_partage_module.mail_activity_type_publish"


class CafeSessionReportReviewEndMixin(models.AbstractModel):
    """The days of a review are over: staff are asked, once, to publish the report."""

    _name = "cafe.session.report.review.end.mixin"
    _description = "Session Report: End of the Review"

    review_end_told = fields.Date(
        copy=False,
        readonly=True,
        groups=STAFF,
        export_string_translation=False,
        help="The last day of the review after which staff were asked to publish.",
    )

    def write(self, vals):
        """What was asked for is done, or no longer asked for."""
        result = super().write(vals)
        if vals.get("state") == "published":
            self.activity_feedback([ACTIVITY], user_id=self.env.uid)
        if "state" in vals or "date_review_end" in vals:
            self.filtered(lambda r: not r._is_review_over()).activity_unlink([ACTIVITY])
        return result

    def _is_review_over(self):
        """Whether its days are over, and it waits to be published."""
        self.ensure_one()
        return self.state == "review" and not self.is_reviewed_by_readers

    @api.model
    def _cron_end_reviews(self):
        """Ask for the publication of each report of which the review has ended."""
        # the days of the secretariat may be ahead of those of the server
        latest = fields.Date.add(fields.Date.today(), days=1)
        todo = self.search(
            [("state", "=", "review"), ("date_review_end", "<=", latest)], order="id"
        ).filtered(
            lambda r: r._is_review_over() and r.review_end_told != r.date_review_end
        )
        Cron = self.env["ir.cron"]
        Cron._commit_progress(remaining=len(todo))
        for report in todo:
            report.review_end_told = report.date_review_end
            report._ask_to_publish()
            if not Cron._commit_progress(1):
                break

    def _ask_to_publish(self):
        """Put it on the list of who handles the session."""
        user = self._get_publisher()
        if not user:
            return
        env = self.with_context(lang=user.lang).env
        note = env._("All suggestions are answered.")
        if self.open_suggestion_count:
            note = env._(
                "Suggestions still open: %(count)s. Answer them first.",
                count=self.open_suggestion_count,
            )
        self.activity_schedule(
            ACTIVITY,
            user_id=user.id,
            summary=env._("The review has ended: publish the report"),
            note=Markup("<p>%s</p>") % note,
        )

    def _get_publisher(self):
        """:return: ``res.users`` who may publish it, one or none"""
        session = self.event_id
        users = session.user_id | session.reporter_id.user_ids
        return (users | self.create_uid | session.create_uid).filtered(
            lambda user: user.active
            and user.has_group(STAFF)
            and user.id != self.env.ref("base.user_root").id
            and is_readable_by(self, user)
        )[:1]
