"""The form of a report has other buttons: what was put beside them comes anew."""


def migrate(cr, version):
    """Empty the view that looks for a button of before, until the update fills it.

    Else the form that it belongs to cannot be renewed.
    """
    if not version:
        return
    cr.execute(
        """
        UPDATE ir_ui_view AS view
           SET arch_db = jsonb_build_object('en_US', '<data/>')
          FROM ir_model_data AS data
         WHERE data.model = 'ir.ui.view'
           AND data.module = 'cafe_partage_module'
           AND data.name = 'cafe_session_report_view_form_review'
           AND view.id = data.res_id
        """
    )
