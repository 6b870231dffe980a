// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Theme.h"

#include <array>

namespace pointloom {
namespace {

// The palette of the drawing that the window was made after.
constexpr ThemeColours dark{
    .ground = QColor(0x11, 0x14, 0x1a),
    .panel = QColor(0x1b, 0x20, 0x28),
    .bar = QColor(0x16, 0x1a, 0x21),
    .field = QColor(0x15, 0x19, 0x20),
    .raised = QColor(0x25, 0x2c, 0x37),
    .hovered = QColor(0x22, 0x29, 0x33),
    .pressed = QColor(0x2e, 0x37, 0x44),
    .chosen = QColor(0x22, 0x2c, 0x3d),
    .banner = QColor(0x4a, 0x25, 0x24),
    .line = QColor(0x2e, 0x36, 0x42),
    .text = QColor(0xd7, 0xdd, 0xe6),
    .quiet = QColor(0x8a, 0x94, 0xa3),
    .dim = QColor(0x59, 0x61, 0x6d),
    .selection = QColor(0xff, 0xd4, 0x5a),
    .warning = QColor(0xff, 0x9c, 0x95),
    .good = QColor(0x8b, 0xf0, 0xb5),
    .link = QColor(0x7e, 0xa6, 0xf5),
    .action = QColor(0x2f, 0x6f, 0xed),
    .actionHovered = QColor(0x24, 0x5f, 0xd6),
    .actionDisabled = QColor(0x25, 0x34, 0x50),
    .onAction = QColor(0xff, 0xff, 0xff),
    .ticked = QColor(0x1f, 0x4a, 0x94),
    .focus = QColor(0x5b, 0x92, 0xff),
    .labelled = QColor(0x2b, 0x52, 0x63),
};

// The same order of importance on light ground: what is quiet there is quiet here.
constexpr ThemeColours light{
    .ground = QColor(0xd3, 0xd9, 0xe2),
    .panel = QColor(0xf4, 0xf6, 0xf9),
    .bar = QColor(0xe9, 0xed, 0xf2),
    .field = QColor(0xff, 0xff, 0xff),
    .raised = QColor(0xe3, 0xe8, 0xef),
    .hovered = QColor(0xea, 0xee, 0xf4),
    .pressed = QColor(0xd3, 0xda, 0xe4),
    .chosen = QColor(0xd9, 0xe3, 0xf5),
    .banner = QColor(0xfb, 0xe0, 0xde),
    .line = QColor(0xc6, 0xcd, 0xd8),
    .text = QColor(0x1d, 0x25, 0x30),
    .quiet = QColor(0x4d, 0x58, 0x66),
    .dim = QColor(0x9a, 0xa3, 0xb0),
    .selection = QColor(0x6f, 0x4c, 0x00),
    .warning = QColor(0xa3, 0x23, 0x1b),
    .good = QColor(0x0b, 0x5e, 0x35),
    .link = QColor(0x1d, 0x53, 0xc4),
    .action = QColor(0x24, 0x5f, 0xd6),
    .actionHovered = QColor(0x1d, 0x50, 0xb8),
    .actionDisabled = QColor(0xb9, 0xc6, 0xe0),
    .onAction = QColor(0xff, 0xff, 0xff),
    .ticked = QColor(0x24, 0x5f, 0xd6),
    .focus = QColor(0x24, 0x5f, 0xd6),
    .labelled = QColor(0x74, 0xb3, 0xcc),
};

constexpr std::array names{
    ColourName{"ground", &ThemeColours::ground},
    ColourName{"panel", &ThemeColours::panel},
    ColourName{"bar", &ThemeColours::bar},
    ColourName{"field", &ThemeColours::field},
    ColourName{"raised", &ThemeColours::raised},
    ColourName{"hovered", &ThemeColours::hovered},
    ColourName{"pressed", &ThemeColours::pressed},
    ColourName{"chosen", &ThemeColours::chosen},
    ColourName{"banner", &ThemeColours::banner},
    ColourName{"line", &ThemeColours::line},
    ColourName{"text", &ThemeColours::text},
    ColourName{"quiet", &ThemeColours::quiet},
    ColourName{"dim", &ThemeColours::dim},
    ColourName{"selection", &ThemeColours::selection},
    ColourName{"warning", &ThemeColours::warning},
    ColourName{"good", &ThemeColours::good},
    ColourName{"link", &ThemeColours::link},
    ColourName{"action", &ThemeColours::action},
    ColourName{"actionHovered", &ThemeColours::actionHovered},
    ColourName{"actionDisabled", &ThemeColours::actionDisabled},
    ColourName{"onAction", &ThemeColours::onAction},
    ColourName{"ticked", &ThemeColours::ticked},
    ColourName{"focus", &ThemeColours::focus},
    ColourName{"labelled", &ThemeColours::labelled},
};

}  // namespace

const ThemeColours& darkColours()
{
    return dark;
}

const ThemeColours& lightColours()
{
    return light;
}

std::span<const ColourName> colourNames()
{
    return names;
}

}  // namespace pointloom
