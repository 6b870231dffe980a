// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/job/JobSlot.h"
#include "core/labels/UsualSize.h"

#include <QObject>
#include <QTimer>

namespace pointloom {

class Session;

/// How large the objects of this task are, learned on a worker from what was boxed so far whenever the boxes change. A person may keep to
/// the scheme's sizes instead; that is remembered for the task.
class UsualSizes : public QObject
{
    Q_OBJECT

public:
    explicit UsualSizes(Session& session);

    [[nodiscard]] UsualSize sizeOf(const std::string& classKey) const;
    /// A class with its usual size.
    [[nodiscard]] ClassDef of(const ClassDef& what) const;
    /// The class that the next box becomes.
    [[nodiscard]] ClassDef current() const;
    /// The class of a box, with the size that the same object has in other frames where it has been boxed there.
    [[nodiscard]] std::optional<ClassDef> of(const Cuboid& cuboid) const;
    /// The whole scheme with usual sizes.
    [[nodiscard]] LabelSchema schema() const;

    [[nodiscard]] bool usesScheme() const { return m_usesScheme; }
    void setUsesScheme(bool uses);
    /// How many objects of a class there are to learn from, whether they are used or not.
    [[nodiscard]] std::size_t objects(const std::string& classKey) const;

Q_SIGNALS:
    void changed();

private:
    void learn();
    [[nodiscard]] QString settingKey() const;

    Session& m_session;
    std::map<std::string, UsualSize> m_learned;
    bool m_usesScheme = false;
    QTimer m_quiet;
    JobSlot<std::map<std::string, UsualSize>> m_learning;
};

/// Gives every selected box its usual size, as one edit: faces that points lie on stay, and so does a size that was measured from face to
/// face.
void giveUsualSize(Session& session);

}  // namespace pointloom
