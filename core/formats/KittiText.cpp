// SPDX-License-Identifier: Apache-2.0
#include "core/formats/KittiText.h"

#include "core/base/Text.h"
#include "core/formats/FormatSupport.h"

#include <array>
#include <cmath>

namespace pointloom {
namespace {

constexpr int imageDecimals = 6;
constexpr int boxDecimals = 8;  // 5 nm: what is read back lies within a micrometre also after a chain of conversions
constexpr std::size_t objectColumns = 15;

/// The numbers of a line, after the type; 0 where a program wrote that there is none, which is told.
Result<std::vector<double>> numbersOf(std::span<const std::string_view> line, std::size_t columnsBefore, std::string& odd)
{
    std::vector<double> out;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const auto value = number<double>(line[i]);
        if (!value && !saysNoNumber(line[i]))
            return fail(PL_TEXT("core", "\"%1\" in column %2 is no number; numbers have a decimal point"), std::string(line[i]),
                        columnsBefore + i + 1);
        const bool isNumber = value && std::isfinite(*value);
        if (!isNumber && odd.empty())
            odd = "column " + shown(columnsBefore + i + 1) + ": " + std::string(line[i]);
        out.push_back(isNumber ? *value : 0);
    }
    return out;
}

/// Truncation is a share in files of objects and a level up to 2 in those of tracks.
std::string oddVisibilityOf(double truncated, double occluded, bool isTracking)
{
    constexpr double largestOcclusion = 3;
    constexpr double largestLevel = 2;
    std::string out;
    if (occluded > largestOcclusion || (occluded < 0 && occluded != -1))
        out = "occluded " + shown(occluded);
    if (truncated > (isTracking ? largestLevel : 1) || (truncated < 0 && truncated != -1))
        out += (out.empty() ? "truncated " : ", truncated ") + shown(truncated);
    return out;
}

KittiObject objectOf(std::string_view type, const std::vector<double>& n, bool isTracking)
{
    KittiObject out;
    out.type = type;
    out.image = {.left_px = n[3], .top_px = n[4], .right_px = n[5], .bottom_px = n[6], .truncated = n[0]};
    out.oddVisibility = oddVisibilityOf(n[0], n[1], isTracking);
    if (out.oddVisibility.find("truncated") != std::string::npos)
        out.image.truncated = -1;
    out.occluded = n[1] >= 0 && n[1] <= 3 ? static_cast<int>(n[1]) : -1;
    out.alpha_rad = n[2];
    out.box = {.size_m = {n[7], n[8], n[9]}, .bottom_m = {n[10], n[11], n[12]}, .rotationY_rad = n[13]};
    if (n.size() == objectColumns)
        out.score = n[14];
    return out;
}

/// Files of objects say -1000 for each coordinate of what has no place.
bool hasPlace(const KittiObject& object)
{
    constexpr double nowhere_m = -1000;
    return (object.box.bottom_m.array() != nowhere_m).any();
}

/// One line: a box, or kept as it is.
Result<void> readLine(std::string_view line, std::size_t lineNumber, KittiLabels& labels)
{
    const auto parts = words(line);
    if (parts.empty())
        return {};
    if (parts.size() != objectColumns && parts.size() != objectColumns + 1)
        return fail(PL_TEXT("core", "there are %1 columns; KITTI labels have 15, or 16 with a score"), parts.size());
    Result<KittiObject> object = kittiObjectFrom(parts);
    if (!object)
        return std::unexpected(object.error());
    if (holdsBox(*object)) {
        if (!object->oddVisibility.empty())
            labels.remarks.push_back({.line = lineNumber, .why = kittiOddVisibility, .where = object->oddVisibility});
        labels.objects.push_back(std::move(*object));
        return {};
    }
    if (const KittiNoBox no = whyNoBox(*object); !no.why.empty())
        labels.left.push_back({.line = lineNumber, .why = no.why, .where = no.where});
    if (mayBeKept(*object))
        labels.keptLines.emplace_back(trimmed(line));
    return {};
}

std::string matrixLine(const char* name, const Eigen::Ref<const Eigen::MatrixXd>& matrix)
{
    std::string out(name);
    for (Eigen::Index row = 0; row < matrix.rows(); ++row) {
        for (Eigen::Index column = 0; column < matrix.cols(); ++column)
            out += ' ' + shown(matrix(row, column));
    }
    return out + '\n';
}

/// With the names of rectification, lidar to camera and IMU to lidar, which the sets spell differently.
std::string calibrationText(const KittiCalibration& calibration, const std::array<const char*, 3>& names)
{
    const Eigen::Matrix<double, 3, 4> camera_T_lidar = calibration.camera_T_lidar.matrix().topRows<3>();
    std::string out;
    for (const char* name : {"P0:", "P1:", "P2:"})
        out += matrixLine(name, calibration.P2);
    out += matrixLine("P3:", calibration.P3.value_or(calibration.P2));
    out += matrixLine(names[0], Eigen::Matrix3d::Identity());
    out += matrixLine(names[1], camera_T_lidar);
    out += matrixLine(names[2], Eigen::Matrix<double, 3, 4>::Identity());
    return out;
}

}  // namespace

