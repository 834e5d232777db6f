"""Errors a secretary can act on: one family, each makes its own sentence and exit code.

Bad *data* (a doubtful cell in a roster) is collected and shown, never raised. What is raised
is a request that cannot be done, or a book that cannot be read or written.
"""

from __future__ import annotations

import errno
from typing import ClassVar, Final

REASONS: Final = {
    errno.ENOENT: ("không có thư mục ấy; hãy tạo trước", "there is no such folder"),
    errno.ENOTDIR: ("trên đường dẫn có một tệp, không phải thư mục", "there is a file where a folder should be"),
    errno.EEXIST: ("ở đó đã có một tệp", "there is a file of that name"),
    errno.EISDIR: ("đó là một thư mục; hãy thêm tên tệp", "that is a folder; add a file name"),
    errno.EACCES: ("không có quyền ở đó", "you have no right to that"),
    errno.EPERM: ("không có quyền ở đó", "you have no right to that"),
    errno.EROFS: ("đĩa ấy chỉ cho đọc", "that disk is for reading only"),
    errno.ENOSPC: ("đĩa hết chỗ", "the disk is full"),
    errno.EDQUOT: ("hết phần đĩa được cấp", "your share of the disk is used up"),
    errno.ENAMETOOLONG: ("tên tệp quá dài", "the file name is too long"),
    errno.EBADF: ("đã bị đóng", "it is closed"),
    errno.EIO: ("không đọc, ghi được", "it can neither be read nor written"),
}
"""Why a disk or an output refuses, in words."""


class BookError(Exception):
    """A request that could not be done. `vi` and `en` are templates over the keyword arguments."""

    vi: ClassVar[str] = "Không làm được việc này."
    en: ClassVar[str] = "This could not be done."
    exit_code: ClassVar[int] = 1

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    def sentence(self, language: str = "vi") -> str:
        """What happened and what to do, in the user's language ('vi' or 'en').

        Where a system's number (`code`) is among the facts and known, `what` is said in that language, too.
        """
        english = language == "en"
        facts = {k: v.sentence(language) if isinstance(v, BookError) else v for k, v in self.facts.items()}
        if (said := REASONS.get(facts.get("code"))) is not None:  # type: ignore[call-overload]
            facts["what"] = said[english]
        return (self.en if english else self.vi).format(**facts)

    def __str__(self) -> str:
        return self.sentence("vi")


class NoBook(BookError):
    """There is no book in the folder yet. Facts: folder."""

    vi = "Chưa có sổ ở {folder}. Gõ «chibo» để lập sổ, hoặc «chibo demo» để xem thử."
    en = "There is no book in {folder} yet. Run «chibo» to make one, or «chibo demo» to look around."


class BookExists(BookError):
    """A book is there already. Facts: folder."""

    vi = "Đã có sổ ở {folder}; không ghi đè."
    en = "There is a book in {folder} already; nothing was overwritten."


class NewerBook(BookError):
    """The book was written by a later Chibo. Facts: found, known."""

    vi = "Sổ này do bản Chibo mới hơn ghi (dạng {found}, bản này biết đến {known}). Hãy nâng cấp Chibo."
    en = "A newer Chibo wrote this book (format {found}, this one knows {known}). Please upgrade Chibo."


class DamagedBook(BookError):
    """The file or the journal does not say what was written. Facts: file, what, offer_vi, offer_en."""

    vi = "Tệp {file} bị hỏng ({what}); sổ chỉ mở để đọc. {offer_vi}"
    en = "The file {file} is damaged ({what}); the book is open for reading only. {offer_en}"


class NotPrivate(BookError):
    """A link, a foreign owner or a strange file stands where the book should be. Facts: path, what_vi, what_en."""

    vi = "Không mở {path}: {what_vi}. Hãy kiểm tra rồi dời nó đi."
    en = "{path} was not opened: {what_en}. Please look at it and move it away."


class NoFolder(BookError):
    """The folder of a book cannot be used or made. Facts: path, what, code."""

    vi = "Không dùng được thư mục {path} ({what}). Chọn thư mục khác bằng --book."
    en = "The folder {path} cannot be used ({what}). Name another one with --book."


class LockBusy(BookError):
    """Another terminal has held the book too long. Facts: holder, seconds."""

    vi = "Chưa ghi được: {holder} đang giữ sổ quá {seconds} giây. Thử lại sau giây lát."
    en = "Not saved: {holder} has held the book for over {seconds} seconds. Try again in a moment."


class NotSaved(BookError):
    """The disk refused. Facts: what, and the system's number of it (code) where there is one."""

    vi = "CHƯA LƯU: đĩa báo lỗi ({what}). Dữ liệu cũ còn nguyên; sửa đĩa rồi bấm lại."
    en = "NOT SAVED: the disk refused ({what}). What was there is whole; mend the disk and press again."


class NotSaid(BookError):
    """Standard output takes no more. Facts: why_vi, why_en."""

    vi = "Không ghi được hết ra đầu ra ({why_vi}); hãy chạy lại."
    en = "Not everything could be written out ({why_en}); run it again."


class NoSuch(BookError):
    """Something asked for by name or number is not in the book. Facts: what_vi, what_en, key."""

    vi = "Không có {what_vi} «{key}» trong sổ."
    en = "There is no {what_en} «{key}» in the book."
    exit_code = 1


class BadValue(BookError):
    """A value the rules refuse. Facts: why_vi, why_en."""

    vi = "{why_vi}"
    en = "{why_en}"
    exit_code = 2


class Odd(BookError):
    """Something unusual that may be meant all the same: asked about once. Facts: why_vi, why_en."""

    vi = "{why_vi} Vẫn ghi?"
    en = "{why_en} Write it all the same?"
    exit_code = 2


class ChangedSince(BookError):
    """Another terminal changed the same row after the action to undo. Facts: who, at."""

    vi = "{who} đã sửa dòng này lúc {at}. Vẫn hoàn tác?"
    en = "{who} changed this row at {at}. Undo all the same?"


class LeanedOn(BookError):
    """Later rows speak of what an undo would take away. Facts: what_vi, what_en, count, first_vi, first_en."""

    vi = "Không hoàn tác được: {count} dòng ghi sau còn nhắc đến {what_vi} ({first_vi}). Hoàn tác các dòng ấy trước."
    en = "Not undone: {count} later rows speak of {what_en} ({first_en}). Take those back first."


class NothingToUndo(BookError):
    """This terminal has done nothing that could be undone."""

    vi = "Chưa có việc nào của máy này để hoàn tác."
    en = "This terminal has done nothing that could be undone."


class BadFile(BookError):
    """A file handed in cannot be read as a list. Facts: file, why_vi, why_en."""

    vi = "Không đọc được {file}: {why_vi}"
    en = "{file} could not be read: {why_en}"
