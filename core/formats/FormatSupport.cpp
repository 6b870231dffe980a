// SPDX-License-Identifier: Apache-2.0
#include "core/formats/FormatSupport.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

bool isFinite(const LabelledBox& box)
{
    const auto answerIsFinite = [](const auto& answer) {
        const double* number = std::get_if<double>(&answer.second);
        return number == nullptr || std::isfinite(*number);
    };
    return box.box.centre_m.allFinite() && box.box.size_m.allFinite() && std::isfinite(box.box.yaw_rad)
        && std::isfinite(box.box.pitch_rad) && std::isfinite(box.box.roll_rad) && std::isfinite(box.score)
        && std::ranges::all_of(box.attributes, answerIsFinite);
}

Result<void> checkBox(const LabelledBox& box, const std::string& frame)
{
    if (box.classKey.empty())
        return fail(PL_TEXT("core", "the box of track \"%1\" in frame %2 has no class; give it one"), box.track, frame);
    if (!isFinite(box))
        return fail(PL_TEXT("core", "the box of track \"%1\" in frame %2 has a value that is no finite number"), box.track, frame);
    if ((box.box.size_m.array() <= 0).any())
        return fail(PL_TEXT("core", "the box of track \"%1\" in frame %2 has no volume; give it a size or delete it"), box.track, frame);
    return {};
}

}  // namespace

Result<void> checkLabels(const LabelSet& labels)
{
    std::set<std::string> names;
    for (const LabelledFrame& frame : labels.frames) {
        if (!isFileName(frame.name))
            return fail(PL_TEXT("core", "the frame name \"%1\" cannot be a file name"), frame.name);
        if (!names.insert(frame.name).second)
            return fail(PL_TEXT("core", "there are two frames called %1; names must differ"), frame.name);
        for (const LabelledBox& box : frame.boxes) {
            if (auto checked = checkBox(box, frame.name); !checked)
                return checked;
        }
    }
    return {};
}

bool isFileName(const std::string& name)
{
    constexpr std::string_view separators("/\\\0", 3);
    return !name.empty() && name != "." && name != ".." && name.find_first_of(separators) == std::string::npos;
}

std::vector<std::string> frameNames(std::span<const LabelledFrame> frames)
{
    std::vector<std::string> names;
    for (const LabelledFrame& frame : frames)
        names.push_back(frame.name);
    return names;
}

std::string classToName(const std::string& classKey, const std::string& format, const LabelSchema* schema)
{
    const ClassDef* known = schema != nullptr ? schema->findClass(classKey) : nullptr;
    return known != nullptr ? known->nameWrittenIn(format) : classKey;
}

std::string nameToClass(const std::string& name, const std::string& format, const LabelSchema* schema)
{
    const ClassDef* known = schema != nullptr ? schema->findClassNamed(format, name) : nullptr;
    return known != nullptr ? known->key : name;
}

void noteMergedClasses(const LabelSet& labels, const std::string& format, const LabelSchema* schema, FormatNotes& notes)
{
    std::set<std::string> keys;
    for (const LabelledFrame& frame : labels.frames) {
        for (const LabelledBox& box : frame.boxes)
            keys.insert(box.classKey);
    }
    for (const std::string& key : keys) {
        const std::string name = classToName(key, format, schema);
        if (const std::string back = nameToClass(name, format, schema); back != key)
            notes.losses.push_back(message(PL_TEXT("core", "the class %1 is written as \"%2\" and read back as %3"), key, name, back));
    }
}

void noteKeptLines(const LabelSet& labels, FormatNotes& notes)
{
    std::size_t lines = 0;
    for (const LabelledFrame& frame : labels.frames)
        lines += frame.keptLines.size();
    if (lines > 0)
        notes.losses.push_back(message(PL_TEXT("core", "%1 KITTI lines without a box (DontCare) are not in the format"), lines));
}

void noteStates(const LabelSet& labels, FormatNotes& notes)
{
    std::size_t boxes = 0;
    for (const LabelledFrame& frame : labels.frames)
        boxes += frame.boxes.size() - static_cast<std::size_t>(std::ranges::count(frame.boxes, BoxState::keyframe, &LabelledBox::state));
    if (boxes > 0)
        notes.losses.push_back(message(
            PL_TEXT("core",
                    "the format does not say that %1 boxes are interpolated, propagated or finalised: they are read back as keyframes"),
            boxes));
}

std::string listed(const std::set<std::string>& names)
{
    std::string out;
    for (const std::string& name : names)
        out.append(out.empty() ? "" : ", ").append(name);
    return out;
}

NamedFrames::NamedFrames(std::span<const LabelledFrame> told) : m_told(!told.empty()), m_frames(told.begin(), told.end())
{
    for (std::size_t i = 0; i < m_frames.size(); ++i) {
        m_frames[i].boxes.clear();
        m_index.emplace(m_frames[i].name, i);
    }
}

Result<LabelledFrame*> NamedFrames::find(const std::string& name)
{
    const auto [found, isNew] = m_index.try_emplace(name, m_frames.size());
    if (isNew && m_told) {
        m_index.erase(found);
        return fail(PL_TEXT("core", "there is no frame \"%1\" in the dataset; are these the labels of another one?"), name);
    }
    if (isNew)
        m_frames.emplace_back().name = name;
    return &m_frames[found->second];
}

}  // namespace pointloom
