// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"
#include "core/formats/LabelSet.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace pointloom {

/// Labelled frames that are made when they are asked for: a sequence of ten thousand takes no more memory than one of them.
class LabelSource
{
public:
    virtual ~LabelSource() = default;
    LabelSource(const LabelSource&) = delete;
    LabelSource& operator=(const LabelSource&) = delete;

    [[nodiscard]] virtual const LabelSetInfo& info() const = 0;
    /// Any frame, any number of times; the answer is always the same.
    [[nodiscard]] virtual Result<LabelledFrame> frame(std::size_t index) = 0;

    [[nodiscard]] std::size_t frameCount() const { return info().frames.size(); }

protected:
    LabelSource() = default;
};

/// A set in memory, which must outlive this.
class LabelsInMemory final : public LabelSource
{
public:
    explicit LabelsInMemory(const LabelSet& labels);
    [[nodiscard]] const LabelSetInfo& info() const override { return m_info; }
    [[nodiscard]] Result<LabelledFrame> frame(std::size_t index) override { return m_labels.frames[index]; }

private:
    const LabelSet& m_labels;
    LabelSetInfo m_info;
};

/// Frames of which nothing is known but their names.
class NamesOfFrames final : public LabelSource
{
public:
    explicit NamesOfFrames(std::vector<std::string> names) : m_info{.name = {}, .frames = std::move(names)} {}
    [[nodiscard]] const LabelSetInfo& info() const override { return m_info; }
    [[nodiscard]] Result<LabelledFrame> frame(std::size_t index) override { return LabelledFrame{.name = m_info.frames[index]}; }

private:
    LabelSetInfo m_info;
};

/// How far a walk through frames is, from 0 to 1, and whether to give it up.
struct FrameWalk
{
    std::function<void(double)> progress{};
    std::stop_token stop{};

    /// Fails when it is to be given up.
    [[nodiscard]] Result<void> go(double share) const;
};

/// All frames at once. Boxes that cannot be are left out, and the remarks say so.
[[nodiscard]] Result<LabelSet> readAll(LabelSource& source, const FrameWalk& walk = {});

}  // namespace pointloom
