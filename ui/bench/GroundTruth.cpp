// SPDX-License-Identifier: Apache-2.0
#include "ui/bench/GroundTruth.h"

#include "core/base/File.h"
#include "core/formats/LabelFormat.h"
#include "core/labels/Gestures.h"
#include "ui/session/Session.h"

#include <set>

namespace pointloom {
namespace {

/// What a generated street is known to hold.
std::vector<TrueBox> truthBeside(const Session& session, const std::string& classKey)
{
    const auto file = session.sequence().root / "boxes.csv";
    std::vector<TrueBox> truth;
    if (!mayExist(file))
        return truth;
    FormatOptions options;
    options.schema = &session.schema();
    const auto labels = findLabelFormat("csv")->open(file, nullptr, options);
    if (!labels)
        return truth;
    for (std::size_t i = 0; i < (*labels)->frameCount(); ++i) {
        const auto frame = (*labels)->frame(i);
        if (!frame)
            return truth;
        for (const LabelledBox& box : frame->boxes)
            if (const auto index = session.sequence().indexOf(frame->name); index && box.classKey == classKey)
                truth.push_back({*index, box.box});
    }
    return truth;
}

}  // namespace

std::vector<TrueBox> takeGroundTruth(Session& session, const std::string& classKey)
{
    std::vector<TrueBox> truth;
    std::set<Id<Cuboid>> all;
    for (const int frame : session.editing().labels().labelledFrames())
        for (const auto& [id, cuboid] : session.editing().labels().frame(frame)) {
            all.insert(id);
            if (session.editing().labels().trackOf(cuboid)->classKey == classKey)
                truth.push_back({frame, cuboid.box});
        }
    if (all.empty())
        return truthBeside(session, classKey);
    session.editing().pushMade([&](Document& document) {
        const std::vector<Id<Cuboid>> ids(all.begin(), all.end());
        return forEach(document, ids, [](const Labels& labels, Id<Cuboid> id) { return removeBox(labels, id); });
    });
    return truth;
}

}  // namespace pointloom
