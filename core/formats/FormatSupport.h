// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/dataset/FrameMeaning.h"
#include "core/formats/LabelFormat.h"

#include <cstddef>
#include <set>
#include <string>

/// What the label formats have in common.
namespace pointloom {

/// Whether a name can be that of a file.
[[nodiscard]] bool isFileName(const std::string& name);

/// What a format calls a class, and the class it calls so. Without a scheme, or where it says nothing, the name is the key.
[[nodiscard]] std::string classToName(const std::string& classKey, const std::string& format, const LabelSchema* schema);
[[nodiscard]] std::string nameToClass(const std::string& name, const std::string& format, const LabelSchema* schema);

/// What several readers leave out, patterns of a LabelTally.
inline const std::string labelsWithoutVolume = PL_TEXT("core", "labels without volume (a side of 0 or less) are left out: %1 (%2)");
inline const std::string labelsOfMissingFrames = PL_TEXT("core", "labels of frames that the dataset does not have are left out: %1 (%2)");
inline const std::string boxesWithoutNumber = PL_TEXT("core", "boxes with a value that is no number are left out: %1 (%2)");
/// What becomes of boxes of a class that the scheme does not know, or that have none.
[[nodiscard]] Message unknownClass(std::size_t boxes, const std::string& name);
/// What programs write where there is no number: nan, inf, 1.#QNAN, n/a.
[[nodiscard]] bool saysNoNumber(std::string_view text);
/// "4.2 x 0 x 1.5"
[[nodiscard]] std::string sizeShown(const Eigen::Vector3d& size_m);

/// "a, b, c"
[[nodiscard]] std::string listed(const std::set<std::string>& names);

/// Labels that are read from files, for frames that were told or that the files name.
class LabelsFromFile : public LabelSource
{
public:
    [[nodiscard]] const LabelSetInfo& info() const override { return m_info; }

protected:
    LabelsFromFile(std::string name, std::shared_ptr<LabelSource> told);

    /// The frame without any labels: what was told about it, or its name. Its tally has what of it could not be read.
    [[nodiscard]] Result<LabelledFrame> blank(std::size_t index);
    [[nodiscard]] bool isTold() const { return m_told != nullptr; }

    /// The frame of this name, which is new when none were told; nothing when frames were told and it is none of them. A name that is
    /// spelt otherwise but means one of them finds it, and that is said.
    [[nodiscard]] std::optional<std::size_t> frameNamed(const std::string& name);
    /// By an index that was found otherwise, under a name that the file has for it.
    void saySpelling(const std::string& name, std::size_t index);

    /// Why a file is refused that names none of the frames that were told.
    [[nodiscard]] static Error strangeFrame(const std::string& name);

    LabelSetInfo m_info;

private:
    std::shared_ptr<LabelSource> m_told;
    FrameNames m_names;
    std::map<std::string, std::size_t> m_spelt;  ///< names in another spelling that were met
};

}  // namespace pointloom
