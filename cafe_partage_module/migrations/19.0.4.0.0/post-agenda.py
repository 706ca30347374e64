"""Gives the series of version 19.0.3 the agenda with which a session begins."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """Series get the usual template; sessions keep the agenda that they have."""
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {"tracking_disable": True})
    series = env["cafe.series"].with_context(active_test=False).search([])
    series._add_default_items()
