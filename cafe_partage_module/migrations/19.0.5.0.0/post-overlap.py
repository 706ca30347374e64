"""Counts what networks share, from the places that there are."""

from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    env = api.Environment(cr, SUPERUSER_ID, {})
    env["cafe.network.overlap"]._rebuild()
