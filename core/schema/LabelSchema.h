// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/labels/Attribute.h"

#include <Eigen/Core>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pointloom {

/// A name in several languages, by language tag: "en", "zh".
class LocalText
{
public:
    LocalText() = default;
    explicit LocalText(std::map<std::string, std::string> byLanguage) : m_byLanguage(std::move(byLanguage)) {}

    /// The text in the wanted language ("zh_CN" finds "zh"), else in English, else in whatever there is.
    [[nodiscard]] const std::string& in(std::string_view language) const;
    [[nodiscard]] const std::map<std::string, std::string>& all() const { return m_byLanguage; }

private:
    std::map<std::string, std::string> m_byLanguage;
};

struct Rgb
{
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;

    friend bool operator==(const Rgb&, const Rgb&) = default;
};

/// What is known about the size of a class before anything is measured; length, width, height in metres.
struct SizePrior
{
    Eigen::Vector3d typical_m{4.5, 1.8, 1.6};
    Eigen::Vector3d spread_m{0.5, 0.2, 0.2};  ///< one standard deviation
    Eigen::Vector3d min_m{0.1, 0.1, 0.1};     ///< below: an error
    Eigen::Vector3d max_m{30, 10, 10};        ///< above: an error, and never fitted
};

struct ClassDef
{
    std::string key;  ///< stable, ASCII, no blanks: "car"
    LocalText name;
    Rgb colour;
    std::string shortcut;  ///< a digit as a rule; may be empty
    SizePrior size;
    bool completesLength = true;         ///< hidden length is completed to the typical one; not for classes of wildly different lengths
    bool rigid = true;                   ///< keeps its size from frame to frame: people who walk do not
    std::optional<double> topSpeed_mps;  ///< faster is no motion of such an object
    /// By format, never empty: {"kitti": {"Pedestrian", "Person_sitting"}}. The first is written, all are read.
    std::map<std::string, std::vector<std::string>> nameIn;

    /// What a format calls the class; the key stands in where the scheme does not say.
    [[nodiscard]] const std::string& nameWrittenIn(const std::string& format) const;
};

enum class AttributeType { boolean, choice, number, text };
enum class AttributeScope { frame, track };

struct Choice
{
    std::string key;
    LocalText name;
    std::string shortcut;
};

/// The attribute is asked only while another one has one of these values.
struct Condition
{
    std::string attribute;
    std::vector<AttributeValue> anyOf;
};

struct AttributeDef
{
    std::string key;
    LocalText name;
    AttributeType type = AttributeType::boolean;
    AttributeScope scope = AttributeScope::frame;
    bool required = false;
    std::string shortcut;              ///< a letter; may be empty
    std::vector<std::string> classes;  ///< keys; empty: every class
    std::vector<Choice> choices;       ///< of a choice
    double min = -1e9;                 ///< of a number
    double max = 1e9;
    double step = 1;
    std::string unit;                        ///< of a number, shown behind it
    std::optional<AttributeValue> standard;  ///< what a new box starts with
    std::optional<Condition> when;
};

/// A label scheme: what can be labelled and what is asked about it.
struct LabelSchema
{
    std::string id;       ///< "pointloom.driving"
    std::string version;  ///< "1.0.0"
    LocalText name;
    std::vector<ClassDef> classes;
    std::vector<AttributeDef> attributes;

    [[nodiscard]] const ClassDef* findClass(std::string_view key) const;
    /// The class that a format calls so, without regard to case; its own key counts too.
    [[nodiscard]] const ClassDef* findClassNamed(std::string_view format, std::string_view name) const;
    [[nodiscard]] const AttributeDef* findAttribute(std::string_view key) const;
};

/// Whether an attribute is asked about an object of this class with these answers.
[[nodiscard]] bool applies(const AttributeDef& attribute, std::string_view classKey, const AttributeMap& answers);

/// The required attributes that apply and have no answer yet.
[[nodiscard]] std::vector<const AttributeDef*> unanswered(const LabelSchema& schema, std::string_view classKey,
                                                          const AttributeMap& answers);

/// What a new object of the class starts with, for one scope.
[[nodiscard]] AttributeMap standardAnswers(const LabelSchema& schema, std::string_view classKey, AttributeScope scope);

}  // namespace pointloom
