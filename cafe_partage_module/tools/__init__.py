"""Pure Python helpers; nothing in here imports odoo."""
