"""Small things that many models do with their records, the same way everywhere."""


def count_by(records, model, field, domain=()):
    """Count the lines that point to each record, in one query.

    :param records: recordset; new records count as what they were made from
    :param model: str, name of the model of the lines
    :param field: str, the Many2one of the lines that points to ``records``
    :param domain: list; only lines that match count
    :return: function of one record to its count, an int
    """
    groups = records.env[model]._read_group(
        [*domain, (field, "in", records._origin.ids)], [field], ["__count"]
    )
    counts = {target.id: count for target, count in groups}
    return lambda record: counts.get(record._origin.id, 0)


def form_action(record, **values):
    """The action that opens one record.

    :param values: more of the action, such as ``name`` and ``target``
    :return: dict
    """
    return {
        "type": "ir.actions.act_window",
        "res_model": record._name,
        "res_id": record.ensure_one().id,
        "view_mode": "form",
        **values,
    }
