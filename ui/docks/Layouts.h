// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace pointloom {

/// Layouts of the docks that were given a name. Kept with the person's settings; a file takes one to a colleague.
namespace layouts {

[[nodiscard]] QStringList names();
[[nodiscard]] QByteArray find(const QString& name);
/// One of that name is replaced.
void save(const QString& name, const QByteArray& state);
void remove(const QString& name);

[[nodiscard]] Result<void> writeFile(const QString& path, const QString& name, const QByteArray& state);

struct Named
{
    QString name;
    QByteArray state;
};
[[nodiscard]] Result<Named> readFile(const QString& path);

}  // namespace layouts
}  // namespace pointloom
