"""Packed files looked at before they are parsed: bombs, macros, passwords, foreign kinds.

Works on bytes alone, in the reading child. What comes out is safe to hand to a spreadsheet
parser; the parsing itself is in reader.py.
"""

from __future__ import annotations

import io
import struct
import zipfile

from store.intake.limits import MAX_INFLATED, MAX_PARTS, MAX_RATIO, SMALL, Refused


def repacked(data: bytes) -> bytes:
    """The same workbook with only its checked XML parts, so that no second reading of the zip differs.

    Sizes are counted while inflating, never believed. Refused for bombs, macros, passwords,
    document types, zips in zips and damage.
    """
    archive, infos = opened(data)
    names = {info.filename for info in infos}
    out = io.BytesIO()
    left = MAX_INFLATED
    kind = ""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as copy:
        for info in infos:
            part = inflated(archive, info, left)
            left -= len(part)
            if MAX_INFLATED - left > max(SMALL, MAX_RATIO * len(data)):
                raise Refused("bomb")
            if part.startswith(b"PK\x03\x04"):
                raise Refused("nested")
            if info.filename == "mimetype":
                kind = part.decode("latin-1").strip()
            elif info.filename.lower().endswith((".xml", ".rels")):
                check_xml(part)
            else:
                continue
            copy.writestr(info.filename, part)
    check_kind(names, kind)
    return out.getvalue()


def opened(data: bytes) -> tuple[zipfile.ZipFile, list[zipfile.ZipInfo]]:
    """The zip and its entries, after a look at what its end and its headers declare."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or end + 22 > len(data):
        raise Refused("damaged")
    entries, directory = struct.unpack_from("<HL", data, end + 10)
    if entries > MAX_PARTS or directory > MAX_PARTS * 1024:
        raise Refused("many_parts")
    archive = zipfile.ZipFile(io.BytesIO(data))
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAX_PARTS:
        raise Refused("many_parts")
    if len({info.filename.lower() for info in infos}) < len(infos):
        raise Refused("damaged")
    if any(info.flag_bits & 1 for info in infos):
        raise Refused("password")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise Refused("damaged")
    if any(is_macro(info.filename.lower()) for info in infos):
        raise Refused("macros")
    if sum(info.file_size for info in infos) > MAX_INFLATED:
        raise Refused("bomb")
    return archive, infos


def is_macro(name: str) -> bool:
    """Whether an entry of that (lower-case) name holds program text."""
    return name.endswith("vbaproject.bin") or name.startswith(("xl/macrosheets/", "basic/", "scripts/"))


def inflated(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """One entry, inflated block by block until `left` or the ratio stops it."""
    allowed = min(left, max(SMALL, MAX_RATIO * info.compress_size))
    if info.file_size > allowed:
        raise Refused("bomb")
    out = io.BytesIO()
    with archive.open(info) as part:
        while block := part.read(65_536):
            if out.tell() + len(block) > allowed:
                raise Refused("bomb")
            out.write(block)
    return out.getvalue()


def check_xml(part: bytes) -> None:
    """Refuse what offices never write and attackers do: document types, entities, other encodings."""
    upper = part.upper()
    if b"<!DOCTYPE" in upper or b"<!ENTITY" in upper or b"\0" in part:
        raise Refused("entities")
    if b":ENCRYPTION-DATA" in upper:
        raise Refused("password")
    if b"MACROENABLED" in upper and b"CONTENT-TYPES" in upper:
        raise Refused("macros")


def check_kind(names: set[str], mimetype: str) -> None:
    """Refuse a zip that is no spreadsheet, or one in a form that is not read."""
    if "xl/workbook.xml" in names or mimetype.startswith("application/vnd.oasis.opendocument.spreadsheet"):
        return
    if any(name.startswith("word/") for name in names) or mimetype.endswith(".text"):
        raise Refused("word")
    raise Refused("binary_sheet" if "xl/workbook.bin" in names else "not_a_list")


def check_ole(data: bytes) -> None:
    """Refuse the old container's passwords, macros and letters; its directory names them."""
    for name, code in (
        ("EncryptedPackage", "password"),
        ("_VBA_PROJECT", "macros"),
        ("WordDocument", "word"),
    ):
        if name.encode("utf-16-le") in data:
            raise Refused(code)
