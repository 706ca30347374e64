"""An update from an older version, of which the whole code is kept beside the tests."""

import json
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from house.console import Failure
from house.scratch import (
    change_addon,
    house,
    run_script,
    scratch_database,
    warnings_of_ours,
)

MODULE = "cafe_partage_module"


@dataclass
class Story:
    """What came of an update.

    ``before`` and ``after`` are what the two scripts printed, ``log`` is the update's.
    """

    before: object
    log: str
    after: dict

    def check_log(self):
        """Fails unless a script of ours was run, and nothing of ours complained."""
        assert f"module {MODULE}: Running migration" in self.log
        assert not warnings_of_ours(self.log)


@dataclass
class MigrationCase:
    """Makes data with an older version and reads them after the update.

    ``before`` and ``after`` are scripts for Odoo's shell. The last line that each
    prints is JSON. The archive of the version holds no translations; ``demo`` loads its
    demo data too.

    Installing and updating take most of the time, so cases of one version share one old
    database: all are made in it, it is updated once, and each reads a copy of its own.
    Two cases of a version must not use the same names.
    """

    version: str
    before: str
    after: str
    demo: bool = False

    # by version and demo: the cases, and what came of them
    cases: ClassVar[dict] = {}
    stories: ClassVar[dict] = {}

    def __post_init__(self):
        self.cases.setdefault(self._key(), []).append(self)

    def _key(self):
        return (self.version, self.demo)

    def run(self, folder):
        """:return: :class:`Story`; ``folder`` is where the old code is unpacked

        :raises Failure: where one of its own scripts, or what all share, ends with an
            error
        """
        key = self._key()
        if key not in self.stories:
            self.stories[key] = self._run_all(folder, self.cases[key])
        story = self.stories[key][id(self)]
        if isinstance(story, Exception):
            raise story
        return story

    def _run_all(self, folder, cases):
        """:return: dict of the id of a case to its story, or to how it failed"""
        archive = Path(__file__).parent / f"{MODULE}-{self.version}.tar.xz"
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
        paths = ",".join(map(str, [*house().source.addons_paths, folder]))
        old = (f"--addons-path={paths}",)
        with scratch_database("deps") as db:
            if self.demo:
                house().postgres.sql(
                    "UPDATE ir_module_module SET demo = true WHERE state = 'installed'",
                    db,
                )
            change_addon(db, "init", options=old)
            before = {id(case): self._try(db, case.before, old) for case in cases}
            log = change_addon(db, "update")
            return {
                id(case): self._tell(db, case, before[id(case)], log) for case in cases
            }

    @classmethod
    def _tell(cls, db, case, before, log):
        if isinstance(before, Exception):
            return before
        with scratch_database("empty") as copy:
            house().databases.copy(db, copy)
            after = cls._try(copy, case.after)
        return after if isinstance(after, Exception) else Story(before, log, after)

    @staticmethod
    def _try(db, script, options=()):
        """:return: what the script printed last, or how it failed"""
        try:
            return json.loads(run_script(db, script, options).splitlines()[-1])
        except (Failure, ValueError, IndexError) as failure:
            return failure
