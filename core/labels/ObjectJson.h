// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Message.h"
#include "core/labels/Edit.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <utility>

namespace pointloom {

/// What is stored of labels as JSON values, without their ids: the part that EditJson makes lines of. Reading throws json::exception or
/// Unreadable where something is not as it was written.

/// The version that is written. 1: frames by position, no version in the text. 2: frames by key.
constexpr int payloadVersion = 2;

/// How stored text is to be read.
struct ReadAs
{
    int version = payloadVersion;
    const FrameList* version1Frames = nullptr;  ///< what the positions of version 1 mean; null: unknown
};

/// Something that was written is not understood.
struct Unreadable
{
    Message what;
};

/// A number without decimals that its type can hold: a conversion of any other is undefined in C++.
template <std::integral Number> [[nodiscard]] Number wholeNumber(const nlohmann::json& from)
{
    if (from.is_number_unsigned() && std::in_range<Number>(from.get<std::uint64_t>()))
        return static_cast<Number>(from.get<std::uint64_t>());
    if (from.is_number_integer() && !from.is_number_unsigned() && std::in_range<Number>(from.get<std::int64_t>()))
        return static_cast<Number>(from.get<std::int64_t>());
    throw Unreadable{message(PL_TEXT("core", "something else stands where a whole number should"))};
}

/// Nothing else may be in an object: what is not understood would be lost silently.
void expectMembers(const nlohmann::json& object, std::initializer_list<const char*> known);

[[nodiscard]] nlohmann::json asJson(const Track& track);
[[nodiscard]] nlohmann::json asJson(const Cuboid& cuboid);
[[nodiscard]] nlohmann::json asJson(const ImageRectangle& box);
[[nodiscard]] nlohmann::json asJson(const PointLabelChange& change);
[[nodiscard]] nlohmann::json asJson(const PointLabels& labels);

void readJson(const nlohmann::json& from, const ReadAs& as, std::uint64_t id, Track& track);
void readJson(const nlohmann::json& from, const ReadAs& as, std::uint64_t id, Cuboid& cuboid);
void readJson(const nlohmann::json& from, const ReadAs& as, std::uint64_t id, ImageRectangle& box);
void readJson(const nlohmann::json& from, PointLabelChange& change);
void readJson(const nlohmann::json& from, PointLabels& labels);

}  // namespace pointloom
