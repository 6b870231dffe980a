// SPDX-License-Identifier: Apache-2.0
#include "ui/application/Theme.h"

#include "ui/application/Settings.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPalette>
#include <QRegularExpression>
#include <QStyle>
#include <QStyleFactory>

#include <algorithm>
#include <array>

namespace pointloom {
namespace {

constexpr int smallestHeading_px = 10;
constexpr std::array themeKeys{"dark", "light", "system"};  ///< in the order of ThemeChoice

/// What the desktop uses, as it was before this program painted itself.
bool desktopIsDark()
{
    static const bool dark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

const ThemeColours& coloursOf(ThemeChoice choice)
{
    const bool dark = choice == ThemeChoice::system ? desktopIsDark() : choice == ThemeChoice::dark;
    return dark ? darkColours() : lightColours();
}

QPalette paletteOf(const ThemeColours& c)
{
    QPalette palette;
    palette.setColor(QPalette::Window, c.panel);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.field);
    palette.setColor(QPalette::AlternateBase, c.panel);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.quiet);
    palette.setColor(QPalette::Button, c.raised);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.warning);
    palette.setColor(QPalette::Highlight, c.action);
    palette.setColor(QPalette::HighlightedText, c.onAction);
    palette.setColor(QPalette::Link, c.link);
    palette.setColor(QPalette::ToolTipBase, c.raised);
    palette.setColor(QPalette::ToolTipText, c.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, c.dim);
    return palette;
}

int smallText(int textSize_px)
{
    return std::max(smallestHeading_px, textSize_px - 2);
}

}  // namespace

ThemeColours colours::inUse = darkColours();

QString filledStyleSheet(QString sheet, const ThemeColours& colours, int textSize_px)
{
    const auto fill = [&](const QString& name, const QString& value) { sheet.replace(QRegularExpression("@" + name + "\\b"), value); };
    for (const ColourName& entry : colourNames())
        fill(entry.name, (colours.*entry.colour).name());
    fill("floating", QString("rgba(%1, %2, %3, 245)").arg(colours.panel.red()).arg(colours.panel.green()).arg(colours.panel.blue()));
    fill("theme", colours.panel.lightness() < 128 ? "dark" : "light");
    fill("small", QString("%1px").arg(smallText(textSize_px)));
    fill("brand", QString("%1px").arg(textSize_px + 2));
    fill("title", QString("%1px").arg(textSize_px * 17 / 10));
    return sheet;
}

Look savedLook()
{
    const QSettings saved = settings();
    const Look standard;
    Look look;
    const auto key = std::ranges::find(themeKeys, saved.value("look/theme").toString());
    look.theme = key == themeKeys.end() ? standard.theme : static_cast<ThemeChoice>(key - themeKeys.begin());
    look.textSize_px = std::clamp(saved.value("look/textSize_px", standard.textSize_px).toInt(), smallestText_px, largestText_px);
    return look;
}

void saveLook(const Look& look)
{
    QSettings saved = settings();
    saved.setValue("look/theme", themeKeys.at(static_cast<std::size_t>(look.theme)));
    saved.setValue("look/textSize_px", look.textSize_px);
}

void applyLook(QApplication& application, const Look& look)
{
    colours::inUse = coloursOf(look.theme);
    if (QApplication::style()->name() != "fusion")
        QApplication::setStyle(QStyleFactory::create("Fusion"));
    QFont font = QApplication::font();
    // Their digits are all of one width: numbers that change do not jump.
    font.setFamilies({"Noto Sans", "Roboto", "DejaVu Sans", "Noto Sans CJK SC", "WenQuanYi Zen Hei"});
    font.setPixelSize(look.textSize_px);
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(colours::inUse));
    QFile sheet(":/themes/pointloom.qss");
    if (sheet.open(QIODevice::ReadOnly))
        application.setStyleSheet(filledStyleSheet(QString::fromUtf8(sheet.readAll()), colours::inUse, look.textSize_px));
}

void applyTheme(QApplication& application)
{
    applyLook(application, savedLook());
}

int smallText_px()
{
    return smallText(QApplication::font().pixelSize());
}

}  // namespace pointloom
