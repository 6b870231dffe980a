// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/checks/Finding.h"
#include "core/job/JobSlot.h"
#include "core/labels/Edit.h"
#include "ui/session/Session.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace pointloom {

class LiveChecks;

/// What the checks find in the labels while they are being made, and the way from one finding to the next. Checks run on a worker, on what
/// an edit names; all tracks, when a task is opened, are looked at some at a time.
class Findings : public QObject
{
    Q_OBJECT

public:
    explicit Findings(Session& session, QObject* parent = nullptr);

    /// Errors first, then by frame.
    [[nodiscard]] const std::vector<Finding>& all() const { return m_all; }
    [[nodiscard]] int errors() const;

    /// Whether these are the findings of the labels as they are now.
    [[nodiscard]] bool isKnown() const { return !m_checking.running() && !isDue(); }
    /// Whether every track was looked at since these labels were opened: until then nothing found means nothing.
    [[nodiscard]] bool hasSeenAll() const { return m_hasSeenAll; }

    /// The one gone to last, as long as it stands; null else.
    [[nodiscard]] const Finding* current() const;
    void goTo(const Finding& finding);
    /// The next one after where one is, from the first again at the end.
    void goToNext();
    /// Does what the current one proposes.
    void fixCurrent();

    /// A finding, what kind of one it is, and its fix in a person's language.
    [[nodiscard]] static QString textOf(const Finding& finding);
    [[nodiscard]] static QString titleOf(const Finding& finding);
    [[nodiscard]] static QString fixText(FixKind fix);

Q_SIGNALS:
    /// There are other findings, or all tracks have been looked at now, or all are to be looked at again.
    void changed();
    void currentChanged();
    void said(const QString& text);

private:
    struct Surroundings;
    struct Task;
    struct Checked
    {
        std::shared_ptr<const LiveChecks> checks;
        std::vector<Finding> all;
    };

    void follow(const Edit& edit);
    void lookAtAll();
    /// Whether there is something that no check has looked at.
    [[nodiscard]] bool isDue() const { return !m_edits.empty() || !m_unseen.empty() || !m_framesRead.empty(); }
    void check();
    [[nodiscard]] static Checked checked(const Task& task, const JobContext& context);
    void accept(Checked checked, std::uint64_t revision, bool isShown);
    void show(std::vector<Finding> all, bool isOfAll);
    /// The finding as it is now; null when it is gone.
    [[nodiscard]] const Finding* standing(const Finding& finding) const;
    /// Does what this one proposes; goes to the next when it is gone.
    void fix(const std::optional<Finding>& asked);

    Session& m_session;
    std::shared_ptr<const Surroundings> m_surroundings;
    std::shared_ptr<const LiveChecks> m_checks;
    std::vector<Edit> m_edits;      ///< since what the checks looked at
    std::set<Id<Track>> m_unseen;   ///< that they have not looked at since the beginning
    std::set<int> m_framesRead;     ///< since then: gaps in them can be told now
    std::function<void()> m_later;  ///< what a person asked for before the findings were known
    std::vector<Finding> m_all;
    bool m_hasSeenAll = false;
    std::optional<Finding> m_current;
    JobSlot<Checked> m_checking;
};

}  // namespace pointloom
