// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/Error.h"

#include <Eigen/Core>

#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace pointloom {

enum class LensModel {
    none,              ///< a pinhole
    radialTangential,  ///< Brown-Conrady, also with the rational and the thin-prism part
    fisheye,           ///< Kannala-Brandt
};

/// How the image of a real lens differs from that of a pinhole, on the plane one metre before the camera. The formulas and the order of the
/// coefficients are OpenCV's: calib3d "Detailed Description" for k1 k2 p1 p2 [k3 [k4 k5 k6 [s1 s2 s3 s4]]], cv::fisheye for k1 k2 k3 k4.
class Lens
{
public:
    Lens() = default;  ///< a pinhole

    /// 4, 5, 8 or 12 coefficients; another count, or a number that is not finite, is an error.
    [[nodiscard]] static Result<Lens> radialTangential(std::span<const double> coefficients);
    /// 4 coefficients.
    [[nodiscard]] static Result<Lens> fisheye(std::span<const double> coefficients);

    [[nodiscard]] LensModel model() const { return m_model; }
    [[nodiscard]] const std::vector<double>& coefficients() const { return m_coefficients; }

    /// Where the lens draws what a pinhole would draw at a point (x/z, y/z). Nothing beyond the widest radius.
    [[nodiscard]] std::optional<Eigen::Vector2d> distorted(const Eigen::Vector2d& pinhole) const;

    /// How far from the axis the model holds, as a radius on the pinhole's plane: there its polynomial stops to grow, and what lies further
    /// out would be folded back into the image. Infinite where it never does.
    [[nodiscard]] double widestRadius() const { return m_widestRadius; }

    friend bool operator==(const Lens& a, const Lens& b) = default;

private:
    LensModel m_model = LensModel::none;
    std::vector<double> m_coefficients;
    double m_widestRadius = std::numeric_limits<double>::infinity();
};

}  // namespace pointloom
