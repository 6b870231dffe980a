// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Document.h"
#include "core/schema/LabelSchema.h"

#include <QObject>

#include <set>
#include <string>
#include <vector>

namespace pointloom {

class Editing;
class FrameInView;

/// What became of a selection: followers look at these boxes and no others.
struct SelectionDelta
{
    std::vector<Id<Cuboid>> added;    ///< ascending
    std::vector<Id<Cuboid>> removed;  ///< ascending
    bool current = false;             ///< another box is the current one
    bool frame = false;               ///< with the frame: all are others, listed or not
};

/// The boxes of the frame in sight that a person works on, and the class of what is made next. Lives on the UI thread.
class Selection : public QObject
{
    Q_OBJECT

public:
    /// All three outlive this. A class that the scheme does not know means its first one; a box of another frame means none.
    Selection(const LabelSchema& schema, const Editing& editing, FrameInView& view, Id<Cuboid> current, std::string currentClass);

    /// All selected boxes; the current one, which the side views show, is among them.
    [[nodiscard]] const std::set<Id<Cuboid>>& ids() const { return m_ids; }
    [[nodiscard]] bool contains(Id<Cuboid> id) const { return m_ids.contains(id); }
    [[nodiscard]] Id<Cuboid> current() const { return m_current; }
    [[nodiscard]] const Cuboid* currentCuboid() const;

    /// This one alone, or nothing.
    void select(Id<Cuboid> id);
    /// Goes to the frame of the current one first. Boxes of other frames are left out.
    void set(std::set<Id<Cuboid>> ids, Id<Cuboid> current);
    void toggle(Id<Cuboid> id);

    [[nodiscard]] const ClassDef& currentClass() const;
    void setCurrentClass(const std::string& key);

Q_SIGNALS:
    void changed(const pointloom::SelectionDelta& change);
    void currentClassChanged();

private:
    [[nodiscard]] bool isHere(Id<Cuboid> id) const;
    void carryOver(int next);
    void arrive();
    void follow(const Edit& edit);
    void tell(SelectionDelta change, Id<Cuboid> before);

    const LabelSchema& m_schema;
    const Editing& m_editing;
    FrameInView& m_view;
    std::set<Id<Cuboid>> m_ids;
    Id<Cuboid> m_current;
    std::string m_currentClass;
};

}  // namespace pointloom
