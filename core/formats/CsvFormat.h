// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

namespace pointloom {

/// One table of boxes: frame, track_id, class, cx, cy, cz, length, width, height, yaw_rad, score, where a box is tilted pitch_rad and
/// roll_rad, and a column for each attribute, in the frame of the cloud. Numbers have as many digits as it takes to read back the very
/// same.
///
/// A text is in quotes wherever it could be taken for a number or for true and false, so that the table keeps the types without a scheme.
class CsvFormat final : public LabelFormat
{
public:
    [[nodiscard]] const FormatFacts& facts() const override;
    [[nodiscard]] std::unique_ptr<LabelWriter> writer(const LabelSetInfo& info, const FormatOptions& options) const override;
    /// Columns are found by their names; track_id and score may be missing, further columns are attributes.
    [[nodiscard]] Result<std::unique_ptr<LabelSource>> open(const std::filesystem::path& source, std::shared_ptr<LabelSource> told,
                                                            const FormatOptions& options) const override;
};

}  // namespace pointloom
