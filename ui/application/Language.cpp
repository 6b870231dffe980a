// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Language.h"

#include "ui/application/Settings.h"

#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <array>

namespace pointloom {
namespace {

QString wantedLanguage()
{
    const QString chosen = settings().value("language").toString();
    if (!chosen.isEmpty())
        return chosen;
    return QLocale::system().language() == QLocale::Chinese ? "zh_CN" : "en";
}

}  // namespace

void installLanguage(QCoreApplication& application)
{
    static constexpr std::array names{"PointloomTranslator", "QtTranslator"};
    for (const char* name : names)
        delete application.findChild<QTranslator*>(name);  // leaves the application by itself

    const QString language = wantedLanguage();
    if (language == "en")
        return;
    auto* qt = new QTranslator(&application);
    qt->setObjectName(names[1]);
    if (qt->load("qtbase_" + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);  // the standard buttons; a machine may lack them
    auto* own = new QTranslator(&application);
    own->setObjectName(names[0]);
    if (own->load(":/translations/pointloom_" + language + ".qm"))
        QCoreApplication::installTranslator(own);
}

QString currentLanguage()
{
    return wantedLanguage();
}

void chooseLanguage(QCoreApplication& application, const QString& language)
{
    QSettings chosen = settings();
    chosen.setValue("language", language);
    installLanguage(application);
}

}  // namespace pointloom
