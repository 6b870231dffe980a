// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/jobs/FrameJobs.h"
#include "ui/jobs/TrackJobs.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLayout;
class QToolButton;

namespace pointloom {

class StripEditor;
class StripModel;
class StripView;

/// One object in all its frames at once, with what can be done to many of them.
class StripPanel : public QWidget
{
    Q_OBJECT

public:
    StripPanel(Session& session, TrackJobs& trackJobs, ProgressCentre& progress, QWidget* parent = nullptr);

    [[nodiscard]] StripModel& model() const { return *m_model; }
    [[nodiscard]] StripView& view() const { return *m_view; }
    [[nodiscard]] FrameJobs& jobs() const { return *m_jobs; }

Q_SIGNALS:
    void said(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    using Gesture = std::function<Edit(const Labels& labels, Id<Cuboid> id)>;

    /// One thing that can be done to the frames: its button and what it says.
    struct Deed
    {
        QToolButton* button;
        const char* text;
        const char* tip;
    };

    void addDeed(QLayout& bar, const char* name, const char* text, const char* tip, void (StripPanel::*what)());
    void addChoices(QLayout& bar);
    void addCamera(QLayout& bar);
    void refresh();
    void refreshProposal();
    void retranslate();
    void forTargets(const Gesture& gesture);

    void propagateBack();
    void propagateOn();
    void propagate(int direction);
    void interpolate();
    void oneSize();
    void refit();
    void snap();
    void copySize();
    void flip();
    void finalise();
    void makeKeyframes();
    void remove();

    Session& m_session;
    TrackJobs& m_trackJobs;
    FrameJobs* m_jobs = nullptr;
    StripModel* m_model = nullptr;
    StripEditor* m_editor = nullptr;
    StripView* m_view = nullptr;
    QLabel* m_what = nullptr;
    QLabel* m_noPoses = nullptr;
    QComboBox* m_motion = nullptr;
    QToolButton* m_worst = nullptr;
    QToolButton* m_camera = nullptr;
    QWidget* m_proposal = nullptr;
    QLabel* m_proposed = nullptr;
    std::vector<Deed> m_deeds;
};

}  // namespace pointloom
