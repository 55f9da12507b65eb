"""Scenes of agriculture, energy, mobility and sports, as flat shapes; each is of one story."""

from __future__ import annotations

from .draw import Draw
from .shapes import (
    BROWN,
    DEEP,
    INK,
    MIST,
    OCHRE,
    PALE,
    SAND,
    TEAL,
    WHITE,
    disc,
    dots,
    line,
    picture,
    rect,
    ring,
    shape,
)


def orchard(draw: Draw) -> str:
    """Rows of trees under the moon; small sensors shine between them."""
    stars = [(draw.whole(20, 780), draw.whole(10, 130)) for _ in range(24)]
    trees = []
    for row, (y, size) in enumerate(((210, 30), (270, 40), (350, 52))):
        for at in range(9 - 2 * row):
            x = 400 + (at - (8 - 2 * row) / 2) * (92 + 34 * row)
            trees += [rect(x - 4, y, 8, size, BROWN), disc(x, y - size / 2, size, (DEEP, TEAL, DEEP)[row])]
    return picture(
        INK,
        [
            dots(stars, 2.4, WHITE),
            disc(130, 80, 44, PALE),
            disc(150, 68, 38, INK),
            rect(0, 220, 800, 180, "#0c3a3f"),
            *trees,
            dots(((x, 392) for x in (110, 330, 470, 690)), 9, OCHRE),
        ],
    )


def jar(draw: Draw) -> str:
    """A closed jar in which a sprig with leaves grows, and seeds beside it."""
    leaves = "".join(
        f"M400 {290 - 40 * at}q{30 * side} -46 {84 * side} -40q{-14 * side} 42 {-84 * side} 40z"
        for at in range(5)
        for side in (1, -1)
    )
    seeds = [(draw.whole(560, 770), draw.whole(340, 372)) for _ in range(14)]
    return picture(
        SAND,
        [
            rect(0, 330, 800, 70, OCHRE),
            shape("M270 372V110q0-30 30-30h200q30 0 30 30v262z", WHITE),
            shape("M286 372v-62h228v62z", BROWN),
            line("M400 310V110", DEEP, 8),
            shape(leaves, TEAL),
            rect(290, 36, 220, 40, DEEP),
            dots(seeds, 7, BROWN),
            dots(((x, 358) for x in (60, 104, 150, 208)), 10, BROWN),
        ],
    )


