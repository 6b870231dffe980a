// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/checks/LiveChecks.h"
#include "ui/session/Session.h"

#include <QObject>

#include <vector>

namespace pointloom {

/// What the checks find in the labels while they are being made, and the way from one finding to the next.
class Findings : public QObject
{
    Q_OBJECT

public:
    explicit Findings(Session& session, QObject* parent = nullptr);

    /// Errors first, then by frame.
    [[nodiscard]] const std::vector<Finding>& all() const { return m_all; }
    [[nodiscard]] int errors() const;

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
    void changed();
    void currentChanged();
    void said(const QString& text);

private:
    [[nodiscard]] std::optional<std::uint32_t> pointsIn(int frame, const OrientedBox& box) const;
    void recheckAround(int frame);
    void refresh();

    Session& m_session;
    LiveChecks m_checks;
    std::vector<Finding> m_all;
    std::optional<Finding> m_current;
};

}  // namespace pointloom
