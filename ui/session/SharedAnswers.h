// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/session/Session.h"

#include <map>
#include <vector>

namespace pointloom {

/// What several objects answer to one question.
struct SharedAnswer
{
    std::optional<AttributeValue> value;  ///< the same for all of them; nothing when nobody answered
    bool mixed = false;                   ///< they differ
    bool missing = false;                 ///< required, and some object has no answer

    friend bool operator==(const SharedAnswer&, const SharedAnswer&) = default;
};

/// What the selected objects have in common, counted as objects join and leave and as their answers change: each step costs what it
/// touches.
class SharedAnswers : public QObject
{
    Q_OBJECT

public:
    explicit SharedAnswers(Session& session);

    /// To a question of the scheme.
    [[nodiscard]] SharedAnswer answerTo(const AttributeDef& attribute) const;
    /// The questions that the scheme asks about each of the selected objects, in the scheme's order.
    [[nodiscard]] std::vector<const AttributeDef*> questions() const;
    /// The class of all selected objects; empty when they differ or there is none.
    [[nodiscard]] std::string classKey() const;
    [[nodiscard]] std::size_t objects() const { return m_objects.size(); }
    /// How often an object was looked at so far.
    [[nodiscard]] std::size_t lookups() const { return m_lookups; }

Q_SIGNALS:
    /// After the selection or something in it.
    void changed();

private:
    struct Object
    {
        std::string classKey;
        AttributeMap answers;
    };
    struct Tally
    {
        std::size_t asked = 0;
        std::map<AttributeValue, std::size_t> answers;
        std::size_t answered = 0;
    };

    void followSelection(const SelectionDelta& change);
    void follow(const Edit& edit);
    void take(Id<Cuboid> id);
    void drop(Id<Cuboid> id);
    void count(const Object& object, bool comes);

    Session& m_session;
    std::map<Id<Cuboid>, Object> m_objects;
    std::map<std::string, Tally> m_tallies;  ///< by question
    std::map<std::string, std::size_t> m_classes;
    std::size_t m_lookups = 0;
};

/// Remembers the answers that were given last, by class, to give them again. Free text belongs to one object and is left out.
class LastAnswers
{
public:
    void remember(const Session& session);
    /// Those of the same class, else the newest of any class; nothing when nothing was answered yet.
    [[nodiscard]] const AttributeMap* find(const std::string& classKey) const;

private:
    std::map<std::string, AttributeMap> m_byClass;
    AttributeMap m_newest;
};

}  // namespace pointloom
