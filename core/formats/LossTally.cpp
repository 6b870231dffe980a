// SPDX-License-Identifier: Apache-2.0
#include "core/formats/LossTally.h"

#include "core/formats/FormatSupport.h"

#include <algorithm>

namespace pointloom {

void LossTally::count(const LabelledFrame& frame)
{
    for (const LabelledBox& box : frame.boxes)
        count(box);
    for (const auto& [key, keepsake] : frame.keepsakes)
        m_kept[key] += keepsake.objects;
    if (frame.points)
        m_labelledPoints += static_cast<std::size_t>(std::ranges::count_if(frame.points->classOf, [](auto what) { return what != 0; }));
    m_imageBoxes += frame.imageBoxes.size();
    m_manyCameras += frame.cameras.size() > 1 ? 1 : 0;
}

void LossTally::count(const LabelledBox& box)
{
    m_classes.insert(box.classKey);
    m_tracked += box.track.empty() ? 0 : 1;
    m_scored += box.score == 1 ? 0 : 1;
    m_tilted += isUpright(box.box) ? 0 : 1;
    m_unsettled += box.state == BoxState::keyframe ? 0 : 1;
    for (const auto& [key, value] : box.attributes) {
        if (!m_facts.can.allAttributes && std::ranges::find(m_facts.can.attributes, key) == m_facts.can.attributes.end())
            m_lostAttributes.insert(key);
    }
}

void LossTally::tell(FormatNotes& notes) const
{
    for (const std::string& key : m_classes) {
        const std::string name = classToName(key, m_facts.classNames, m_schema);
        if (const std::string back = nameToClass(name, m_facts.classNames, m_schema); back != key)
            notes.losses.push_back(message(PL_TEXT("core", "the class %1 is written as \"%2\" and read back as %3"), key, name, back));
    }
    tellBoxes(notes);
    tellOthers(notes);
}

void LossTally::tellBoxes(FormatNotes& notes) const
{
    if (m_unsettled > 0 && !m_facts.can.states)
        notes.losses.push_back(message(
            PL_TEXT("core",
                    "the format does not say that %1 boxes are interpolated, propagated or finalised: they are read back as keyframes"),
            m_unsettled));
    if (m_tracked > 0 && !m_facts.can.tracks)
        notes.losses.push_back(message(PL_TEXT("core", "track ids are not in the format: boxes of one object are no longer connected")));
    if (!m_lostAttributes.empty())
        notes.losses.push_back(message(PL_TEXT("core", "these attributes are not in the format: %1"), listed(m_lostAttributes)));
    if (m_scored > 0 && !m_facts.can.scores)
        notes.losses.push_back(message(PL_TEXT("core", "the scores of %1 boxes are not in the format"), m_scored));
    if (m_tilted > 0 && !m_facts.can.tilt)
        notes.losses.push_back(message(PL_TEXT("core", "%1 tilted boxes are written upright"), m_tilted));
}

void LossTally::tellOthers(FormatNotes& notes) const
{
    for (const auto& [key, objects] : m_kept) {
        if (objects > 0 && key != m_facts.can.keepsake)
            notes.losses.push_back(
                message(PL_TEXT("core", "%1 labels that only files of \"%2\" hold (regions, lines without a box) are not in the format"),
                        objects, key));
    }
    if (m_labelledPoints > 0 && !m_facts.can.pointLabels)
        notes.losses.push_back(message(PL_TEXT("core", "the classes of %1 points are not in the format"), m_labelledPoints));
    if (m_imageBoxes > 0 && !m_facts.can.imageBoxes)
        notes.losses.push_back(message(PL_TEXT("core", "%1 boxes in images are not in the format"), m_imageBoxes));
    if (m_manyCameras > 0 && m_facts.can.cameras && !m_facts.can.severalCameras)
        notes.losses.push_back(message(PL_TEXT("core", "%1 frames have several cameras: the format holds one of them"), m_manyCameras));
}

}  // namespace pointloom
