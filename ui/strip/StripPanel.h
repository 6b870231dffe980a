// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/FrameJobs.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
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
    StripPanel(Session& session, ProgressCentre& progress, QWidget* parent = nullptr);

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

    QToolButton* addButton(const QString& name, void (StripPanel::*what)());
    void refresh();
    void retranslate();
    void forTargets(const Gesture& gesture);

    void refit();
    void snap();
    void copySize();
    void flip();
    void finalise();
    void makeKeyframes();
    void remove();

    Session& m_session;
    FrameJobs* m_jobs = nullptr;
    StripModel* m_model = nullptr;
    StripEditor* m_editor = nullptr;
    StripView* m_view = nullptr;
    QLabel* m_what = nullptr;
    QToolButton* m_worst = nullptr;
    std::vector<QToolButton*> m_buttons;
};

}  // namespace pointloom
