// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "tests/ui/timeline/Tracks.h"
#include "ui/application/Settings.h"
#include "ui/dialogs/ExportDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace pointloom;

/// What the dialog offers for a format is what the format declares.
class TestExportDialog : public QObject
{
    Q_OBJECT

private:
    test::Frames m_frames{3};
    std::unique_ptr<Session> m_session;
    ProgressCentre m_progress;

    static QStringList optionsIn(const ExportDialog& dialog)
    {
        QStringList names;
        for (const QCheckBox* box : dialog.findChildren<QCheckBox*>())
            if (box->objectName().startsWith("export.option.") && box->isVisibleTo(&dialog))
                names += box->objectName();
        return names;
    }

private Q_SLOTS:
    void init() { m_session = m_frames.open(); }

    void onlyDeclaredOptionsAreShown()
    {
        ExportDialog dialog(*m_session, m_progress);
        auto* formats = dialog.findChild<QComboBox*>("export.format");
        QCOMPARE(formats->count(), static_cast<int>(labelFormats().size()));
        for (int round = 0; round < 2 * formats->count(); ++round) {
            formats->setCurrentIndex(round % formats->count());
            QStringList declared;
            for (const FormatOption& option : findLabelFormat(formats->currentData().toString().toStdString())->facts().options)
                declared += "export.option." + QString::fromStdString(option.key);
            QCOMPARE(optionsIn(dialog), declared);
        }
    }

    /// Return closes the dialog after an export, and never begins one anew or asks for another place; after a failure it tries again.
    void returnGoesOn()
    {
        test::addTrack(*m_session, {0, 1});
        QTemporaryDir folder;
        ExportDialog dialog(*m_session, m_progress);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto* formats = dialog.findChild<QComboBox*>("export.format");
        formats->setCurrentIndex(formats->findData("csv"));
        const auto exportTo = [&](const QString& target) {
            dialog.setTarget(target);
            QSignalSpy exported(&dialog, &ExportDialog::exported);
            dialog.findChild<QPushButton*>("export.start")->click();
            return exported.wait(20'000) && exported.front().front().toBool();
        };
        QVERIFY(!exportTo(folder.path()));  // one file cannot be written there
        QVERIFY(dialog.findChild<QPushButton*>("export.start")->isDefault());
        QVERIFY(exportTo(folder.filePath("labels.csv")));
        QSignalSpy again(&dialog, &ExportDialog::exported);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
        QVERIFY(!dialog.isVisible());
        QVERIFY(again.isEmpty());
    }

    void whatIsReplacedIsSaidBefore()
    {
        QTemporaryDir folder;
        ExportDialog dialog(*m_session, m_progress);
        const auto* said = dialog.findChild<QLabel*>("export.replaced");
        QCOMPARE(said->textFormat(), Qt::PlainText);
        dialog.setTarget(folder.filePath("new.csv"));
        QVERIFY(said->isHidden());
        QFile file(folder.filePath("old.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        dialog.setTarget(file.fileName());
        QVERIFY(!said->isHidden() && !said->text().isEmpty());
        const QString ofFile = said->text();
        dialog.setTarget(folder.path());
        QVERIFY(!said->isHidden() && said->text() != ofFile);
        dialog.setTarget({});
        QVERIFY(said->isHidden());
    }

    /// Switched off for one format and then hidden by another: it has no effect there.
    void aHiddenOptionHasNoEffect()
    {
        test::addTrack(*m_session, {0, 1});
        QTemporaryDir folder;
        ExportDialog dialog(*m_session, m_progress);
        auto* formats = dialog.findChild<QComboBox*>("export.format");
        const auto exportAs = [&](const char* key) {
            formats->setCurrentIndex(formats->findData(key));
            if (auto* outside = dialog.findChild<QCheckBox*>("export.option.outside-view"))
                outside->setChecked(false);
            dialog.setTarget(folder.filePath(key));
            QSignalSpy exported(&dialog, &ExportDialog::exported);
            dialog.findChild<QPushButton*>("export.start")->click();
            return exported.wait(20'000) && exported.front().front().toBool();
        };
        const auto boxesIn = [&](const char* key) {
            const auto labels = findLabelFormat(key)->open(folder.filePath(key).toStdString(), nullptr, {});
            std::size_t boxes = 0;
            for (std::size_t i = 0; labels && i < (*labels)->frameCount(); ++i)
                boxes += (*labels)->frame(i)->boxes.size();
            return boxes;
        };
        QVERIFY(exportAs("kitti"));
        QVERIFY(exportAs("csv"));
        QCOMPARE(boxesIn("kitti"), 0U);  // there is no camera that sees any
        QCOMPARE(boxesIn("csv"), m_session->editing().labels().cuboidCount());
    }
};

POINTLOOM_TEST(TestExportDialog, withOwnSettings)
#include "tst_export_dialog.moc"
