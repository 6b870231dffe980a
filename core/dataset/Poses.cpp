// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/Poses.h"

#include "core/base/Text.h"

#include <cmath>
#include <span>

namespace pointloom {
namespace {

using Numbers = std::vector<double>;

/// What a line of so many words holds.
constexpr std::size_t tumWords = 8;
constexpr std::size_t matrixWords = 12;
constexpr std::size_t namedMatrixWords = 13;

constexpr double rotationTolerance = 1e-3;  ///< files print as few as four digits

Result<Numbers> numbersOf(std::span<const std::string_view> words)
{
    Numbers out;
    for (const std::string_view word : words) {
        const auto value = number<double>(word);
        if (!value || !std::isfinite(*value))
            return fail(PL_TEXT("core", "'%1' is not a number"), std::string(word.substr(0, 40)));
        out.push_back(*value);
    }
    return out;
}

Result<Pose> poseFromMatrix(const Numbers& rowMajor)
{
    const Eigen::Map<const Eigen::Matrix<double, 3, 4, Eigen::RowMajor>> matrix(rowMajor.data());
    const Eigen::Matrix3d rotation = matrix.leftCols<3>();
    const double skew = (rotation.transpose() * rotation - Eigen::Matrix3d::Identity()).cwiseAbs().maxCoeff();
    if (skew > rotationTolerance || std::abs(rotation.determinant() - 1) > rotationTolerance)
        return fail(PL_TEXT("core", "the rotation part is no rotation; 12 numbers are the rows of the matrix from cloud to world"));
    Pose pose;
    pose.linear() = Eigen::Quaterniond(rotation).normalized().toRotationMatrix();
    pose.translation() = matrix.col(3);
    return pose;
}

/// x y z qx qy qz qw
Result<Pose> poseFromTum(const Numbers& values)
{
    const Eigen::Quaterniond rotation(values[6], values[3], values[4], values[5]);
    if (std::abs(rotation.norm() - 1) > rotationTolerance)
        return fail(PL_TEXT("core", "the quaternion is not of length 1; the order is x y z qx qy qz qw"));
    Pose pose = Pose::Identity();
    pose.translate(Eigen::Vector3d(values[0], values[1], values[2])).rotate(rotation.normalized());
    return pose;
}

Result<NamedPose> poseFromWords(std::span<const std::string_view> words)
{
    const bool named = words.size() == namedMatrixWords;
    const bool tum = words.size() == tumWords;
    if (!named && !tum && words.size() != matrixWords)
        return fail(PL_TEXT("core", "has %1 values; a pose has 12 (a matrix), 13 (a frame and a matrix) or 8 (time, position, quaternion)"),
                    words.size());
    const auto numbers = numbersOf(words.subspan(named || tum ? 1 : 0));
    if (!numbers)
        return std::unexpected(numbers.error());
    const auto pose = tum ? poseFromTum(*numbers) : poseFromMatrix(*numbers);
    if (!pose)
        return std::unexpected(pose.error());
    return NamedPose{named ? std::string(words.front()) : std::string(), *pose};
}

}  // namespace

Result<std::vector<NamedPose>> posesFromText(std::string_view text)
{
    std::vector<NamedPose> poses;
    std::size_t lineNumber = 0;
    std::size_t wordsBefore = 0;
    for (const std::string_view line : fields(text, '\n')) {
        ++lineNumber;
        if (line.empty() || line.starts_with('#'))
            continue;
        const std::string where = "line " + std::to_string(lineNumber);
        const auto parts = words(line);
        auto pose = poseFromWords(parts);
        if (!pose)
            return std::unexpected(pose.error().in(where));
        if (wordsBefore != 0 && parts.size() != wordsBefore)
            return std::unexpected(
                fail(PL_TEXT("core", "has %1 values where the lines before have %2"), parts.size(), wordsBefore).error().in(where));
        wordsBefore = parts.size();
        poses.push_back(std::move(*pose));
    }
    return poses;
}

}  // namespace pointloom
