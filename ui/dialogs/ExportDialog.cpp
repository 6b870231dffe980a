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
#include <QStandardPaths>

#include <functional>
#include <map>

namespace pointloom {
namespace {

constexpr int exportDialogWidth_px = 560;

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
    m_report = new RichLabel(this);
    m_report->setObjectName("export.report");
    m_report->setWordWrap(true);
    m_report->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress = new QProgressBar(this);
    m_progress->setRange(0, 100);
    m_export = new QPushButton(tr("Export"), this);
    m_export->setObjectName("export.start");
    m_export->setProperty("role", "action");
    m_export->setDefault(true);
    m_close = new QPushButton(tr("Close"), this);

    auto* form = new QFormLayout;
    form->setSpacing(rhythm_px);
    form->addRow(tr("Format"), m_format);
    auto* targetRow = new QHBoxLayout;
    targetRow->addWidget(m_target, 1);
    targetRow->addWidget(m_browse);
    form->addRow(tr("To"), targetRow);
    form->addRow(QString(), m_options);
    form->addRow(QString(), m_goneFrames);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_progress, 1);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_export);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(rhythm_px * 3, rhythm_px * 3, rhythm_px * 3, rhythm_px * 2);
    column->setSpacing(rhythm_px * 2);
    column->addLayout(form);
    column->addWidget(m_report);
    column->addLayout(buttons);

    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChosen);
    connect(m_browse, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_close, &QPushButton::clicked, this, [this] {
        if (m_running)
            m_stop.request_stop();
        else
            accept();
    });
    setRunning(false);
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
    m_goneFrames->setVisible(format->namesFrames() && !m_session.editing().labels().goneFrames().empty());
    const QString folder = settings().value("exportFolder", QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)).toString();
    const QString name = QString::fromStdString(m_session.sequence().name + "-" + format->key());
    setTarget(QDir(folder).filePath(format->isFolder() ? name : name + QString::fromStdString(format->extension())));
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
    m_report->clear();
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

void ExportDialog::finish(const Result<ExportReport>& result)
{
    setRunning(false);
    m_work.end();
    if (!result) {
        m_report->setText(
            QString("<span style='color:%1'>%2</span>").arg(colours::warning.name(), translated(result.error()).toHtmlEscaped()));
    } else {
        QString html =
            QString("<span style='color:%1'>%2</span>")
                .arg(colours::good.name(),
                     QString::fromUtf8("✓ ")
                         + tr("%n box(es) in %1 frames written, read back and compared.", nullptr, static_cast<int>(result->boxes))
                               .arg(result->frames));
        html += "<br>" + tr("Largest difference of a corner: %1 mm").arg(result->largestCornerError_m * 1000, 0, 'f', 3);
        if (!result->notes.losses.empty())
            html += "<p>" + tr("Not carried by the format:") + "</p><ul>" + listed(result->notes.losses) + "</ul>";
        if (!result->notes.remarks.empty())
            html += "<p>" + tr("Good to know:") + "</p><ul>" + listed(result->notes.remarks) + "</ul>";
        m_report->setText(html);
    }
    adjustSize();
    Q_EMIT exported(result.has_value());
}

}  // namespace pointloom

#include "moc_ExportDialog.cpp"
