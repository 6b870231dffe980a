// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/fit/ClickFit.h"
#include "ui/session/SceneBinding.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <optional>
#include <stop_token>
#include <vector>

namespace pointloom {

/// The objects of the frame in sight that have no box yet, looked up again on a worker whenever the boxes change.
class MissedObjects : public QObject
{
    Q_OBJECT

public:
    MissedObjects(Session& session, SceneBinding& binding, QObject* parent = nullptr);
    ~MissedObjects() override;

    struct Missed
    {
        FittedBox fit;  ///< scene coordinates
        std::string classKey;
    };
    /// The next of them in turn, best first.
    [[nodiscard]] std::optional<Missed> next();
    /// Whether what next() says is the answer for the boxes as they are now.
    [[nodiscard]] bool isKnown() const { return !m_looking && !m_quiet.isActive(); }
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
    QThreadPool m_worker;
    std::stop_source m_stop;
    std::vector<Missed> m_found;
    QTimer m_quiet;
    bool m_looking = false;
    std::uint64_t m_ticket = 0;
};

}  // namespace pointloom
