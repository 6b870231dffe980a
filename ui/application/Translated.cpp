// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Translated.h"

#include "core/base/Text.h"

#include <QCoreApplication>

namespace pointloom {

QString translated(const Message& message)
{
    const QString pattern = QCoreApplication::translate("core", message.pattern.c_str());
    std::vector<std::string> args;
    for (const std::string& arg : message.args)
        args.push_back(printable(arg));  // names from files stay text on one line
    return QString::fromStdString(Message::fill(pattern.toStdString(), args));
}

QString translated(const Error& error)
{
    const QString what = translated(error.what);
    return error.where.empty() ? what : QString::fromStdString(printable(error.where)) + ": " + what;
}

}  // namespace pointloom
