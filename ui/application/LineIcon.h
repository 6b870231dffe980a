// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QString>

namespace pointloom {

/// One of the program's own line icons: resources/icons/NAME.svg, 24 by 24 with strokes of 1.5 in currentColor. It is drawn in the
/// colours of the theme in use each time it is painted, at any scale. Null when there is none of that name.
[[nodiscard]] QIcon lineIcon(const QString& name);

}  // namespace pointloom
