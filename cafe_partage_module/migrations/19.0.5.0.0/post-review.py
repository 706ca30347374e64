"""Who answered a suggestion for a report is a contact: the reporter may be no user."""


def migrate(cr, version):
    if not version:
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
