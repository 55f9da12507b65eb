"""Scenes of industry, construction, digital technologies and health, as flat shapes; each is of one story."""

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


def still(draw: Draw) -> str:
    """A flask, its long pipe, and four drums."""
    drums = [
        rect(430 + 85 * at, 250 + (height := draw.whole(0, 40)), 64, 110 - height, tone)
        for at, tone in enumerate((DEEP, TEAL, OCHRE, DEEP))
    ]
    caps = [rect(446 + 85 * at, 212, 32, 14, INK) for at in range(4)]
    return picture(
        PALE,
        [
            rect(0, 360, 800, 40, MIST),
            line("M205 130V70h516", DEEP, 18),
            line("M462 70v130M547 70v130M632 70v130M717 70v130", TEAL, 8),
            disc(205, 230, 120, DEEP),
            disc(205, 230, 98, MIST),
            shape("M107 230a98 98 0 0 0 196 0z", OCHRE),
            rect(180, 95, 50, 50, DEEP),
            rect(120, 350, 170, 10, INK),
            *(rect(430 + 85 * at, 226, 64, 134, WHITE) for at in range(4)),
            *drums,
            *caps,
        ],
    )


def weave(draw: Draw) -> str:
    """Crossing threads, of which one is of another colour."""
    odd = draw.whole(5, 9)
    down = "".join(f"M{20 + 40 * at} 0v400" for at in range(20))
    over = [
        line(
            "".join(f"M{40 * at} {25 + 50 * row}h40" for at in range(20) if (at + row) % 2),
            DEEP if row % 2 else TEAL,
            30,
        )
        for row in range(8)
    ]
    under = [line(f"M0 {25 + 50 * row}h800", DEEP if row % 2 else TEAL, 30) for row in range(8)]
    thread = line("".join(f"M{20 + 40 * odd} {50 * row}v50" for row in range(8) if (odd + row) % 2 == 0), OCHRE, 26)
    return picture(WHITE, [*under, line(down, MIST, 26), line(f"M{20 + 40 * odd} 0v400", OCHRE, 26), *over, thread])


def beacon(draw: Draw) -> str:
    """A lamp that shines over three machines."""
    machines = []
    for at in range(3):
        x, high = 70 + 240 * at, 110 if at == 1 else draw.whole(70, 100)
        machines += [rect(x, 250, 180, 80, DEEP), rect(x + 24, 330 - high - 30, 80, high, DEEP)]
        machines += [rect(x + 40, 330 - high - 10, 48, 30, MIST), rect(x + 118, 272, 46, 36, TEAL)]
    rays = "".join(f"M400 112L{x} {y}" for x, y in ((110, 0), (30, 110), (250, -40), (550, -40), (690, 0), (770, 110)))
    return picture(
        INK,
        [
            line(rays, BROWN, 14),
            disc(400, 112, 84, OCHRE),
            disc(400, 112, 52, SAND),
            *machines,
            rect(376, 190, 48, 60, WHITE),
            rect(0, 330, 800, 70, TEAL),
            dots(((x, 365) for x in range(60, 800, 97)), 10, INK),
        ],
    )


def bridge(draw: Draw) -> str:
    """Three arches over water, and sensors on the deck."""
    sensors = [(70 + 110 * at + draw.whole(-20, 20), 128) for at in range(7)]
    arches = "".join(f"M{x} 330v-40a95 95 0 0 1 190 0v40z" for x in (70, 305, 540))
    waves = "".join(f"M{x} {y}q25-16 50 0t50 0" for y, x in ((350, 30), (370, 380), (355, 640), (382, 180)))
    return picture(
        PALE,
        [
            disc(660, 70, 42, SAND),
            rect(0, 140, 800, 190, TEAL),
            shape(arches, PALE),
            rect(0, 140, 800, 26, DEEP),
            rect(0, 330, 800, 70, DEEP),
            line(waves, MIST, 5),
            line("".join(f"M{x} 140v-14" for x, _ in sensors), INK, 6),
            dots(sensors, 12, OCHRE),
            *(ring(sensors[at][0], 128, radius, OCHRE, 3) for at in (2, 5) for radius in (26, 42)),
        ],
    )


def stairs(draw: Draw) -> str:
    """Nine steps, the last of them in another colour, under a lamp."""
    steps = [rect(60 + 76 * at, 370 - 30 * at, 740 - 76 * at, 40 + 30 * at, (DEEP, TEAL)[at % 2]) for at in range(8)]
    wide = draw.whole(150, 170)
    return picture(
        PALE,
        [
            shape(f"M560 40L{560 - wide} 400h{2 * wide}z", SAND),
            rect(556, 0, 8, 26, INK),
            shape("M516 46a44 44 0 0 1 88 0z", INK),
            *steps,
            rect(668, 130, 132, 270, DEEP),
            rect(668, 130, 132, 34, OCHRE),
            rect(668, 164, 132, 8, BROWN),
        ],
    )


