// SPDX-License-Identifier: Apache-2.0
#include "core/formats/GeometryCheck.h"

#include "core/base/Text.h"
#include "core/formats/BoxStanding.h"
#include "core/formats/GeometryClouds.h"
#include "core/formats/GeometryRivals.h"
#include "core/formats/GeometrySurvey.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pointloom {
namespace {

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
        const bool isLevel = !isRightByItself || !m_doubt.remedies.empty() || !lookAtHeights(**labels);
        if (isLevel)
            lookAtRivals(**labels);
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

    /// Boxes hold more points where they belong than anywhere else.
    void lookAtRivals(LabelSource& labels)
    {
        if (!m_clouds)
            return;
        RivalFindings rivals = lookForRivals(*m_clouds, labels);
        for (const std::string& key : rivals.better)
            offer(key.c_str());
        std::ranges::move(rivals.reasons, std::back_inserter(m_doubt.reasons));
    }

    /// Whether boxes as a whole float above the ground or lie below it.
    bool lookAtHeights(LabelSource& labels)
    {
        const auto standing = m_clouds ? standingOf(m_clouds->clearancesOf(labels, m_question.schema)) : std::nullopt;
        if (!standing)
            return false;
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
        return true;
    }

    void offerLift(double lift_m)
    {
        const auto remedy = tried({.key = std::string(liftKey) + shown(lift_m),
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

Message said(const GeometryEvidence& evidence)
{
    return message(PL_TEXT("core", "boxes with points: %1 of %2"), evidence.withPoints, evidence.boxes);
}

}  // namespace pointloom
