// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/Export.h"
#include "core/job/JobSlot.h"
#include "ui/application/ProgressCentre.h"
#include "ui/session/Session.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace pointloom {

/// Chooses a format and a place, exports on a worker, and shows what the check after it found.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(Session& session, ProgressCentre& progress, QWidget* parent = nullptr);

    void setTarget(const QString& path);

Q_SIGNALS:
    void exported(bool succeeded);

private:
    void formatChosen();
    void showOptions(const LabelFormat& format);
    [[nodiscard]] const LabelFormat& chosenFormat() const;
    [[nodiscard]] std::map<std::string, bool> chosenOptions() const;
    void browse();
    void start();
    void finish(const Result<ExportReport>& result);
    void setRunning(bool running);
    void showWhatIsReplaced();
    void showReport(const QString& html);
    /// What Return does next: nobody is to export twice by it, nor to begin anew to choose a place.
    void preselect(QPushButton& button);

    Session& m_session;
    ProgressCentre& m_centre;
    Progress m_work;
    QComboBox* m_format = nullptr;
    QLineEdit* m_target = nullptr;
    QPushButton* m_browse = nullptr;
    QLabel* m_replaced = nullptr;
    QFormLayout* m_form = nullptr;
    QVBoxLayout* m_options = nullptr;  ///< a box to tick for each option that the format declares, called by its key
    QCheckBox* m_goneFrames = nullptr;
    QLabel* m_report = nullptr;
    QScrollArea* m_reportArea = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_close = nullptr;
    std::stop_source m_stop;
    JobSlot<Result<ExportReport>> m_exporting;
    bool m_running = false;
};

}  // namespace pointloom
