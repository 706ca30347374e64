"""Who may see what, asked about somebody else than the current user."""


def is_readable_by(record, user):
    """Whether a user may read a record, in any of the user's companies.

    :param record: one record; a new one counts as what it was made from
    :param user: ``res.users``
    :return: bool
    """
    # sudo: the companies of another user, to judge as that user would
    companies = user.sudo().company_ids.ids
    seen = record._origin.with_user(user).with_context(allowed_company_ids=companies)
    return seen.has_access("read")
