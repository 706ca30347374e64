"""Files of past reports, in batches that the secretary starts."""

from ..common import MODULE
from .file_builders import MAKERS
from .report_import_case import SAMPLE, ImportCase

CRON = f"{MODULE}.ir_cron_report_batch"
MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november "
    "december"
).split()
ORDINALS = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde "
    "twaalfde"
).split()


def sample(number):
    """A report of its own session: number and month differ.

    :param number: int from 1 to 12
    """
    text = SAMPLE.replace("tweede", ORDINALS[number - 1])
    text = text.replace("14 maart 2019", f"14 {MONTHS[number - 1]} 2019")
    return text.replace(
        "Vrijwilligers die blijven", f"Vrijwilligers van {MONTHS[number - 1]}"
    )


class BatchCase(ImportCase):
    def upload(self, name, data):
        return (
            self.env["ir.attachment"]
            .with_user(self.secretary)
            .create({"name": name, "raw": data})
        )

    def make_batch(self, files, user=None, **values):
        """
        :param files: dict of name to bytes or to text
        :return: one ``cafe.report.batch`` of the secretary, not read yet
        """
        attachments = self.env["ir.attachment"].with_user(self.secretary)
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            attachments += self.upload(name, data)
        wizard = self.wizard(text=False, upload_ids=attachments.ids, **values)
        action = wizard.action_batch()
        self.assertEqual(action["res_model"], "cafe.report.batch")
        return self.env[action["res_model"]].browse(action["res_id"])

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref(CRON).method_direct_trigger()
        self.env.invalidate_all()

    def read_batch(self, files, **values):
        batch = self.make_batch(files, **values)
        self.run_job()
        return batch.with_user(self.secretary)

    def states(self, batch):
        return {file.name: file.state for file in batch.file_ids}


def sample_file(number, ending):
    return MAKERS[ending](sample(number))
