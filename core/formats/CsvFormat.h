// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

namespace pointloom {

/// One table of boxes: frame, track_id, class, cx, cy, cz, length, width, height, yaw_rad, score, where a box is tilted pitch_rad and
/// roll_rad, and a column for each attribute, in the frame of the cloud. Numbers have as many digits as it takes to read back the very same.
///
/// A text is in quotes wherever it could be taken for a number or for true and false, so that the table keeps the types without a scheme.
class CsvFormat final : public LabelFormat
{
public:
    [[nodiscard]] std::string key() const override { return "csv"; }
    [[nodiscard]] std::string title() const override { return "CSV of boxes"; }
    [[nodiscard]] bool isFolder() const override { return false; }
    [[nodiscard]] std::string extension() const override { return ".csv"; }
    [[nodiscard]] Result<std::map<std::filesystem::path, std::string>> write(const LabelSet& labels, const FormatOptions& options,
                                                                             FormatNotes& notes) const override;
    /// Columns are found by their names; track_id and score may be missing, further columns are attributes.
    [[nodiscard]] Result<LabelSet> read(const std::filesystem::path& source, std::span<const LabelledFrame> frames,
                                        const FormatOptions& options) const override;
    [[nodiscard]] LabelSet representable(const LabelSet& labels, const FormatOptions& options) const override;
};

}  // namespace pointloom
