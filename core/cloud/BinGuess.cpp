// SPDX-License-Identifier: Apache-2.0
#include "core/cloud/BinGuess.h"

#include "core/cloud/BinColumns.h"
#include "core/cloud/BinRecord.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace pointloom {
namespace {

constexpr std::size_t fewestRecords = 32;  // fewer say nothing by their kinds
constexpr std::size_t fewestToLookAt = 8;  // and these nothing by where they lie

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

/// Doubles by the numbers of their columns.
std::optional<std::vector<Column>> doublesIn(const BinStretches& bytes, CloudFormat promised)
{
    constexpr std::size_t mostColumns = 6;
    const BinSample sample(bytes, NumberType::f64);
    if (!sample.isEnough(fewestRecords / 2))
        return std::nullopt;
    auto widths = widthsOf(sample, mostColumns);
    addRoughness(widths, sample);
    const Width* byKind = clearest(widths);
    const Width* taken = byKind != nullptr ? byKind : smoothest(widths);
    if (taken == nullptr || holdsSmallerRecords(bytes, taken->columns * sizeof(double)))
        return std::nullopt;
    return namedColumns(sample, taken->columns, NumberType::f64, promised);
}

/// Doubles of so many columns that fill the file, where nothing else tells.
std::vector<std::vector<Column>> doublesThatFit(const BinStretches& bytes, CloudFormat promised)
{
    constexpr std::size_t mostColumns = 6;
    const BinSample sample(bytes, NumberType::f64);
    std::vector<std::vector<Column>> out;
    for (std::size_t columns = 3; columns <= mostColumns; ++columns) {
        if (bytes.fileBytes % (columns * sizeof(double)) == 0 && sample.areMeasures(columns))
            out.push_back(namedColumns(sample, columns, NumberType::f64, promised));
    }
    std::ranges::stable_sort(out, {}, [&](const auto& columns) { return sample.misfit(columns.size()); });
    return out;
}

bool isWholeNumber(NumberType type)
{
    return type != NumberType::f32 && type != NumberType::f64;
}

bool areWholeNumbers(const std::vector<Column>& columns)
{
    const auto x = std::ranges::find(columns, "x", &Column::name);
    return x != columns.end() && isWholeNumber(x->type);
}

/// Other types, for files that hold no float32. Whole numbers have a unit that only a person knows.
BinGuess guessOtherTypes(const BinStretches& bytes, CloudFormat promised)
{
    BinGuess guess;
    switch (foreignNumbersIn(bytes)) {
    case ForeignNumbers::otherByteOrder:
        guess.doubt = BinDoubt::otherByteOrder;
        break;
    case ForeignNumbers::halfFloats:
        guess.doubt = BinDoubt::halfFloats;
        break;
    case ForeignNumbers::none:
        if (auto doubles = doublesIn(bytes, promised)) {
            guess.sure = true;
            guess.candidates.push_back(std::move(*doubles));
            return guess;
        }
        guess.candidates = possibleRecords(bytes);
        guess.doubt = guess.candidates.empty()          ? BinDoubt::unknown
            : areWholeNumbers(guess.candidates.front()) ? BinDoubt::wholeNumbers
                                                        : BinDoubt::several;
        break;
    }
    return guess;
}

void doubt(BinGuess& guess, BinDoubt why, std::vector<std::vector<Column>> better)
{
    guess.sure = guess.usual = false;
    guess.doubt = why;
    std::ranges::move(guess.candidates, std::back_inserter(better));
    guess.candidates = std::move(better);
}

/// The widths that fill the file, the best explanation first.
std::vector<std::size_t> widthsThatFit(const BinSample& sample)
{
    constexpr std::size_t mostColumns = 8;
    std::vector<std::size_t> out;
    for (std::size_t columns = 3; columns <= mostColumns; ++columns) {
        if (sample.fileBytes() % (columns * sizeof(float)) == 0)
            out.push_back(columns);
    }
    std::ranges::stable_sort(out, {}, [&](std::size_t columns) { return sample.misfit(columns); });
    return out;
}

/// What is taken for granted of the usual layout: so much worse may it explain a few points, in nats.
constexpr double benefit = 4;

/// Whether some layout of whole points explains few numbers better than the one that is taken. Two points as one need better reasons.
bool isBeaten(std::size_t columns, const BinSample& sample)
{
    constexpr std::size_t fewest = 3;  // of fewer points any number of columns explains all
    return std::ranges::any_of(widthsThatFit(sample), [&](std::size_t other) {
        const double enough = other % columns == 0 ? 5 * benefit : benefit;
        return other != columns && sample.numbers() >= fewest * other && sample.misfit(other) + enough < sample.misfit(columns);
    });
}

/// Looks again at what was found: whether the points can lie so.
void lookAgain(BinGuess& guess, const BinSample& sample, const BinStretches& bytes, CloudFormat promised)
{
    constexpr std::size_t fewNumbers = 1000;
    const std::vector<Column>& taken = guess.candidates.front();
    const std::size_t columns = taken.size();
    const bool isFloat = taken.front().type == NumberType::f32;
    const bool isWhole = bytes.fileBytes % bytesPerRecord(taken) == 0;
    if (isFloat && isWhole && sample.numbers() < fewNumbers && isBeaten(columns, sample)) {
        const std::size_t better = widthsThatFit(sample).front();
        return doubt(guess, BinDoubt::tooFew, {namedColumns(sample, better, NumberType::f32, promised)});
    }
    if (isFloat && holdsSmallerRecords(bytes, bytesPerRecord(taken))) {
        auto better = possibleRecords(bytes);
        if (std::ranges::any_of(better, [&](const auto& other) { return bytesPerRecord(other) < bytesPerRecord(taken); }))
            return doubt(guess, BinDoubt::several, std::move(better));
    }
    auto found = doubtAbout(sample, bytes, taken);
    if (found.doubt != BinDoubt::none)
        return doubt(guess, found.doubt, std::move(found.better));
    guess.isVeryWide = found.isVeryWide;
}

/// A few points: the usual layout where it explains them as well as any other that fills the file.
BinGuess guessFew(const BinSample& sample, const BinStretches& bytes, CloudFormat promised)
{
    const auto usual = usualBinColumns(promised);
    BinGuess guess{.candidates = {usual}, .sure = true, .usual = true};
    std::vector<std::vector<Column>> others;
    for (const std::size_t columns : widthsThatFit(sample)) {
        if (columns != usual.size() && sample.areMeasures(columns))
            others.push_back(namedColumns(sample, columns, NumberType::f32, promised));
    }
    auto doubles = doublesThatFit(bytes, promised);
    const bool fits = bytes.fileBytes % bytesPerRecord(usual) == 0;
    if (!fits)
        guess.candidates.clear();
    if (!doubles.empty() && holdsShortDoubles(bytes)) {
        doubt(guess, BinDoubt::tooFew, std::move(doubles));
    } else if (!fits && (others.empty() || sample.isBlank())) {
        guess.candidates = {usual};  // the size says what is wrong
    } else if (!fits || isBeaten(usual.size(), sample)) {
        doubt(guess, BinDoubt::tooFew, std::move(others));
    } else if (!sample.areMeasures(usual.size())) {
        std::ranges::move(others, std::back_inserter(doubles));
        doubt(guess, BinDoubt::tooFew, std::move(doubles));
    } else if (bytes.fileBytes >= fewestToLookAt * bytesPerRecord(usual)) {
        auto found = doubtAbout(sample, bytes, usual);
        guess.isVeryWide = found.isVeryWide;
        if (found.doubt != BinDoubt::none)
            doubt(guess, found.doubt, std::move(found.better));
    }
    return guess;
}

}  // namespace

BinGuess guessBinColumns(const BinStretches& bytes, CloudFormat promised)
{
    const BinSample floats(bytes, NumberType::f32);
    if (!floats.isEnough(fewestRecords))
        return guessFew(floats, bytes, promised);
    if (holdsShortDoubles(bytes)) {
        if (auto doubles = doublesIn(bytes, promised))
            return {.candidates = {std::move(*doubles)}, .sure = true};
        return {.candidates = doublesThatFit(bytes, promised), .doubt = BinDoubt::several};
    }
    BinGuess guess = guessFloats(floats, promised);
    if (guess.candidates.empty())
        return guessOtherTypes(bytes, promised);
    if (guess.sure)
        lookAgain(guess, floats, bytes, promised);
    else
        guess.doubt = BinDoubt::several;
    return guess;
}

}  // namespace pointloom
