"""Reads records as Odoo's web client does: with what a view shows, and no more."""

from lxml import etree

LINES_SHOWN = 40  # of an x2many list without a limit of its own
ROWS_SHOWN = 80


def view_specification(model, view_type, xml_id=None):
    """What the web client asks for, for one view.

    :param model: recordset with the user's environment
    :param view_type: ``form``, ``list`` or ``kanban``
    :param xml_id: str, of the view; by default the model's own
    :return: dict, the ``specification`` of ``web_read``
    """
    view = model.env.ref(xml_id).sudo().id if xml_id else None
    answer = model.get_views([(view, view_type)])
    arch = etree.fromstring(answer["views"][view_type]["arch"])
    return _specification(arch, answer["models"], model._name)


def _specification(arch, models, model_name):
    found = {}
    for node in arch.iter("field"):
        if any(parent.tag == "field" for parent in node.iterancestors()):
            if next(node.iterancestors("field")) is not arch:
                continue
        name = node.get("name")
        field = models[model_name]["fields"].get(name)
        if field:
            found[name] = _field_specification(node, field, models)
    return found


def _field_specification(node, field, models):
    if field["type"] == "many2one":
        return {"fields": {"display_name": {}}}
    if field["type"] not in ("one2many", "many2many"):
        return {}
    lines = next((child for child in node if child.tag in ("list", "kanban")), None)
    if lines is None:
        return {"fields": {"display_name": {}}}
    return {
        "fields": _specification_of_lines(lines, models, field["relation"]),
        "limit": int(lines.get("limit") or LINES_SHOWN),
    }


def _specification_of_lines(lines, models, model_name):
    fields = models[model_name]["fields"]
    return {
        node.get("name"): _field_specification(node, fields[node.get("name")], models)
        for node in lines.iterchildren("field")
        if node.get("name") in fields
    }


def open_form(record, xml_id=None):
    """:return: dict, what the form of one record reads"""
    (values,) = record.web_read(view_specification(record.browse(), "form", xml_id))
    return values


def open_list(model, domain, view_type="list"):
    """:return: dict with ``length`` and ``records``, the first page of a list"""
    return model.web_search_read(
        domain, view_specification(model, view_type), limit=ROWS_SHOWN
    )
