// SPDX-License-Identifier: Apache-2.0
#include "ui/panels/BoxPanel.h"

#include "core/cloud/ScenePoint.h"
#include "core/geometry/Plausible.h"
#include "core/index/BoxPoints.h"
#include "core/index/Sensor.h"
#include "ui/application/Plain.h"
#include "ui/application/Settings.h"
#include "ui/application/Theme.h"
#include "ui/panels/BoxStateLine.h"
#include "ui/panels/Chip.h"
#include "ui/panels/EvidenceBar.h"
#include "ui/panels/NumberField.h"
#include "ui/panels/UsualSizeLine.h"
#include "ui/session/Naming.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include <numbers>

namespace pointloom {
namespace {

constexpr double degree_rad = std::numbers::pi / 180;
constexpr int columns = 4;
constexpr int fieldsRow = 2;  ///< below the title and the state
constexpr int tiltRow = fieldsRow + 4;
constexpr int anchorRow = tiltRow + 2;
constexpr double steepest_deg = 89.99;  ///< of the pitch: at 90 degrees yaw and roll would turn about the same axis
constexpr double largestSize_m = 200;
constexpr double smallestSize_m = 0.05;

QLabel* makeQuiet(QWidget* parent)
{
    auto* label = new PlainLabel(parent);
    label->setProperty("role", "quiet");
    return label;
}

}  // namespace

BoxPanel::BoxPanel(Session& session, QWidget* parent) : QWidget(parent), m_session(session)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(rhythm_px / 2);
    grid->setVerticalSpacing(2);
    m_title = new PlainLabel(this);
    m_title->setProperty("role", "heading");
    m_state = new RichLabel(this);
    m_state->setProperty("role", "quiet");
    m_state->setObjectName("box.state");
    m_state->setAlignment(Qt::AlignRight);
    grid->addWidget(m_title, 0, 0, 1, 2);
    grid->addWidget(m_state, 0, 2, 1, 2);
    m_stateLine = new BoxStateLine(session, this);
    grid->addWidget(m_stateLine, 1, 0, 1, columns);
    for (int field = 0; field < fieldCount; ++field)
        makeField(static_cast<Field>(field), *grid);
    m_captions[fieldCount] = makeQuiet(this);
    grid->addWidget(m_captions[fieldCount], fieldsRow + 2, columns - 1);
    grid->addLayout(makePointsAndTilt(), fieldsRow + 3, columns - 1);
    grid->addWidget(makeAnchor(), anchorRow, 0, 1, columns);
    m_usualSize = new UsualSizeLine(session, this);
    m_evidence = new EvidenceBar(this);
    grid->addWidget(m_usualSize, anchorRow + 1, 0, 1, columns);
    grid->addWidget(m_evidence, anchorRow + 2, 0, 1, columns);
    grid->setRowMinimumHeight(anchorRow + 2, m_evidence->sizeHint().height() + rhythm_px / 2);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);

    connect(&session.selection(), &Selection::changed, this, &BoxPanel::refresh);
    connect(&session.editing(), &Editing::changed, this, &BoxPanel::refresh);
    const auto refreshIfInSight = [this](int frame) {
        if (frame == m_session.view().frameIndex())
            refresh();
    };
    connect(&session.view().frames(), &FrameCache::frameReady, this, refreshIfInSight);
    connect(&session.view().frames(), &FrameCache::frameFailed, this, refreshIfInSight);
    retranslate();
    refresh();
}

