"""The register over a real pseudo-terminal: what its keys cost, whatever they are."""

from __future__ import annotations

from tests.cells import again
from tests.wire.conftest import Opener

UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"


def test_a_key_in_the_register_costs_at_most_400_bytes_and_the_room_at_most_15_kilobytes(
    program: Opener, folder: object
) -> None:
    terminal = program()
    terminal.wait_for("16 Hà Minh Vỹ")
    terminal.send("4p19km*")
    terminal.settle(0.3)
    assert terminal.bytes_for("\x1b[15~") <= 15_000
    terminal.wait_for("Sổ theo dõi 2026")
    terminal.settle(0.5)
    costs = [terminal.bytes_for(key) for key in (LEFT, LEFT, DOWN, DOWN, DOWN, UP, RIGHT, "\x1b[F", "\x1b[H", RIGHT)]
    assert max(costs) <= 400, costs


def test_two_terminals_the_register_follows_the_other_ones_roll_call(program: Opener, folder: object) -> None:
    one, two = program(), program()
    one.wait_for("16 Hà Minh Vỹ")
    two.wait_for("16 Hà Minh Vỹ")
    two.send("\x1b[15~")
    two.wait_for("Sổ theo dõi 2026")
    two.settle(0.3)
    one.send("k")
    two.wait_for("×", timeout=5)
    one.send("2c")
    two.wait_for("50", timeout=5)
    assert again(folder).register.year(2026).tally.present == 1  # type: ignore[arg-type]
