// SPDX-License-Identifier: Apache-2.0
#include "ui/Theme.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPalette>
#include <QStyleFactory>

namespace pointloom {
namespace {

constexpr int textSize_px = 13;

QPalette palette()
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours::panel);
    palette.setColor(QPalette::WindowText, colours::text);
    palette.setColor(QPalette::Base, colours::field);
    palette.setColor(QPalette::AlternateBase, colours::panel);
    palette.setColor(QPalette::Text, colours::text);
    palette.setColor(QPalette::PlaceholderText, colours::quiet);
    palette.setColor(QPalette::Button, colours::raised);
    palette.setColor(QPalette::ButtonText, colours::text);
    palette.setColor(QPalette::BrightText, colours::warning);
    palette.setColor(QPalette::Highlight, colours::action);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, colours::action.lighter(140));
    palette.setColor(QPalette::ToolTipBase, colours::raised);
    palette.setColor(QPalette::ToolTipText, colours::text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colours::quiet.darker(140));
    return palette;
}

}  // namespace

void applyTheme(QApplication& application)
{
    QApplication::setStyle(QStyleFactory::create("Fusion"));
    QFont font = QApplication::font();
    // Their digits are all of one width: numbers that change do not jump.
    font.setFamilies({"Noto Sans", "Roboto", "DejaVu Sans", "Noto Sans CJK SC", "WenQuanYi Zen Hei"});
    font.setPixelSize(textSize_px);
    QApplication::setFont(font);
    QApplication::setPalette(palette());
    QFile sheet(":/themes/dark.qss");
    if (sheet.open(QIODevice::ReadOnly))
        application.setStyleSheet(QString::fromUtf8(sheet.readAll()));
}

}  // namespace pointloom
