// SPDX-License-Identifier: Apache-2.0
#include "core/labels/PointLabels.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace pointloom {
namespace {

constexpr std::uint64_t afterAll = std::numeric_limits<std::uint64_t>::max();

const PointLabel& noLabel()
{
    static const PointLabel none;
    return none;
}

/// Goes through runs once, from the first point to the last, those between them included.
class RunWalk
{
public:
    explicit RunWalk(std::span<const PointRun> runs) : m_runs(runs) {}

    /// Calls visit(first, end, label) for each piece with one label from where the walk stands up to a point.
    template <class Visit> void to(std::uint64_t end, const Visit& visit)
    {
        while (m_at < end) {
            while (m_next < m_runs.size() && m_runs[m_next].end() <= m_at)
                ++m_next;
            const PointRun* run = m_next < m_runs.size() ? &m_runs[m_next] : nullptr;
            const bool isInside = run != nullptr && run->first <= m_at;
            const std::uint64_t pieceEnd = std::min(end, isInside ? run->end() : run != nullptr ? run->first : afterAll);
            visit(m_at, pieceEnd, isInside ? run->label : noLabel());
            m_at = pieceEnd;
        }
    }

private:
    std::span<const PointRun> m_runs;
    std::size_t m_next = 0;
    std::uint64_t m_at = 0;
};

void append(std::vector<PointRun>& runs, std::uint64_t first, std::uint64_t end, const PointLabel& label)
{
    if (label == noLabel() || first == end)
        return;
    if (!runs.empty() && runs.back().end() == first && runs.back().label == label)
        runs.back().count += end - first;
    else
        runs.push_back({first, end - first, label});
}

void append(std::vector<PointRunChange>& runs, std::uint64_t first, std::uint64_t end, const PointLabel& before, const PointLabel& after)
{
    if (before == after)
        return;
    if (!runs.empty() && runs.back().end() == first && runs.back().before == before && runs.back().after == after)
        runs.back().count += end - first;
    else
        runs.push_back({first, end - first, before, after});
}

}  // namespace

const PointLabel& PointLabels::at(std::uint64_t point) const
{
    const auto after = std::ranges::upper_bound(m_runs, point, {}, &PointRun::first);
    return after != m_runs.begin() && point < std::prev(after)->end() ? std::prev(after)->label : noLabel();
}

Result<PointLabels> PointLabels::with(std::span<const PointRunChange> changes) const
{
    PointLabels out;
    RunWalk walk(m_runs);
    const auto copy = [&](std::uint64_t first, std::uint64_t end, const PointLabel& label) { append(out.m_runs, first, end, label); };
    std::uint64_t at = 0;
    for (const PointRunChange& change : changes) {
        if (change.count == 0 || change.first < at || change.count > afterAll - change.first)
            return fail(PL_TEXT("core", "the change to points from %1 is empty or out of order"), change.first);
        if ((change.before.classKey.empty() && change.before.instance != 0)
            || (change.after.classKey.empty() && change.after.instance != 0))
            return fail(PL_TEXT("core", "the change to points from %1 has an object without a class"), change.first);
        walk.to(change.first, copy);
        bool fits = true;
        walk.to(change.end(), [&](std::uint64_t, std::uint64_t, const PointLabel& label) { fits = fits && label == change.before; });
        if (!fits)
            return fail(PL_TEXT("core", "the change to points from %1 does not fit what is there now"), change.first);
        append(out.m_runs, change.first, change.end(), change.after);
        at = change.end();
    }
    walk.to(afterAll, copy);
    return out;
}

std::vector<PointRunChange> PointLabels::asAdded() const
{
    std::vector<PointRunChange> out;
    out.reserve(m_runs.size());
    for (const PointRun& run : m_runs)
        out.push_back({run.first, run.count, {}, run.label});
    return out;
}

std::vector<PointRunChange> composed(std::span<const PointRunChange> first, std::span<const PointRunChange> second)
{
    std::vector<PointRunChange> out;
    std::uint64_t at = 0;
    while (!first.empty() || !second.empty()) {
        const PointRunChange* a = first.empty() ? nullptr : &first.front();
        const PointRunChange* b = second.empty() ? nullptr : &second.front();
        at = std::max(at, std::min(a != nullptr ? a->first : afterAll, b != nullptr ? b->first : afterAll));
        const bool isInA = a != nullptr && a->first <= at;
        const bool isInB = b != nullptr && b->first <= at;
        const auto pieceEnd = [](const PointRunChange* run, bool isInside) {
            return run == nullptr ? afterAll : isInside ? run->end() : run->first;
        };
        const std::uint64_t end = std::min(pieceEnd(a, isInA), pieceEnd(b, isInB));
        append(out, at, end, isInA ? a->before : b->before, isInB ? b->after : a->after);
        at = end;
        if (a != nullptr && a->end() <= at)
            first = first.subspan(1);
        if (b != nullptr && b->end() <= at)
            second = second.subspan(1);
    }
    return out;
}

}  // namespace pointloom