bool holdsBox(const KittiObject& object)
{
    return object.type != kittiRegion && object.oddNumber.empty() && (object.box.size_m.array() > 0).all() && hasPlace(object);
}

KittiNoBox whyNoBox(const KittiObject& object)
{
    if (object.type == kittiRegion)
        return {};
    if (!object.oddNumber.empty())
        return {.why = boxesWithoutNumber, .where = object.oddNumber};
    if ((object.box.size_m.array() <= 0).any())
        return {.why = labelsWithoutVolume, .where = sizeShown(object.box.size_m.reverse())};
    return {.why = PL_TEXT("core", "objects that are boxed in the image alone (location -1000 -1000 -1000) are left out: %1 (%2)"),
            .where = object.type};
}

Result<KittiObject> kittiObjectFrom(std::span<const std::string_view> words, std::size_t columnsBefore)
{
    std::string odd;
    const Result<std::vector<double>> numbers = numbersOf(words, columnsBefore, odd);
    if (!numbers)
        return std::unexpected(numbers.error());
    KittiObject out = objectOf(words.front(), *numbers, columnsBefore > 0);
    out.oddNumber = std::move(odd);
    return out;
}

Result<void> forEachLine(std::string_view text, const std::function<Result<void>(std::string_view line)>& read)
{
    for (std::size_t at = 0, line = 1; at < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (auto done = read(text.substr(at, end - at)); !done)
            return std::unexpected(done.error().in("line " + shown(line)));
        at = end + 1;
    }
    return {};
}

std::string columnsAfterTruncation(const KittiObject& object)
{
    std::string out = shown(object.occluded);
    const auto add = [&](double value, int decimals) { out += ' ' + fixed(value, decimals); };
    add(object.alpha_rad, imageDecimals);
    for (const double edge_px : {object.image.left_px, object.image.top_px, object.image.right_px, object.image.bottom_px})
        add(edge_px, imageDecimals);
    for (const double size_m : object.box.size_m)
        add(size_m, boxDecimals);
    for (const double coordinate_m : object.box.bottom_m)
        add(coordinate_m, boxDecimals);
    add(object.box.rotationY_rad, boxDecimals);
    if (object.score)
        add(*object.score, imageDecimals);
    return out;
}

std::string toLine(const KittiObject& object)
{
    return object.type + ' ' + fixed(object.image.truncated, imageDecimals) + ' ' + columnsAfterTruncation(object);
}

Result<KittiLabels> kittiLabelsFromText(std::string_view text)
{
    KittiLabels out;
    std::size_t line = 0;
    if (auto read = forEachLine(text, [&](std::string_view each) { return readLine(each, ++line, out); }); !read)
        return std::unexpected(read.error());
    return out;
}

std::string toText(const KittiCalibration& calibration)
{
    return calibrationText(calibration, {"R0_rect:", "Tr_velo_to_cam:", "Tr_imu_to_velo:"});
}

std::string toTrackingText(const KittiCalibration& calibration)
{
    return calibrationText(calibration, {"R_rect", "Tr_velo_cam", "Tr_imu_velo"});
}

}  // namespace pointloom
