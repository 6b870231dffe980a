// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/ClickFit.h"
#include "core/job/JobSlot.h"
#include "ui/session/SceneBinding.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace pointloom {

/// The objects of the frame in sight that have no box yet, looked up again on a worker whenever the boxes change.
class MissedObjects : public QObject
{
    Q_OBJECT

public:
    MissedObjects(Session& session, SceneBinding& binding, QObject* parent = nullptr);

    struct Missed
    {
        FittedBox fit;  ///< scene coordinates
        std::string classKey;
    };
    /// The next of them in turn, best first.
    [[nodiscard]] std::optional<Missed> next();
    /// Whether what next() says is the answer for the boxes as they are now.
    [[nodiscard]] bool isKnown() const { return !m_looking.running() && !m_quiet.isActive(); }
    /// What is being looked up is no longer wanted.
    void giveUp();

Q_SIGNALS:
    /// Nothing while it is not known.
    void counted(std::optional<int> count);
    /// They are being looked up, or no longer are.
    void looking(bool now);

private:
    void look();
    void dropTaken();
    [[nodiscard]] std::vector<OrientedBox> taken() const;

    Session& m_session;
    SceneBinding& m_binding;
    std::vector<Missed> m_found;
    QTimer m_quiet;
    JobSlot<std::vector<Missed>> m_looking;
};

}  // namespace pointloom
