// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <vector>

namespace pointloom {

/// Which cells of an endless cubic grid are taken. Open addressing; a few nanoseconds a cell while it fits the cache.
class VoxelSet
{
public:
    explicit VoxelSet(double edge_m) : m_perMetre(static_cast<float>(1 / edge_m)) {}

    /// Takes the cell of a place; false when it was taken before. Places up to a million edges from zero.
    bool take(const Eigen::Vector3f& place_m);

    [[nodiscard]] std::size_t size() const { return m_taken; }

private:
    void grow();
    [[nodiscard]] std::size_t slotOf(std::uint64_t key) const;

    float m_perMetre;
    std::vector<std::uint64_t> m_slots;  ///< keys; 0: free
    std::size_t m_taken = 0;
};

}  // namespace pointloom
