"""Dutch and French are complete, and whole: nothing that code fills in is lost."""

import io
import re
from collections import Counter
from pathlib import Path

import polib
import pytest

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools.translate import code_translations, trans_export

from .common import MODULE, CafeCase

FOLDER = Path(__file__).resolve().parents[1] / MODULE / "i18n"
LANGUAGES = ("nl", "fr")

EXPRESSION = re.compile(r"{{.*?}}", re.DOTALL)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")
TAG = re.compile(r"<[^>]+>")
# Attributes of a tag that people read: their value is translated too.
READ_ATTRIBUTE = re.compile(r'\b(title|placeholder|alt|aria-label)="[^"]*"')
# What is code in a term, and keeps to the typography of code.
CODE = re.compile(rf"{EXPRESSION.pattern}|{TAG.pattern}|'%s %s' % \(.*?\)", re.DOTALL)
# A sign that French sets apart from the word before it, without that space.
UNSPACED = re.compile(r"[^\s\u00a0\u202f][;?!»]|[^\s\u00a0\u202f\d]:| [;:?!»]|« ")


def terms(name):
    return {
        (entry.msgctxt, entry.msgid): entry
        for entry in polib.pofile(str(FOLDER / name))
        if not entry.obsolete
    }


def fixed_parts(text):
    """What a translation must have as often as its source: placeholders,
    expressions and tags (without the words in their attributes)."""
    parts = PLACEHOLDER.findall(text) + EXPRESSION.findall(text)
    parts += [READ_ATTRIBUTE.sub(r"\1", tag) for tag in TAG.findall(text)]
    return Counter(parts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_a_translation(language):
    template, translated = terms(f"{MODULE}.pot"), terms(f"{language}.po")
    assert len(template) > 500
    assert template.keys() == translated.keys()
    assert [e.msgid for e in translated.values() if not e.msgstr or e.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_expressions_and_tags_survive(language):
    changed = [
        entry.msgid
        for entry in terms(f"{language}.po").values()
        if fixed_parts(entry.msgid) != fixed_parts(entry.msgstr)
    ]
    assert changed == []


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("%(count)s people", "%(aantal)s mensen"),
        ("%s found", "gevonden"),
        ("Soon: {{ object.name }}", "Binnenkort: {{ object.naam }}"),
        ("<b>All</b> reports", "<b>Alle verslagen"),
        ('<i class="fa" title="Members"/>', '<i class="fa2" title="Leden"/>'),
    ],
)
def test_a_damaged_part_is_noticed(source, translation):
    assert fixed_parts(source) != fixed_parts(translation)


def test_a_translated_attribute_is_no_damage():
    assert fixed_parts('<i title="Members"/>') == fixed_parts('<i title="Leden"/>')


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_typographic(language):
    straight = [
        entry.msgstr
        for entry in terms(f"{language}.po").values()
        if re.search("[\"']", CODE.sub("", entry.msgstr))
    ]
    assert straight == []


def test_french_sets_its_signs_apart():
    wrong = [
        entry.msgstr
        for entry in terms("fr.po").values()
        if UNSPACED.search(CODE.sub("", entry.msgstr))
    ]
    assert wrong == []


@tagged("post_install", "-at_install")
class TestTranslations(CafeCase):
    def followup_states(self, language):
        followup = self.env["cafe.followup"].with_context(lang=language)
        return dict(followup.fields_get(["state"])["state"]["selection"])

    def report_form(self, language):
        report = self.env["cafe.session.report"].with_context(lang=language)
        return report.get_view(
            self.env.ref(f"{MODULE}.cafe_session_report_view_form").id, "form"
        )["arch"]

    def test_template_has_the_terms_of_the_addon(self):
        exported = io.BytesIO()
        trans_export(False, [MODULE], exported, "po", self.env)
        found = {entry.msgid for entry in polib.pofile(exported.getvalue().decode())}
        kept = {msgid for _context, msgid in terms(f"{MODULE}.pot")}
        self.assertFalse(found ^ kept, "These terms changed. Type: ./dev i18n")

    def test_choices_come_in_the_language(self):
        self.assertEqual(self.followup_states("en_US")["proposed"], "Proposed")
        self.assertEqual(self.followup_states("nl_BE")["proposed"], "Voorgesteld")
        self.assertEqual(self.followup_states("fr_BE")["proposed"], "Proposé")

    def test_forms_come_in_the_language(self):
        self.assertIn('string="Send to review"', self.report_form("en_US"))
        self.assertIn('string="Laten nalezen"', self.report_form("nl_BE"))
        self.assertIn('string="Envoyer en relecture"', self.report_form("fr_BE"))

    def test_errors_come_in_the_language_of_the_user(self):
        followup = self.env["cafe.followup"].create(
            {"name": "Zaaigoed delen", "event_id": self.make_session().id}
        )
        for language, reason in (
            ("nl_BE", "Zeg waarom “Zaaigoed delen” geschrapt wordt"),
            ("fr_BE", "Indiquez pourquoi «\u00a0Zaaigoed delen\u00a0» est abandonné"),
        ):
            self.secretary.lang = language
            hers = followup.with_user(self.secretary)
            hers = hers.with_context(hers.env.user.context_get())
            with self.subTest(language), self.assertRaisesRegex(UserError, reason):
                hers.write({"state": "dropped"})

    def test_the_browser_gets_its_words(self):
        words = {
            language: {
                message["id"]: message["string"]
                for message in code_translations.get_web_translations(MODULE, language)[
                    "messages"
                ]
            }
            for language in ("nl_BE", "fr_BE")
        }
        self.assertEqual(words["nl_BE"]["Organisations"], "Organisaties")
        self.assertEqual(
            words["fr_BE"]["%s organisations found"], "%s organisations trouvées"
        )

    def test_mails_come_in_the_language(self):
        template = self.env.ref(f"{MODULE}.mail_template_session_confirmation")
        self.assertIn("Fijn dat je komt", template.with_context(lang="nl_BE").body_html)
        self.assertIn(
            "Nous sommes contents", template.with_context(lang="fr_BE").body_html
        )
