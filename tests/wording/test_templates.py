"""Sayings and templates fit together, in every language."""

from collections import Counter
from collections.abc import Iterator

import pytest
from jinja2 import Environment, meta, nodes

from core.dialogue.outputs import Say
from core.dialogue.sayings import Answer, Greeting
from core.wording.catalogue import SPEECHES
from core.wording.speech import SPOKEN_ON, Speech
from core.wording.templates import block_name, environment
from tests.wording.samples import CATALOGUE, CLASSES, NOW, OFFICE, answered, field_names

SPOKEN = pytest.mark.parametrize("speech", SPEECHES.values(), ids=SPEECHES)
SAYINGS = tuple(kind for kind in CLASSES if kind is not Answer)


def source(made: Environment, name: str) -> str:
    """The text of a template."""
    assert made.loader is not None
    return made.loader.get_source(made, name)[0]


def blocks(made: Environment) -> Iterator[nodes.Block]:
    """Every block of every template of a language."""
    for name in made.list_templates(extensions=["j2"]):
        yield from made.parse(source(made, name)).find_all(nodes.Block)


def variables(made: Environment, block: nodes.Block) -> set[str]:
    """What a block takes from its saying."""
    tree = nodes.Template(block.body, environment=made)
    return meta.find_undeclared_variables(tree) - set(made.globals)


@SPOKEN
def test_every_saying_has_its_block(speech: Speech) -> None:
    """Each saying and each answer has one block, and each block says one of them."""
    found = Counter(block.name for block in blocks(environment(speech, OFFICE)))
    wanted = [block_name(kind) for kind in SAYINGS] + [f"answer_{key}" for key in answered()]
    assert found == Counter(wanted)


@SPOKEN
def test_a_template_has_a_signature(speech: Speech) -> None:
    """A block uses the fields of its saying, all of them and nothing else."""
    made = environment(speech, OFFICE)
    used = {block.name: variables(made, block) for block in blocks(made)}
    for kind in SAYINGS:
        assert used[block_name(kind)] == set(field_names(kind)), kind.__name__
    assert not any(used[f"answer_{key}"] for key in answered())


def test_no_field_hides_the_day() -> None:
    """No saying has a field by the name that the day of the message has in a template."""
    assert not [kind for kind in CLASSES if SPOKEN_ON in field_names(kind)]


def test_blocks_stand_alone() -> None:
    """Templates hold blocks, comments and nothing that would be lost between them."""
    made = environment(SPEECHES["de"], OFFICE)
    for name in made.list_templates(extensions=["j2"]):
        tree = made.parse(source(made, name))
        tree.body = [node for node in tree.body if not isinstance(node, nodes.Block)]
        assert "".join(data.data for data in tree.find_all(nodes.TemplateData)).strip() == ""
        assert all(isinstance(node, nodes.Output) for node in tree.body)


def test_an_unknown_language_is_answered_in_german() -> None:
    """Whoever writes in a language we do not speak is answered in German."""
    greeting = Say(Greeting(by_link=False))
    assert CATALOGUE.text(greeting, "tlh", NOW) == CATALOGUE.text(greeting, "de", NOW)
