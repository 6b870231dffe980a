// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace pointloom::simulation {

/// One step of splitmix64 (Steele, Lea and Flood, OOPSLA 2014): a bijection that looks random.
[[nodiscard]] constexpr std::uint64_t scrambled(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31);
}

/// A seed of its own for the thing numbered (a, b) below another seed.
[[nodiscard]] constexpr std::uint64_t seedOf(std::uint64_t seed, std::int64_t a, std::int64_t b = 0)
{
    return scrambled(scrambled(scrambled(seed) ^ static_cast<std::uint64_t>(a)) ^ static_cast<std::uint64_t>(b));
}

/// Random numbers that are the same on every machine and with every standard library.
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next() { return scrambled(m_state++); }

    /// In [0, 1).
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    double between(double low, double high) { return low + (high - low) * uniform(); }
    bool chance(double probability) { return uniform() < probability; }

    /// Bell-shaped with mean 0 and deviation 1, never beyond largestNormal: the sum of four 16-bit uniform numbers (Irwin-Hall).
    /// The bound is wanted: a return is never farther from its surface than a margin that can be stated.
    double normal()
    {
        const std::uint64_t bits = next();
        double sum = 0;
        for (int shift = 0; shift < 64; shift += 16)
            sum += static_cast<double>((bits >> shift) & 0xffffU);
        return (sum / 65535 - 2) * 1.7320508075688772;  // four uniform numbers have variance 1/3
    }
    static constexpr double largestNormal = 3.47;

private:
    std::uint64_t m_state;
};

}  // namespace pointloom::simulation
