// SPDX-License-Identifier: Apache-2.0
#include "ui/dialogs/preferences/PerformancePage.h"

#include "ui/scene/LevelOfDetail.h"
#include "ui/session/Session.h"

#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QSpinBox>
#include <QTimer>

#include <chrono>

namespace pointloom {
namespace {

using namespace std::chrono_literals;

constexpr auto useIsReadEvery = 1s;
constexpr int firstBudget = 300'000;  ///< what is offered when a person first sets one

QSpinBox* makeNumber(const char* name, int least, int most, int step, QWidget* parent)
{
    auto* field = new QSpinBox(parent);
    field->setObjectName(name);
    field->setRange(least, most);
    field->setSingleStep(step);
    field->setGroupSeparatorShown(true);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    field->setKeyboardTracking(false);
    return field;
}

}  // namespace

PerformancePage::PerformancePage(const PreferenceTargets& targets, QWidget* parent) : Page(parent), m_targets(targets)
{
    addMemory();
    addBudget();
}

void PerformancePage::addMemory()
{
    addHeading(tr("Memory"));
    QSpinBox* memory = makeNumber("performance.memory", leastFrameMemory_MB, mostFrameMemory_MB, 128, this);
    memory->setSuffix(tr(" MB"));
    memory->setValue(savedPreferences().frameMemory_MB);
    connect(memory, &QSpinBox::valueChanged, this, [this](int size_MB) {
        change(m_targets, [&](Preferences& chosen) { chosen.frameMemory_MB = size_MB; });
        showUse();
    });
    addRow(tr("Frames kept in memory"), memory,
           tr("The frames nearest to the one in sight are kept; the others are read again when needed."));
    m_use = addFact(tr("In use now"), {});
    m_use->setObjectName("performance.use");
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &PerformancePage::showUse);
    timer->start(useIsReadEvery);
    showUse();
}

void PerformancePage::addBudget()
{
    addHeading(tr("Drawing"));
    const int saved = savedPreferences().pointBudget;
    auto* automatic = new QCheckBox(tr("As many points as are drawn in %1 ms").arg(LevelOfDetail::target_s * 1000), this);
    automatic->setObjectName("performance.automatic");
    automatic->setChecked(saved == 0);
    QSpinBox* budget = makeNumber("performance.budget", static_cast<int>(LevelOfDetail::least), 1'000'000'000, 50'000, this);
    budget->setValue(saved == 0 ? firstBudget : saved);
    budget->setEnabled(saved != 0);
    const auto apply = [this, automatic, budget] {
        budget->setEnabled(!automatic->isChecked());
        change(m_targets, [&](Preferences& chosen) { chosen.pointBudget = automatic->isChecked() ? 0 : budget->value(); });
    };
    connect(automatic, &QCheckBox::toggled, this, apply);
    connect(budget, &QSpinBox::valueChanged, this, apply);
    addRow(tr("While the view moves"), automatic);
    addRow(tr("But never more than"), budget, tr("At rest every point is drawn."));
}

void PerformancePage::showUse()
{
    if (m_targets.session == nullptr) {
        m_use->setText(tr("nothing is open"));
        return;
    }
    const FrameCache& frames = m_targets.session->view().frames();
    const auto shown = [](std::size_t bytes) { return QLocale().toString(static_cast<double>(bytes) / 1e6, 'f', 1); };
    m_use->setText(
        tr("%1 of %2 MB").arg(shown(frames.bytesHeld()), QLocale().toString(static_cast<qulonglong>(frames.bytesAllowed() / 1'000'000))));
}

}  // namespace pointloom

#include "moc_PerformancePage.cpp"
