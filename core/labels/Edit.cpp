// SPDX-License-Identifier: Apache-2.0
#include "core/labels/Edit.h"

#include <algorithm>
#include <utility>

namespace pointloom {
namespace {

template <class T> void exchangeSides(Change<T>& change)
{
    std::swap(change.before, change.after);
}

void exchangeSides(PointLabelChange& change)
{
    for (PointRunChange& run : change.runs)
        std::swap(run.before, run.after);
}

}  // namespace

bool Edit::empty() const
{
    bool empty = true;
    forEachLayer([&](const auto& layer) { empty = empty && (this->*layer.changes).empty(); });
    return empty;
}

Edit inverse(Edit edit)
{
    forEachLayer([&](const auto& layer) {
        auto& changes = edit.*layer.changes;
        std::ranges::reverse(changes);
        for (auto& change : changes)
            exchangeSides(change);
    });
    return edit;
}

void LayerSum<PointLabelChange>::add(const std::vector<PointLabelChange>& later)
{
    for (const PointLabelChange& change : later) {
        const auto [place, isNew] = m_places.try_emplace({change.frame, change.sensor}, m_changes.size());
        if (isNew)
            m_changes.push_back(change);
        else
            m_changes[place->second].runs = composed(m_changes[place->second].runs, change.runs);
    }
}

std::vector<PointLabelChange> LayerSum<PointLabelChange>::total() &&
{
    for (PointLabelChange& change : m_changes)
        std::erase_if(change.runs, [](const PointRunChange& run) { return run.before == run.after; });
    std::erase_if(m_changes, [](const PointLabelChange& change) { return change.runs.empty(); });
    return std::move(m_changes);
}

void EditSum::add(const Edit& next)
{
    if (m_name.empty())
        m_name = next.name;
    forEachLayer([&]<class C>(const EditLayer<C>& layer) { std::get<LayerSum<C>>(m_sums).add(next.*layer.changes); });
}

Edit EditSum::total() &&
{
    Edit edit{.name = std::move(m_name), .tracks = {}, .cuboids = {}};
    forEachLayer([&]<class C>(const EditLayer<C>& layer) { edit.*layer.changes = std::get<LayerSum<C>>(std::move(m_sums)).total(); });
    return edit;
}

Edit composed(const Edit& first, const Edit& second)
{
    EditSum sum;
    sum.add(first);
    sum.add(second);
    return std::move(sum).total();
}

std::set<Id<Cuboid>> touchedIn(const Labels& labels, int frame, const Edit& edit)
{
    std::set<Id<Cuboid>> touched;
    for (const auto& change : edit.cuboids)
        touched.insert(change.id);
    for (const auto& change : edit.tracks)
        if (const Cuboid* box = labels.boxOf(change.id, frame))
            touched.insert(box->id);
    return touched;
}

}  // namespace pointloom
