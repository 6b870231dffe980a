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

[[nodiscard]] SharedAnswer sharedAnswer(const Session& session, const AttributeDef& attribute);

/// The questions that the scheme asks about each of the selected objects, in the scheme's order.
[[nodiscard]] std::vector<const AttributeDef*> sharedQuestions(const Session& session);

/// The class of all selected objects; empty when they differ or there is none.
[[nodiscard]] std::string sharedClass(const Session& session);

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
