// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinGuess.h"

#include "core/cloud/BinColumns.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace pointloom {
namespace {

constexpr std::size_t fewestRecords = 32;  // fewer say nothing

/// What speaks for a number of columns.
struct Width
{
    std::size_t columns = 0;
    double order = 0;      ///< how much the kinds of numbers differ by column, nats: mixed columns lose it
    double roughness = 1;  ///< step from point to point by the step between any two points; see addRoughness
    bool plausible = false;
};

std::vector<Width> widthsOf(const BinSample& sample, std::size_t most)
{
    std::vector<Width> widths;
    const double mixed = sample.entropy(1);
    for (std::size_t columns = 3; columns <= most; ++columns)
        widths.push_back({.columns = columns, .order = mixed - sample.entropy(columns), .plausible = sample.couldBeCoordinates(columns)});
    return widths;
}

void addRoughness(std::vector<Width>& widths, const BinSample& sample)
{
    for (Width& width : widths)
        width.roughness = sample.roughness(width.columns);
}

/// The one with the clearest columns and the fewest of these: twice as many columns are as clear.
const Width* clearest(const std::vector<Width>& widths)
{
    constexpr double clear = 0.15;
    double best = 0;
    for (const Width& width : widths)
        best = std::max(best, width.plausible ? width.order : 0);
    if (best < clear)
        return nullptr;
    const double enough = best - std::max(0.06, 0.12 * best);
    const auto found = std::ranges::find_if(widths, [&](const Width& width) { return width.plausible && width.order >= enough; });
    return found == widths.end() ? nullptr : &*found;
}

/// The one whose points follow each other most smoothly.
const Width* smoothest(const std::vector<Width>& widths)
{
    constexpr double smooth = 0.5;
    const Width* best = nullptr;
    for (const Width& width : widths) {
        constexpr double clearly = 0.8;  // every other point is nearly as smooth as every point
        if (width.plausible && (best == nullptr || width.roughness < clearly * best->roughness))
            best = &width;
    }
    return best != nullptr && best->roughness < smooth ? best : nullptr;
}

/// Points in no order are rough in any layout; but one where they jump less than half as far must not be passed over.
constexpr double contradicts = 0.5;

/// Whether no other number of columns comes near to contradicting: a part of the points tells that, for a fraction of the time.
bool isUncontested(const Width& taken, const std::vector<Width>& widths, const BinSample& sample)
{
    constexpr std::size_t oneIn = 4;
    constexpr std::size_t enough = 1024;  // records: a quarter of fewer tells too little
    constexpr double clearly = 1.5 * contradicts;
    if (!sample.isEnough(enough))
        return false;
    const double roughness = sample.roughness(taken.columns);
    return std::ranges::all_of(widths, [&](const Width& width) {
        return &width == &taken || !width.plausible || sample.roughness(width.columns, oneIn) > clearly * roughness;
    });
}

/// The columns that the numbers of each column look like.
std::vector<Column> namedColumns(const BinSample& sample, std::size_t width, NumberType type, CloudFormat promised)
{
    const auto usual = usualBinColumns(promised);
    if (width == usual.size() && type == NumberType::f32)
        return usual;
    std::vector<Column> columns = {{.name = "x", .type = type}, {.name = "y", .type = type}, {.name = "z", .type = type}};
    const auto kindOf = [&](std::size_t column) { return sample.kindOf(column, width); };
    if (width >= 6 && kindOf(3).isByte() && kindOf(4).isByte() && kindOf(5).isByte() && kindOf(3).most > 128 && kindOf(5).most > 128) {
        for (const char* name : {"red", "green", "blue"})
            columns.push_back({.name = name, .type = type});
    } else if (width > 3) {
        columns.push_back({.name = kindOf(3).least >= 0 ? "intensity" : "_", .type = type});
    }
    bool hasRing = false;
    while (columns.size() < width) {
        const bool isRing = !hasRing && kindOf(columns.size()).isLaserNumber();
        columns.push_back({.name = isRing ? "ring" : "_", .type = type});
        hasRing = hasRing || isRing;
    }
    return columns;
}

BinGuess guessFloats(const BinSample& sample, CloudFormat promised)
{
    constexpr std::size_t mostColumns = 8;
    const std::size_t usual = usualBinColumns(promised).size();
    auto widths = widthsOf(sample, mostColumns);
    const Width& promisedWidth = *std::ranges::find(widths, usual, &Width::columns);
    BinGuess guess;
    const auto add = [&](std::size_t columns) { guess.candidates.push_back(namedColumns(sample, columns, NumberType::f32, promised)); };
    if (std::ranges::none_of(widths, &Width::plausible))
        return guess;
    const Width* byKind = clearest(widths);
    if (byKind != nullptr && isUncontested(*byKind, widths, sample)) {
        guess.usual = byKind == &promisedWidth;
        guess.sure = true;
        add(byKind->columns);
        return guess;
    }
    addRoughness(widths, sample);
    const Width* byStep = smoothest(widths);
    const Width* taken = byKind != nullptr ? byKind : byStep;
    if (taken == nullptr) {  // nothing tells: all of one kind, in no order
        for (const Width& width : widths) {
            if (width.plausible && sample.fileBytes() % (width.columns * sizeof(float)) == 0 && width.columns <= 6)
                add(width.columns);
        }
        return guess;
    }
    const bool agree = byStep == nullptr || byStep->columns == taken->columns || byStep->roughness > contradicts * taken->roughness;
    guess.usual = taken == &promisedWidth;
    guess.sure = agree;
    add(taken->columns);
    if (!agree)
        add(byStep->columns);
    return guess;
}

/// Other types, for files that hold no float32. Whole numbers have a unit that only a person knows.
BinGuess guessOtherTypes(const BinStretches& bytes, CloudFormat promised)
{
    constexpr std::size_t mostColumns = 6;
    BinGuess guess;
    for (const NumberType type : {NumberType::f64, NumberType::i16, NumberType::i32}) {
        const BinSample sample(bytes, type);
        if (!sample.isEnough(fewestRecords))
            continue;
        auto widths = widthsOf(sample, mostColumns);
        addRoughness(widths, sample);
        const Width* byKind = clearest(widths);
        const Width* byStep = smoothest(widths);
        // Any bytes are whole numbers, and those of floats differ by kind: only points that follow each other are points.
        const Width* taken = byKind != nullptr && type == NumberType::f64 ? byKind : byStep;
        if (taken == nullptr)
            continue;
        auto columns = namedColumns(sample, taken->columns, type, promised);
        if (type != NumberType::f64) {
            for (std::size_t axis = 0; axis < 3; ++axis)
                columns[axis].unit_m = type == NumberType::i16 ? 0.01 : 0.001;
        }
        guess.sure = type == NumberType::f64;
        guess.candidates.push_back(std::move(columns));
        return guess;
    }
    return guess;
}

}  // namespace

BinGuess guessBinColumns(const BinStretches& bytes, CloudFormat promised)
{
    const BinSample floats(bytes, NumberType::f32);
    if (!floats.isEnough(fewestRecords))
        return {.candidates = {usualBinColumns(promised)}, .sure = true, .usual = true};
    BinGuess guess = guessFloats(floats, promised);
    return guess.candidates.empty() ? guessOtherTypes(bytes, promised) : guess;
}

}  // namespace pointloom
