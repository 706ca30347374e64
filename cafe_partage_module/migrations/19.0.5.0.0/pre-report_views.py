"""Lets go of places in the form of a report that are no longer there."""


def migrate(cr, version):
    """Empty what stood in the form about reviews until the update writes it anew.

    It held on to the button that publishes, which has another name now: the form, which
    is written first, would be refused.
    """
    if not version:
        return
    cr.execute(
        "UPDATE ir_ui_view SET arch_db = jsonb_build_object('en_US', '<data/>') "
        "WHERE id IN (SELECT res_id FROM ir_model_data "
        "WHERE module = 'cafe_partage_module' AND model = 'ir.ui.view' "
        "AND name = 'cafe_session_report_view_form_review')"
    )
