from odoo import SUPERUSER_ID, api


def migrate(cr, version):
    """An archived registration is as gone: who consented on one is named no more.

    Pages leave the name out while they are read; the search index is made anew here.
    """
    env = api.Environment(cr, SUPERUSER_ID, {})
    registrations = (
        env["event.registration"]
        .with_context(active_test=False)
        .search(
            [
                ("active", "=", False),
                ("consent_report", "=", True),
                ("event_id.report_ids.published_version_id", "!=", False),
            ]
        )
    )
    reports = registrations.event_id.report_ids
    for name in ("search_config", "search_excerpt", "search_title", "search_text"):
        env.add_to_compute(reports._fields[name], reports)
    env.flush_all()
