// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/Support.h"

#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QStringList>

#include <functional>
#include <initializer_list>

/// Reading the sources of the program as text.
namespace pointloom::test {

/// The arguments of a call from behind its bracket, as far as commas between them tell.
inline QStringList argumentsFrom(const QString& text, qsizetype at)
{
    QStringList arguments{QString()};
    int depth = 0;
    for (; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (QStringView(u"([{").contains(c))
            ++depth;
        if (QStringView(u")]}").contains(c) && --depth < 0)
            break;
        if (c == ',' && depth == 0)
            arguments << QString();
        else
            arguments.back() += c;
    }
    for (QString& argument : arguments)
        argument = argument.trimmed();
    return arguments;
}

/// Shows every source in these folders; answers how many there are.
inline int forEachSource(std::initializer_list<const char*> folders,
                         const std::function<void(const QString& name, const QString& text)>& visit)
{
    int files = 0;
    for (const char* folder : folders) {
        QDirIterator sources(QString::fromStdString(projectFile(folder).string()), {"*.cpp", "*.h"}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (sources.hasNext()) {
            QFile file(sources.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            visit(file.fileName(), QString::fromUtf8(file.readAll()));
            ++files;
        }
    }
    return files;
}

}  // namespace pointloom::test
