"""Two people at the same moment, each with a real connection of her own."""

import threading

from odoo import SUPERUSER_ID, api
from odoo.service.model import retrying
from odoo.tests import TransactionCase
from odoo.tools import mute_logger

LONGEST = 60  # seconds; who waits longer hangs


class AtOnceCase(TransactionCase):
    """What these tests save is really saved: each cleans up what it made."""

    def run_saved(self, act, cursor=None):
        """Do something as one request does: saved at the end, begun anew when it met
        another one.

        :param act: function of the environment of a superuser
        :return: what it gave
        """
        if cursor:
            return retrying(lambda: act(self._at(cursor)), self._at(cursor))
        with self.registry.cursor() as own:
            return self.run_saved(act, own)

    def make_saved(self, model, **values):
        """:return: int, the id of a record that is there for every connection"""
        made = self.run_saved(lambda env: env[model].create(values).id)
        self.addCleanup(
            self.run_saved, lambda env: env[model].browse(made).exists().unlink()
        )
        return made

    def act_after_look(self, look, first, second):
        """``second`` began before ``first`` was saved, and goes on after it.

        :param look: function with which the second begins
        :return: list of what both gave
        """
        with mute_logger("odoo.sql_db"), self.registry.cursor() as cursor:
            look(self._at(cursor))
            done = self.run_saved(first)
            return [done, self.run_saved(second, cursor)]

    def act_at_once(self, look, *acts):
        """All look first, and act at the same moment.

        :return: list of what each gave
        """
        barrier = threading.Barrier(len(acts))
        results = [None] * len(acts)

        def run(number, act):
            try:
                with self.registry.cursor() as cursor:
                    look(self._at(cursor))
                    barrier.wait(LONGEST)
                    results[number] = self.run_saved(act, cursor)
            except Exception as error:
                results[number] = error

        threads = [
            threading.Thread(target=run, args=pair, daemon=True)
            for pair in enumerate(acts)
        ]
        with mute_logger("odoo.sql_db"):
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join(LONGEST)
        for result in results:
            if isinstance(result, Exception):
                raise result
        return results

    def _at(self, cursor):
        return api.Environment(cursor, SUPERUSER_ID, {})
