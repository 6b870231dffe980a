// SPDX-License-Identifier: Apache-2.0
#include "core/dataset/Poses.h"

#include "core/base/Text.h"
#include "core/dataset/PoseLines.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace pointloom {
namespace {

using Numbers = std::vector<double>;

/// What a pose is written as.
constexpr std::size_t quaternionNumbers = 7;
constexpr std::size_t matrixNumbers = 12;
constexpr std::size_t squareNumbers = 16;

constexpr double rotationTolerance = 1e-3;  ///< files print as few as four digits

Result<Numbers> numbersOf(std::span<const std::string> words)
{
    Numbers out;
    for (const std::string& word : words) {
        const auto value = number<double>(word);
        if (!value || !std::isfinite(*value))
            return fail(PL_TEXT("core", "'%1' is not a number"), word.substr(0, 40));
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

/// The 16 numbers of a 4x4 matrix, row by row, or column by column where the last row is not 0 0 0 1 otherwise.
Result<Pose> poseFromSquare(const Numbers& values)
{
    const Eigen::Map<const Eigen::Matrix<double, 4, 4, Eigen::RowMajor>> read(values.data());
    const Eigen::RowVector4d last(0, 0, 0, 1);
    const bool isTurned = read.row(3) != last && read.col(3).transpose() == last;
    const Eigen::Matrix4d matrix = isTurned ? Eigen::Matrix4d(read.transpose()) : Eigen::Matrix4d(read);
    if (matrix.row(3) != last)
        return fail(PL_TEXT("core", "the last row of the matrix is not 0 0 0 1"));
    Numbers rows;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 4; ++column)
            rows.push_back(matrix(row, column));
    return poseFromMatrix(rows);
}

/// x y z and the quaternion
Result<Pose> poseFromQuaternion(const Numbers& values, QuaternionOrder order)
{
    const Eigen::Quaterniond rotation = order == QuaternionOrder::xyzw ? Eigen::Quaterniond(values[6], values[3], values[4], values[5])
                                                                       : Eigen::Quaterniond(values[3], values[4], values[5], values[6]);
    if (std::abs(rotation.norm() - 1) > rotationTolerance)
        return fail(PL_TEXT("core", "the quaternion is not of length 1; the order is x y z qx qy qz qw"));
    Pose pose = Pose::Identity();
    pose.translate(Eigen::Vector3d(values[0], values[1], values[2])).rotate(rotation.normalized());
    return pose;
}

/// Lines of one file: all of them are written in one way.
class PoseReader
{
public:
    PoseReader(const std::optional<PoseColumns>& columns, QuaternionOrder order)
        : m_columns(columns), m_order(columns ? QuaternionOrder::xyzw : order)
    {}

    [[nodiscard]] Result<NamedPose> read(const PoseLine& line)
    {
        const auto& words = line.words;
        if (m_words != 0 && words.size() != m_words)
            return fail(PL_TEXT("core", "has %1 values where the lines before have %2"), words.size(), m_words);
        auto pose = m_columns ? byColumns(words) : byCount(words);
        if (pose)
            m_words = words.size();
        return pose;
    }

    [[nodiscard]] bool hasQuaternions() const { return m_hasQuaternions; }

private:
    [[nodiscard]] Result<NamedPose> byColumns(const std::vector<std::string>& words)
    {
        std::vector<std::string> chosen;
        for (const std::size_t column : m_columns->numbers) {
            if (column >= words.size())
                return fail(PL_TEXT("core", "has %1 values, fewer than the first line names"), words.size());
            chosen.push_back(words[column]);
        }
        const bool named = m_columns->frame && *m_columns->frame < words.size();
        return poseOf(named ? words[*m_columns->frame] : std::string(), chosen);
    }

    [[nodiscard]] Result<NamedPose> byCount(const std::vector<std::string>& words)
    {
        for (const std::size_t count : {quaternionNumbers, matrixNumbers, squareNumbers}) {
            if (words.size() == count)
                return poseOf({}, words);
            if (words.size() == count + 1)
                return poseOf(words.front(), std::span(words).subspan(1));
        }
        return fail(PL_TEXT("core",
                            "has %1 values; a pose has 12 or 16 (a matrix) or 7 (position, quaternion), and one more when a frame or a "
                            "time stands before them"),
                    words.size());
    }

    [[nodiscard]] Result<NamedPose> poseOf(const std::string& frame, std::span<const std::string> words)
    {
        const auto numbers = numbersOf(words);
        if (!numbers)
            return std::unexpected(numbers.error());
        const auto pose = numbers->size() == quaternionNumbers ? poseFromQuaternion(*numbers, m_order)
            : numbers->size() == squareNumbers                 ? poseFromSquare(*numbers)
                                                               : poseFromMatrix(*numbers);
        if (!pose)
            return std::unexpected(pose.error());
        m_hasQuaternions = m_hasQuaternions || (numbers->size() == quaternionNumbers && !m_columns);
        return NamedPose{frame, *pose};
    }

    const std::optional<PoseColumns>& m_columns;
    QuaternionOrder m_order;
    std::size_t m_words = 0;  ///< of the first line that was read
    bool m_hasQuaternions = false;
};

}  // namespace

PosesRead posesFromText(std::string_view text, QuaternionOrder order)
{
    constexpr std::size_t mostInVain = 1000;  // a file of something else
    const PoseLines all = poseLinesOf(text);
    PoseReader reader(all.columns, order);
    PosesRead out;
    std::vector<std::size_t> unread;
    for (std::size_t i = 0; i < all.lines.size() && (unread.size() < mostInVain || unread.size() < i); ++i) {
        auto pose = reader.read(all.lines[i]);
        if (!pose && unread.empty())
            out.firstUnread = pose.error().in("line " + std::to_string(all.lines[i].number));
        if (!pose)
            unread.push_back(i);
        out.poses.push_back(pose ? std::move(*pose) : NamedPose{.frame = {}, .isKnown = false});
    }
    out.unread = unread.size();
    out.hasQuaternions = reader.hasQuaternions();
    const bool named = std::ranges::any_of(out.poses, [](const NamedPose& pose) { return !pose.frame.empty(); });
    for (const std::size_t i : unread) {
        if (named && !all.lines[i].words.empty())
            out.poses[i].frame = all.lines[i].words.front();
    }
    if (unread.size() == out.poses.size())
        out.poses.clear();
    return out;
}

}  // namespace pointloom
