"""Filling in a .docx: facts and a template in, a document out. What a template says, a person may have written.

The template runs in a sandbox, every fact is text and never markup (without autoescape docxtpl would lose what
stands after an ampersand), and a name the facts do not have is an error, never an empty place. The libraries
are imported when a document is made.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import msgspec

from store.errors import BookError

if TYPE_CHECKING:
    from docx.document import Document
    from docxtpl import DocxTemplate
    from jinja2.sandbox import SandboxedEnvironment

Facts = Mapping[str, object]
"""What a document is filled in with: texts, numbers, lists and records of them."""

BIGGEST: Final = 20_000_000
"""Bytes of a template and of what is packed in it; the shipped ones have 40,000."""


class BadTemplate(BookError):
    """A template cannot be filled in. Facts: file, why_vi, why_en."""

    vi = "Mẫu {file} không dùng được: {why_vi}"
    en = "The template {file} cannot be used: {why_en}"
    exit_code = 2


class Styling(msgspec.Struct, frozen=True):
    """Where the sources on layout disagree, what this cell does (settings; domain.md 10)."""

    party_size: int = 14
    """Points of ĐẢNG CỘNG SẢN VIỆT NAM."""
    line: int = 18
    """Points of a line of the text, exactly."""
    old_tone: bool = False
    """Whether the template's own words write uỷ for ủy; what a person typed stays as typed."""


def rendered(template: bytes, facts: Facts, *, file: str, styling: Styling | None = None) -> bytes:
    """The document as .docx. BadTemplate names what is wrong; `styling` is for shipped templates alone."""
    from jinja2 import StrictUndefined

    from store.papers.typesetting import settle

    with _told(file):
        held = _opened(template, file)
        if styling is not None:
            _restyled(held, styling)
        held.render(dict(facts), _environment(StrictUndefined), autoescape=True)
        settle(held.docx)
        out = io.BytesIO()
        held.save(out)
    from store.papers.layout.page import settled

    return settled(out.getvalue())


def asked(template: bytes, *, file: str) -> set[str]:
    """The names a template asks for. BadTemplate."""
    from jinja2 import StrictUndefined

    with _told(file):
        return set(_opened(template, file).get_undeclared_template_variables(_environment(StrictUndefined)))


def gone_through(template: bytes, *, file: str) -> set[str]:
    """The lists of whose rows it asks for something: 'tasks' in {% for t in tasks %}{{ t.title }}. BadTemplate."""
    from jinja2 import StrictUndefined, nodes

    found: set[str] = set()
    with _told(file):
        held = _opened(template, file)
        for loop in _environment(StrictUndefined).parse(held.patch_xml(held.get_xml())).find_all(nodes.For):
            asks = {one.node.name for one in loop.find_all(nodes.Getattr) if isinstance(one.node, nodes.Name)}
            if isinstance(loop.iter, nodes.Name) and isinstance(loop.target, nodes.Name) and loop.target.name in asks:
                found.add(loop.iter.name)
    return found


def missed(template: bytes, facts: Facts, *, file: str) -> list[str]:
    """What a template asks for that the facts do not have: 'abstarct', 'theme.titel'. BadTemplate."""
    from jinja2 import ChainableUndefined
    from jinja2.utils import missing

    found = dict.fromkeys(sorted(asked(template, file=file) - set(facts)))

    class Noted(ChainableUndefined):
        """Writes down what was asked for, and reads as nothing."""

        def __init__(
            self, hint: str | None = None, obj: object = missing, name: str | None = None, *rest: object
        ) -> None:
            super().__init__(hint, obj, name)
            if name is not None and obj is not missing:
                found[f"….{name}"] = None

    with _told(file):
        _opened(template, file).render(dict(facts), _environment(Noted), autoescape=True)
    return list(found)


def _environment(undefined: type) -> SandboxedEnvironment:
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True, undefined=undefined)


def _opened(template: bytes, file: str) -> DocxTemplate:
    from docxtpl import DocxTemplate

    if len(template) > BIGGEST:
        raise BadTemplate(file=file, why_vi="tệp quá lớn.", why_en="the file is too large.")
    with zipfile.ZipFile(io.BytesIO(template)) as packed:
        if sum(part.file_size for part in packed.infolist()) > BIGGEST:
            raise BadTemplate(file=file, why_vi="tệp quá lớn.", why_en="the file is too large.")
    held = DocxTemplate(io.BytesIO(template))
    held.init_docx()
    return held


DAMAGED_ZIP: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError)
"""What zipfile raises of an archive that is damaged, or packed in a way it does not know."""


@contextmanager
def _told(file: str) -> Iterator[None]:
    """What the libraries say of a template, as one sentence."""
    from docx.opc.exceptions import PackageNotFoundError
    from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError
    from lxml.etree import LxmlError

    try:
        yield
    except UndefinedError as error:
        raise BadTemplate(
            file=file, why_vi=f"nó hỏi điều sổ không có ({error.message}). Gõ chibo export --check để xem hết.",
            why_en=f"it asks for what the book does not have ({error.message}). chibo export --check names all.",
        ) from error  # fmt: skip
    except TemplateSyntaxError as error:
        raise BadTemplate(
            file=file, why_vi=f"một lệnh trong mẫu viết sai ({error.message}).",
            why_en=f"a command in it is written wrong ({error.message}).",
        ) from error  # fmt: skip
    except SecurityError as error:
        raise BadTemplate(
            file=file, why_vi="nó đòi điều một mẫu không được phép làm.", why_en="it wants what no template may do."
        ) from error
    except (PackageNotFoundError, LxmlError, KeyError, *DAMAGED_ZIP) as error:
        raise BadTemplate(
            file=file, why_vi="đó không phải tệp .docx, hoặc tệp bị hỏng.", why_en="it is no .docx, or a damaged one."
        ) from error
    except (ArithmeticError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise BadTemplate(
            file=file, why_vi=f"một lệnh trong mẫu không chạy được ({error}).",
            why_en=f"a command in it cannot be run ({error}).",
        ) from error  # fmt: skip


def _restyled(held: DocxTemplate, styling: Styling) -> None:
    """Give the shipped template this cell's sizes and spelling, before any fact is in it."""
    from docx.shared import Mm, Pt

    from store.papers.layout.look import rule_indent, style_of

    doc: Document = held.docx
    for id in ("CBBody", "CBPart", "CBPoint"):
        style_of(doc, id).paragraph_format.line_spacing = Pt(styling.line)
    style_of(doc, "CBParty").font.size = Pt(styling.party_size)
    rule = style_of(doc, "CBRule").paragraph_format
    rule.left_indent = rule.right_indent = Mm(rule_indent(styling.party_size))
    if styling.old_tone:
        for text in doc.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
            text.text = old_tone(text.text or "")


def old_tone(text: str) -> str:
    """Words of the program with the tone on the last vowel: uỷ, as some committees write."""
    return text.replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("ỦY", "UỶ")
