// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/application/ProgressCentre.h"

#include <QObject>

namespace pointloom {

class ActionSet;
class ClassPanel;
class DetailsPanel;
class Docks;
class Findings;
class ObjectsPanel;
class Session;
class StripPanel;
class Timeline;
class TrackJobs;
class ToolController;
class TrackActions;
class WorldCloud;

/// What stands in the docks while a session is open. Made anew for each session; the panels end with it.
class SessionDocks : public QObject
{
    Q_OBJECT

public:
    SessionDocks(Docks& docks, Session& session, ToolController& tools, const ActionSet& actions, ProgressCentre& progress);
    ~SessionDocks() override;

    [[nodiscard]] ClassPanel& classes() const { return *m_classes; }
    [[nodiscard]] DetailsPanel& details() const { return *m_details; }
    [[nodiscard]] Timeline& timeline() const { return *m_timeline; }
    [[nodiscard]] TrackActions& tracks() const { return *m_tracks; }
    [[nodiscard]] TrackJobs& trackJobs() const { return *m_trackJobs; }
    [[nodiscard]] StripPanel& strip() const { return *m_strip; }

    /// A key without a meaning in the window: a class or an answer of the scheme. False when it is neither.
    [[nodiscard]] bool pressKey(const QString& text);

Q_SIGNALS:
    void said(const QString& text);
    void showRequested();
    /// The keyboard is no longer wanted in a panel.
    void left();

private:
    void connectPanels(ObjectsPanel& objects);
    void markFindings();
    void connectTracks();

    Docks& m_docks;
    const ActionSet& m_actions;
    TrackJobs* m_trackJobs = nullptr;
    Findings* m_findings = nullptr;
    WorldCloud* m_together = nullptr;
    ClassPanel* m_classes = nullptr;
    DetailsPanel* m_details = nullptr;
    TrackActions* m_tracks = nullptr;
    Timeline* m_timeline = nullptr;
    StripPanel* m_strip = nullptr;
};

}  // namespace pointloom
