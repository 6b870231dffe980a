// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/FramePeriodDialog.h"

#include "ui/dialogs/DialogParts.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QPushButton>

namespace pointloom {
namespace {

constexpr double shortestPeriod_s = 0.001;  // as on the command line
constexpr double longestPeriod_s = 3600;

/// Who says when the frames were measured.
QString sourceText(const Sequence& sequence)
{
    const QString period = QString::number(sequence.clock.period_s(), 'g', 4);
    switch (sequence.timeSource) {
    case TimeSource::assumed:
    case TimeSource::counted:
        return FramePeriodDialog::tr("Nothing in the dataset says when its frames were measured: %1 s from frame to frame are assumed.")
            .arg(period);
    case TimeSource::names:
        return FramePeriodDialog::tr("The names of the frames say when they were measured: %1 s from frame to frame.").arg(period);
    case TimeSource::file:
        return FramePeriodDialog::tr("A file of times says when the frames were measured: %1 s from frame to frame.").arg(period);
    case TimeSource::poses:
        return FramePeriodDialog::tr("The poses say when the frames were measured: %1 s from frame to frame.").arg(period);
    case TimeSource::told:
        break;
    }
    return FramePeriodDialog::tr("You said it: %1 s from frame to frame.").arg(period);
}

}  // namespace

FramePeriodDialog::FramePeriodDialog(const Sequence& sequence, QWidget* parent)
    : QDialog(parent), m_period(new QDoubleSpinBox(this)), m_rate(new PlainLabel(this))
{
    setObjectName("framePeriod");
    setWindowTitle(tr("Time between frames"));
    auto* column = dialogColumn(*this);
    QLabel* source = dialogText(sourceText(sequence), this);
    source->setObjectName("framePeriod.source");
    column->addWidget(source);
    column->addWidget(dialogText(tr("Propagation, interpolation and the checks of tracks compute speeds from it. Where a numbered frame is "
                                    "missing, the time over the gap is longer by itself. It is kept with the task."),
                                 this));
    m_period->setObjectName("framePeriod.value");
    m_period->setDecimals(4);
    m_period->setRange(shortestPeriod_s, longestPeriod_s);
    m_period->setSingleStep(0.05);
    m_period->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_period->setSuffix(tr(" s"));
    m_period->setValue(sequence.clock.period_s());
    m_period->setAccessibleName(tr("Time between frames"));
    m_rate->setObjectName("framePeriod.rate");
    m_rate->setProperty("role", "quiet");
    auto* row = new QHBoxLayout;
    row->addWidget(m_period);
    row->addWidget(m_rate, 1);
    column->addLayout(row);

    auto* buttons = new QDialogButtonBox(this);
    QPushButton* use = buttons->addButton(tr("Use it"), QDialogButtonBox::AcceptRole);
    use->setObjectName("framePeriod.use");
    makeMain(*use);
    QPushButton* own = buttons->addButton(tr("As the dataset says"), QDialogButtonBox::ActionRole);
    own->setObjectName("framePeriod.own");
    own->setAutoDefault(false);
    own->setEnabled(sequence.timeSource == TimeSource::told);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setAutoDefault(false);
    column->addWidget(buttons);
    connect(m_period, &QDoubleSpinBox::valueChanged, this, &FramePeriodDialog::showRate);
    connect(use, &QPushButton::clicked, this, [this] {
        m_period->interpretText();
        accept();
        Q_EMIT chosen(m_period->value());
    });
    connect(own, &QPushButton::clicked, this, [this] {
        accept();
        Q_EMIT chosen(std::nullopt);
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showRate();
    fitHeight(*this);
    m_period->setFocus();
    m_period->selectAll();
}

void FramePeriodDialog::showRate()
{
    m_rate->setText(tr("= %1 frames per second").arg(QString::number(1 / m_period->value(), 'g', 4)));
}

}  // namespace pointloom

#include "moc_FramePeriodDialog.cpp"
