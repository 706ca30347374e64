"""Who answered a suggestion for a report is a contact: the reporter may be no user."""

from odoo.tools.sql import column_exists


def migrate(cr, version):
    # versions before 19.0.4 had no suggestions
    if not column_exists(cr, "cafe_session_report_suggestion", "answered_by_id"):
        return
    cr.execute(
        """
        UPDATE cafe_session_report_suggestion AS suggestion
           SET decided_by_id = users.partner_id
          FROM res_users AS users
         WHERE users.id = suggestion.answered_by_id
           AND suggestion.decided_by_id IS NULL
        """
    )
