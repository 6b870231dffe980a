// SPDX-License-Identifier: Apache-2.0
#include "core/geometry/ImplausibleBoxes.h"

namespace pointloom {
namespace {

std::string listOf(const Eigen::Vector3d& values, const char* between)
{
    return shown(values.x()) + between + shown(values.y()) + between + shown(values.z());
}

}  // namespace

bool ImplausibleBoxes::isOne(const OrientedBox& box, const std::string& where)
{
    if (isPlausible(box))
        return false;
    if (m_count++ == 0) {
        m_first = box;
        m_where = where;
    }
    return true;
}

std::optional<Message> ImplausibleBoxes::remark() const
{
    if (m_count == 0)
        return std::nullopt;
    return message(
        PL_TEXT("core",
                "%1 boxes that cannot be are left out; the first (%2) measures %3 m and lies at %4 m, but sides go up to %5 m and "
                "coordinates to %6 m"),
        m_count, m_where, listOf(m_first.size_m, " x "), listOf(m_first.centre_m, ", "), longestSide_m, farthest_m);
}

}  // namespace pointloom
