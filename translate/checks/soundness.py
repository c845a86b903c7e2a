"""Is this translation sound? Names what is wrong with it, and what should be looked at, from the two texts alone."""

from __future__ import annotations

from ..text import table_code
from .findings import Finding
from .flags import FLAG_DESCRIPTIONS
from .form import compare_form
from .meaning import compare_meaning

# In the order that `examine` and `check` name them.
FLAGS = tuple(FLAG_DESCRIPTIONS)
# Of what is no text in the target at all, no meaning is compared.
_NOT_COMPARED = frozenset({"empty", "loop", "echo", "script"})


def examine(source: str, translation: str, source_language: str, target_language: str) -> tuple[Finding, ...]:
    """What is wrong with a translation, and what people should look at, as far as two texts can tell.

    Args:
        source: One sentence or more.
        translation: The same in the target.
        source_language: The code of its language; one that the table of languages lacks is checked for what needs no
            table.
        target_language: The code of the translation's language, likewise.

    Returns:
        The findings in the order of `FLAG_DESCRIPTIONS`, empty where there is nothing to doubt. Those of severity
        `wrong` are most likely faults. Those of severity `look` name what was in the source and is not seen in the
        translation, which may be right all the same.
    """
    source_language, target_language = table_code(source_language), table_code(target_language)
    form = compare_form(source, translation, source_language, target_language)
    found = [Finding(flag, "wrong", message) for flag, message in form.wrong.items()]
    if _NOT_COMPARED.isdisjoint(form.wrong) and source_language != target_language:
        found += compare_meaning(form.source, form.translation, source_language, target_language)
    return tuple(sorted(found, key=lambda finding: FLAGS.index(finding.flag)))


def check(source: str, translation: str, source_language: str, target_language: str) -> tuple[str, ...]:
    """The flags of what is wrong with a translation; takes what `examine` takes.

    Returns the flags of the findings of severity `wrong`, each once and in the order of `FLAG_DESCRIPTIONS`; empty
    where nothing is.
    """
    found = examine(source, translation, source_language, target_language)
    return tuple(dict.fromkeys(finding.flag for finding in found if finding.severity == "wrong"))
