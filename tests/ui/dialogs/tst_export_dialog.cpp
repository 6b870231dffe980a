// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/Runs.h"
#include "tests/ui/timeline/Tracks.h"
#include "ui/application/Settings.h"
#include "ui/dialogs/ExportDialog.h"

#include <QCheckBox>
#include <QComboBox>
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
