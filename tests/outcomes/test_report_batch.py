import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .report_batch_case import BatchCase, sample, sample_file
from .report_import_case import PEOPLE, SAMPLE


@tagged("post_install", "-at_install")
class TestReportBatch(BatchCase):
    def test_files_are_read_reviewed_and_imported(self):
        files = {
            f"{ending}.{ending}": sample_file(number, ending)
            for number, ending in enumerate(("txt", "pdf", "docx", "odt", "html"), 1)
        }
        batch = self.make_batch(files)
        self.assertEqual((batch.state, batch.done_count), ("reading", 0))
        self.run_job()
        self.assertEqual(set(self.states(batch).values()), {"ready"})
        self.assertEqual((batch.state, batch.done_count), ("review", 5))
        self.assertFalse(self.series.session_ids)
        file = batch.file_ids[1]
        self.assertEqual(file.theme, "Vrijwilligers van februari")
        self.assertEqual((file.people_count, file.contribution_count), (6, 7))
        self.assertEqual(str(file.session_date), "2019-02-14")
        batch.with_user(self.secretary).action_import_ready()
        self.assertEqual(batch.state, "importing")
        self.run_job()
        self.assertEqual(batch.state, "done")
        self.assertEqual(set(self.states(batch).values()), {"imported"})
        sessions = self.series.session_ids.sorted("session_number")
        self.assertEqual(sessions.mapped("session_number"), [1, 2, 3, 4, 5])
        for session in sessions:
            self.assertEqual(set(session.registration_ids.mapped("name")), set(PEOPLE))
            self.assertEqual(len(session.contribution_ids), 7)
            self.assertEqual(session.create_uid, self.secretary)
        self.assertEqual(batch.action_view_sessions()["domain"][0][2], sessions.ids)

    def test_what_is_doubtful_or_wrong_is_told_per_file(self):
        batch = self.read_batch(
            {
                "goed.txt": sample(1),
                "datum.txt": sample(2).replace("14 februari", "31 februari"),
                "los.txt": sample(3).replace(
                    "\nWat houdt", "\nhttps://x.example\n\nWat"
                ),
                "kapot.pdf": b"%PDF-1.7",
                "boodschap.txt": "Koop twee broden en bel de loodgieter.",
            }
        )
        self.assertEqual(
            self.states(batch),
            {
                "goed.txt": "ready",
                "datum.txt": "doubtful",
                "los.txt": "doubtful",
                "kapot.pdf": "failed",
                "boodschap.txt": "failed",
            },
        )
        files = {file.name: file for file in batch.file_ids}
        self.assertIn("31 februari", files["datum.txt"].message)
        self.assertEqual(files["los.txt"].unplaced_count, 1)
        self.assertIn("“kapot.pdf”: The file is damaged", files["kapot.pdf"].message)
        self.assertIn("does not look like", files["boodschap.txt"].message)
        batch.action_import_ready()
        self.run_job()
        self.assertEqual(len(self.series.session_ids), 1)
        self.assertEqual(batch.state, "review")

    def test_a_doubtful_file_is_mended_in_the_dialog(self):
        batch = self.read_batch(
            {"datum.txt": sample(2).replace("14 februari", "31 februari")}
        )
        action = batch.file_ids.action_open()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        wizard = wizard.with_user(self.secretary)
        self.assertEqual(wizard.state, "preview")
        wizard.date = "2019-02-14"
        session = self.env["event.event"].browse(wizard.action_import()["res_id"])
        self.assertEqual(batch.file_ids.state, "imported")
        self.assertEqual(batch.file_ids.session_id, session)
        self.assertEqual(batch.file_ids.action_open()["res_id"], session.id)

    def test_the_same_file_twice_is_told_and_not_doubled(self):
        self.imported(sample(5))
        batch = self.read_batch(
            {
                "a.txt": sample(1),
                "weer.txt": sample(1),
                "als.docx": sample_file(1, "docx"),
                "eerder.txt": sample(5),
                "dag.txt": sample(5).replace("vraagt zich af", "weet niet"),
            }
        )
        states = self.states(batch)
        self.assertEqual(states.pop("a.txt"), "ready")
        self.assertEqual(set(states.values()), {"there"})
        files = {file.name: file for file in batch.file_ids}
        self.assertIn("The same report as “a.txt”", files["weer.txt"].message)
        self.assertIn("imported already", files["eerder.txt"].message)
        self.assertEqual(files["eerder.txt"].session_id.session_number, 5)
        self.assertIn("has a session 5 already", files["dag.txt"].message)
        later = self.read_batch({"opnieuw.txt": sample(1)})
        self.assertEqual(later.file_ids.state, "there")

    def test_a_session_that_came_in_between_is_not_doubled(self):
        other = sample(1).replace("vraagt zich af", "weet niet")
        batch = self.read_batch({"a.txt": sample(1), "b.txt": other})
        batch.action_import_ready()
        self.run_job()
        self.assertEqual(set(self.states(batch).values()), {"imported", "there"})
        self.assertEqual(len(self.series.session_ids), 1)

    def test_a_file_imports_whole_or_not_at_all(self):
        batch = self.read_batch({"a.txt": sample(1), "b.txt": sample(2)})
        partners = self.env["res.partner"].search_count([])
        batch.action_import_ready()
        rule = self.forbid_report("a.txt")
        batch.file_ids[1].state = "ready"
        self.run_job()
        self.assertEqual(batch.file_ids[0].state, "failed")
        self.assertIn("cafe.session.report", batch.file_ids[0].message)
        self.assertFalse(self.series.session_ids)
        self.assertEqual(self.env["res.partner"].search_count([]), partners)
        rule.unlink()
        batch.action_retry()
        self.run_job()
        self.assertEqual(set(self.states(batch).values()), {"ready"})

    def test_a_file_that_stops_the_job_is_given_up(self):
        batch = self.make_batch({"a.txt": sample(1)})
        batch.file_ids.attempts = 3
        self.run_job()
        self.assertEqual(batch.file_ids.state, "failed")
        self.assertIn("several times", batch.file_ids.message)

    def test_deleting_a_batch_keeps_what_was_imported(self):
        batch = self.read_batch({"a.pdf": sample_file(1, "pdf")})
        batch.action_import_ready()
        with self.assertRaises(UserError):
            batch.file_ids.unlink()
        self.run_job()
        attachment = batch.file_ids.attachment_id
        data = attachment.raw
        batch.unlink()
        self.assertFalse(attachment.exists())
        report = self.series.session_ids.report_id
        self.assertEqual(base64.b64decode(report.source_file), data)
        self.assertEqual(report.source_filename, "a.pdf")

    def test_the_original_is_for_staff_only(self):
        report = self.imported(SAMPLE).report_id
        self.assertFalse(report.source_file)
        wizard = self.file_wizard(sample(5).encode())
        session = self.env["event.event"].browse(wizard.action_import()["res_id"])
        report = session.report_id
        report.action_publish()
        kept = self.env["ir.attachment"].search(
            [
                ("res_model", "=", report._name),
                ("res_id", "=", report.id),
                ("res_field", "=", "source_file"),
            ]
        )
        self.assertTrue(kept)
        self.assertTrue(report.with_user(self.secretary).source_file)
        for user in (self.member, self.env.ref("base.public_user")):
            self.assertTrue(report.with_user(user).has_access("read"))
            with self.assertRaises(AccessError):
                report.with_user(user).read(["source_file"])
            with self.assertRaises(AccessError):
                kept.with_user(user).read(["datas"])

    def test_number_of_files(self):
        with self.assertRaisesRegex(UserError, "Choose the files"):
            self.make_batch({})
        many = {f"{number}.txt": "x" for number in range(201)}
        with self.assertRaisesRegex(UserError, "200"):
            self.make_batch(many)

    def test_each_file_costs_the_same(self):
        self.cost(range(1, 2))  # fills the caches
        few = self.cost(range(2, 5))
        self.series = self.make_series("Tafelronde", duration=2)
        many = self.cost(range(1, 13), "z")
        self.assertLess(many / 12, 1.1 * few / 3)

    def cost(self, numbers, mark=""):
        """Queries to read and import files."""
        files = {
            f"{mark}{number}.txt": sample(number).replace("elke sessie", f"elke {mark}")
            for number in numbers
        }
        batch = self.make_batch(files)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        for file in batch.file_ids:
            file.sudo()._work()
        self.assertEqual(set(self.states(batch).values()), {"ready"})
        batch.with_user(self.secretary).action_import_ready()
        for file in batch.file_ids:
            file.sudo()._work()
        self.assertEqual(set(self.states(batch).values()), {"imported"})
        self.env.flush_all()
        return self.env.cr.sql_log_count - before
