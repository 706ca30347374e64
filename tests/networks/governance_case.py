"""Builders for how networks are run, what they say of themselves and their family."""

from contextlib import contextmanager

from ..common import CafeBuilders, CafeCase


class GovernanceBuilders(CafeBuilders):
    @classmethod
    def make_phase(cls, network, model="pioneers", start="2015-01-01", **values):
        return cls.env["cafe.network.phase"].create(
            {
                "network_id": network.id,
                "governance_model": model,
                "date_start": start,
                **values,
            }
        )

    @classmethod
    def make_statement(cls, network, text="Samen sterk.", start="2015-01-01", **values):
        return cls.env["cafe.network.statement"].create(
            {"network_id": network.id, "text": text, "date_start": start, **values}
        )


class GovernanceCase(GovernanceBuilders, CafeCase):
    @contextmanager
    def refused(self, error, words):
        """What is done inside is refused with these words, and leaves nothing."""
        with self.assertRaisesRegex(error, words), self.env.cr.savepoint():
            yield

    def queries(self, function):
        """How many queries a function costs when no record is in the cache.

        The least of three times: what is kept between requests, such as rules, may
        have to be read the first times.
        """
        counts = []
        for _time in range(3):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            function()
            counts.append(self.env.cr.sql_log_count - before)
        return min(counts)

    def messages(self, network):
        """:return: str, all that the chatter of a network says"""
        return " ".join(network.message_ids.mapped(lambda m: str(m.body)))