void BoxPanel::makeField(Field field, QGridLayout& grid)
{
    static constexpr std::array names{"length", "width", "height", "yaw", "x", "y", "z", "pitch", "roll"};
    const auto n = static_cast<std::size_t>(field);
    NumberSpec spec = field == yaw || field >= pitch ? degreeSpec()
        : field <= height                            ? metreSpec(smallestSize_m, largestSize_m)
                                                     : metreSpec(-farthest_m, farthest_m);
    if (field == pitch) {
        spec.min = -steepest_deg;
        spec.max = steepest_deg;
    }
    m_captions[n] = makeQuiet(this);
    m_fields[n] = new NumberField(spec, this);
    m_fields[n]->setObjectName(names[n]);
    const int row = field >= pitch ? tiltRow : fieldsRow + 2 * (field / columns);
    const int column = field >= pitch ? field - pitch : field % columns;
    grid.addWidget(m_captions[n], row, column);
    grid.addWidget(m_fields[n], row + 1, column);
    connect(m_fields[n], &NumberField::committed, this, [this, field](std::optional<double> value) { typed(field, *value); });
    connect(m_fields[n], &NumberField::left, this, &BoxPanel::left);
    connect(m_fields[n], &NumberField::problem, this, [this](const QString& text) {
        if (text.isEmpty())
            showState();
        else
            m_state->setText(QString("<span style='color:%1'>%2</span>").arg(colours::warning.name(), text.toHtmlEscaped()));
    });
}

void BoxPanel::showState()
{
    const Cuboid* cuboid = m_session.selection().currentCuboid();
    m_state->setText(cuboid != nullptr ? originName(cuboid->origin).toHtmlEscaped() : QString());
}

QWidget* BoxPanel::makeAnchor()
{
    auto* line = new QWidget(this);
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, rhythm_px / 2, 0, 0);
    row->setSpacing(rhythm_px * 3 / 4);
    m_anchorCaption = makeQuiet(line);
    m_seenFace = new Chip({}, {}, line);
    m_seenFace->setObjectName("anchor.seenFace");
    m_centre = new Chip({}, {}, line);
    m_centre->setObjectName("anchor.centre");
    row->addWidget(m_anchorCaption);
    row->addWidget(m_seenFace);
    row->addWidget(m_centre);
    row->addStretch(1);
    m_anchor = settings().value("box/sizeKeepsCentre").toBool() ? SizeAnchor::centre : SizeAnchor::seenFace;
    const auto choose = [this](SizeAnchor anchor) {
        m_anchor = anchor;
        settings().setValue("box/sizeKeepsCentre", anchor == SizeAnchor::centre);
        showAnchor();
    };
    connect(m_seenFace, &Chip::clicked, this, [choose] { choose(SizeAnchor::seenFace); });
    connect(m_centre, &Chip::clicked, this, [choose] { choose(SizeAnchor::centre); });
    showAnchor();
    return line;
}

/// In one row: pitch and roll come right below it, and while they are hidden nothing keeps their place.
QLayout* BoxPanel::makePointsAndTilt()
{
    m_points = new PlainLabel(this);
    m_tilt = new Chip({}, {}, this);
    m_tilt->setObjectName("tilt");
    auto* row = new QHBoxLayout;
    row->setSpacing(rhythm_px / 2);
    row->addWidget(m_points, 1);
    row->addWidget(m_tilt);
    m_tiltAsked = settings().value("box/showsTilt").toBool();
    connect(m_tilt, &Chip::clicked, this, [this] {
        m_tiltAsked = m_tilt->isChecked();  // what a person saw and clicked away is not wanted, also when a tilted box goes on showing it
        settings().setValue("box/showsTilt", m_tiltAsked);
        refresh();
    });
    return row;
}

void BoxPanel::showTilt(const OrientedBox& box)
{
    const bool isTilted = !isUpright(box);
    const bool shows = m_tiltAsked || isTilted;
    m_tilt->setChecked(shows);
    m_tilt->setEnabled(m_tiltAsked || !isTilted);  // else there is nothing to click away
    m_tilt->setToolTip(isTilted ? tr("The box is tilted: pitch and roll stay in sight until it is level.")
                                : tr("Shows pitch (above zero: the front is lower) and roll (above zero: the right side is lower)."));
    for (const Field field : {pitch, roll}) {
        m_captions[static_cast<std::size_t>(field)]->setVisible(shows);
        m_fields[static_cast<std::size_t>(field)]->setVisible(shows);
    }
}

void BoxPanel::showAnchor()
{
    m_seenFace->setChecked(m_anchor == SizeAnchor::seenFace);
    m_centre->setChecked(m_anchor == SizeAnchor::centre);
}

void BoxPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_countedIn.reset();  // numbers are written otherwise
        refresh();
    }
}

