"""Gives the memberships of version 19.0.1 their history and their place in time."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Fill what 19.0.2 knows of a membership and 19.0.1 did not.

    - Each membership that took part gets a row of history: its present circle, from its
      first day to its last one. Where it was before is in its discussion only.
    - A membership that has yet to begin becomes an accepted application.
    - An application was made on the day that stood as its first day.
    """
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
    members = env["cafe.network.member"].with_context(active_test=False).search([])
    members._keep_to_dates()
    members._sync_periods()
    cr.execute(
        """UPDATE cafe_network_member SET date_applied = date_start
            WHERE state = 'applicant' AND application_state != 'accepted'
              AND date_applied IS NULL"""
    )
