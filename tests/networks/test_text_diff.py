import doctest
import random
import unittest

from odoo.tests import tagged

from odoo.addons.cafe_partage_module.tools import text_diff
from odoo.addons.cafe_partage_module.tools.text_diff import diff_words, render_diff


def text_of(parts, *operations):
    return "".join(text for operation, text in parts if operation in operations)


def words_of(text):
    return "".join(text.split())


@tagged("post_install", "-at_install")
class TestTextDiff(unittest.TestCase):
    def render(self, old, new):
        return render_diff(diff_words(old, new), "removed", "added", "end")

    def test_the_examples_hold(self):
        self.assertEqual(doctest.testmod(text_diff).failed, 0)

    def test_both_texts_can_be_read_back(self):
        generator = random.Random(2018)
        words = ["de", "net-werken", "delen", "samen,", "één", ".", "\n", "\n\n"]
        for _round in range(200):
            old, new = (
                " ".join(generator.choices(words, k=generator.randrange(30)))
                for _text in range(2)
            )
            parts = diff_words(old, new)
            with self.subTest(old=old, new=new):
                self.assertEqual(
                    words_of(text_of(parts, "equal", "insert")), words_of(new)
                )
                self.assertEqual(
                    words_of(text_of(parts, "equal", "delete")), words_of(old)
                )

    def test_paragraphs_are_kept(self):
        html = str(self.render("Een.\n\nTwee.", "Een.\n\nTwee.\nDrie."))
        self.assertEqual(html.count("<p>"), 3)
        self.assertRegex(html, "<p><ins>.*Drie.*</ins></p>$")

    def test_a_change_of_one_word_leaves_the_sentence(self):
        parts = diff_words("Wij spreken met één stem.", "Wij spreken met veel stemmen.")
        self.assertEqual(parts[0], ("equal", "Wij spreken met"))
        self.assertEqual(text_of(parts, "insert"), " veel stemmen")

    def test_a_rewritten_passage_is_shown_as_a_whole(self):
        parts = diff_words(
            "Wij leggen elke maand plannen van alle leden op tafel",
            "Twee keer per jaar komen leden samen voor een lang gesprek",
        )
        self.assertEqual([operation for operation, _t in parts], ["delete", "insert"])

    def test_html_in_a_text_stays_text(self):
        html = str(self.render("<b>", "<script>alert(1)</script>"))
        self.assertNotIn("<script>", html)
        self.assertIn("&lt;", html)

    def test_a_very_long_text_that_is_all_different_is_quick(self):
        old, new = (" ".join(f"{x}{i}" for i in range(30_000)) for x in "ab")
        self.assertEqual(len(diff_words(old, new)), 2)
