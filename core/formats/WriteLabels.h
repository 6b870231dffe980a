// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/formats/LabelFormat.h"

namespace pointloom {

/// Whether a frame makes sense at all, before any format writes it: boxes with a class and a volume, numbers that are finite.
[[nodiscard]] Result<void> checkFrame(const LabelledFrame& frame);

/// Goes through all frames for the first time: checks them, lets the writer learn, and notes what the format will lose. Fails also when two
/// frames share a name, or one has a name that no file can have.
[[nodiscard]] Result<void> surveyLabels(LabelSource& labels, const LabelFormat& format, const FormatOptions& options, LabelWriter& writer,
                                        FormatNotes& notes, const FrameWalk& walk = {});

/// Writes all frames after the survey, one at a time, and notes what the writer has to say.
[[nodiscard]] Result<void> writeSurveyed(LabelSource& labels, LabelWriter& writer, FileSink& sink, FormatNotes& notes,
                                         const FrameWalk& walk = {});

/// Both, for whoever needs no more of the writer.
[[nodiscard]] Result<void> writeLabels(LabelSource& labels, const LabelFormat& format, const FormatOptions& options, FileSink& sink,
                                       FormatNotes& notes);

}  // namespace pointloom
