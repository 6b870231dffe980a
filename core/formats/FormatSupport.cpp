// SPDX-License-Identifier: Apache-2.0
#include "core/formats/FormatSupport.h"

#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pointloom {

bool isFileName(const std::string& name)
{
    constexpr std::string_view separators("/\\\0", 3);
    return !name.empty() && name != "." && name != ".." && name.find_first_of(separators) == std::string::npos;
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

Message unknownClass(std::size_t boxes, const std::string& name)
{
    if (name.empty())
        return message(PL_TEXT("core", "%1 boxes have no class and are left out"), boxes);
    return message(PL_TEXT("core", "%1 boxes of the class %2 are left out: the scheme does not know it"), boxes, name);
}

bool saysNoNumber(std::string_view text)
{
    constexpr std::array<std::string_view, 6> words{"na", "n/a", "#n/a", "null", "none", "nan"};
    constexpr std::array<std::string_view, 8> beginnings{"1.#qnan", "1.#snan", "1.#ind", "1.#nan", "1.#inf", "nan(", "qnan", "snan"};
    const std::string low = lowered(text);
    const std::string_view bare = std::string_view(low).substr(low.starts_with('-') || low.starts_with('+') ? 1 : 0);
    const auto value = number<double>(text);
    return std::ranges::find(words, bare) != words.end() || (value && !std::isfinite(*value))
        || std::ranges::any_of(beginnings, [&](std::string_view one) { return bare.starts_with(one); });
}

std::string sizeShown(const Eigen::Vector3d& size_m)
{
    return shown(size_m.x()) + " x " + shown(size_m.y()) + " x " + shown(size_m.z());
}

std::string listed(const std::set<std::string>& names)
{
    std::string out;
    for (const std::string& name : names)
        out.append(out.empty() ? "" : ", ").append(name);
    return out;
}

LabelsFromFile::LabelsFromFile(std::string name, std::shared_ptr<LabelSource> told)
    : m_info{.name = std::move(name), .frames = {}}, m_told(std::move(told))
{
    if (!m_told)
        return;
    m_info.frames = m_told->info().frames;
    m_info.dataset = m_told->info().dataset;
    m_names = FrameNames(m_info.frames);
}

Result<LabelledFrame> LabelsFromFile::blank(std::size_t index)
{
    if (!m_told)
        return LabelledFrame{.name = m_info.frames[index]};
    Result<LabelledFrame> out = m_told->frame(index);
    if (out) {
        out->boxes.clear();
        out->points.reset();
        out->imageBoxes.clear();
        LabelTally onlyBroken;
        for (const Error& why : out->tally.broken())
            onlyBroken.leaveFile(why);
        out->tally = std::move(onlyBroken);
        out->facts = {};
    }
    return out;
}

std::optional<std::size_t> LabelsFromFile::frameNamed(const std::string& name)
{
    if (const auto known = m_names.exactly(name))
        return known;
    if (!m_told) {
        m_info.frames.push_back(name);
        m_names.add(name, m_info.frames.size() - 1);
        return m_info.frames.size() - 1;
    }
    if (const auto spelt = m_spelt.find(name); spelt != m_spelt.end())
        return spelt->second;
    const auto meant = m_names.find(name);
    if (meant)
        saySpelling(name, *meant);
    return meant;
}

void LabelsFromFile::saySpelling(const std::string& name, std::size_t index)
{
    if (m_spelt.emplace(name, index).second)
        m_info.tally.remark(PL_TEXT("core", "frames whose names are spelt otherwise in the labels, taken for the same: %1 (%2)"),
                            name + " = " + m_info.frames[index]);
}

Error LabelsFromFile::strangeFrame(const std::string& name)
{
    const bool isRounded = name.find_first_of("Ee") != std::string::npos && number<double>(name).has_value();
    if (isRounded)
        return fail(PL_TEXT("core",
                            "there is no frame \"%1\" in the dataset: a spreadsheet has rounded the name; keep that column as text there"),
                    name)
            .error();
    return fail(PL_TEXT("core", "there is no frame \"%1\" in the dataset; are these the labels of another one?"), name).error();
}

}  // namespace pointloom
