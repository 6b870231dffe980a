// SPDX-License-Identifier: Apache-2.0
// Every text can be read on every surface it may stand on, in both themes (WCAG 2.1, success criterion 1.4.3: 4.5 to 1; what shows
// where the keyboard is: 1.4.11, 3 to 1), and the style sheet uses no colour beside those that are checked here.
#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "ui/application/LineIcon.h"
#include "ui/application/Theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <set>

using namespace pointloom;

namespace {

using Colour = QColor ThemeColours::*;

constexpr double readable = 4.5;
constexpr double visible = 3;

double relativeLuminance(const QColor& colour)
{
    const auto linear = [](double channel) { return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = relativeLuminance(a);
    const double second = relativeLuminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QString nameOf(Colour colour)
{
    return std::ranges::find(colourNames(), colour, &ColourName::colour)->name;
}

const std::vector<Colour> texts{&ThemeColours::text,    &ThemeColours::quiet, &ThemeColours::selection,
                                &ThemeColours::warning, &ThemeColours::good,  &ThemeColours::link};
const std::vector<Colour> surfaces{&ThemeColours::panel,  &ThemeColours::bar,     &ThemeColours::field,
                                   &ThemeColours::raised, &ThemeColours::hovered, &ThemeColours::chosen};

QString sheetTemplate()
{
    QFile file(":/themes/pointloom.qss");
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { applyLook(*qApp, {}); }

    void everyTextCanBeReadOnEverySurface_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }

    void everyTextCanBeReadOnEverySurface()
    {
        QFETCH(bool, dark);
        const ThemeColours& theme = dark ? darkColours() : lightColours();
        const auto isReadable = [&](Colour text, Colour surface, double least) {
            const double ratio = contrast(theme.*text, theme.*surface);
            return ratio >= least ? QString() : nameOf(text) + " on " + nameOf(surface) + QString(": %1").arg(ratio);
        };
        QStringList failed;
        for (const Colour text : texts)
            for (const Colour surface : surfaces)
                failed += isReadable(text, surface, readable);
        for (const Colour surface : {&ThemeColours::action, &ThemeColours::actionHovered, &ThemeColours::ticked})
            failed += isReadable(&ThemeColours::onAction, surface, readable);
        for (const Colour surface : {&ThemeColours::pressed, &ThemeColours::banner})
            failed += isReadable(&ThemeColours::text, surface, readable);
        for (const Colour surface : surfaces)
            failed += isReadable(&ThemeColours::focus, surface, visible);
        failed.removeAll(QString());
        QVERIFY2(failed.isEmpty(), qPrintable(failed.join("; ")));
    }

    void theFloatingPanelsCoverWhateverIsUnderThem()
    {
        for (const ThemeColours& theme : {darkColours(), lightColours()}) {
            const QString sheet = filledStyleSheet("@floating", theme, 13);
            const int alpha = QRegularExpression(R"(, (\d+)\))").match(sheet).captured(1).toInt();
            for (const QColor& under : {QColor(Qt::black), QColor(Qt::white)}) {
                const auto mix = [&](int above, int below) { return (above * alpha + below * (255 - alpha)) / 255; };
                const QColor seen(mix(theme.panel.red(), under.red()), mix(theme.panel.green(), under.green()),
                                  mix(theme.panel.blue(), under.blue()));
                QVERIFY2(contrast(theme.text, seen) >= readable, qPrintable(under.name()));
                QVERIFY2(contrast(theme.quiet, seen) >= readable,
                         qPrintable(QString("%1: %2").arg(under.name()).arg(contrast(theme.quiet, seen))));
            }
        }
    }

    void theSheetNamesOnlyColoursThatAreChecked()
    {
        std::set<QString> checkedTexts{"onAction", "dim"};  // what cannot be used is exempt (1.4.3, inactive)
        std::set<QString> checkedSurfaces{"action", "actionHovered", "actionDisabled", "ticked", "pressed",
                                          "banner", "floating",      "ground",         "line"};  // the last two carry no text
        for (const Colour text : texts)
            checkedTexts.insert(nameOf(text));
        for (const Colour surface : surfaces)
            checkedSurfaces.insert(nameOf(surface));
        QRegularExpression use(R"((?:^|[ ;{-])(color|background): ([^;]+);)");
        auto uses = use.globalMatch(sheetTemplate());
        int seen = 0;
        while (uses.hasNext()) {
            const auto match = uses.next();
            const QString value = match.captured(2);
            if (value == "transparent" || match.captured(0).startsWith('-'))
                continue;
            ++seen;
            const auto& checked = match.captured(1) == "color" ? checkedTexts : checkedSurfaces;
            QVERIFY2(value.startsWith('@') && checked.contains(value.mid(1)), qPrintable(match.captured(0)));
        }
        QVERIFY(seen > 30);
    }

    void theTemplateIsFilledToTheLastName()
    {
        for (const ThemeColours& theme : {darkColours(), lightColours()})
            QVERIFY(!filledStyleSheet(sheetTemplate(), theme, 13).contains('@'));
        QCOMPARE(filledStyleSheet("@panel @small", darkColours(), 15), QString("#1b2028 13px"));
    }

    void whatIsOpenFollowsAtOnce()
    {
        QWidget window;
        QLabel quiet("text", &window);
        quiet.setProperty("role", "quiet");
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto shownColour = [&] { return quiet.palette().color(QPalette::WindowText); };
        quiet.ensurePolished();
        QCOMPARE(shownColour(), darkColours().quiet);
        const int height = quiet.sizeHint().height();
        applyLook(*qApp, {.theme = ThemeChoice::light, .textSize_px = largestText_px});
        QCOMPARE(shownColour(), lightColours().quiet);
        QCOMPARE(colours::text, lightColours().text);
        QCOMPARE(window.palette().color(QPalette::WindowText), lightColours().text);
        QCOMPARE(quiet.font().pixelSize(), largestText_px);
        QVERIFY(quiet.sizeHint().height() > height);
        QCOMPARE(smallText_px(), largestText_px - 2);
    }

    void theLookIsRemembered()
    {
        const Look chosen{.theme = ThemeChoice::system, .textSize_px = 16};
        saveLook(chosen);
        QCOMPARE(savedLook(), chosen);
        saveLook({.theme = ThemeChoice::dark, .textSize_px = 99});
        QCOMPARE(savedLook().textSize_px, largestText_px);
        saveLook({});
    }

    void iconsAreOfOneFamilyAndTakeTheColourOfTheTheme()
    {
        QDirIterator files(":/icons", {"*.svg"});
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString svg = QString::fromUtf8(file.readAll());
            if (files.fileName() != "pointloom.svg" && files.fileName() != "tick.svg")
                QVERIFY2(svg.contains(R"(viewBox="0 0 24 24")") && svg.contains(R"(stroke-width="1.5")"), qPrintable(files.fileName()));
        }
        QVERIFY(lineIcon("there is no such icon").isNull());
        const QIcon icon = lineIcon("undo");
        const auto ink = [&] {  // where the stroke covers a whole pixel
            const QImage image = icon.pixmap(240, 240).toImage();
            QColor strongest(0, 0, 0, 0);
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y).alpha() > strongest.alpha())
                        strongest = image.pixelColor(x, y);
            return strongest;
        };
        QCOMPARE(ink(), darkColours().text);
        applyLook(*qApp, {.theme = ThemeChoice::light});
        QCOMPARE(ink(), lightColours().text);
    }
};

POINTLOOM_TEST(TestTheme, withOwnSettings)
#include "tst_theme.moc"
