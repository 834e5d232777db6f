"""Files in the making, while a room stays alive: a word of progress, a stop that leaves no trace."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from store.errors import BookError
from store.papers.files import FileThere
from store.vietnamese import clean
from tui.language import _, language, n_
from tui.paths import completed_to_write, typed_path
from tui.room import ListRoom

if TYPE_CHECKING:
    from store.papers.issuing import Batch, Folder

Begin = Callable[[Path, bool], "Batch"]
"""What is to be written to a path, over what is there only when told so."""


class WritingRoom(ListRoom):
    """A room that can write documents. While it does, the keys that leave it stop the writing instead."""

    _busy = False
    _stopped = False
    _batch: Batch | None = None

    def leaving(self, then: Callable[[], None]) -> None:
        """Stop what is being made; else go."""
        if self._busy:
            self._stopped = True
            if self._batch is not None:
                self._batch.stop()
            return
        then()

    def ask_file(self, question: str, name: str, begin: Begin) -> None:
        """Ask for a path, `name` standing there already, and write; a refusal keeps the question, to be mended."""

        def answered(text: str) -> bool:
            typed = clean(text, limit=1000)
            if not typed:
                self.rest()
                return True
            try:
                file = typed_path(typed, writing=True)
            except BookError as error:
                self.tell(error.sentence(language()), trouble=True)
                return False
            return self._begin(begin, file, force=False)

        if not self._busy:
            self.foot.ask_text(
                question, answered, initial=name, limit=1000, given_up=self.rest, complete=completed_to_write
            )

    def _begin(self, begin: Begin, file: Path, *, force: bool) -> bool:
        try:
            batch = begin(file, force)
        except FileThere as error:
            name = Path(str(error.facts["file"])).name
            self.confirm(
                _("There is a file {file} already. Replace it?").format(file=name), lambda: self._replace(begin, file)
            )
            return True
        except BookError as error:
            self.tell(error.sentence(language()), trouble=True)
            return False
        self._busy, self._stopped, self._batch = True, False, batch
        self._make(batch)
        return True

    def _replace(self, begin: Begin, file: Path) -> None:
        self._begin(begin, file, force=True)

    @work(exclusive=True)
    async def _make(self, batch: Batch) -> None:
        """Make each file beside the screen, then write them all; a stop in between leaves nothing."""
        try:
            if await self._made(batch) and await self._written(batch):
                self.tell_outcome(batch.done)
            else:
                self.tell(_("Stopped. Nothing was written."))
        except BookError as error:
            self.tell(error.sentence(language()), trouble=True)
        finally:
            batch.stop()
            self._busy, self._batch = False, None

    async def _made(self, batch: Batch) -> bool:
        """Make each file; False when it was stopped."""
        for number, piece in enumerate(batch.pieces, 1):
            self.tell(_("Making {n} of {all}… Esc stops it.").format(n=number, all=len(batch.pieces)))
            await asyncio.to_thread(batch.make, piece)
            if self._stopped:
                return False
        return True

    async def _written(self, batch: Batch) -> bool:
        """Write each file, with time for a key after each; False when it was stopped."""
        with closing(batch.writing()) as writing:
            for _file in writing:
                await asyncio.sleep(0)
                if self._stopped:
                    return False
        return True

    def tell_outcome(self, done: Folder) -> None:
        """Say what was written, and what was not."""
        words, trouble = _outcome(done)
        self.tell(words, trouble=trouble)


def _outcome(done: Folder) -> tuple[str, bool]:
    """What was written, in a sentence, and whether something is amiss."""
    count = len(done.written)
    if not done.written:
        why = done.left_out[0].why.sentence(language()) if done.left_out else ""
        return _("Nothing was written. {why}").format(why=why), True
    if count == 1:
        return _("Written: {file}").format(file=done.written[0]), False
    said = n_("{n} file in {folder}", "{n} files in {folder}", count).format(n=count, folder=done.written[0].parent)
    if done.left_out:
        said += " · " + _("without: {names}").format(names=", ".join(left.called(language()) for left in done.left_out))
    return said, bool(done.left_out)
