// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/Layouts.h"

#include "ui/application/Settings.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace pointloom::layouts {
namespace {

constexpr auto group = "layouts";
constexpr auto kind = "pointloom layout";
constexpr qint64 largestFile = 1 << 20;  ///< bytes; a layout takes about two thousand

/// Any name makes a key: settings know slashes as groups.
QString keyOf(const QString& name)
{
    return QString::fromLatin1(name.toUtf8().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString nameOf(const QString& key)
{
    return QString::fromUtf8(QByteArray::fromBase64(key.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

}  // namespace

QStringList names()
{
    QSettings saved = settings();
    saved.beginGroup(group);
    QStringList out;
    for (const QString& key : saved.childKeys())
        out += nameOf(key);
    out.sort(Qt::CaseInsensitive);
    return out;
}

QByteArray find(const QString& name)
{
    QSettings saved = settings();
    saved.beginGroup(group);
    return saved.value(keyOf(name)).toByteArray();
}

void save(const QString& name, const QByteArray& state)
{
    QSettings saved = settings();
    saved.beginGroup(group);
    saved.setValue(keyOf(name), state);
}

void remove(const QString& name)
{
    QSettings saved = settings();
    saved.beginGroup(group);
    saved.remove(keyOf(name));
}

Result<void> writeFile(const QString& path, const QString& name, const QByteArray& state)
{
    QJsonObject root = QJsonDocument::fromJson(state).object();
    root["kind"] = kind;
    root["name"] = name;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(root).toJson()) < 0 || !file.commit())
        return std::unexpected(
            Error{message(PL_TEXT("core", "cannot be written: %1"), file.errorString().toStdString()), path.toStdString()});
    return {};
}

Result<Named> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{message(PL_TEXT("core", "cannot be read: %1"), file.errorString().toStdString()), path.toStdString()});
    QJsonObject root = QJsonDocument::fromJson(file.read(largestFile)).object();
    if (root.take("kind").toString() != kind || !root.contains("window"))
        return std::unexpected(Error{message(PL_TEXT("core", "this is no layout of Pointloom")), path.toStdString()});
    QString name = root.take("name").toString().trimmed();
    if (name.isEmpty())
        name = QFileInfo(path).completeBaseName();
    return Named{name, QJsonDocument(root).toJson(QJsonDocument::Compact)};
}

}  // namespace pointloom::layouts
