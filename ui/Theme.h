// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>

class QApplication;

namespace pointloom {

/// The colours of the window, each with one meaning.
namespace colours {
inline const QColor ground{0x11, 0x14, 0x1a};  ///< behind the points
inline const QColor panel{0x1b, 0x20, 0x28};
inline const QColor raised{0x25, 0x2c, 0x37};  ///< buttons, hovered and chosen rows
inline const QColor field{0x15, 0x19, 0x20};   ///< where something can be typed
inline const QColor line{0x2e, 0x36, 0x42};
inline const QColor text{0xd7, 0xdd, 0xe6};
inline const QColor quiet{0x8a, 0x94, 0xa3};
inline const QColor selection{0xff, 0xd4, 0x5a};
inline const QColor warning{0xff, 0x9c, 0x95};
inline const QColor good{0x8b, 0xf0, 0xb5};
inline const QColor action{0x2f, 0x6f, 0xed};
}  // namespace colours

/// Everything in the window keeps to multiples of this, in logical pixels.
inline constexpr int rhythm_px = 8;

/// Font, palette and style sheet of the whole application.
void applyTheme(QApplication& application);

}  // namespace pointloom
