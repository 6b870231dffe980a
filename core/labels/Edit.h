// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Change.h"
#include "core/labels/ImageRectangle.h"
#include "core/labels/Labels.h"
#include "core/labels/PointLabels.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

namespace pointloom {

/// Every change to labels is one of these: what a tool emits, the document applies, undo inverts, views repaint from and
/// the journal stores. One gesture is one edit. What is changed lies in layers; a further layer is a member here, a line in editLayers, its
/// JSON, its Labels::put and its table.
struct Edit
{
    std::string name;  ///< what the person did, an English pattern marked with PL_TEXT: "Move box"
    std::vector<Change<Track>> tracks;
    std::vector<Change<Cuboid>> cuboids;
    std::vector<PointLabelChange> pointLabels{};  ///< each cloud at most once
    std::vector<Change<ImageRectangle>> imageBoxes{};

    [[nodiscard]] bool empty() const;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// One layer of an edit.
template <class C> struct EditLayer
{
    const char* name;  ///< in JSON
    std::vector<C> Edit::* changes;
};

/// All layers, in the order in which they are applied.
inline constexpr std::tuple editLayers{EditLayer{"tracks", &Edit::tracks}, EditLayer{"cuboids", &Edit::cuboids},
                                       EditLayer{"points", &Edit::pointLabels}, EditLayer{"imageBoxes", &Edit::imageBoxes}};

/// Calls visit(layer) for each layer.
template <class Visit> void forEachLayer(const Visit& visit)
{
    std::apply([&](const auto&... layers) { (visit(layers), ...); }, editLayers);
}

/// The same up to the first one that fails: visit(layer) is a Result<void>.
template <class Visit> [[nodiscard]] Result<void> tryEachLayer(const Visit& visit)
{
    Result<void> all;
    forEachLayer([&](const auto& layer) {
        if (all)
            all = visit(layer);
    });
    return all;
}

/// The edit that takes back: lists reversed, before and after exchanged. inverse(inverse(e)) == e.
[[nodiscard]] Edit inverse(Edit edit);

/// The changes of several edits to one layer, put together. Linear in the changes.
template <class C> class LayerSum;

template <class T> class LayerSum<Change<T>>
{
public:
    void add(const std::vector<Change<T>>& later)
    {
        for (const Change<T>& change : later) {
            const auto [place, isNew] = m_places.try_emplace(change.id, m_changes.size());
            if (isNew)
                m_changes.push_back(change);
            else
                m_changes[place->second].after = change.after;
        }
    }

    [[nodiscard]] std::vector<Change<T>> total() &&
    {
        std::erase_if(m_changes, [](const Change<T>& change) { return change.before == change.after; });
        return std::move(m_changes);
    }

private:
    std::vector<Change<T>> m_changes;
    std::unordered_map<Id<T>, std::size_t> m_places;
};

template <> class LayerSum<PointLabelChange>
{
public:
    void add(const std::vector<PointLabelChange>& later);
    [[nodiscard]] std::vector<PointLabelChange> total() &&;

private:
    std::vector<PointLabelChange> m_changes;
    std::map<std::pair<FrameKey, std::string>, std::size_t> m_places;
};

/// One edit that does what several do one after the other; what they undo of each other is left out. Keeps the first name. Linear in the
/// changes (for points: in the runs of what is there already, too).
class EditSum
{
public:
    void add(const Edit& next);
    [[nodiscard]] Edit total() &&;

private:
    template <class Layers> struct SumsOf;
    template <class... C> struct SumsOf<std::tuple<EditLayer<C>...>>
    {
        using Type = std::tuple<LayerSum<C>...>;
    };

    std::string m_name;
    SumsOf<std::remove_const_t<decltype(editLayers)>>::Type m_sums;
};

[[nodiscard]] Edit composed(const Edit& first, const Edit& second);

/// The boxes of a frame that an edit, now applied, has to do with: those it names, also in other frames or deleted, and the one that each
/// track it names has in this frame.
[[nodiscard]] std::set<Id<Cuboid>> touchedIn(const Labels& labels, int frame, const Edit& edit);

}  // namespace pointloom
