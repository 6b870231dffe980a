// SPDX-License-Identifier: Apache-2.0
#include "core/formats/OpenLabelPose.h"

#include "core/formats/OpenLabelBox.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace pointloom {
namespace {

constexpr double rigidTo = 1e-3;  // beyond it a matrix is no rounded rotation any more

using RowMajor = Eigen::Matrix<double, 4, 4, Eigen::RowMajor>;

bool endsAsAMotion(const Eigen::Matrix4d& matrix)
{
    return (matrix.row(3) - Eigen::RowVector4d(0, 0, 0, 1)).cwiseAbs().maxCoeff() <= rigidTo;
}

bool isOrthonormal(const Eigen::Matrix3d& rotation)
{
    return (rotation.transpose() * rotation - Eigen::Matrix3d::Identity()).cwiseAbs().maxCoeff() <= rigidTo;
}

bool isRigid(const Eigen::Matrix4d& matrix)
{
    const Eigen::Matrix3d rotation = matrix.topLeftCorner<3, 3>();
    return matrix.allFinite() && endsAsAMotion(matrix) && isOrthonormal(rotation) && rotation.determinant() > 0;
}

std::string shownNumbers(const Eigen::Ref<const Eigen::RowVectorXd>& numbers)
{
    std::string out;
    for (const double number : numbers)
        out.append(out.empty() ? "" : " ").append(shown(number));
    return out;
}

Message whyNotRigid(const OpenLabelMove& move, const Eigen::Matrix4d& matrix)
{
    const Eigen::Matrix3d rotation = matrix.topLeftCorner<3, 3>();
    if (!endsAsAMotion(matrix))
        return message(PL_TEXT("core",
                               "the transform from \"%1\" to \"%2\" is no rigid motion: the last row of its matrix is %3 and must "
                               "be 0 0 0 1"),
                       move.from, move.to, shownNumbers(matrix.row(3)));
    if (isOrthonormal(rotation))
        return message(PL_TEXT("core", "the transform from \"%1\" to \"%2\" is no rigid motion: its matrix mirrors"), move.from, move.to);
    return message(PL_TEXT("core",
                           "the transform from \"%1\" to \"%2\" is no rigid motion: its matrix stretches or shears; the columns of "
                           "its rotation are %3 long"),
                   move.from, move.to, shownNumbers(rotation.colwise().norm()));
}

void readMatrix(const JsonPlace& place, OpenLabelMove& move)
{
    const std::vector<double> values = place.numbers(16);
    const Eigen::Matrix4d matrix = Eigen::Map<const RowMajor>(values.data());
    move.byColumns = !isRigid(matrix) && isRigid(matrix.transpose());
    if (!move.byColumns && !isRigid(matrix)) {
        move.wrong = whyNotRigid(move, matrix);
        return;
    }
    move.to_T_from.matrix() = move.byColumns ? Eigen::Matrix4d(matrix.transpose()) : matrix;
    move.to_T_from.makeAffine();
}

/// The rotation by Euler angles about these axes, each turned along with those before it.
Eigen::Matrix3d turnedAlong(std::string_view axes, const Eigen::Vector3d& angles_rad)
{
    Eigen::Matrix3d out = Eigen::Matrix3d::Identity();
    for (std::size_t i = 0; i < 3; ++i)
        out *= Eigen::AngleAxisd(angles_rad[static_cast<Eigen::Index>(i)], Eigen::Vector3d::Unit(axes[i] - 'X')).toRotationMatrix();
    return out;
}

bool isSequence(std::string_view axes)
{
    return axes.size() == 3 && std::ranges::all_of(axes, [](char c) { return c >= 'X' && c <= 'Z'; }) && axes[0] != axes[1]
        && axes[1] != axes[2];
}

/// Capitals are axes that turn along, which is how the format's own reference code reads them. Small letters mean in other programs axes
/// that stay; they are taken where both come to the same.
void readEuler(const JsonPlace& data, OpenLabelMove& move)
{
    const std::vector<double> told = data.at("euler_angles").numbers(3);
    const Eigen::Vector3d angles_rad(told[0], told[1], told[2]);
    const std::string sequence = data.textOr("sequence", "ZYX");
    std::string axes = sequence;
    const bool isSmall = std::ranges::all_of(axes, [](char c) { return c >= 'x' && c <= 'z'; });
    if (isSmall)
        std::ranges::transform(axes, axes.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    if (!isSequence(axes)) {
        move.wrong = message(PL_TEXT("core",
                                     "the transform from \"%1\" to \"%2\" has Euler angles of the sequence \"%3\"; known are three "
                                     "of the axes X, Y and Z, such as ZYX"),
                             move.from, move.to, sequence);
        return;
    }
    if (angles_rad.cwiseAbs().maxCoeff() > 2 * std::numbers::pi + rigidTo) {
        move.wrong = message(PL_TEXT("core",
                                     "the transform from \"%1\" to \"%2\" has Euler angles beyond a whole turn: %3; they are told in "
                                     "radians"),
                             move.from, move.to, shownNumbers(angles_rad.transpose()));
        return;
    }
    move.to_T_from.linear() = turnedAlong(axes, angles_rad);
    const Eigen::Matrix3d staying = turnedAlong(std::string(axes.rbegin(), axes.rend()), angles_rad.reverse());
    if (isSmall && (staying - move.to_T_from.linear()).cwiseAbs().maxCoeff() > rigidTo)
        move.wrong = message(PL_TEXT("core",
                                     "the transform from \"%1\" to \"%2\" has Euler angles of the sequence \"%3\" in small letters, "
                                     "which can mean axes that turn along or axes that stay; write it in capitals (turn along)"),
                             move.from, move.to, sequence);
}

}  // namespace

OpenLabelMove openLabelMove(std::string from, std::string to, const JsonPlace& data)
{
    OpenLabelMove move{.from = std::move(from), .to = std::move(to)};
    if (const auto matrix = data.isList() ? std::optional(data) : data.find("matrix4x4")) {
        readMatrix(*matrix, move);
        return move;
    }
    const std::vector<double> t = data.at("translation").numbers(3);
    move.to_T_from.translation() = Eigen::Vector3d(t[0], t[1], t[2]);
    const auto quaternion = data.find("quaternion");
    if (!quaternion) {
        readEuler(data, move);
        return move;
    }
    const std::vector<double> q = quaternion->numbers(4);
    if (const auto rotation = openLabelQuaternion(q[0], q[1], q[2], q[3]))
        move.to_T_from.linear() = *rotation;
    else
        move.wrong = message(PL_TEXT("core", "the transform from \"%1\" to \"%2\" has a quaternion without a length, which is no rotation"),
                             move.from, move.to);
    return move;
}

bool leadBetweenTheSame(const OpenLabelMove& a, const OpenLabelMove& b)
{
    return (a.from == b.from && a.to == b.to) || (a.from == b.to && a.to == b.from);
}

bool contradict(const OpenLabelMove& a, const OpenLabelMove& b)
{
    constexpr double roundedTo = 1e-5;  // a turned round translation has the rounding of the rotation, times how far it leads
    const bool isSameWay = a.from == b.from;
    const Pose& first = a.to_T_from;
    const Pose second = isSameWay ? b.to_T_from : b.to_T_from.inverse();
    const double allowed_m = rigidTo + (isSameWay ? 0 : roundedTo * first.translation().norm());
    return (first.linear() - second.linear()).cwiseAbs().maxCoeff() > 2 * rigidTo
        || (first.translation() - second.translation()).norm() > allowed_m;
}

}  // namespace pointloom
