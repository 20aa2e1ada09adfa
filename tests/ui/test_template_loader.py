"""Templates are sent without the indentation they are written with, and say the same."""

import re
from itertools import product

import pytest
from django.template import Context, Engine
from django.template.loader import get_template

from kimid.ui.template_loader import packed

LIST = """
<ul>
    {% for name in names %}
        <li {% if name == first %}class="first"{% endif %}>
            {% if name %}
                <b>{{ name }}</b>
            {% else %}
                nobody
            {% endif %}
            <i>x</i>
        </li>
    {% endfor %}
    <li>end</li>
</ul>
"""
BRANCHES = (
    "a{% if one %}\n b\n{% endif %}\n c",
    "a\n{% if one %}\n b\n{% endif %}\n c",
    "a\n{% if one %}\n b{% endif %}\n c",
    "a\n{% if one %}b{% else %}\n c\n{% endif %}\n d",
    "a\n{% if one %}\n{% if two %}\n b\n{% endif %}\n{% endif %}\n c",
    "a {% if one %}\n b\n{% elif two %}\n c\n{% else %}{% endif %}\n d",
    "{% comment %}\n x\n{% endcomment %}\n a\n{% comment %}y{% endcomment %}\n b",
    "a{% for each in names %}\n b{% endfor %}\n c",
    "a\n{% for each in names %}\n b{% endfor %}\n c",
    "{% with x=one %}\n a\n{% endwith %}\n{% now 'Y' %}\n b",
)


def _shown(source: str, **context: object) -> str:
    """As a browser shows it: blanks are one blank."""
    text = Engine().from_string(source).render(Context(context))
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("source", [LIST, *BRANCHES])
def test_packed_templates_say_the_same_whatever_branch_is_taken(source: str) -> None:
    for one, two, names in product((True, False), (True, False), ([], ["x"], ["x", "", "y"])):
        context = {"one": one, "two": two, "names": names, "first": "x"}
        assert _shown(packed(source), **context) == _shown(source, **context)


def test_no_indentation_and_no_empty_line_is_left() -> None:
    text = Engine().from_string(packed(LIST)).render(Context({"names": ["x", ""], "first": "x"}))

    assert text == (
        '\n<ul>\n\n<li class="first">\n<b>x</b>\n<i>x</i>\n</li>\n'
        "\n<li >\nnobody\n<i>x</i>\n</li>\n\n<li>end</li>\n</ul>\n"
    )


def test_inside_an_element_attributes_are_parted_by_blanks() -> None:
    source = '<a\n    href="/"\n    {% if one %}\n  lang="id"\n  {% endif %}\n  id="x"\n>\n  b</a>'

    assert packed(source) == '<a href="/" {% if one %}lang="id" {% endif %}id="x" >\nb</a>'


@pytest.mark.parametrize("tag", ["pre", "textarea"])
def test_what_is_shown_as_written_stays(tag: str) -> None:
    source = f"<div>\n    <{tag}>\n  a\n</{tag}>\n</div>"

    assert packed(source) == source


def test_the_pages_are_read_packed() -> None:
    assert "\n " not in get_template("404.html").render({}).partition("<style>")[0]
