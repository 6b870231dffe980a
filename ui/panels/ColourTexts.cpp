// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/ColourTexts.h"

#include <QCoreApplication>
#include <QLocale>

namespace pointloom {
namespace {

struct ColourTexts
{
    Q_DECLARE_TR_FUNCTIONS(ColourTexts)
};

int decimalsFor(float width)
{
    return width > 30 ? 0 : width > 3 ? 1 : 2;
}

}  // namespace

QString nameOf(ColourBy mode)
{
    switch (mode) {
    case ColourBy::height:
        break;
    case ColourBy::intensity:
        return ColourTexts::tr("Intensity");
    case ColourBy::objectClass:
        return ColourTexts::tr("Class");
    case ColourBy::ring:
        return ColourTexts::tr("Ring");
    case ColourBy::time:
        return ColourTexts::tr("Time");
    case ColourBy::instance:
        return ColourTexts::tr("Object");
    case ColourBy::distance:
        return ColourTexts::tr("Distance");
    case ColourBy::plain:
        return ColourTexts::tr("Plain");
    case ColourBy::rgb:
        return ColourTexts::tr("RGB");
    }
    return ColourTexts::tr("Height");
}

QString whyMissing(ColourBy mode)
{
    switch (mode) {
    case ColourBy::intensity:
        return ColourTexts::tr("The points of this frame have no intensity.");
    case ColourBy::ring:
        return ColourTexts::tr("The points of this frame do not say which laser measured them.");
    case ColourBy::time:
        return ColourTexts::tr("The points of this frame have no time of their own.");
    case ColourBy::rgb:
        return ColourTexts::tr("The points of this frame have no colours of their own.");
    case ColourBy::height:
    case ColourBy::objectClass:
    case ColourBy::instance:
    case ColourBy::distance:
    case ColourBy::plain:
        break;
    }
    return {};
}

QString valueText(float value, ColourBy mode, const ValueRange& range)
{
    const auto number = [&](float factor) {
        const float shown = value * factor;
        return QLocale().toString(static_cast<double>(shown), 'f', decimalsFor((range.high - range.low) * factor));
    };
    switch (mode) {
    case ColourBy::height:
    case ColourBy::distance:
        return ColourTexts::tr("%1 m").arg(number(1));
    case ColourBy::time:
        return range.high - range.low < 2 ? ColourTexts::tr("%1 ms").arg(number(1000)) : ColourTexts::tr("%1 s").arg(number(1));
    case ColourBy::ring:
        return QLocale().toString(static_cast<int>(value + 0.5F));
    case ColourBy::intensity:
    case ColourBy::objectClass:
    case ColourBy::instance:
    case ColourBy::plain:
    case ColourBy::rgb:
        break;
    }
    return number(1);
}

}  // namespace pointloom
