from datetime import timedelta

from odoo import fields, models

KEPT = timedelta(days=7)  # after the publication, what was typed can still be undone
BATCH = 1000


class CafeCaptureStepClearing(models.AbstractModel):
    """How it was before each step is forgotten once the report is out.

    The step itself stays: a browser that comes back late with the same one is still
    told that it was taken.
    """

    _name = "cafe.capture.step.clearing.mixin"
    _description = "Steps at the capture desk: forgetting what was typed"

    cleared = fields.Boolean(help="What was typed is forgotten; it cannot be undone.")

    def _forget_typed(self):
        """Forget what was typed for a session whose report is out for some days.

        :return: tuple of how many were done and whether there are more
        """
        before, report = fields.Datetime.now() - KEPT, "event_id.report_ids"
        steps = self.search(
            [
                ("cleared", "=", False),
                ("write_date", "<", before),
                (f"{report}.state", "=", "published"),
                (
                    "event_id.report_ids.published_version_id.date_published",
                    "<",
                    before,
                ),
            ],
            limit=BATCH,
        )
        steps.write({"before": False, "after": False, "cleared": True})
        return len(steps), len(steps) == BATCH