def village(draw: Draw) -> str:
    """Roofs at night, stars, and two lamps that light the ground alone."""
    stars = [(draw.whole(20, 780), draw.whole(15, 190)) for _ in range(46)]
    homes = []
    for at in range(6):
        x, high = 30 + 128 * at, draw.whole(60, 110)
        homes += [rect(x, 360 - high, 100, high, DEEP), shape(f"M{x - 8} {360 - high}l58-46 58 46z", TEAL)]
    lit = [rect(30 + 128 * at + 38, 318, 24, 28, OCHRE) for at in (1, 4)]
    lamps = [shape(f"M{x} 286l-52 74h104z", SAND) + line(f"M{x} 360v-76h-16", MIST, 5) for x in (148, 532)]
    return picture(
        INK,
        [
            dots(stars, 2.6, WHITE),
            disc(690, 74, 34, PALE),
            disc(706, 64, 30, INK),
            *homes,
            *lit,
            *lamps,
            rect(0, 360, 800, 40, DEEP),
        ],
    )


def circuit(draw: Draw) -> str:
    """A board with chips, of which one is lifted out."""
    traces = "".join(f"M0 {30 + 34 * at}h{draw.whole(90, 300)}l34 34h{draw.whole(60, 330)}" for at in range(11))
    pads = [(draw.whole(40, 760), draw.whole(20, 380)) for _ in range(22)]
    chips = [(90, 70), (90, 230), (570, 220)]
    legs = "".join(f"M{x + 14 + 24 * leg} {y - 12}v124" for x, y in chips for leg in range(6))
    return picture(
        DEEP,
        [
            line(traces, TEAL, 5),
            dots(pads, 7, MIST),
            line(legs, MIST, 8),
            *(rect(x, y, 150, 100, INK) for x, y in chips),
            *(disc(x + 20, y + 20, 7, TEAL) for x, y in chips),
            rect(340, 190, 170, 120, PALE),
            line("".join(f"M{358 + 26 * at} 58v120" for at in range(6)), SAND, 8),
            rect(340, 66, 170, 104, OCHRE),
            disc(362, 88, 8, BROWN),
        ],
    )


def slow(draw: Draw) -> str:
    """An old screen on which bars fill up, one after another."""
    full = sorted((draw.whole(90, 420) for _ in range(4)), reverse=True)
    bars = [
        rect(190, 88 + 46 * at, 420, 24, TEAL) + rect(190, 88 + 46 * at, length, 24, SAND if at else OCHRE)
        for at, length in enumerate(full)
    ]
    return picture(
        SAND,
        [
            rect(0, 340, 800, 60, OCHRE),
            rect(130, 30, 540, 282, WHITE),
            rect(156, 56, 488, 230, DEEP),
            *bars,
            shape("M330 312h140l26 40H304z", MIST),
            rect(220, 352, 360, 16, WHITE),
            dots(((600 + 16 * at, 299) for at in range(3)), 5, TEAL),
        ],
    )


def syrup(draw: Draw) -> str:
    """A bottle, and a spoon from which drops fall back."""
    drops = [
        shape(f"M{x} {y}c12 18 18 26 18 36a18 18 0 0 1-36 0c0-10 6-18 18-36z", OCHRE)
        for x, y in ((470, 196), (548, 236 + draw.whole(0, 20)), (626, 196 + draw.whole(0, 16)))
    ]
    return picture(
        MIST,
        [
            rect(0, 350, 800, 50, TEAL),
            shape("M150 350V170c0-30 40-30 40-62V80h90v28c0 32 40 32 40 62v180z", DEEP),
            shape("M172 330V220h126v110z", WHITE),
            rect(180, 40, 110, 44, INK),
            rect(190, 250, 90, 12, OCHRE),
            rect(190, 276, 60, 12, MIST),
            shape("M420 130h260a130 62 0 0 1-260 0z", WHITE),
            rect(650, 122, 150, 16, WHITE),
            shape("M440 130h220a110 40 0 0 1-220 0z", OCHRE),
            *drops,
        ],
    )


def wheels(draw: Draw) -> str:
    """Two wheelchairs, one behind the other, the nearer one with bright hubs."""
    turn = draw.between(0, 0.3)
    chairs = []
    for x, frame, tyre, hub in ((470, MIST, MIST, TEAL), (210, INK, DEEP, OCHRE)):
        chairs += [
            line(f"M{x - 70} 70h34v130h180l60 132h44", frame, 14),
            rect(x - 36, 178, 170, 26, frame),
            line(spoke_ends(x, 250, 96, 12, turn), MIST, 4),
            ring(x, 250, 102, tyre, 18),
            ring(x, 250, 76, TEAL if tyre == DEEP else tyre, 5),
            disc(x, 250, 18, hub),
            ring(x + 176, 326, 26, tyre, 14),
        ]
    return picture(PALE, [rect(0, 352, 800, 48, SAND), *chairs])


def spoke_ends(x: float, y: float, radius: float, number: int, turn: float) -> str:
    """Lines through a centre, in whole numbers that every machine rounds alike."""
    # directions as ratios rather than by sines: the same digits everywhere
    ends = []
    for at in range(number):
        part = (at + turn) * 2 / number - 1
        ends.append((radius * (1 - part * part) / (1 + part * part), radius * 2 * part / (1 + part * part)))
    return "".join(f"M{x - dx:.0f} {y - dy:.0f}L{x + dx:.0f} {y + dy:.0f}" for dx, dy in ends)