def noon(draw: Draw) -> str:
    """The sun right above a roof of panels."""
    rays = "".join(f"M400 110L{x} {y}" for x, y in ((90, 110), (150, 10), (400, -60), (650, 10), (710, 110)))
    panels = [
        shape(f"M{180 + 110 * at - 16 * row} {270 + 40 * row}h100l-16 34h-100z", DEEP if (at + row) % 3 else TEAL)
        for at in range(4)
        for row in range(2)
    ]
    lower = draw.whole(0, 12)
    return picture(
        PALE,
        [
            line(rays, SAND, 16),
            disc(400, 110, 84, OCHRE),
            shape("M80 352L220 252h440l60 100z", INK),
            *panels,
            rect(100, 352, 600, 48, MIST),
            *(rect(150 + 140 * at, 366 + lower // 4, 70, 34, TEAL) for at in range(4)),
        ],
    )


def network(draw: Draw) -> str:
    """A street cut open: houses above, warm and cool pipes below."""
    homes = []
    for at in range(6):
        x, high = 40 + 126 * at, draw.whole(60, 130)
        homes += [
            rect(x, 180 - high, 92, high, TEAL if at % 2 else DEEP),
            *(rect(x + 16 + 36 * col, 196 - high, 22, 26, SAND if draw.chance(0.4) else PALE) for col in (0, 1)),
        ]
    down = "".join(f"M{72 + 126 * at} 180v92" for at in range(6))
    back = "".join(f"M{102 + 126 * at} 180v160" for at in range(6))
    return picture(
        PALE,
        [
            *homes,
            rect(0, 180, 800, 220, BROWN),
            rect(0, 180, 800, 22, INK),
            line(back, MIST, 10),
            line("M0 340H800", MIST, 22),
            line(down, OCHRE, 10),
            line("M0 272H800", OCHRE, 26),
            dots(((x, 272) for x in range(40, 800, 90)), 6, SAND),
        ],
    )


def seal(draw: Draw) -> str:
    """A ring drawn to scale; a part of it is only dashed."""
    gap = draw.whole(150, 190)
    grid = "".join(f"M{x} 0v400" for x in range(50, 800, 50)) + "".join(f"M0 {y}h800" for y in range(50, 400, 50))
    return picture(
        DEEP,
        [
            line(grid, "#0e6d76", 2),
            ring(400, 200, 130, MIST, 56, f"{816 - gap} {gap}"),
            ring(400, 200, 158, MIST, 3, "10 8"),
            ring(400, 200, 102, MIST, 3, "10 8"),
            line("M160 200h480M400 20v360", OCHRE, 3),
            line("M242 350h316M242 340v20M558 340v20", SAND, 3),
            disc(400, 200, 8, OCHRE),
        ],
    )


def doorway(draw: Draw) -> str:
    """The side of a bus; its door is bright, and rings of sound go out from it."""
    panes = [rect(70 + 96 * at, 110, 82, 86, MIST) for at in (0, 1, 2, 5, 6)]
    return picture(
        PALE,
        [
            rect(0, 352, 800, 48, SAND),
            rect(40, 76, 720, 240, DEEP),
            *panes,
            rect(40, 236, 720, 12, TEAL),
            *(disc(x, 318, 44, INK) + disc(x, 318, 18, MIST) for x in (170, 640)),
            rect(352, 100, 180, 232, OCHRE),
            rect(364, 112, 74, 208, SAND),
            rect(446, 112, 74, 208, SAND),
            disc(442, 64, 14, OCHRE),
            *(ring(442, 64, 34 + 26 * at + draw.whole(0, 3), OCHRE, 5) for at in range(2)),
        ],
    )


def barge(draw: Draw) -> str:
    """A long barge with three heaps on a river."""
    heaps = "".join(
        f"M{120 + 165 * at} 226l{70 + draw.whole(0, 14)}-{draw.whole(76, 118)} {80} {draw.whole(20, 40)} 30 90z"
        for at in range(3)
    )
    waves = [
        "".join(f"M{x} {y}q30-18 60 0t60 0" for x in range(-40 + shift, 800, 240))
        for y, shift in ((318, 0), (346, 110), (376, 40))
    ]
    banks = shape("M0 160q120-60 260-30t300-14 240-24v90H0z", MIST)
    return picture(
        PALE,
        [
            disc(690, 70, 40, SAND),
            banks,
            rect(0, 180, 800, 220, TEAL),
            shape(heaps, BROWN),
            shape("M70 222h660l-46 82H120z", INK),
            rect(620, 150, 78, 72, WHITE),
            rect(632, 164, 54, 24, DEEP),
            rect(70, 222, 660, 12, OCHRE),
            *(line(wave, MIST, 6) for wave in waves),
        ],
    )


def lift(draw: Draw) -> str:
    """A cable with chairs over summer mountains."""
    chairs = []
    for at in range(5):
        x = 90 + 150 * at
        y = 150 - 22 * at
        chairs.append(line(f"M{x} {y}v56h34m-34 0v-26", INK, 7) + disc(x + 14, y + 36, 11, (OCHRE, WHITE)[at % 2]))
    flowers = [(draw.whole(10, 790), draw.whole(352, 392)) for _ in range(26)]
    return picture(
        PALE,
        [
            disc(120, 76, 40, SAND),
            shape("M0 400V250L190 110l150 130 190-190 270 250v100z", MIST),
            shape("M0 400V310l150-90 190 120 160-130 300 130v60z", TEAL),
            shape("M0 400v-60q220-50 430-10t370-20v90z", DEEP),
            dots(flowers, 5, SAND),
            line("M-10 165L810 44", INK, 5),
            *chairs,
        ],
    )


def viewpoint(draw: Draw) -> str:
    """A path that winds up to a terrace above a lake."""
    far = draw.whole(90, 110)
    return picture(
        MIST,
        [
            disc(640, 90, 50, SAND),
            shape(f"M0 240L140 {far}l120 90 160-130 190 150 90-60 100 60v80H0z", TEAL),
            rect(0, 230, 800, 170, DEEP),
            line("M60 256h160M300 276h220M560 252h150", TEAL, 5),
            shape("M0 400V310q220-70 400-20t400-10v120z", OCHRE),
            line("M120 400q280-20 120-56t120-60", SAND, 26),
            rect(348, 268, 150, 12, INK),
            line("M356 268v-30h134v30M400 238v30M446 238v30", INK, 5),
        ],
    )
