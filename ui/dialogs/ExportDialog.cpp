// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/ExportDialog.h"

#include "core/formats/DocumentLabels.h"
#include "ui/application/Plain.h"
#include "ui/application/Settings.h"
#include "ui/application/Theme.h"
#include "ui/application/Translated.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>

#include <algorithm>
#include <functional>
#include <map>

namespace pointloom {
namespace {

constexpr int exportDialogWidth_px = 560;
constexpr int highestReport_px = 260;  ///< a longer one is scrolled: the dialog has to fit a small screen

/// Everything the worker needs, by value: the session may go on changing.
struct ExportJob
{
    std::shared_ptr<const Sequence> sequence;
    Labels labels;
    LabelSchema schema;
    const LabelFormat* format = nullptr;
    std::filesystem::path target;
    std::map<std::string, bool> options;
    GoneFrames gone = GoneFrames::leftOut;
};

Result<ExportReport> run(const ExportJob& job, const JobContext& context)
{
    const auto labels = labelsOfDocument(*job.sequence, job.labels, job.schema, job.gone);
    if (!labels)
        return std::unexpected(labels.error());
    return exportLabels(**labels, *job.format, job.target, {.switches = job.options, .schema = &job.schema},
                        {.progress = [&context](double share) { context.progress(share); }, .stop = context.stop()});
}

QString listed(const std::vector<Message>& messages)
{
    QString html;
    for (const Message& message : messages)
        html += "<li>" + translated(message).toHtmlEscaped() + "</li>";
    return html;
}

}  // namespace

ExportDialog::ExportDialog(Session& session, ProgressCentre& progress, QWidget* parent)
    : QDialog(parent), m_session(session), m_centre(progress), m_exporting(session.jobs())
{
    setWindowTitle(tr("Export labels"));
    setMinimumWidth(exportDialogWidth_px);
    m_format = new QComboBox(this);
    m_format->setObjectName("export.format");
    for (const auto& format : labelFormats())
        m_format->addItem(QString::fromStdString(format->title()), QString::fromStdString(format->key()));
    m_target = new QLineEdit(this);
    m_target->setObjectName("export.target");
    m_browse = new QPushButton(tr("Choose…"), this);
    m_options = new QVBoxLayout;
    m_goneFrames = new QCheckBox(tr("Also boxes of frames that are no longer in the folder"), this);
    m_goneFrames->setObjectName("export.goneFrames");
    m_replaced = new PlainLabel(this);
    m_replaced->setObjectName("export.replaced");
    m_replaced->setProperty("role", "quiet");
    m_report = new RichLabel(this);
    m_report->setObjectName("export.report");
    m_report->setWordWrap(true);
    m_report->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_report->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_reportArea = new QScrollArea(this);
    m_reportArea->setFrameShape(QFrame::NoFrame);
    m_reportArea->setWidgetResizable(true);
    m_reportArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_reportArea->setWidget(m_report);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 100);
    m_export = new QPushButton(tr("Export"), this);
    m_export->setObjectName("export.start");
    m_export->setProperty("role", "action");
    m_export->setDefault(true);
    m_close = new QPushButton(tr("Close"), this);

    m_form = new QFormLayout;
    m_form->setSpacing(rhythm_px);
    m_form->addRow(tr("Format"), m_format);
    auto* targetRow = new QHBoxLayout;
    targetRow->addWidget(m_target, 1);
    targetRow->addWidget(m_browse);
    m_form->addRow(tr("To"), targetRow);
    m_form->addRow(QString(), m_replaced);
    m_form->addRow(QString(), m_options);
    m_form->addRow(QString(), m_goneFrames);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_export);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(rhythm_px * 3, rhythm_px * 3, rhythm_px * 3, rhythm_px * 2);
    column->setSpacing(rhythm_px * 2);
    column->addLayout(m_form);
    column->addWidget(m_reportArea);
    column->addLayout(buttons);

    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChosen);
    connect(m_target, &QLineEdit::textChanged, this, &ExportDialog::showWhatIsReplaced);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_running)
            m_stop.request_stop();
        else
            accept();
    });
    setRunning(false);
    showReport({});
    formatChosen();
}

void ExportDialog::setTarget(const QString& path)
{
    m_target->setText(path);
}

