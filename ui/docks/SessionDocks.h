// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/panels/Panel.h"

#include <QObject>

#include <vector>

namespace pointloom {

class Docks;
class WorldCloud;

/// What stands in the docks while a session is open. Made anew for each session; the panels end with it.
class SessionDocks : public QObject
{
    Q_OBJECT

public:
    SessionDocks(Docks& docks, Session& session, ToolController& tools, const ActionSet& actions, ProgressCentre& progress);
    ~SessionDocks() override;

    /// The panel of a type; there is one of each.
    template <class Panel> [[nodiscard]] Panel& panel() const
    {
        for (const MadePanel& made : m_made)
            if (auto* found = qobject_cast<Panel*>(made.widget))
                return *found;
        qFatal("There is no such panel in the list.");
    }
    [[nodiscard]] TrackJobs& trackJobs() const { return *m_trackJobs; }

    /// A key without a meaning in the window: a class or an answer of the scheme. False when no panel knows it.
    [[nodiscard]] bool pressKey(const QString& text);

Q_SIGNALS:
    void said(const QString& text);
    void showRequested();
    /// The keyboard is no longer wanted in a panel.
    void left();

private:
    void fill(const PanelContext& context);
    void connectActions(const ActionSet& actions);

    Docks& m_docks;
    PanelTalk m_talk;
    TrackActions* m_tracks = nullptr;
    TrackJobs* m_trackJobs = nullptr;
    WorldCloud* m_together = nullptr;
    Findings* m_findings = nullptr;
    std::vector<MadePanel> m_made;
};

}  // namespace pointloom
