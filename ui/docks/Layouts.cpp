// SPDX-License-Identifier: Apache-2.0
#include "ui/docks/Layouts.h"

#include "core/base/File.h"
#include "ui/application/Settings.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace pointloom::layouts {
namespace {

constexpr auto group = "layouts";
constexpr auto kind = "pointloom layout";
constexpr std::uint64_t largestFile = 1 << 20;  ///< bytes; a layout takes about two thousand

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
    return writeAtomically(path.toStdString(), QJsonDocument(root).toJson().toStdString());
}

Result<Named> readFile(const QString& path)
{
    auto file = InputFile::open(path.toStdString());
    if (!file)
        return std::unexpected(file.error());
    QByteArray bytes(static_cast<qsizetype>(std::min(largestFile, file->size())), '\0');
    const auto got = file->read({bytes.data(), static_cast<std::size_t>(bytes.size())});
    if (!got)
        return std::unexpected(got.error());
    QJsonObject root = QJsonDocument::fromJson(bytes.first(static_cast<qsizetype>(*got))).object();
    if (root.take("kind").toString() != kind || !root.contains("window"))
        return std::unexpected(Error{message(PL_TEXT("core", "this is no layout of Pointloom")), path.toStdString()});
    QString name = root.take("name").toString().trimmed();
    if (name.isEmpty())
        name = QFileInfo(path).completeBaseName();
    return Named{name, QJsonDocument(root).toJson(QJsonDocument::Compact)};
}

}  // namespace pointloom::layouts