void BoxPanel::retranslate()
{
    const std::array captions{tr("length"), tr("width"),  tr("height"), tr("yaw"),  QString("x"),
                              QString("y"), QString("z"), tr("pitch"),  tr("roll"), tr("points")};
    for (std::size_t i = 0; i < captions.size(); ++i)
        m_captions[i]->setText(captions[i]);
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        m_fields[i]->setAccessibleName(captions[i]);
    m_tilt->setText(tr("Tilt"));
    m_anchorCaption->setText(tr("A new size keeps"));
    m_seenFace->setText(tr("the seen face"));
    m_seenFace->setToolTip(tr("The face with points on it stays where it is and the other one moves. The bottom always stays."));
    m_centre->setText(tr("the middle"));
    m_centre->setToolTip(tr("Both faces move alike. The bottom always stays."));
    m_stateLine->retranslate();
    m_usualSize->retranslate();
    m_evidence->retranslate();
}

void BoxPanel::refresh()
{
    const Cuboid* cuboid = m_session.selection().currentCuboid();
    setVisible(cuboid != nullptr);
    if (cuboid == nullptr)
        return;
    m_title->setText(displayName(m_session, *cuboid).toUpper());
    showState();
    m_stateLine->refresh();
    for (NumberField* field : m_fields)
        field->setReadOnly(m_session.editing().readOnly());
    showBox(cuboid->box);
}

void BoxPanel::showBox(const OrientedBox& box)
{
    const std::array<double, fieldCount> values{box.size_m.x(),           box.size_m.y(),   box.size_m.z(),   box.yaw_rad / degree_rad,
                                                box.centre_m.x(),         box.centre_m.y(), box.centre_m.z(), box.pitch_rad / degree_rad,
                                                box.roll_rad / degree_rad};
    showTilt(box);
    for (std::size_t i = 0; i < values.size(); ++i)
        m_fields[i]->setValue(values[i]);
    showPoints(box);
}

/// What the points say costs most of it, and most of what happens changes neither them nor the box.
void BoxPanel::showPoints(const OrientedBox& box)
{
    const auto frame = m_session.view().frame();
    if (frame == nullptr && m_session.view().failure() != nullptr) {
        m_countedIn.reset();
        m_points->clear();
        m_evidence->setEvidence({});
    }
    if (frame == nullptr || (frame == m_countedIn.lock() && box == m_countedBox))
        return;
    m_countedIn = frame;
    m_countedBox = box;
    ++m_countings;
    const OrientedBox local = toScene(box, *frame->cloud);
    m_points->setText(QLocale().toString(pointsInside(*frame->index, local)));
    m_evidence->setEvidence(faceEvidence(*frame->index, local));
}

OrientedBox BoxPanel::withField(const OrientedBox& box, Field field, double value) const
{
    OrientedBox changed = box;
    if (field == yaw) {
        changed.yaw_rad = wrapAngle(value * degree_rad);
    } else if (field == pitch) {
        changed.pitch_rad = value * degree_rad;
    } else if (field == roll) {
        changed.roll_rad = wrapAngle(value * degree_rad);
    } else if (field >= x) {
        changed.centre_m[field - x] = value;
    } else {
        SeenFaces seen{};
        Eigen::Vector2d sensor_m = Eigen::Vector2d::Zero();
        if (const auto frame = m_session.view().frame()) {
            const Eigen::Vector2f sensor = likelySensor(*frame->cloud);
            seen = seenFaces(*frame->index, toScene(box, *frame->cloud));
            sensor_m = toFile(ScenePoint({sensor.x(), sensor.y(), 0}), *frame->cloud).head<2>();
        }
        changed = resized(box, field - length, value, m_anchor, seen, sensor_m);
    }
    return changed;
}

void BoxPanel::typed(Field field, double value)
{
    if (const Cuboid* cuboid = m_session.selection().currentCuboid())
        m_session.editing().push(
            reshapeBox(m_session.editing().labels(), cuboid->id, withField(cuboid->box, field, value), PL_TEXT("core", "Type a value")));
}

}  // namespace pointloom

#include "moc_BoxPanel.cpp"
