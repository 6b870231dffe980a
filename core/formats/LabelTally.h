// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <cstddef>
#include <string>
#include <vector>

namespace pointloom {

/// What became of labels on their way through a reader: what was there, what was taken, what was left and why. Nothing is left out or
/// changed without an entry here; the command line and the window show the same sentences.
class LabelTally
{
public:
    /// A label that is not taken. The pattern is a sentence for the translators, context "core", with %1 for how many there are of this
    /// kind and %2 for where: "labels without volume are left out: %1 (%2)".
    void leave(const std::string& pattern, const std::string& where, std::size_t labels = 1) { count(m_left, pattern, where, labels); }
    /// Something that is taken otherwise than it stands there, or without a part of it; a pattern like the above.
    void remark(const std::string& pattern, const std::string& where, std::size_t times = 1) { count(m_remarks, pattern, where, times); }
    /// The same told as a whole.
    void leave(Message said, std::size_t labels);
    void remark(Message said);
    void take(std::size_t labels) { m_taken += labels; }
    /// Labels that were taken by a reader and are left out after all.
    void leaveTaken(Message said, std::size_t labels);

    /// A file of one frame among others that cannot be read: what it holds is missing, the others are taken. Commands end with a failure
    /// for it, after everything else.
    void leaveFile(const Error& why);

    void add(const LabelTally& other);

    [[nodiscard]] std::size_t taken() const { return m_taken; }
    [[nodiscard]] std::size_t left() const { return m_leftCount; }
    [[nodiscard]] std::size_t there() const { return m_taken + m_leftCount; }
    /// Whether there was something and nothing of it was taken.
    [[nodiscard]] bool isAllLost() const { return m_taken == 0 && (m_leftCount > 0 || !m_broken.empty()); }
    /// The files that could not be read, and why.
    [[nodiscard]] const std::vector<Error>& broken() const { return m_broken; }

    /// One sentence for each kind of what was left, and of what was changed.
    [[nodiscard]] std::vector<Message> losses() const { return sentences(m_left); }
    [[nodiscard]] std::vector<Message> remarks() const { return sentences(m_remarks); }
    /// Both, which files could not be read, and how many labels there were when some were left.
    [[nodiscard]] std::vector<Message> all() const;

    /// The sentence about the files that could not be read, of which there must be some.
    [[nodiscard]] Message brokenFiles() const;

private:
    struct Kind
    {
        Message said;                       ///< whole, or a pattern without values
        std::size_t count = 0;              ///< of a pattern
        std::vector<std::string> places{};  ///< the first of them, each once
        bool hasMore = false;
    };
    void count(std::vector<Kind>& kinds, const std::string& pattern, const std::string& where, std::size_t times);
    static void place(Kind& kind, const std::string& where);
    static std::vector<Message> sentences(const std::vector<Kind>& kinds);

    std::vector<Kind> m_left;
    std::vector<Kind> m_remarks;
    std::vector<Error> m_broken;
    std::size_t m_taken = 0;
    std::size_t m_leftCount = 0;
};

}  // namespace pointloom
