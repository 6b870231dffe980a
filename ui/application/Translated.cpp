// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Translated.h"

#include <QCoreApplication>

namespace pointloom {

QString translated(const Message& message)
{
    const QString pattern = QCoreApplication::translate("core", message.pattern.c_str());
    return QString::fromStdString(Message::fill(pattern.toStdString(), message.args));
}

QString translated(const Error& error)
{
    const QString what = translated(error.what);
    return error.where.empty() ? what : QString::fromStdString(error.where) + ": " + what;
}

}  // namespace pointloom
