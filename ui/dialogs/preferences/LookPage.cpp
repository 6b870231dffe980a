// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/preferences/LookPage.h"

#include "ui/application/Language.h"
#include "ui/application/Theme.h"

#include <QApplication>
#include <QComboBox>
#include <QSlider>

namespace pointloom {
namespace {

template <class How> void changeLook(How&& how)
{
    Look look = savedLook();
    how(look);
    saveLook(look);
    applyLook(*qApp, look);
}

}  // namespace

LookPage::LookPage(QWidget* parent) : Page(parent)
{
    const Look now = savedLook();
    addHeading(tr("Look"));
    auto* theme = new QComboBox(this);
    theme->setObjectName("look.theme");
    theme->addItems({tr("Dark"), tr("Light"), tr("As the desktop is")});  // in the order of ThemeChoice
    theme->setCurrentIndex(static_cast<int>(now.theme));
    connect(theme, &QComboBox::currentIndexChanged, this,
            [](int index) { changeLook([&](Look& look) { look.theme = static_cast<ThemeChoice>(index); }); });
    addRow(tr("Theme"), theme, tr("The views with points stay dark: thin coloured points need a dark ground."));

    QSlider* size = makeSlider("look.textSize", smallestText_px, largestText_px, now.textSize_px);
    connect(size, &QSlider::valueChanged, this, [](int size_px) { changeLook([&](Look& look) { look.textSize_px = size_px; }); });
    addSlider(tr("Size of text"), size, [](int size_px) { return tr("%1 px").arg(size_px); });

    addHeading(tr("Language"));
    auto* language = new QComboBox(this);
    language->setObjectName("look.language");
    language->addItem("English", "en");  // each language in itself: that is how it is found by those who speak it
    language->addItem(QString::fromUtf8("中文"), "zh_CN");
    language->setCurrentIndex(language->findData(currentLanguage()));
    connect(language, &QComboBox::currentIndexChanged, this, [language] { chooseLanguage(*qApp, language->currentData().toString()); });
    addRow(tr("Language"), language);
}

}  // namespace pointloom

#include "moc_LookPage.cpp"
