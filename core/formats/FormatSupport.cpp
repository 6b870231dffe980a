// SPDX-License-Identifier: Apache-2.0
#include "core/formats/FormatSupport.h"

#include <algorithm>

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
    for (std::size_t i = 0; i < m_info.frames.size(); ++i)
        m_indexOf.emplace(m_info.frames[i], i);
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
    }
    return out;
}

Result<std::size_t> LabelsFromFile::frameNamed(const std::string& name)
{
    if (const auto known = m_indexOf.find(name); known != m_indexOf.end())
        return known->second;
    if (m_told)
        return fail(PL_TEXT("core", "there is no frame \"%1\" in the dataset; are these the labels of another one?"), name);
    m_info.frames.push_back(name);
    return m_indexOf.emplace(name, m_info.frames.size() - 1).first->second;
}

}  // namespace pointloom
