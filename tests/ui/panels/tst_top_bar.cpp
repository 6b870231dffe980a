// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Support.h"
#include "tests/ui/Runs.h"
#include "ui/application/KeyMap.h"
#include "ui/application/Language.h"
#include "ui/application/Theme.h"
#include "ui/panels/TopBar.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QMainWindow>
#include <QPushButton>
#include <QToolButton>

using namespace pointloom;

class TestTopBar : public QObject
{
    Q_OBJECT

private:
    struct Window
    {
        Window()
        {
            bar->setPlace(QString::fromUtf8("Ring road east, Tuesday  ▸  000008"));
            window.resize(2000, 100);
            window.show();
            bar->resize(1600, 40);
        }
        [[nodiscard]] QToolButton* button(ActionId id) const
        {
            for (auto* button : bar->findChildren<QToolButton*>())
                if (button->accessibleName() == actions[id].text())
                    return button;
            return nullptr;
        }

        QWidget window;
        ActionSet actions{window};
        TopBar* bar = new TopBar(actions, &window);
    };

private Q_SLOTS:
    void init() { applyLook(*qApp, {}); }
    void cleanup() { chooseLanguage(*qApp, "en"); }

    void keysAreWrittenBesideTheToolsAndFollow()
    {
        Window window;
        QCOMPARE(window.button(ActionId::boxTool)->text(), QString("One-click box  B"));
        KeyMap keys;
        keys.bind(ActionId::boxTool, {QKeySequence("F7")});
        keys.bind(ActionId::selectTool, {});
        window.actions.setKeys(keys);
        QCOMPARE(window.button(ActionId::boxTool)->text(), QString("One-click box  F7"));
        QCOMPARE(window.button(ActionId::selectTool)->text(), QString("Select"));
        QVERIFY(window.button(ActionId::undo)->toolTip().contains("Ctrl+Z"));
    }

    void nothingIsCutOffOnANarrowWindow_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("textSize_px");
        QTest::addColumn<int>("width_px");
        for (const std::string language : {"en", "zh_CN"})
            for (const int size : {13, largestText_px})
                for (const int width : {1100, 1366, 1440, 1920})
                    QTest::addRow("%s %d px text, %d px wide", language.c_str(), size, width)
                        << QString::fromStdString(language) << size << width;
    }

    void nothingIsCutOffOnANarrowWindow()
    {
        QFETCH(QString, language);
        QFETCH(int, textSize_px);
        QFETCH(int, width_px);
        chooseLanguage(*qApp, language);
        applyLook(*qApp, {.textSize_px = textSize_px});
        Window window;
        window.actions.retranslate();
        window.bar->resize(width_px, window.bar->sizeHint().height());
        QCoreApplication::processEvents();
        for (const auto* button : window.bar->findChildren<QAbstractButton*>())
            if (button->isVisible())
                QVERIFY2(button->width() >= button->sizeHint().width(),
                         qPrintable(QString("%1: %2 of %3").arg(button->text()).arg(button->width()).arg(button->sizeHint().width())));
    }

    /// Names of tools stay longer than their keys, and a long place has what room there is.
    void namesStayLongest()
    {
        const Window window;
        const auto place = [&] {
            for (const auto* label : window.bar->findChildren<QLabel*>())
                if (label->text().contains("000008"))
                    return label->text();
            return QString();
        };
        bool hasNames = false;
        for (int width = window.bar->minimumSizeHint().width(); width < 1800; width += 20) {
            window.bar->resize(width, 40);
            const QString text = window.button(ActionId::boxTool)->text();
            QVERIFY2(text.isEmpty() || text.contains("One-click box"), qPrintable(text));
            QVERIFY2(!hasNames || !text.isEmpty(), "the name went although there is more room");
            hasNames = !text.isEmpty();
        }
        QVERIFY(hasNames);
        window.bar->resize(1366, 40);
        const QString shown = place();
        window.bar->resize(1366 + 60, 40);
        QVERIFY2(place().size() >= shown.size(), qPrintable(place()));
        QVERIFY(window.button(ActionId::boxTool)->text().contains("One-click box"));
    }

    void theWordsComeBackWithTheRoom()
    {
        const Window window;
        const QString full = window.button(ActionId::boxTool)->text();
        window.bar->resize(900, 40);
        QVERIFY(window.button(ActionId::boxTool)->text().size() < full.size());
        QVERIFY(window.bar->minimumSizeHint().width() < 1024);
        window.bar->resize(1900, 40);
        QCOMPARE(window.button(ActionId::boxTool)->text(), full);
    }
};

POINTLOOM_TEST(TestTopBar, withOwnSettings)
#include "tst_top_bar.moc"
