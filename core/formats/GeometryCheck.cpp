// SPDX-License-Identifier: Apache-2.0
#include "core/formats/GeometryCheck.h"

#include "core/base/Text.h"
#include "core/formats/GeometryClouds.h"
#include "core/formats/GeometrySurvey.h"

#include <algorithm>
#include <cmath>

namespace pointloom {
namespace {

using Axes = BoxReading::Axes;

/// A remedy is no remedy when boxes lie clearly worse in the clouds by it.
bool isNoWorse(const GeometryEvidence& by, const GeometryEvidence& told)
{
    return by.withPoints >= told.withPoints;
}

/// Half of the boxes lie in points, and many more than before.
bool isClearlyBetter(const GeometryEvidence& by, const GeometryEvidence& told)
{
    const std::size_t gained = by.withPoints - std::min(by.withPoints, told.withPoints);
    return 2 * by.withPoints >= by.boxes && 10 * gained >= 4 * by.boxes && gained > 0;
}

const std::string liftKey = "lift=";

/// How boxes that do not stand on the ground are off, all of them alike.
struct Standing
{
    double above_m = 0;
    bool isHalfHeight = false;  ///< each by half of its own height
};

double middleOf(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Whether most of the values are within so much of one.
bool agreeOn(double value, const std::vector<double>& values, double within)
{
    const auto near = std::ranges::count_if(values, [&](double one) { return std::abs(one - value) <= within; });
    return 4 * near >= 3 * static_cast<std::ptrdiff_t>(values.size());
}

/// Nothing where boxes stand on the ground as careful people put them, where they are too few, and where each is off in its own way.
std::optional<Standing> standingOf(const std::vector<GroundClearance>& boxes)
{
    constexpr std::size_t fewest = 3;
    constexpr double halfOff = 0.15;  // of the height
    constexpr double leastHalf_m = 0.4;
    constexpr double least_m = 0.5;  // on real streets the middle is off by less than 0.1
    constexpr double alike_m = 0.4;
    if (boxes.size() < fewest)
        return std::nullopt;
    std::vector<double> above_m;
    std::vector<double> shares;
    for (const GroundClearance& box : boxes) {
        above_m.push_back(box.above_m);
        shares.push_back(box.above_m / box.height_m);
    }
    Standing out{.above_m = middleOf(above_m)};
    const double half = out.above_m < 0 ? -0.5 : 0.5;
    out.isHalfHeight = std::abs(middleOf(shares) - half) <= halfOff && agreeOn(half, shares, halfOff);
    if (out.isHalfHeight && std::abs(out.above_m) >= leastHalf_m)
        return out;
    out.isHalfHeight = false;
    const bool isOff = std::abs(out.above_m) >= least_m && agreeOn(out.above_m, above_m, alike_m);
    return isOff ? std::optional(out) : std::nullopt;
}

std::string anglesListed(const std::vector<double>& values)
{
    std::string out;
    for (const double value : values)
        out += (out.empty() ? "" : ", ") + shown(std::round(value * 100) / 100);
    return out;
}

class Examination
{
public:
    explicit Examination(const GeometryQuestion& question) : m_question(question), m_survey(question.schema) {}

    std::optional<GeometryDoubt> run()
    {
        const auto labels = m_question.open(m_question.reading);
        if (!labels || !surveyAll(**labels))
            return std::nullopt;
        if (m_question.sequence != nullptr)
            m_clouds.emplace(*m_question.sequence, m_survey.framesWithBoxes());
        m_doubt.evidence = evidenceFor(**labels);
        lookAtAngles();
        lookAtCalibration();
        lookAtSizes();
        lookAtHeadings();
        const bool isRightByItself = m_doubt.reasons.empty();
        lookAtPlaces();
        if (isRightByItself && m_doubt.remedies.empty())
            lookAtHeights(**labels);
        if (m_doubt.reasons.empty())
            return std::nullopt;
        std::ranges::stable_sort(m_doubt.remedies, std::ranges::greater(), [](const GeometryRemedy& remedy) {
            return std::pair(remedy.evidence.withPoints, remedy.evidence.points);
        });
        return std::move(m_doubt);
    }

private:
    bool surveyAll(LabelSource& labels)
    {
        const Sequence* sequence = m_question.sequence;
        for (std::size_t i = 0; i < labels.frameCount(); ++i) {
            const auto frame = labels.frame(i);
            if (!frame)
                return false;  // whoever reads the labels says so
            const bool isOfSequence = sequence != nullptr && i < sequence->frames.size();
            m_hasPoses = m_hasPoses || frame->world_T_cloud.has_value();
            m_survey.add(i, *frame, isOfSequence ? sequence->world_T_cloud(i) : frame->world_T_cloud);
        }
        return true;
    }

    [[nodiscard]] GeometryEvidence evidenceFor(LabelSource& labels) const
    {
        return m_clouds ? m_clouds->evidenceFor(labels) : GeometryEvidence{};
    }

    [[nodiscard]] bool hasCamera() const { return m_question.format.facts().can.cameras && m_question.format.facts().can.folder; }

    /// The evidence of another way to read; nothing when it cannot be read so.
    [[nodiscard]] std::optional<GeometryRemedy> tried(const NamedReading& named) const
    {
        const BoxReading reading = combined(m_question.reading, named.reading);
        const auto labels = m_question.open(reading);
        if (!labels)
            return std::nullopt;
        return GeometryRemedy{.key = named.key, .title = named.title, .reading = reading, .evidence = evidenceFor(**labels)};
    }

    void offer(const char* key)
    {
        const NamedReading* named = findReading(key);
        const auto remedy = named != nullptr ? tried(*named) : std::nullopt;
        if (remedy && isNoWorse(remedy->evidence, m_doubt.evidence) && m_doubt.find(key) == nullptr)
            m_doubt.remedies.push_back(*remedy);
    }

    void lookAtAngles()
    {
        const GeometryFacts& facts = m_survey.facts();
        if (facts.beyondTurn == 0 || m_question.reading.degrees || m_question.anglesAreSure)
            return;
        m_doubt.reasons.push_back(message(PL_TEXT("core", "angles beyond a whole turn (2 pi): %1 of %2 (%3): these look like degrees"),
                                          facts.beyondTurn, facts.angles, anglesListed(facts.examples)));
        offer("degrees");
    }

    void lookAtCalibration()
    {
        if (m_survey.framesWithoutCalibration() > 0)
            m_doubt.reasons.push_back(
                message(PL_TEXT("core",
                                "frames without a calibration: %1; their boxes are in the axes of a camera, and nothing "
                                "says where it sits"),
                        m_survey.framesWithoutCalibration()));
        if (m_survey.framesWithLyingCamera() > 0)
            m_doubt.reasons.push_back(
                message(PL_TEXT("core",
                                "frames whose calibration turns the camera on its side: %1; it looks like an identity, an "
                                "inverse or one of other axes"),
                        m_survey.framesWithLyingCamera()));
        if (m_survey.framesWithoutCalibration() + m_survey.framesWithLyingCamera() > 0 && hasCamera())
            offerAxes(false);
    }

    /// Other axes; only those by which boxes lie clearly better, where those that were told are not in doubt by themselves.
    bool offerAxes(bool onlyBetter)
    {
        const std::size_t before = m_doubt.remedies.size();
        std::vector<std::string> keys;
        if (hasCamera())
            keys = {"inverse-calibration", "ideal-calibration", "cloud-axes", "cloud-axes-centre", "cloud-axes-camera-angle"};
        else if (m_hasPoses)
            keys = {"world"};
        for (const std::string& key : keys) {
            const NamedReading* named = findReading(key);
            const auto remedy = named != nullptr ? tried(*named) : std::nullopt;
            if (!remedy || m_doubt.find(key) != nullptr)
                continue;
            if (onlyBetter ? isClearlyBetter(remedy->evidence, m_doubt.evidence)
                           : remedy->evidence.withPoints > 0 && isNoWorse(remedy->evidence, m_doubt.evidence))
                m_doubt.remedies.push_back(*remedy);
        }
        return m_doubt.remedies.size() > before;
    }

    void lookAtSizes()
    {
        constexpr double halfAtMost = 0.66;  // along every axis: single small classes do not come so far
        constexpr double muchTooLarge = 5;
        const auto ratio = m_survey.sizeRatio();
        if (ratio && !m_question.reading.halfSizes && ratio->maxCoeff() < halfAtMost) {
            m_doubt.reasons.push_back(
                message(PL_TEXT("core",
                                "boxes are about half as large as their classes along every axis: %1 x %2 x %3 times; "
                                "these look like half sizes"),
                        rounded(ratio->x()), rounded(ratio->y()), rounded(ratio->z())));
            offer("half-sizes");
        }
        if (ratio && ratio->minCoeff() > muchTooLarge)
            m_doubt.reasons.push_back(
                message(PL_TEXT("core",
                                "boxes are much larger than their classes along every axis: %1 x %2 x %3 times; are they "
                                "in metres?"),
                        rounded(ratio->x()), rounded(ratio->y()), rounded(ratio->z())));
        if (5 * m_survey.wide() < 4 * std::max<std::size_t>(m_survey.oblong(), 1))
            return;
        m_doubt.reasons.push_back(message(PL_TEXT("core", "vehicles that are wider than long: %1 of %2; length and width look swapped"),
                                          m_survey.wide(), m_survey.oblong()));
        offerSides();
    }

    static double rounded(double value) { return std::round(value * 100) / 100; }

    /// Whether only the sides are swapped or the heading is the short side's as well is for the points to say; both are offered.
    void offerSides()
    {
        offer("swapped-sides");
        offer("quarter-turn");
    }

    void lookAtHeadings()
    {
        constexpr std::size_t fewestSteps = 5;
        constexpr std::size_t fewestTracks = 2;
        if (m_survey.steps() < fewestSteps || m_survey.movingTracks() < fewestTracks)
            return;
        if (5 * m_survey.aside() >= 4 * m_survey.steps()) {
            m_doubt.reasons.push_back(message(PL_TEXT("core", "moving vehicles that head aside of where they go: %1 of %2 steps"),
                                              m_survey.aside(), m_survey.steps()));
            offerSides();
        }
        if (5 * m_survey.back() >= 4 * m_survey.steps()) {
            m_doubt.reasons.push_back(message(PL_TEXT("core", "moving vehicles that head back from where they go: %1 of %2 steps"),
                                              m_survey.back(), m_survey.steps()));
            offer("half-turn");
        }
    }

    /// Few boxes with points count where another way to read gives many, or where there are so many boxes that it cannot be chance.
    void lookAtPlaces()
    {
        constexpr std::size_t manyBoxes = 10;
        const GeometryEvidence& seen = m_doubt.evidence;
        if (seen.boxes == 0 || 2 * seen.withPoints >= seen.boxes)
            return;
        const bool isBetterElsewhere = !m_doubt.remedies.empty() || offerAxes(true);
        const bool isHopeless = seen.boxes >= manyBoxes && 10 * seen.withPoints <= seen.boxes;
        if (isBetterElsewhere || isHopeless)
            m_doubt.reasons.push_back(message(PL_TEXT("core", "boxes that hold points of their clouds: %1 of %2 that were looked at"),
                                              seen.withPoints, seen.boxes));
    }

    /// Whether boxes as a whole float above the ground or lie below it.
    void lookAtHeights(LabelSource& labels)
    {
        const auto standing = m_clouds ? standingOf(m_clouds->clearancesOf(labels, m_question.schema)) : std::nullopt;
        if (!standing)
            return;
        const double off_m = rounded(std::abs(standing->above_m));
        if (standing->isHalfHeight && standing->above_m < 0) {
            m_doubt.reasons.push_back(message(PL_TEXT("core",
                                                      "boxes lie in the ground by half their height (%1 m): the middle of the bottom looks "
                                                      "taken for the middle of the box"),
                                              off_m));
            offer("middle-is-bottom");
        } else if (standing->isHalfHeight) {
            m_doubt.reasons.push_back(
                message(PL_TEXT("core",
                                "boxes float above the ground by half their height (%1 m): the middle of the box looks "
                                "taken for the middle of its bottom"),
                        off_m));
            if (hasCamera())
                offer("bottom-is-middle");
        } else {
            m_doubt.reasons.push_back(
                standing->above_m > 0
                    ? message(PL_TEXT("core", "boxes float above the ground, as a rule by %1 m; is the height of a sensor in them?"), off_m)
                    : message(PL_TEXT("core", "boxes lie below the ground, as a rule by %1 m; is the height of a sensor missing?"), off_m));
        }
        offerLift(-rounded(standing->above_m));
    }

    void offerLift(double lift_m)
    {
        const auto remedy = tried({.key = liftKey + shown(lift_m),
                                   .title = PL_TEXT("core", "Move all boxes straight up or down, onto the ground"),
                                   .reading = {.lift_m = lift_m}});
        if (remedy && isNoWorse(remedy->evidence, m_doubt.evidence))
            m_doubt.remedies.push_back(*remedy);
    }

    const GeometryQuestion& m_question;
    GeometrySurvey m_survey;
    std::optional<GeometryClouds> m_clouds;
    GeometryDoubt m_doubt;
    bool m_hasPoses = false;
};

}  // namespace

const GeometryRemedy* GeometryDoubt::find(std::string_view key) const
{
    const auto found = std::ranges::find(remedies, key, &GeometryRemedy::key);
    return found == remedies.end() ? nullptr : &*found;
}

std::optional<GeometryDoubt> examineGeometry(const GeometryQuestion& question)
{
    return Examination(question).run();
}

const std::vector<NamedReading>& namedReadings()
{
    static const std::vector<NamedReading> readings{
        {"degrees", PL_TEXT("core", "Read the angles as degrees"), {.degrees = true}},
        {"inverse-calibration",
         PL_TEXT("core", "Take the calibration the other way round: from the camera to the lidar"),
         {.axes = Axes::inverse}},
        {"ideal-calibration", PL_TEXT("core", "Ignore the calibration: a camera at the lidar that looks forward"), {.axes = Axes::ideal}},
        {"cloud-axes",
         PL_TEXT("core", "Read the columns in the axes of the cloud: x forward, y left, z up to the bottom of the box"),
         {.axes = Axes::cloud, .cloudYaw = true}},
        {"cloud-axes-centre",
         PL_TEXT("core", "Read the columns in the axes of the cloud: x forward, y left, z up to the middle of the box"),
         {.axes = Axes::cloudCentre, .cloudYaw = true}},
        {"cloud-axes-camera-angle",
         PL_TEXT("core", "Read the columns in the axes of the cloud, but the angle as a camera has it"),
         {.axes = Axes::cloud}},
        {"world", PL_TEXT("core", "Read the boxes in the world and bring them to the clouds by the poses"), {.axes = Axes::world}},
        {"half-sizes", PL_TEXT("core", "Double the sizes: they lead from the middle to the sides"), {.halfSizes = true}},
        {"swapped-sides", PL_TEXT("core", "Swap length and width; the heading stays"), {.sidesSwapped = true}},
        {"quarter-turn", PL_TEXT("core", "Swap length and width and turn the heading by 90 degrees"), {.quarterTurn = true}},
        {"half-turn", PL_TEXT("core", "Turn the heading by 180 degrees"), {.halfTurn = true}},
        {"bottom-is-middle", PL_TEXT("core", "KITTI: the columns tell the middle of the box, not of its bottom"), {.bottomIsMiddle = true}},
        {"middle-is-bottom", PL_TEXT("core", "The columns tell the middle of the bottom, not of the box"), {.middleIsBottom = true}}};
    return readings;
}

const NamedReading* findReading(std::string_view key)
{
    const auto found = std::ranges::find(namedReadings(), key, &NamedReading::key);
    return found == namedReadings().end() ? nullptr : &*found;
}

std::optional<BoxReading> readingCalled(std::string_view key)
{
    if (const NamedReading* named = findReading(key))
        return named->reading;
    const auto lift_m = key.starts_with(liftKey) ? number<double>(key.substr(liftKey.size())) : std::nullopt;
    if (!lift_m || !std::isfinite(*lift_m))
        return std::nullopt;
    return BoxReading{.lift_m = *lift_m};
}

Message said(const GeometryEvidence& evidence)
{
    return message(PL_TEXT("core", "boxes with points: %1 of %2"), evidence.withPoints, evidence.boxes);
}

}  // namespace pointloom