void ExportDialog::formatChosen()
{
    const LabelFormat* format = &chosenFormat();
    showOptions(*format);
    m_form->setRowVisible(m_options, m_options->count() > 0);
    m_form->setRowVisible(m_goneFrames, format->namesFrames() && !m_session.editing().labels().goneFrames().empty());
    const QString folder = settings().value("exportFolder", QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString();
    const QString name = QString::fromStdString(m_session.sequence().name + "-" + format->key());
    setTarget(QDir(folder).filePath(format->isFolder() ? name : name + QString::fromStdString(format->extension())));
}

void ExportDialog::showWhatIsReplaced()
{
    const QFileInfo target(m_target->text().trimmed());
    const bool isThere = !target.filePath().isEmpty() && target.exists();
    m_replaced->setText(!isThere             ? QString()
                            : target.isDir() ? tr("This folder is there already: files in it that have the same names are replaced.")
                                             : tr("This file is there already and is replaced."));
    m_form->setRowVisible(m_replaced, isThere);
}

const LabelFormat& ExportDialog::chosenFormat() const
{
    return *findLabelFormat(m_format->currentData().toString().toStdString());
}

void ExportDialog::showOptions(const LabelFormat& format)
{
    while (QLayoutItem* old = m_options->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (const FormatOption& option : format.facts().options) {
        auto* box = new QCheckBox(translated(message(option.title)), this);
        box->setObjectName("export.option." + QString::fromStdString(option.key));
        box->setChecked(option.standard);
        m_options->addWidget(box);
    }
}

std::map<std::string, bool> ExportDialog::chosenOptions() const
{
    std::map<std::string, bool> out;
    for (const FormatOption& option : chosenFormat().facts().options) {
        if (const auto* box = findChild<QCheckBox*>("export.option." + QString::fromStdString(option.key)))
            out[option.key] = box->isChecked();
    }
    return out;
}

void ExportDialog::browse()
{
    const LabelFormat* format = &chosenFormat();
    const QString chosen = format->isFolder() ? QFileDialog::getExistingDirectory(this, tr("Export to folder"), m_target->text())
                                              : QFileDialog::getSaveFileName(this, tr("Export to file"), m_target->text());
    if (!chosen.isEmpty())
        setTarget(chosen);
}

void ExportDialog::setRunning(bool running)
{
    m_running = running;
    m_progress->setVisible(running);
    m_export->setEnabled(!running);
    m_format->setEnabled(!running);
    m_target->setEnabled(!running);
    m_close->setText(running ? tr("Cancel") : tr("Close"));
}

void ExportDialog::start()
{
    if (m_target->text().trimmed().isEmpty())
        return;
    m_stop = {};
    showReport({});
    m_progress->setValue(0);
    setRunning(true);
    m_work = m_centre.begin(tr("Export"), [this] { m_stop.request_stop(); });
    settings().setValue("exportFolder", QFileInfo(m_target->text()).absolutePath());
    JobRequest request;
    request.priority = JobPriority::lasting;
    request.stop = m_stop;
    request.progress = [this](double share) {
        m_progress->setValue(static_cast<int>(share * 100));
        m_work.setShare(share);
    };
    const bool takesGone = !m_goneFrames->isHidden() && m_goneFrames->isChecked();
    m_exporting.ask(
        std::move(request),
        [job = ExportJob{.sequence = m_session.sharedSequence(),
                         .labels = m_session.editing().labels(),
                         .schema = m_session.schema(),
                         .format = &chosenFormat(),
                         .target = m_target->text().trimmed().toStdString(),
                         .options = chosenOptions(),
                         .gone = takesGone ? GoneFrames::appended : GoneFrames::leftOut}](const JobContext& context) {
            return run(job, context);
        },
        [this](const Result<ExportReport>& result) { finish(result); });
}

void ExportDialog::showReport(const QString& html)
{
    m_report->setText(html);
    m_reportArea->setVisible(!html.isEmpty());
    const int width_px = std::max(exportDialogWidth_px, width()) - layout()->contentsMargins().left() - layout()->contentsMargins().right();
    m_reportArea->setFixedHeight(std::min(highestReport_px, m_report->heightForWidth(width_px)));
    adjustSize();
}

void ExportDialog::preselect(QPushButton& button)
{
    button.setDefault(true);
    button.setFocus();
}

void ExportDialog::finish(const Result<ExportReport>& result)
{
    setRunning(false);
    m_work.end();
    if (!result) {
        showReport(QString("<span style='color:%1'>%2</span>").arg(colours::warning.name(), translated(result.error()).toHtmlEscaped()));
    } else {
        QString html =
            QString("<span style='color:%1'>%2</span>")
                .arg(colours::good.name(),
                     QString::fromUtf8("✓ ")
                         + tr("Written, read back and compared. Boxes: %L1. Frames: %L2.").arg(result->boxes).arg(result->frames));
        html += "<br>" + tr("Largest difference of a corner: %1 mm").arg(result->largestCornerError_m * 1000, 0, 'f', 3);
        if (!result->notes.losses.empty())
            html += "<p>" + tr("Not carried by the format:") + "</p><ul>" + listed(result->notes.losses) + "</ul>";
        if (!result->notes.remarks.empty())
            html += "<p>" + tr("Good to know:") + "</p><ul>" + listed(result->notes.remarks) + "</ul>";
        showReport(html);
    }
    showWhatIsReplaced();
    preselect(result ? *m_close : *m_export);
    Q_EMIT exported(result.has_value());
}

}  // namespace pointloom

#include "moc_ExportDialog.cpp"
