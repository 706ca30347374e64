"""Make agenda items of the blocks below the people list."""

import re

from .blocks import Block
from .contributions import read_contribution
from .headings import (
    heading_kind,
    is_known_heading,
    looks_like_heading,
    split_title,
)
from .leads import take_item_lead
from .lines import join
from .model import Item
from .organisations import subject_of
from .words import is_question, sentences

_LATE_LINES = 6  # the most that a heading runs over


def find_start(blocks, lowest):
    """Return the index of the block that the agenda starts with.

    :param int lowest: blocks before this one are above the agenda for sure
    :returns: ``len(blocks)`` when there is no agenda
    """
    below = blocks[lowest:]
    if any(block.heading for block in below):
        return lowest + next(
            index
            for index, block in enumerate(below)
            if block.heading or (lowest and is_known_heading(block.text))
        )
    for index in range(lowest, len(blocks)):
        if is_heading(blocks, index) and (index or is_known_heading(blocks[0].text)):
            return index
        if blocks[index].mark and lowest:
            return index
    return len(blocks)


def is_heading(blocks, index):
    """Whether the block opens an agenda item.

    It does when it is known as one by its words, when bullets follow right below and
    it can be one, or when it is a counted line above bullets of another sort.
    """
    block = blocks[index]
    below = blocks[index + 1] if index + 1 < len(blocks) else None
    if block.heading:
        return True
    if block.mark:
        return _is_counted_heading(block, below)
    if is_known_heading(block.text):
        return True
    return bool(below and below.mark and looks_like_heading(block.text))


def build_agenda(blocks, organisations):
    """Return ``(items, closing)`` of the blocks from the agenda's start on.

    :returns: a list of Item, and the paragraphs below the last bullet
    """
    if not any(block.heading for block in blocks):
        blocks = list(split_late_headings(blocks))
    last = max((i for i, b in enumerate(blocks) if b.mark), default=-1)
    items, closing = [], []
    for index, block in enumerate(blocks):
        if _opens_item(blocks, index, items[-1] if items else None):
            items.append(_open_item(block))
        elif block.mark and block.text.strip():
            if not items:
                items.append(Item("discussion", ""))
            items[-1].contributions.append(
                _read_bullet(block, items[-1].kind, organisations)
            )
        elif index > last and (not items or items[-1].contributions):
            closing.append(block.text)
        elif items:
            items[-1].paragraphs.append(block.text)
        else:
            closing.append(block.text)
    return items, closing


def split_late_headings(blocks):
    """Split off a heading that stands below a bullet whose last line was full.

    The width of the page then shows no end of the bullet. What shows it is a last part,
    from the start of a line and after a full stop, that begins and ends with a
    question, in a discussion, right above the next bullet. The questions that people
    bring in an introduction and the topics of a follow-up are left as they are.
    """
    kind = "discussion"
    for index, block in enumerate(blocks):
        if is_heading(blocks, index):
            kind = heading_kind(block.text)
        below = blocks[index + 1] if index + 1 < len(blocks) else None
        cut = None
        if block.mark and below and below.mark and kind in ("discussion", "lessons"):
            cut = _late_heading(block)
        if cut is None:
            yield block
            continue
        yield Block(block.lines[:cut], block.texts[:cut], block.mark)
        heading = Block(block.lines[cut:], block.texts[cut:])
        kind = heading_kind(heading.text)
        yield heading


def _late_heading(block):
    """Return the index of the line of the block that a heading starts on, or None."""
    for index in range(max(1, len(block.texts) - _LATE_LINES), len(block.texts)):
        line, above = block.lines[index], block.texts[index - 1]
        starts = line.text[0].isupper() and above.endswith(".") and not line.page
        if not starts or line.indent > block.lines[0].indent:
            continue
        parts = sentences(join(block.texts[index:]))
        if is_question(parts[0]) and is_question(parts[-1]):
            return index
    return None


def _is_counted_heading(block, below):
    counted = re.fullmatch(r"\d{1,2}[.)]", block.mark) and below is not None
    if not counted:
        return False
    other_sort = not below.mark or not below.mark[0].isdigit()
    if is_known_heading(block.text):
        return True
    return bool(other_sort and below.mark and looks_like_heading(block.text))


def _opens_item(blocks, index, item):
    if not is_heading(blocks, index):
        return False
    above = blocks[index - 1] if index else None
    if above and above.heading and not blocks[index].heading:
        return False  # what introduces the point
    text = blocks[index].text
    announces = text.endswith(":") and not is_known_heading(text)
    return not (announces and item and not item.contributions)


def _open_item(block):
    if block.heading:
        kind, title = take_item_lead(block.text)
        printed = block.text if kind else ""
        return Item(kind or heading_kind(title), title, printed)
    title, prose = split_title(block.text)
    paragraphs = [prose] if prose else []
    return Item(heading_kind(title), title, paragraphs=paragraphs)


def _read_bullet(block, kind, organisations):
    contribution = read_contribution(block.text, kind, organisations)
    guess = kind == "introduction" and not organisations.are_listed
    if guess and not contribution.organisation:
        contribution.organisation = subject_of(block.text)
    return contribution
